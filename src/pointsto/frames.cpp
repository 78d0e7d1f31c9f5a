#include "llvm/ADT/Hashing.h"
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
  frames_of_[function.index()].push_back(id);
  return id;
}

uint32_t Engine::ContextFor(ObjectId function, std::optional<ObjectId> self, FrameId caller,
                            ir::InstId inst) {
  ir::FunctionId id(objects_[function].index);
  if (IsSummary(program_.function(id).module)) {
    return SummaryContext(id, caller, inst);
  }
  if (policies_.empty()) {
    return kNoContext;
  }
  ContextPolicy policy = policies_[id.index()];
  Context context;
  // What a library function calls is called where the project calls the library.
  while (contexts_[frames_[caller].context].caller.valid()) {
    const Context& summary = contexts_[frames_[caller].context];
    inst = summary.inst;
    caller = summary.caller;
  }
  if (policy.depth > 0) {
    context.sites = contexts_[frames_[caller].context].sites;
    context.sites.emplace_back(frames_[caller].function, inst);
    if (context.sites.size() > policy.depth) {
      context.sites.erase(context.sites.begin(), context.sites.end() - policy.depth);
    }
  }
  if (policy.receiver && self && objects_[*self].kind == ObjectKind::Instance) {
    const Object& receiver = objects_[*self];
    ir::FunctionId maker = receiver.frame.valid() ? frames_[receiver.frame].function : id;
    context.receiver = {maker, receiver.index};
  }
  if (policy.closure) {
    context.closure = objects_[function].frame;
  }
  return Intern(context);
}

// A summary is analysed anew for every call site of it, as if it were inlined; where it calls
// itself, the calls share what it was entered with.
uint32_t Engine::SummaryContext(ir::FunctionId function, FrameId caller, ir::InstId inst) {
  for (FrameId frame = caller; contexts_[frames_[frame].context].caller.valid();
       frame = contexts_[frames_[frame].context].caller) {
    if (frames_[frame].function == function) {
      return frames_[frame].context;
    }
  }
  return Intern(Context{.caller = caller, .inst = inst});
}

uint32_t Engine::Intern(const Context& context) {
  uint64_t hash =
      llvm::hash_combine(context.caller, context.inst, context.receiver.first,
                         context.receiver.second, context.closure, context.sites.size());
  for (auto [function, inst] : context.sites) {
    hash = llvm::hash_combine(hash, function, inst);
  }
  if (context == contexts_[kNoContext]) {
    return kNoContext;
  }
  // The two greatest keys are the map's own.
  llvm::SmallVector<uint32_t, 1>& bucket = context_ids_[hash >> 2];
  for (uint32_t id : bucket) {
    if (contexts_[id] == context) {
      return id;
    }
  }
  bucket.push_back(static_cast<uint32_t>(contexts_.size()));
  contexts_.push_back(context);
  return bucket.back();
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
