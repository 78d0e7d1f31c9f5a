#include "ratios.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

namespace hybridize::benchmarks {
namespace {

template <typename Value>
double MedianOf(llvm::ArrayRef<Pass> passes, Value value) {
  std::vector<double> values;
  for (const Pass& pass : passes) {
    values.push_back(value(pass));
  }
  llvm::sort(values);
  return values[values.size() / 2];
}

}  // namespace

void WriteRatios(llvm::ArrayRef<Pass> passes, llvm::raw_ostream& os) {
  const Pass& first = passes.front();
  os << first.files << " files, " << first.lines << " lines, " << first.bytes << " bytes, "
     << passes.size() << " passes\n\n"
     << "| stage | ms | CPU ms | 1000 lines/s | of the bare parse | of the whole | peak MB |\n"
     << "|---|---:|---:|---:|---:|---:|---:|\n";
  double whole = MedianOf(passes, [](const Pass& pass) {
    return llvm::find_if(pass.stages, [](const Stage& stage) { return stage.name == "whole"; })
        ->cpu_seconds;
  });
  for (size_t i = 0; i < first.stages.size(); ++i) {
    double seconds = MedianOf(passes, [i](const Pass& pass) { return pass.stages[i].seconds; });
    double cpu = MedianOf(passes, [i](const Pass& pass) { return pass.stages[i].cpu_seconds; });
    double ratio = MedianOf(passes, [i](const Pass& pass) {
      return pass.stages[i].cpu_seconds / pass.bare_parse().cpu_seconds;
    });
    double peak = MedianOf(passes, [i](const Pass& pass) { return pass.stages[i].peak_megabytes; });
    os << "| " << first.stages[i].name
       << llvm::format(" | %.1f | %.1f | %.0f | %.2f | %.0f %% | %.0f |\n", seconds * 1e3,
                       cpu * 1e3, static_cast<double>(first.lines) / cpu / 1e3, ratio,
                       100 * cpu / whole, peak);
  }
}

}  // namespace hybridize::benchmarks
