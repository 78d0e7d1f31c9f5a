#include "hybridize/base/components.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hybridize {

std::vector<uint32_t> StronglyConnectedComponents(
    const std::vector<std::vector<uint32_t>>& successors) {
  constexpr uint32_t kUnseen = ~0U;
  auto count = static_cast<uint32_t>(successors.size());
  std::vector<uint32_t> order(count, kUnseen), low(count), component(count, kUnseen);
  std::vector<uint32_t> stack;
  std::vector<std::pair<uint32_t, size_t>> visits;
  uint32_t next_order = 0;
  uint32_t next_component = 0;
  auto enter = [&](uint32_t node) {
    order[node] = low[node] = next_order++;
    stack.push_back(node);
    visits.emplace_back(node, 0);
  };
  for (uint32_t start = 0; start < count; ++start) {
    if (order[start] != kUnseen) {
      continue;
    }
    enter(start);
    while (!visits.empty()) {
      auto& [node, next] = visits.back();
      if (next < successors[node].size()) {
        uint32_t successor = successors[node][next++];
        if (order[successor] == kUnseen) {
          enter(successor);
        } else if (component[successor] == kUnseen) {
          low[node] = std::min(low[node], order[successor]);
        }
        continue;
      }
      uint32_t done = node;
      visits.pop_back();
      if (!visits.empty()) {
        low[visits.back().first] = std::min(low[visits.back().first], low[done]);
      }
      if (low[done] == order[done]) {
        while (component[done] == kUnseen) {
          component[stack.back()] = next_component;
          stack.pop_back();
        }
        ++next_component;
      }
    }
  }
  return component;
}

}  // namespace hybridize
