#ifndef HYBRIDIZE_TOOLS_TERMINAL_H_
#define HYBRIDIZE_TOOLS_TERMINAL_H_

#include <chrono>
#include <cstddef>
#include <string>

#include "hybridize/driver/driver.h"
#include "hybridize/project/settings.h"

namespace hybridize::cli {

enum class Stream : bool { Output, Error };

// `always`, or `auto` on a terminal that has colours, unless NO_COLOR is set.
bool UseColor(project::ColorMode mode, Stream stream);

// Columns of the terminal; 100 where there is none.
uint32_t Width(Stream stream);

// Shows how far a run is, on the last line of a terminal's standard error. Shows nothing elsewhere,
// or before a run takes long.
class ProgressLine {
 public:
  explicit ProgressLine(bool enabled);
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(const driver::Progress& progress);
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool enabled_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_TERMINAL_H_
