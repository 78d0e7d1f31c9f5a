#include "hybridize/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace hybridize {

void CheckFailed(const char* file, int line, const char* condition, const char* message) {
  std::fprintf(stderr, "hybridize: internal error: %s:%d: %s: %s\n", file, line, condition,
               message);
  std::abort();
}

}  // namespace hybridize
