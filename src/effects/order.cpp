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

const Order::FrameSet& Order::CallersOf(FrameId frame) {
  auto [entry, inserted] = callers_.try_emplace(frame);
  if (!inserted) {
    return entry->second;
  }
  FrameSet found = {frame};
  std::vector<FrameId> pending = {frame};
  while (!pending.empty()) {
    FrameId next = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : solution_.CallsTo(next)) {
      if (found.insert(edge.caller).second) {
        pending.push_back(edge.caller);
      }
    }
  }
  return callers_[frame] = std::move(found);
}

bool Order::MayFollow(llvm::ArrayRef<FrameId> first, FrameId frame, ir::InstId inst) {
  FrameSet writers = CallersOf(frame);
  for (FrameId called : first) {
    FrameSet callers = CallersOf(called);
    for (size_t i = 0; i < solution_.frame_count(); ++i) {
      FrameId common(static_cast<uint32_t>(i));
      if (!callers.contains(common) || !writers.contains(common)) {
        continue;
      }
      std::vector<ir::InstId> calls;
      std::vector<ir::InstId> writes;
      if (common == frame) {
        writes.push_back(inst);
      }
      for (const CallEdge& edge : solution_.CallsFrom(common)) {
        if (callers.contains(edge.callee)) {
          calls.push_back(edge.inst);
        }
        if (writers.contains(edge.callee)) {
          writes.push_back(edge.inst);
        }
      }
      if (Follows(program_.function(solution_.frame(common).function), calls, writes)) {
        return true;
      }
    }
  }
  return false;
}

bool Order::Follows(const ir::Function& function, const std::vector<ir::InstId>& first,
                    const std::vector<ir::InstId>& second) const {
  size_t count = function.instructions.size();
  for (ir::InstId one : first) {
    if (one.index() >= count) {
      continue;
    }
    ir::BlockId block = BlockOf(function, one);
    std::vector<bool> reached = ReachableFrom(function, block);
    for (ir::InstId other : second) {
      if (other.index() >= count) {
        continue;
      }
      ir::BlockId there = BlockOf(function, other);
      bool later_in_block = there == block && other.index() > one.index();
      if (later_in_block || reached[there.index()]) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace hybridize::effects
