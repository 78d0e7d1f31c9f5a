#include "lower/draft.h"

#include "hybridize/base/check.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Op;
using ir::ValueId;

namespace {

bool MayRaise(Op op) {
  return !ir::Info(op).is_pure && op != Op::Jump && op != Op::Return && op != Op::Unreachable;
}

}  // namespace

void Draft::Reset(std::vector<NameId> names) {
  blocks = {};
  instructions.clear();
  parameters.clear();
  values = {};
  operands.clear();
  definitions_.clear();
  slot_names = std::move(names);
  undefined.assign(slot_names.size(), ValueId());
}

BlockId Draft::NewBlock() { return blocks.Add({}); }

ValueId Draft::AddParameter(BlockId block, ParameterKind kind, NameId name) {
  HYB_CHECK(blocks[block].predecessors.empty(), "a parameter after an edge");
  auto parameter = static_cast<uint32_t>(parameters.size());
  ValueId value = values.Add({.parameter = parameter, .name = name});
  parameters.push_back({.kind = kind, .block = block, .value = value});
  blocks[block].parameters.push_back(parameter);
  return value;
}

void Draft::Start(BlockId block, ir::RegionId region, BlockId handler) {
  blocks[block].region = region;
  blocks[block].handler = handler;
  if (handler.valid()) {
    blocks[handler].protected_blocks.push_back(block);
  }
}

ValueId Draft::Append(BlockId id, const Instruction& instruction,
                      llvm::ArrayRef<ValueId> arguments) {
  Block& block = blocks[id];
  auto index = static_cast<uint32_t>(instructions.size());
  Instruction& added = instructions.emplace_back(instruction);
  added.operands = {.begin = static_cast<uint32_t>(operands.size()),
                    .count = static_cast<uint32_t>(arguments.size())};
  operands.insert(operands.end(), arguments.begin(), arguments.end());
  const ir::OpInfo& info = ir::Info(added.op);
  if (info.has_result) {
    added.result = values.Add({.instruction = index});
  }
  block.may_raise |= MayRaise(added.op);
  block.terminated |= info.is_terminator;
  (block.last == kNone ? block.first : instructions[block.last].next) = index;
  block.last = index;
  return added.result;
}

void Draft::Connect(BlockId from, BlockId to, llvm::ArrayRef<ValueId> arguments) {
  Block& source = blocks[from];
  Block& target = blocks[to];
  HYB_CHECK(!target.sealed, "an edge to a sealed block");
  source.targets[source.target_count] = to;
  source.target_arguments[source.target_count] = static_cast<uint32_t>(target.predecessors.size());
  ++source.target_count;
  target.predecessors.push_back(from);
  size_t next = 0;
  for (uint32_t index : target.parameters) {
    if (parameters[index].kind == ParameterKind::Explicit) {
      parameters[index].arguments.push_back(arguments[next++]);
    }
  }
  HYB_CHECK(next == arguments.size(), "an argument without a parameter");
}

void Draft::Seal(BlockId id) {
  Block& block = blocks[id];
  HYB_CHECK(!block.sealed, "a block sealed twice");
  block.sealed = true;
  pending_.assign(block.incomplete.begin(), block.incomplete.end());
  Fill();
}

void Draft::SealHandler(BlockId handler) {
  std::vector<BlockId> protected_blocks = std::move(blocks[handler].protected_blocks);
  for (BlockId id : protected_blocks) {
    Block& block = blocks[id];
    if (!block.may_raise) {
      block.handler = BlockId();
      continue;
    }
    block.handler_argument = static_cast<uint32_t>(blocks[handler].predecessors.size());
    blocks[handler].predecessors.push_back(id);
  }
  Seal(handler);
}

void Draft::Write(Slot slot, BlockId block, ValueId value) {
  definitions_[Key(slot, block)] = value;
  if (Value& written = values[value]; !written.name.valid()) {
    written.name = slot_names[slot];
  }
}

ValueId Draft::Read(Slot slot, BlockId block) {
  ValueId value = Find(slot, block);
  Fill();
  return Resolve(value);
}

ValueId Draft::Undefined(Slot slot) {
  if (!undefined[slot].valid()) {
    undefined[slot] = values.Add({.name = slot_names[slot]});
  }
  return undefined[slot];
}

// Looks upwards through blocks with one predecessor. Where several meet, a parameter takes the
// value, and Fill finds its arguments.
ValueId Draft::Find(Slot slot, BlockId block) {
  path_.clear();
  ValueId value;
  while (true) {
    auto entry = definitions_.find(Key(slot, block));
    if (entry != definitions_.end()) {
      value = Resolve(entry->second);
      break;
    }
    path_.push_back(block);
    const Block& current = blocks[block];
    if (current.sealed && current.predecessors.size() == 1) {
      block = current.predecessors.front();
      continue;
    }
    if (current.sealed && current.predecessors.empty()) {
      value = Undefined(slot);
      break;
    }
    uint32_t parameter = AddVariableParameter(slot, block);
    value = parameters[parameter].value;
    if (current.sealed) {
      pending_.push_back(parameter);
    } else {
      blocks[block].incomplete.push_back(parameter);
    }
    break;
  }
  for (BlockId passed : path_) {
    definitions_[Key(slot, passed)] = value;
  }
  return value;
}

uint32_t Draft::AddVariableParameter(Slot slot, BlockId block) {
  auto parameter = static_cast<uint32_t>(parameters.size());
  ValueId value = values.Add({.parameter = parameter, .name = slot_names[slot]});
  parameters.push_back({.block = block, .value = value, .slot = slot});
  blocks[block].parameters.push_back(parameter);
  return parameter;
}

void Draft::Fill() {
  for (size_t i = 0; i < pending_.size(); ++i) {
    uint32_t index = pending_[i];
    BlockId block = parameters[index].block;
    for (size_t p = 0; p < blocks[block].predecessors.size(); ++p) {
      ValueId value = Find(parameters[index].slot, blocks[block].predecessors[p]);
      parameters[index].arguments.push_back(value);
    }
  }
  // What was asked for last lies furthest up: once it is simple, those below may be.
  for (size_t i = pending_.size(); i-- > 0;) {
    Simplify(pending_[i]);
  }
  pending_.clear();
}

void Draft::Simplify(uint32_t index) {
  Parameter& parameter = parameters[index];
  ValueId same;
  for (ValueId argument : parameter.arguments) {
    ValueId value = Resolve(argument);
    if (value == parameter.value || value == same) {
      continue;
    }
    if (same.valid()) {
      return;
    }
    same = value;
  }
  values[parameter.value].forward = same.valid() ? same : Undefined(parameter.slot);
}

ValueId Draft::Resolve(ValueId value) {
  ValueId end = value;
  while (values[end].forward.valid()) {
    end = values[end].forward;
  }
  while (value != end) {
    value = std::exchange(values[value].forward, end);
  }
  return end;
}

bool Draft::MayBeUndefined(ValueId value) {
  const Value& found = values[Resolve(value)];
  if (found.instruction == kNone) {
    return found.parameter == kNone || parameters[found.parameter].kind == ParameterKind::Variable;
  }
  const Instruction& instruction = instructions[found.instruction];
  return instruction.op == Op::LoadGlobal && instruction.flag;
}

}  // namespace hybridize::lower
