#ifndef HYBRIDIZE_BASE_PARALLEL_H_
#define HYBRIDIZE_BASE_PARALLEL_H_

#include <cstddef>

#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize {

// Calls `work(i)` once for every i in [0, count), on `jobs` threads (0: one per core), and returns
// when all calls have returned. Calls may run in any order and at the same time: each writes only
// to its own slot. Every thread has a stack of `kWorkerStackBytes`, also with one job, so that the
// depth of recursion does not depend on the number of threads.
void ParallelFor(unsigned jobs, size_t count, llvm::function_ref<void(size_t)> work);

inline constexpr unsigned kWorkerStackBytes = 256U << 20;

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_PARALLEL_H_
