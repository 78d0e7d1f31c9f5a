#ifndef HYBRIDIZE_BENCHMARKS_PASS_H_
#define HYBRIDIZE_BENCHMARKS_PASS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::benchmarks {

struct Stage {
  std::string name;
  double seconds = 0;
  // Of the processor: what ratios are made of, since other programs do not disturb it.
  double cpu_seconds = 0;
  // Resident at the stage's worst moment, with what the stages before it left behind.
  double peak_megabytes = 0;
};

// What one analysis of a project costs on one thread, stage by stage.
struct Pass {
  uint64_t files = 0;
  uint64_t lines = 0;
  uint64_t bytes = 0;
  // In the order of the run, the same in every pass. The first is the bare parse of tree-sitter.
  std::vector<Stage> stages;

  const Stage& bare_parse() const { return stages.front(); }
};

// Runs everything once: the bare parse, our parse and our validation of the files that are
// analysed, then the whole tool with the stages that its driver names, the patches and the JSON
// report.
llvm::Expected<Pass> MeasurePass(llvm::StringRef directory);

}  // namespace hybridize::benchmarks

#endif  // HYBRIDIZE_BENCHMARKS_PASS_H_
