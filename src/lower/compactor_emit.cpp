// The last pass of Compactor: new numbers, contiguous pools.

#include "lower/compactor.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Op;
using ir::ValueId;

// Values count up in the order of the blocks: parameters, then results.
void Compactor::Number() {
  numbers_.assign(draft_.values.size(), ValueId());
  uint32_t next_instruction = 0;
  auto define = [&](ValueId value, BlockId block) {
    NumberValue(value, {.inst = ir::InstId(next_instruction++), .block = block});
  };
  for (uint32_t position = 0; position < order_.size(); ++position) {
    const Draft::Block& block = draft_.blocks[order_[position]];
    BlockId id(position);
    uint32_t parameter_number = 0;
    for (uint32_t index : block.parameters) {
      ValueId value = draft_.parameters[index].value;
      if (Live(value) && !draft_.values[value].forward.valid()) {
        NumberValue(value, {.block = id, .parameter = parameter_number++});
      }
    }
    if (position == 0) {
      for (ValueId value : draft_.undefined) {
        if (value.valid() && Live(value)) {
          define(value, id);
        }
      }
    }
    for (uint32_t i = block.first; i != Draft::kNone; i = draft_.instructions[i].next) {
      Draft::Instruction& instruction = draft_.instructions[i];
      if (RemovedWhenUnused(instruction) && !Live(instruction.result)) {
        instruction.dropped = true;
      }
      if (instruction.dropped) {
        continue;
      }
      if (instruction.result.valid()) {
        define(instruction.result, id);
      } else {
        ++next_instruction;
      }
    }
  }
}

void Compactor::NumberValue(ValueId value, ir::Value numbered) {
  numbered.name = draft_.values[value].name;
  numbers_[value.index()] = function_.values.Add(numbered);
}

ValueId Compactor::Numbered(ValueId value) { return numbers_[draft_.Resolve(value).index()]; }

void Compactor::EmitBlock(BlockId id) {
  const Draft::Block& block = draft_.blocks[id];
  auto first_parameter = static_cast<uint32_t>(function_.block_parameters.size());
  auto first_instruction = static_cast<uint32_t>(function_.instructions.size());
  for (uint32_t index : block.parameters) {
    ValueId value = draft_.parameters[index].value;
    if (Live(value) && !draft_.values[value].forward.valid()) {
      function_.block_parameters.push_back(numbers_[value.index()]);
    }
  }
  if (function_.blocks.empty()) {
    for (ValueId value : draft_.undefined) {
      if (value.valid() && Live(value)) {
        function_.instructions.Add({.op = Op::Undefined,
                                    .payload = draft_.values[value].name.index(),
                                    .result = numbers_[value.index()]});
      }
    }
  }
  for (uint32_t i = block.first; i != Draft::kNone; i = draft_.instructions[i].next) {
    if (!draft_.instructions[i].dropped) {
      EmitInstruction(block, draft_.instructions[i]);
    }
  }
  ir::Block emitted{.region = block.region};
  emitted.instructions = {
      .begin = first_instruction,
      .count = static_cast<uint32_t>(function_.instructions.size()) - first_instruction};
  emitted.parameters = {
      .begin = first_parameter,
      .count = static_cast<uint32_t>(function_.block_parameters.size()) - first_parameter};
  if (block.handler.valid()) {
    ir::Edge unwind = EmitEdge(block.handler, block.handler_argument);
    emitted.unwind = static_cast<uint32_t>(function_.edges.size());
    function_.edges.push_back(unwind);
  }
  function_.blocks.Add(emitted);
}

void Compactor::EmitInstruction(const Draft::Block& block, const Draft::Instruction& instruction) {
  ir::Instruction emitted{.op = instruction.op,
                          .construct = instruction.construct,
                          .flag = instruction.flag,
                          .payload = instruction.payload,
                          .extra = instruction.extra,
                          .span = instruction.span};
  emitted.operands = {.begin = static_cast<uint32_t>(function_.operands.size()),
                      .count = instruction.operands.count};
  for (uint32_t i = 0; i < instruction.operands.count; ++i) {
    function_.operands.push_back(Numbered(draft_.operands[instruction.operands.begin + i]));
  }
  if (instruction.result.valid()) {
    emitted.result = numbers_[instruction.result.index()];
  }
  if (ir::Info(instruction.op).is_terminator) {
    llvm::SmallVector<ir::Edge, 2> edges;
    for (uint32_t i = 0; i < block.target_count; ++i) {
      edges.push_back(EmitEdge(block.targets[i], block.target_arguments[i]));
    }
    emitted.edges = {.begin = static_cast<uint32_t>(function_.edges.size()),
                     .count = block.target_count};
    function_.edges.insert(function_.edges.end(), edges.begin(), edges.end());
  }
  function_.instructions.Add(emitted);
}

ir::Edge Compactor::EmitEdge(BlockId target, uint32_t column) {
  ir::Edge edge{.target = BlockId(position_[target.index()])};
  edge.arguments.begin = static_cast<uint32_t>(function_.operands.size());
  for (uint32_t index : draft_.blocks[target].parameters) {
    const Draft::Parameter& parameter = draft_.parameters[index];
    if (parameter.kind != Draft::ParameterKind::Transfer && Live(parameter.value) &&
        !draft_.values[parameter.value].forward.valid()) {
      function_.operands.push_back(Numbered(parameter.arguments[column]));
    }
  }
  edge.arguments.count = static_cast<uint32_t>(function_.operands.size()) - edge.arguments.begin;
  return edge;
}

void Compactor::ResolveDeciders() {
  for (ir::Region& region : function_.regions) {
    if (region.decider.valid()) {
      region.decider = numbers_[region.decider.index()];
    }
  }
}

}  // namespace hybridize::lower
