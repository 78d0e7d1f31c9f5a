#ifndef HYBRIDIZE_BASE_COMPONENTS_H_
#define HYBRIDIZE_BASE_COMPONENTS_H_

#include <cstdint>
#include <vector>

namespace hybridize {

// The strongly connected component of every node of a graph given by successor lists (Tarjan,
// Depth- First Search and Linear Graph Algorithms, 1972). Components are numbered in reverse
// topological order: successors have the lower numbers. Uses no recursion.
std::vector<uint32_t> StronglyConnectedComponents(
    const std::vector<std::vector<uint32_t>>& successors);

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_COMPONENTS_H_
