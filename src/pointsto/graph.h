#ifndef HYBRIDIZE_SRC_POINTSTO_GRAPH_H_
#define HYBRIDIZE_SRC_POINTSTO_GRAPH_H_

#include <deque>
#include <vector>

#include "hybridize/pointsto/object.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "pointsto/set_pool.h"

namespace hybridize::pointsto {

using ConstraintId = Id<struct ConstraintTag>;

// The inclusion constraints over pointer variables: copy edges between nodes, and complex
// constraints that wait on a node for new objects. Solved with difference propagation; cycles of
// copy edges are collapsed once propagation has made the ends of edges equal (the hint of lazy
// cycle detection: Hardekopf and Lin, The Ant and the Grasshopper, PLDI 2007) and has taken as many
// steps as there are nodes, so that looking for them stays a fraction of the work. What a complex
// constraint does is its owner's business.
class ConstraintGraph {
 public:
  explicit ConstraintGraph(SetPool& sets) : sets_(sets) {}

  // A node with more objects than `limit` is saturated: it gains `rest`, which stands for all
  // further ones, and takes up nothing more (Wimmer et al., Scaling Type-Based Points-to Analysis
  // with Saturation, PLDI 2024). Keeps what a few nodes of a large program point to from flooding
  // all others.
  void Saturate(uint32_t limit, ObjectId rest) {
    limit_ = limit;
    rest_ = sets_.Singleton(rest);
  }

  // `count` new nodes with consecutive ids; gives the first.
  NodeId AddNodes(uint32_t count);
  void AddObject(NodeId node, ObjectId object) { AddSet(node, sets_.Singleton(object)); }
  void AddSet(NodeId node, SetId set);
  // Everything in `from` is in `to`.
  void AddEdge(NodeId from, NodeId to);
  // The constraint will see every object of the node once; idempotent.
  void Attach(NodeId node, ConstraintId constraint);

  SetId PointsTo(NodeId node) const { return nodes_[Find(node)].all; }
  bool IsEmpty(NodeId node) const { return PointsTo(node) == sets_.empty(); }

  using Handler = llvm::function_ref<void(ConstraintId, llvm::ArrayRef<ObjectId>)>;
  // Propagates until nothing changes. `handle` may add nodes, edges, objects and constraints.
  void Solve(Handler handle);

  struct Statistics {
    uint64_t edges = 0;
    uint64_t propagations = 0;
    uint64_t collapsed = 0;
  };
  const Statistics& statistics() const { return statistics_; }
  size_t node_count() const { return nodes_.size(); }
  // Cycles stay as they are: for comparing results with and without.
  void DisableCollapsing() { collapse_ = false; }

 private:
  struct Node {
    // Itself, or a node that it was merged into.
    mutable uint32_t parent = 0;
    SetId all;
    // The part of `all` that successors and constraints have not seen.
    SetId fresh;
    bool queued = false;
    bool saturated = false;
    std::vector<NodeId> successors;
    std::vector<ConstraintId> constraints;
  };

  NodeId Find(NodeId node) const;
  void Enqueue(NodeId node);
  void Process(NodeId node, Handler handle);
  void Merge(NodeId into, NodeId from);
  // Merges the nodes of every strongly connected component.
  void CollapseCycles();

  SetPool& sets_;
  IdVector<NodeId, Node> nodes_;
  std::deque<NodeId> worklist_;
  // Constraints attached to nodes that have objects already, with the objects they have not seen.
  std::vector<std::pair<ConstraintId, SetId>> late_;
  llvm::DenseSet<std::pair<NodeId, NodeId>> edges_;
  llvm::DenseSet<std::pair<NodeId, ConstraintId>> attached_;
  // Since cycles were collapsed last: propagations, and edges whose ends became equal.
  uint64_t since_collapse_ = 0;
  uint64_t cycle_hints_ = 0;
  Statistics statistics_;
  bool collapse_ = true;
  uint32_t limit_ = ~0U;
  SetId rest_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_GRAPH_H_
