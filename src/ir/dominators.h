#ifndef HYBRIDIZE_IR_DOMINATORS_H_
#define HYBRIDIZE_IR_DOMINATORS_H_

#include <cstdint>
#include <utility>
#include <vector>

namespace hybridize::ir {

// The dominator tree of a directed graph whose nodes are numbered from 0, the entry (Cooper,
// Harvey, Kennedy, A Simple, Fast Dominance Algorithm, 2001). Built once; queries take constant
// time.
class DominatorTree {
 public:
  using Arrow = std::pair<uint32_t, uint32_t>;

  DominatorTree(uint32_t node_count, const std::vector<Arrow>& arrows);

  bool Reachable(uint32_t node) const { return order_[node] != kUnreached; }
  // Every path from the entry to `node` leads through `dominator`; true for the node itself. False
  // when either is unreachable.
  bool Dominates(uint32_t dominator, uint32_t node) const;

 private:
  static constexpr uint32_t kUnreached = ~0U;

  // Neighbours of node n: targets[starts[n]] to targets[starts[n + 1]].
  struct Neighbours {
    std::vector<uint32_t> starts;
    std::vector<uint32_t> targets;
  };
  static Neighbours Collect(uint32_t node_count, const std::vector<Arrow>& arrows, bool reversed);

  void NumberInReversePostorder(const Neighbours& successors);
  void FindImmediateDominators(const Neighbours& predecessors);
  uint32_t Meet(uint32_t left, uint32_t right) const;
  void NumberTree();

  // Reverse postorder, and the position of each node in it.
  std::vector<uint32_t> nodes_;
  std::vector<uint32_t> order_;
  // By position in reverse postorder.
  std::vector<uint32_t> immediate_;
  // By position: the tree's preorder number, and the greatest one in the subtree.
  std::vector<uint32_t> first_;
  std::vector<uint32_t> last_;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_DOMINATORS_H_
