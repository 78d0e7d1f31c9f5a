#include "ir/dominators.h"

#include <gtest/gtest.h>

#include <random>

namespace hybridize::ir {
namespace {

using Arrow = DominatorTree::Arrow;

// Reachable from the entry without passing through `without`.
std::vector<bool> Reach(uint32_t count, const std::vector<Arrow>& arrows, uint32_t without) {
  std::vector<bool> seen(count);
  if (without == 0) {
    return seen;
  }
  std::vector<uint32_t> work = {0};
  seen[0] = true;
  while (!work.empty()) {
    uint32_t node = work.back();
    work.pop_back();
    for (auto [from, to] : arrows) {
      if (from == node && to != without && !seen[to]) {
        seen[to] = true;
        work.push_back(to);
      }
    }
  }
  return seen;
}

TEST(DominatorTree, AgreesWithTheDefinitionOnRandomGraphs) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    uint32_t count = 1 + static_cast<uint32_t>(random() % 12);
    std::vector<Arrow> arrows;
    for (uint32_t i = 0, size = static_cast<uint32_t>(random() % 25); i < size; ++i) {
      arrows.emplace_back(random() % count, random() % count);
    }
    DominatorTree tree(count, arrows);
    std::vector<bool> reachable = Reach(count, arrows, count);
    for (uint32_t a = 0; a < count; ++a) {
      EXPECT_EQ(tree.Reachable(a), reachable[a]);
      std::vector<bool> around = Reach(count, arrows, a);
      for (uint32_t b = 0; b < count; ++b) {
        bool expected = reachable[a] && reachable[b] && (a == b || !around[b]);
        ASSERT_EQ(tree.Dominates(a, b), expected) << "round " << round << ": " << a << ", " << b;
      }
    }
  }
}

TEST(DominatorTree, TakesALongChainWithoutRecursion) {
  constexpr uint32_t kCount = 200000;
  std::vector<Arrow> arrows;
  for (uint32_t i = 0; i + 1 < kCount; ++i) {
    arrows.emplace_back(i, i + 1);
  }
  DominatorTree tree(kCount, arrows);
  EXPECT_TRUE(tree.Dominates(1, kCount - 1));
  EXPECT_FALSE(tree.Dominates(kCount - 1, 1));
}

}  // namespace
}  // namespace hybridize::ir
