#include "pointsto/graph.h"

#include <algorithm>

#include "llvm/ADT/DenseMap.h"

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
  SetId added = sets_.Difference(set, target.all);
  if (added == sets_.empty()) {
    return;
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
  NodeId cycle_candidate;
  for (size_t i = 0; i < nodes_[node].successors.size(); ++i) {
    NodeId successor = Find(nodes_[node].successors[i]);
    if (successor == node) {
      continue;
    }
    AddSet(successor, fresh);
    if (collapse_ && nodes_[successor].all == nodes_[node].all &&
        tried_.insert({node, successor}).second) {
      cycle_candidate = successor;
    }
  }
  // By index: handling may add constraints to this node, which then see everything later.
  size_t count = nodes_[node].constraints.size();
  for (size_t i = 0; i < count; ++i) {
    handle(nodes_[node].constraints[i], sets_.Elements(fresh));
  }
  if (cycle_candidate.valid()) {
    CollapseCyclesFrom(cycle_candidate);
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

void ConstraintGraph::CollapseCyclesFrom(NodeId start) {
  // Tarjan's algorithm with an explicit stack.
  struct Visit {
    NodeId node;
    size_t next = 0;
  };
  struct State {
    uint32_t order = 0;
    uint32_t low = 0;
    bool on_stack = true;
  };
  llvm::DenseMap<NodeId, State> states;
  std::vector<NodeId> component_stack;
  std::vector<Visit> visits;
  std::vector<std::vector<NodeId>> components;
  uint32_t order = 0;
  auto enter = [&](NodeId node) {
    states[node] = State{.order = order, .low = order};
    ++order;
    component_stack.push_back(node);
    visits.push_back({node});
  };
  enter(Find(start));
  while (!visits.empty()) {
    NodeId node = visits.back().node;
    if (visits.back().next < nodes_[node].successors.size()) {
      NodeId successor = Find(nodes_[node].successors[visits.back().next++]);
      auto seen = states.find(successor);
      if (seen == states.end()) {
        enter(successor);
      } else if (seen->second.on_stack) {
        uint32_t low = seen->second.order;
        states[node].low = std::min(states[node].low, low);
      }
      continue;
    }
    visits.pop_back();
    State state = states[node];
    if (!visits.empty()) {
      State& parent = states[visits.back().node];
      parent.low = std::min(parent.low, state.low);
    }
    if (state.low == state.order) {
      std::vector<NodeId> component;
      do {
        component.push_back(component_stack.back());
        states[component.back()].on_stack = false;
        component_stack.pop_back();
      } while (component.back() != node);
      if (component.size() > 1) {
        components.push_back(std::move(component));
      }
    }
  }
  for (std::vector<NodeId>& component : components) {
    // The least id is kept, so that the result does not depend on the order of the walk.
    NodeId kept = *std::ranges::min_element(component);
    for (NodeId node : component) {
      if (node != kept) {
        Merge(kept, node);
      }
    }
  }
}

}  // namespace hybridize::pointsto
