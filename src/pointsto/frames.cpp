#include "pointsto/engine.h"

namespace hybridize::pointsto {

FrameId Engine::GetFrame(ir::FunctionId function, uint32_t context) {
  auto [entry, inserted] = frame_ids_.try_emplace({function, context}, frames_.next_id());
  if (!inserted) {
    return entry->second;
  }
  FrameId id = entry->second;
  auto values = static_cast<uint32_t>(program_.function(function).values.size());
  NodeId first = graph_.AddNodes(values + 3);
  Frame frame;
  frame.function = function;
  frame.context = context;
  frame.first_node = first;
  frame.returned = NodeId(first.index() + values);
  frame.yielded = NodeId(first.index() + values + 1);
  frame.sent = NodeId(first.index() + values + 2);
  frames_.Add(frame);
  new_frames_.push_back(id);
  return id;
}

uint32_t Engine::ContextFor(ir::FunctionId function, FrameId caller, ir::InstId inst) {
  if (!IsSummary(program_.function(function).module)) {
    return kNoContext;
  }
  // A summary is analysed anew for every call site of it, as if it were inlined; where it calls
  // itself, the calls share what it was entered with.
  for (FrameId frame = caller; frames_[frame].context > kOpenContext;
       frame = contexts_[frames_[frame].context].first) {
    if (frames_[frame].function == function) {
      return frames_[frame].context;
    }
  }
  auto [entry, inserted] =
      context_ids_.try_emplace({caller, inst}, static_cast<uint32_t>(contexts_.size()));
  if (inserted) {
    contexts_.emplace_back(caller, inst);
  }
  return entry->second;
}

NodeId Engine::Operand(FrameId frame, const ir::Instruction& inst, size_t index) const {
  return ValueNode(frame, FunctionOf(frame).Operands(inst)[index]);
}

void Engine::GenerateFrame(FrameId frame) {
  const ir::Function& function = FunctionOf(frame);
  for (size_t i = 0; i < function.instructions.size(); ++i) {
    ir::InstId id(static_cast<uint32_t>(i));
    const ir::Instruction& inst = function.instructions[id];
    switch (inst.op) {
#define HYB_OP(Enumerator, mnemonic, payload, arity, result) \
  case ir::Op::Enumerator:                                   \
    Generate##Enumerator(frame, id, inst);                   \
    break;
#include "hybridize/ir/ops.def"
    }
  }
  GenerateEdges(frame, function);
}

// Block arguments flow into block parameters.
void Engine::GenerateEdges(FrameId frame, const ir::Function& function) {
  auto connect = [&](const ir::Edge& edge, bool first_is_set) {
    llvm::ArrayRef<ir::ValueId> parameters = function.Parameters(function.blocks[edge.target]);
    llvm::ArrayRef<ir::ValueId> arguments = function.Arguments(edge);
    size_t shift = first_is_set ? 1 : 0;
    for (size_t i = 0; i < arguments.size(); ++i) {
      graph_.AddEdge(ValueNode(frame, arguments[i]), ValueNode(frame, parameters[i + shift]));
    }
  };
  for (const ir::Block& block : function.blocks) {
    const ir::Instruction& terminator = function.Terminator(block);
    llvm::ArrayRef<ir::Edge> edges = function.Edges(terminator);
    for (size_t i = 0; i < edges.size(); ++i) {
      connect(edges[i], terminator.op == ir::Op::IterNext && i == 0);
    }
    if (const ir::Edge* unwind = function.Unwind(block)) {
      connect(*unwind, true);
    }
  }
}

}  // namespace hybridize::pointsto
