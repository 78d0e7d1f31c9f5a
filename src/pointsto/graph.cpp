#include "pointsto/graph.h"

#include <algorithm>

namespace hybridize::pointsto {

NodeId ConstraintGraph::AddNodes(uint32_t count) {
  NodeId first = nodes_.next_id();
  for (uint32_t i = 0; i < count; ++i) {
    Node node;
    node.parent = first.index() + i;
    node.all = sets_.empty();
    node.fresh = sets_.empty();
    nodes_.Add(std::move(node));
  }
  return first;
}

NodeId ConstraintGraph::Find(NodeId node) const {
  uint32_t index = node.index();
  while (nodes_[NodeId(index)].parent != index) {
    const Node& current = nodes_[NodeId(index)];
    // Path halving.
    current.parent = nodes_[NodeId(current.parent)].parent;
    index = current.parent;
  }
  return NodeId(index);
}

void ConstraintGraph::Enqueue(NodeId node) {
  if (!nodes_[node].queued) {
    nodes_[node].queued = true;
    worklist_.push_back(node);
  }
}

void ConstraintGraph::AddSet(NodeId node, SetId set) {
  node = Find(node);
  Node& target = nodes_[node];
  if (target.saturated) {
    return;
  }
  SetId added = sets_.Difference(set, target.all);
  if (added == sets_.empty()) {
    return;
  }
  if (sets_.Elements(target.all).size() + sets_.Elements(added).size() > limit_) {
    target.saturated = true;
    added = sets_.Difference(rest_, target.all);
  }
  target.all = sets_.Union(target.all, added);
  target.fresh = sets_.Union(target.fresh, added);
  Enqueue(node);
}

void ConstraintGraph::AddEdge(NodeId from, NodeId to) {
  from = Find(from);
  to = Find(to);
  if (from == to || !edges_.insert({from, to}).second) {
    return;
  }
  ++statistics_.edges;
  nodes_[from].successors.push_back(to);
  AddSet(to, nodes_[from].all);
}

void ConstraintGraph::Attach(NodeId node, ConstraintId constraint) {
  node = Find(node);
  if (!attached_.insert({node, constraint}).second) {
    return;
  }
  Node& target = nodes_[node];
  target.constraints.push_back(constraint);
  // What is fresh reaches it with the others.
  SetId seen = sets_.Difference(target.all, target.fresh);
  if (seen != sets_.empty()) {
    late_.emplace_back(constraint, seen);
  }
}

void ConstraintGraph::Solve(Handler handle) {
  while (!worklist_.empty() || !late_.empty()) {
    while (!late_.empty()) {
      auto [constraint, objects] = late_.back();
      late_.pop_back();
      handle(constraint, sets_.Elements(objects));
    }
    if (worklist_.empty()) {
      continue;
    }
    if (collapse_ && cycle_hints_ > 0 && since_collapse_ > nodes_.size()) {
      CollapseCycles();
    }
    NodeId node = worklist_.front();
    worklist_.pop_front();
    node = Find(node);
    nodes_[node].queued = false;
    Process(node, handle);
  }
}

void ConstraintGraph::Process(NodeId node, Handler handle) {
  SetId fresh = nodes_[node].fresh;
  if (fresh == sets_.empty()) {
    return;
  }
  nodes_[node].fresh = sets_.empty();
  ++statistics_.propagations;
  ++since_collapse_;
  for (size_t i = 0; i < nodes_[node].successors.size(); ++i) {
    NodeId successor = Find(nodes_[node].successors[i]);
    if (successor == node) {
      continue;
    }
    AddSet(successor, fresh);
    if (nodes_[successor].all == nodes_[node].all) {
      ++cycle_hints_;
    }
  }
  // By index: handling may add constraints to this node, which then see everything later.
  size_t count = nodes_[node].constraints.size();
  for (size_t i = 0; i < count; ++i) {
    handle(nodes_[node].constraints[i], sets_.Elements(fresh));
  }
}

void ConstraintGraph::Merge(NodeId into, NodeId from) {
  ++statistics_.collapsed;
  Node& kept = nodes_[into];
  Node& gone = nodes_[from];
  gone.parent = into.index();
  // What either has not told its own successors and constraints must reach those of both.
  SetId differing =
      sets_.Union(sets_.Difference(kept.all, gone.all), sets_.Difference(gone.all, kept.all));
  kept.fresh = sets_.Union(sets_.Union(kept.fresh, gone.fresh), differing);
  kept.all = sets_.Union(kept.all, gone.all);
  kept.saturated |= gone.saturated;
  for (NodeId successor : gone.successors) {
    NodeId target = Find(successor);
    if (target != into && edges_.insert({into, target}).second) {
      kept.successors.push_back(target);
    }
  }
  for (ConstraintId constraint : gone.constraints) {
    if (attached_.insert({into, constraint}).second) {
      kept.constraints.push_back(constraint);
    }
  }
  gone.successors.clear();
  gone.successors.shrink_to_fit();
  gone.constraints.clear();
  gone.fresh = sets_.empty();
  if (kept.fresh != sets_.empty()) {
    Enqueue(into);
  }
}

// Tarjan's algorithm over the whole graph, with an explicit stack.
void ConstraintGraph::CollapseCycles() {
  constexpr uint32_t kUnseen = ~0U;
  constexpr uint32_t kDone = ~0U - 1;
  since_collapse_ = 0;
  cycle_hints_ = 0;
  struct Visit {
    uint32_t node;
    uint32_t next = 0;
    uint32_t low = 0;
  };
  std::vector<uint32_t> order(nodes_.size(), kUnseen);
  std::vector<uint32_t> stack;
  std::vector<Visit> visits;
  std::vector<std::vector<uint32_t>> components;
  uint32_t next_order = 0;
  auto enter = [&](uint32_t node) {
    order[node] = next_order++;
    stack.push_back(node);
    visits.push_back({.node = node, .low = order[node]});
  };
  for (uint32_t start = 0; start < nodes_.size(); ++start) {
    if (order[start] != kUnseen || nodes_[NodeId(start)].successors.empty()) {
      continue;
    }
    enter(start);
    while (!visits.empty()) {
      Visit& visit = visits.back();
      const std::vector<NodeId>& successors = nodes_[NodeId(visit.node)].successors;
      if (visit.next < successors.size()) {
        uint32_t successor = Find(successors[visit.next++]).index();
        if (order[successor] == kUnseen) {
          enter(successor);
        } else if (order[successor] != kDone) {
          visit.low = std::min(visit.low, order[successor]);
        }
        continue;
      }
      Visit done = visit;
      visits.pop_back();
      if (!visits.empty()) {
        visits.back().low = std::min(visits.back().low, done.low);
      }
      if (done.low == order[done.node]) {
        size_t first = stack.size();
        do {
          order[stack[--first]] = kDone;
        } while (stack[first] != done.node);
        if (stack.size() - first > 1) {
          components.emplace_back(stack.begin() + static_cast<ptrdiff_t>(first), stack.end());
        }
        stack.resize(first);
      }
    }
  }
  for (const std::vector<uint32_t>& component : components) {
    // The least id is kept, so that the result does not depend on the order of the walk.
    uint32_t kept = *std::ranges::min_element(component);
    for (uint32_t node : component) {
      if (node != kept) {
        Merge(NodeId(kept), NodeId(node));
      }
    }
  }
}

}  // namespace hybridize::pointsto
