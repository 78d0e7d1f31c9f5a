#ifndef HYBRIDIZE_BASE_DIAGNOSTIC_H_
#define HYBRIDIZE_BASE_DIAGNOSTIC_H_

#include <compare>
#include <cstdint>
#include <string>

namespace hybridize {

// A message about the input (a file, a setting, an option): what is wrong, where, and what to do.
// Findings about functions are not diagnostics; they are facts and decisions.
struct Diagnostic {
  // As the user would write it: relative to the project root, or empty when no file is concerned.
  std::string file;
  // 1-based; columns count code points; 0 when the place is not known.
  uint32_t line = 0;
  uint32_t column = 0;
  std::string message;

  friend auto operator<=>(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_DIAGNOSTIC_H_
