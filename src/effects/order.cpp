#include "hybridize/effects/order.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::effects {

using pointsto::CallEdge;
using pointsto::FrameId;

ir::BlockId BlockOf(const ir::Function& function, ir::InstId inst) {
  auto behind = llvm::partition_point(function.blocks, [&](const ir::Block& block) {
    return block.instructions.begin <= inst.index();
  });
  return function.blocks.id_at(static_cast<size_t>(std::prev(behind) - function.blocks.begin()));
}

std::vector<bool> ReachableFrom(const ir::Function& function, ir::BlockId from) {
  std::vector<bool> reached(function.blocks.size(), false);
  std::vector<ir::BlockId> pending = {from};
  auto add = [&](ir::BlockId block) {
    if (!reached[block.index()]) {
      reached[block.index()] = true;
      pending.push_back(block);
    }
  };
  while (!pending.empty()) {
    const ir::Block& block = function.blocks[pending.back()];
    pending.pop_back();
    for (const ir::Edge& edge : function.Edges(function.Terminator(block))) {
      add(edge.target);
    }
    if (const ir::Edge* unwind = function.Unwind(block)) {
      add(unwind->target);
    }
  }
  return reached;
}

bool Order::MayFollow(llvm::ArrayRef<FrameId> first, FrameId frame, ir::InstId inst) {
  if (first != first_ || marks_.empty()) {
    Collect(first);
  }
  if (marks_[frame].after) {
    return true;
  }
  return marks_[frame].leads && Follows(frame, inst, CallsBefore(frame));
}

// What leads to the first calls, and then everything that is called behind such a call.
void Order::Collect(llvm::ArrayRef<FrameId> first) {
  first_ = first;
  marks_ = {};
  marks_.resize(solution_.frame_count());
  std::vector<FrameId> leading(first.begin(), first.end());
  for (FrameId frame : first) {
    marks_[frame].leads = true;
  }
  for (size_t next = 0; next < leading.size(); ++next) {
    for (const CallEdge& edge : solution_.CallsTo(leading[next])) {
      if (!marks_[edge.caller].leads) {
        marks_[edge.caller].leads = true;
        leading.push_back(edge.caller);
      }
    }
  }
  std::vector<FrameId> pending;
  auto add = [&](FrameId frame) {
    if (!marks_[frame].after) {
      marks_[frame].after = true;
      pending.push_back(frame);
    }
  };
  for (FrameId frame : leading) {
    Calls calls = CallsBefore(frame);
    for (const CallEdge& edge : solution_.CallsFrom(frame)) {
      if (!marks_[edge.callee].after && Follows(frame, edge.inst, calls)) {
        add(edge.callee);
      }
    }
  }
  while (!pending.empty()) {
    FrameId next = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : solution_.CallsFrom(next)) {
      add(edge.callee);
    }
  }
}

Order::Calls Order::CallsBefore(FrameId frame) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  Calls calls;
  calls.reached.assign(function.blocks.size(), false);
  for (const CallEdge& edge : solution_.CallsFrom(frame)) {
    if (!marks_[edge.callee].leads || edge.inst.index() >= function.instructions.size()) {
      continue;
    }
    ir::BlockId block = BlockOf(function, edge.inst);
    // Edges come in the order of their instructions.
    if (!calls.first.try_emplace(block, edge.inst).second) {
      continue;
    }
    std::vector<bool> reached = ReachableFrom(function, block);
    for (size_t i = 0; i < reached.size(); ++i) {
      calls.reached[i] = calls.reached[i] || reached[i];
    }
  }
  return calls;
}

bool Order::Follows(FrameId frame, ir::InstId inst, const Calls& calls) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  if (calls.first.empty() || inst.index() >= function.instructions.size()) {
    return false;
  }
  ir::BlockId block = BlockOf(function, inst);
  auto first = calls.first.find(block);
  return calls.reached[block.index()] ||
         (first != calls.first.end() && inst.index() > first->second.index());
}

}  // namespace hybridize::effects
