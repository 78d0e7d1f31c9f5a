#include "peak_memory.h"

#include <malloc.h>

#include <fstream>
#include <string>

namespace hybridize::benchmarks {

void ForgetPeak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;
}

double PeakMegabytes() {
  std::ifstream status("/proc/self/status");
  std::string key;
  double kilobytes = 0;
  while (status >> key) {
    if (key == "VmHWM:" && status >> kilobytes) {
      return kilobytes / 1024;
    }
  }
  return 0;
}

}  // namespace hybridize::benchmarks
