#include "hybridize/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <vector>

#include "llvm/Support/Threading.h"
#include "llvm/Support/thread.h"

namespace hybridize {

void ParallelFor(unsigned jobs, size_t count, llvm::function_ref<void(size_t)> work) {
  if (count == 0) {
    return;
  }
  if (jobs == 0) {
    jobs = llvm::hardware_concurrency().compute_thread_count();
  }
  // llvm::thread and not ThreadPool: the pool cannot set the size of its stacks.
  std::atomic<size_t> next = 0;
  auto run = [&next, count, work] {
    for (size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
      work(i);
    }
  };
  std::vector<llvm::thread> threads;
  size_t thread_count = std::min<size_t>(jobs, count);
  threads.reserve(thread_count);
  for (size_t i = 0; i < thread_count; ++i) {
    threads.emplace_back(std::optional<unsigned>(kWorkerStackBytes), run);
  }
  for (llvm::thread& thread : threads) {
    thread.join();
  }
}

}  // namespace hybridize
