#ifndef HYBRIDIZE_DRIVER_STAGE_CLOCK_H_
#define HYBRIDIZE_DRIVER_STAGE_CLOCK_H_

#include <chrono>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "hybridize/driver/driver.h"

namespace hybridize::driver {

// Times the stages of a run one after the other, and tells the listener how far they are.
class StageClock {
 public:
  // The listener must outlive the clock.
  explicit StageClock(ProgressListener listener) : listener_(listener) {}

  // Ends the stage before. `total` steps are expected; 0 where that cannot be said.
  void Begin(llvm::StringRef stage, size_t total = 0);
  // One step is done. Safe from several threads.
  void Step();
  // Ends the last stage; seconds per stage, in order.
  std::vector<std::pair<std::string, double>> Finish();

 private:
  using Clock = std::chrono::steady_clock;

  void EndStage();

  ProgressListener listener_;
  std::mutex mutex_;
  std::string stage_;
  size_t done_ = 0;
  size_t total_ = 0;
  Clock::time_point start_;
  std::vector<std::pair<std::string, double>> timings_;
};

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_STAGE_CLOCK_H_
