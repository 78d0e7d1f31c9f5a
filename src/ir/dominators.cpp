#include "ir/dominators.h"

#include <algorithm>

namespace hybridize::ir {

DominatorTree::DominatorTree(uint32_t node_count, const std::vector<Arrow>& arrows)
    : order_(node_count, kUnreached) {
  if (node_count == 0) {
    return;
  }
  NumberInReversePostorder(Collect(node_count, arrows, false));
  FindImmediateDominators(Collect(node_count, arrows, true));
  NumberTree();
}

bool DominatorTree::Dominates(uint32_t dominator, uint32_t node) const {
  if (!Reachable(dominator) || !Reachable(node)) {
    return false;
  }
  uint32_t inner = first_[order_[node]];
  return first_[order_[dominator]] <= inner && inner <= last_[order_[dominator]];
}

DominatorTree::Neighbours DominatorTree::Collect(uint32_t node_count,
                                                 const std::vector<Arrow>& arrows, bool reversed) {
  Neighbours result{.starts = std::vector<uint32_t>(node_count + 1),
                    .targets = std::vector<uint32_t>(arrows.size())};
  auto ends = [reversed](Arrow arrow) {
    return reversed ? Arrow(arrow.second, arrow.first) : arrow;
  };
  for (Arrow arrow : arrows) {
    ++result.starts[ends(arrow).first + 1];
  }
  for (uint32_t i = 0; i < node_count; ++i) {
    result.starts[i + 1] += result.starts[i];
  }
  std::vector<uint32_t> next(result.starts.begin(), result.starts.end() - 1);
  for (Arrow arrow : arrows) {
    auto [from, to] = ends(arrow);
    result.targets[next[from]++] = to;
  }
  return result;
}

void DominatorTree::NumberInReversePostorder(const Neighbours& successors) {
  // A node and the next of its neighbours to look at.
  std::vector<std::pair<uint32_t, uint32_t>> path = {{0, successors.starts[0]}};
  std::vector<bool> seen(order_.size());
  seen[0] = true;
  while (!path.empty()) {
    auto& [node, next] = path.back();
    if (next == successors.starts[node + 1]) {
      nodes_.push_back(node);
      path.pop_back();
      continue;
    }
    uint32_t target = successors.targets[next++];
    if (!seen[target]) {
      seen[target] = true;
      path.emplace_back(target, successors.starts[target]);
    }
  }
  std::reverse(nodes_.begin(), nodes_.end());
  for (uint32_t i = 0; i < nodes_.size(); ++i) {
    order_[nodes_[i]] = i;
  }
}

void DominatorTree::FindImmediateDominators(const Neighbours& predecessors) {
  immediate_.assign(nodes_.size(), kUnreached);
  immediate_[0] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      uint32_t found = kUnreached;
      uint32_t node = nodes_[i];
      for (uint32_t j = predecessors.starts[node]; j < predecessors.starts[node + 1]; ++j) {
        uint32_t position = order_[predecessors.targets[j]];
        if (position == kUnreached || immediate_[position] == kUnreached) {
          continue;
        }
        found = found == kUnreached ? position : Meet(found, position);
      }
      changed |= immediate_[i] != found;
      immediate_[i] = found;
    }
  }
}

uint32_t DominatorTree::Meet(uint32_t left, uint32_t right) const {
  while (left != right) {
    if (left > right) {
      left = immediate_[left];
    } else {
      right = immediate_[right];
    }
  }
  return left;
}

// A parent stands before its children in reverse postorder, so sizes of subtrees add up backwards
// and preorder numbers are handed out forwards.
void DominatorTree::NumberTree() {
  auto count = static_cast<uint32_t>(nodes_.size());
  std::vector<uint32_t> sizes(count, 1);
  for (uint32_t i = count - 1; i > 0; --i) {
    sizes[immediate_[i]] += sizes[i];
  }
  first_.assign(count, 0);
  last_.assign(count, count - 1);
  std::vector<uint32_t> next(count, 1);
  for (uint32_t i = 1; i < count; ++i) {
    uint32_t parent = immediate_[i];
    first_[i] = next[parent];
    next[parent] += sizes[i];
    next[i] = first_[i] + 1;
    last_[i] = first_[i] + sizes[i] - 1;
  }
}

}  // namespace hybridize::ir
