#include "lower/compactor.h"

#include <algorithm>

namespace hybridize::lower {

using ir::BlockId;
using ir::Op;
using ir::ValueId;

void Compact(Draft& draft, ir::Function& function) { Compactor(draft, function).Run(); }

bool RemovedWhenUnused(const Draft::Instruction& instruction) {
  switch (instruction.op) {
    case Op::Constant:
    case Op::Undefined:
    case Op::FreeCell:
      return true;
    case Op::LoadGlobal:
      return instruction.flag;
    default:
      return false;
  }
}

void Compactor::Run() {
  Order();
  SimplifyParameters();
  if (DecideBound()) {
    SimplifyParameters();
  }
  MarkLive();
  JoinBlocks();
  Number();
  for (BlockId block : order_) {
    EmitBlock(block);
  }
  ResolveDeciders();
}

void Compactor::Order() {
  constexpr uint32_t kOpen = Draft::kNone - 1;
  position_.assign(draft_.blocks.size(), Draft::kNone);
  // A block and how many of its ways out have been followed.
  std::vector<std::pair<BlockId, uint32_t>> stack = {{BlockId(0), 0}};
  position_[0] = kOpen;
  while (!stack.empty()) {
    auto& [id, followed] = stack.back();
    const Draft::Block& block = draft_.blocks[id];
    if (followed > block.target_count) {
      order_.push_back(id);
      stack.pop_back();
      continue;
    }
    // The handler first and the first target last, so that they come out the other way round.
    BlockId next = followed == 0 ? block.handler : block.targets[block.target_count - followed];
    ++followed;
    if (next.valid() && position_[next.index()] == Draft::kNone) {
      position_[next.index()] = kOpen;
      stack.emplace_back(next, 0);
    }
  }
  std::reverse(order_.begin(), order_.end());
  for (size_t i = 0; i < order_.size(); ++i) {
    position_[order_[i].index()] = static_cast<uint32_t>(i);
  }
}

void Compactor::SimplifyParameters() {
  bool changed = true;
  while (changed) {
    changed = false;
    for (BlockId block : order_) {
      for (uint32_t index : draft_.blocks[block].parameters) {
        changed |= SimplifyParameter(draft_.parameters[index]);
      }
    }
  }
}

bool Compactor::SimplifyParameter(Draft::Parameter& parameter) {
  if (parameter.kind == Draft::ParameterKind::Transfer ||
      draft_.values[parameter.value].forward.valid()) {
    return false;
  }
  const auto& predecessors = draft_.blocks[parameter.block].predecessors;
  ValueId same;
  for (size_t i = 0; i < predecessors.size(); ++i) {
    if (!Reachable(predecessors[i])) {
      continue;
    }
    ValueId value = draft_.Resolve(parameter.arguments[i]);
    if (value == parameter.value || value == same) {
      continue;
    }
    if (same.valid()) {
      return false;
    }
    same = value;
  }
  draft_.values[parameter.value].forward = same;
  return same.valid();
}

bool Compactor::DecideBound() {
  undefined_.assign(draft_.values.size(), false);
  SpreadUndefined();
  bool replaced = false;
  for (BlockId block : order_) {
    checked_.clear();
    for (uint32_t i = draft_.blocks[block].first; i != Draft::kNone;
         i = draft_.instructions[i].next) {
      replaced |= DecideInstruction(draft_.instructions[i]);
    }
  }
  return replaced;
}

void Compactor::SpreadUndefined() {
  bool changed = false;
  for (ValueId value : draft_.undefined) {
    if (value.valid()) {
      undefined_[value.index()] = true;
      changed = true;
    }
  }
  while (changed) {
    changed = false;
    auto set = [&](ValueId value, bool undefined) {
      if (undefined && !undefined_[value.index()]) {
        undefined_[value.index()] = true;
        changed = true;
      }
    };
    for (BlockId id : order_) {
      const Draft::Block& block = draft_.blocks[id];
      for (uint32_t index : block.parameters) {
        const Draft::Parameter& parameter = draft_.parameters[index];
        if (!draft_.values[parameter.value].forward.valid()) {
          set(parameter.value, ParameterMayBeUndefined(parameter));
        }
      }
      for (uint32_t i = block.first; i != Draft::kNone; i = draft_.instructions[i].next) {
        const Draft::Instruction& instruction = draft_.instructions[i];
        if (instruction.op == Op::LoadGlobal && instruction.flag) {
          set(instruction.result, MayBeUndefined(instruction.known));
        }
      }
    }
  }
}

bool Compactor::ParameterMayBeUndefined(const Draft::Parameter& parameter) {
  const auto& predecessors = draft_.blocks[parameter.block].predecessors;
  for (size_t i = 0; i < parameter.arguments.size(); ++i) {
    if (Reachable(predecessors[i]) && MayBeUndefined(parameter.arguments[i])) {
      return true;
    }
  }
  return false;
}

// True when the result is replaced.
bool Compactor::DecideInstruction(Draft::Instruction& instruction) {
  if (instruction.op == Op::CheckBound) {
    ValueId checked = draft_.Resolve(draft_.operands[instruction.operands.begin]);
    // Once in a block is enough.
    instruction.dropped = !MayBeUndefined(checked) || llvm::is_contained(checked_, checked);
    checked_.push_back(checked);
    return false;
  }
  bool is_read = instruction.op == Op::LoadGlobal || instruction.op == Op::LoadName;
  if (!is_read || instruction.flag || !instruction.known.valid() ||
      MayBeUndefined(instruction.known)) {
    return false;
  }
  instruction.dropped = true;
  draft_.values[instruction.result].forward = draft_.Resolve(instruction.known);
  return true;
}

void Compactor::MarkLive() {
  live_.assign(draft_.values.size(), false);
  for (BlockId id : order_) {
    const Draft::Block& block = draft_.blocks[id];
    for (uint32_t index : block.parameters) {
      const Draft::Parameter& parameter = draft_.parameters[index];
      if (parameter.kind == Draft::ParameterKind::Transfer) {
        live_[parameter.value.index()] = true;
      }
    }
    for (uint32_t i = block.first; i != Draft::kNone; i = draft_.instructions[i].next) {
      const Draft::Instruction& instruction = draft_.instructions[i];
      if (!instruction.dropped && !RemovedWhenUnused(instruction)) {
        NeedOperands(instruction);
        if (instruction.result.valid()) {
          live_[instruction.result.index()] = true;
        }
      }
    }
  }
  for (ir::Region& region : function_.regions) {
    if (!region.decider.valid()) {
      continue;
    }
    region.decider = draft_.Resolve(region.decider);
    Need(region.decider);
  }
}

void Compactor::NeedOperands(const Draft::Instruction& instruction) {
  for (uint32_t i = 0; i < instruction.operands.count; ++i) {
    Need(draft_.operands[instruction.operands.begin + i]);
  }
}

void Compactor::Need(ValueId needed) {
  work_.push_back(needed);
  while (!work_.empty()) {
    ValueId value = draft_.Resolve(work_.back());
    work_.pop_back();
    if (live_[value.index()]) {
      continue;
    }
    live_[value.index()] = true;
    uint32_t index = draft_.values[value].parameter;
    if (index == Draft::kNone) {
      continue;
    }
    const Draft::Parameter& parameter = draft_.parameters[index];
    const auto& predecessors = draft_.blocks[parameter.block].predecessors;
    for (size_t i = 0; i < parameter.arguments.size(); ++i) {
      if (Reachable(predecessors[i])) {
        work_.push_back(parameter.arguments[i]);
      }
    }
  }
}

void Compactor::JoinBlocks() {
  std::vector<BlockId> kept;
  for (BlockId id : order_) {
    if (!Reachable(id)) {
      continue;
    }
    Draft::Block& block = draft_.blocks[id];
    while (draft_.instructions[block.last].op == Op::Jump) {
      BlockId next = block.targets[0];
      if (!CanJoin(block, draft_.blocks[next])) {
        break;
      }
      Join(id, next);
      position_[next.index()] = Draft::kNone;
    }
    position_[id.index()] = static_cast<uint32_t>(kept.size());
    kept.push_back(id);
  }
  order_ = std::move(kept);
}

bool Compactor::HasLiveParameter(const Draft::Block& block) const {
  return llvm::any_of(block.parameters, [&](uint32_t index) {
    ValueId value = draft_.parameters[index].value;
    return !draft_.values[value].forward.valid() && live_[value.index()];
  });
}

bool Compactor::CanJoin(const Draft::Block& block, const Draft::Block& next) {
  auto ways_in = llvm::count_if(next.predecessors, [&](BlockId id) { return Reachable(id); });
  if (ways_in != 1 || block.region != next.region || HasLiveParameter(next)) {
    return false;
  }
  if (!block.handler.valid() || !next.handler.valid()) {
    return block.handler == next.handler ||
           (block.handler.valid() ? !next.may_raise : !block.may_raise);
  }
  return block.handler == next.handler && SameHandlerArguments(block, next);
}

bool Compactor::SameHandlerArguments(const Draft::Block& block, const Draft::Block& next) {
  return llvm::all_of(draft_.blocks[block.handler].parameters, [&](uint32_t index) {
    const Draft::Parameter& parameter = draft_.parameters[index];
    return parameter.kind == Draft::ParameterKind::Transfer || !Live(parameter.value) ||
           draft_.values[parameter.value].forward.valid() ||
           draft_.Resolve(parameter.arguments[block.handler_argument]) ==
               draft_.Resolve(parameter.arguments[next.handler_argument]);
  });
}

void Compactor::Join(BlockId id, BlockId next_id) {
  Draft::Block& block = draft_.blocks[id];
  const Draft::Block& next = draft_.blocks[next_id];
  // The jump gives way to what it leads to.
  Draft::Instruction& jump = draft_.instructions[block.last];
  jump.dropped = true;
  jump.next = next.first;
  block.last = next.last;
  if (!block.handler.valid()) {
    block.handler = next.handler;
    block.handler_argument = next.handler_argument;
    if (next.handler.valid()) {
      draft_.blocks[next.handler].predecessors[next.handler_argument] = id;
    }
  }
  block.may_raise |= next.may_raise;
  block.target_count = next.target_count;
  for (uint32_t i = 0; i < next.target_count; ++i) {
    block.targets[i] = next.targets[i];
    block.target_arguments[i] = next.target_arguments[i];
    draft_.blocks[next.targets[i]].predecessors[next.target_arguments[i]] = id;
  }
}

}  // namespace hybridize::lower
