#ifndef HYBRIDIZE_BASE_CHECK_H_
#define HYBRIDIZE_BASE_CHECK_H_

namespace hybridize {

// Prints the failed condition with its place and aborts: the process ends with an internal error.
[[noreturn]] void CheckFailed(const char* file, int line, const char* condition,
                              const char* message);

}  // namespace hybridize

// An invariant that is cheap enough to be checked in every build. What is checked is our own
// code, never the input: bad input becomes a Diagnostic.
#define HYB_CHECK(condition, message)                                      \
  do {                                                                     \
    if (!(condition)) {                                                    \
      ::hybridize::CheckFailed(__FILE__, __LINE__, #condition, (message)); \
    }                                                                      \
  } while (false)

#endif  // HYBRIDIZE_BASE_CHECK_H_
