#include "hybridize/base/parallel.h"

#include <atomic>
#include <vector>

#include "gtest/gtest.h"

namespace hybridize {
namespace {

// Uses about 4 KiB of stack per level, so that `depth` levels need more than a default stack.
size_t Recurse(size_t depth) {
  volatile char frame[4096];
  frame[0] = 1;
  return depth == 0 ? 0 : Recurse(depth - 1) + static_cast<size_t>(frame[0]);
}

TEST(ParallelFor, DoesEachPieceOfWorkOnce) {
  for (unsigned jobs : {0U, 1U, 2U, 7U}) {
    std::vector<int> done(1000);
    ParallelFor(jobs, done.size(), [&](size_t i) { ++done[i]; });
    EXPECT_EQ(done, std::vector<int>(1000, 1)) << jobs << " jobs";
  }
}

TEST(ParallelFor, DoesNothingForNoWork) {
  ParallelFor(4, 0, [](size_t) { ADD_FAILURE(); });
}

TEST(ParallelFor, ReturnsWhenAllWorkIsDone) {
  std::atomic<size_t> sum = 0;
  ParallelFor(3, 100, [&](size_t i) { sum += i; });
  EXPECT_EQ(sum, 4950U);
}

TEST(ParallelFor, GivesEveryThreadADeepStackWithOneJobToo) {
  for (unsigned jobs : {1U, 2U}) {
    std::vector<size_t> depths(2);
    ParallelFor(jobs, depths.size(), [&](size_t i) { depths[i] = Recurse(10000); });
    EXPECT_EQ(depths, std::vector<size_t>(2, 10000)) << jobs << " jobs";
  }
}

}  // namespace
}  // namespace hybridize
