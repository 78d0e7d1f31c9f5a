#ifndef HYBRIDIZE_BENCHMARKS_RATIOS_H_
#define HYBRIDIZE_BENCHMARKS_RATIOS_H_

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"
#include "pass.h"

namespace hybridize::benchmarks {

// A Markdown table with a row per stage. Times are medians over the passes; speeds and shares are
// those of the processor's time. The ratio of a stage is the median of its ratios to the bare parse
// of the same pass, which says much the same on any machine.
void WriteRatios(llvm::ArrayRef<Pass> passes, llvm::raw_ostream& os);

}  // namespace hybridize::benchmarks

#endif  // HYBRIDIZE_BENCHMARKS_RATIOS_H_
