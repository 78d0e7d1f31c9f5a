// Constraints of the operations of control flow and protocols.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::GenerateGetIter(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::MakeIterator,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Result(frame, inst).index()});
}

void Engine::GenerateIterNext(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  const ir::Function& function = FunctionOf(frame);
  const ir::Block& body = function.blocks[function.Edges(inst)[0].target];
  NodeId item = ValueNode(frame, function.Parameters(body)[0]);
  NodeId next = item;
  if (inst.flag) {
    next = graph_.AddNodes(1);
    Attach(next, {.kind = ConstraintKind::Await, .frame = frame, .inst = id, .b = item.index()});
  }
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::NextItem, .frame = frame, .inst = id, .b = next.index()});
}

void Engine::GenerateEnterContext(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  AskSpecial(frame, id, Operand(frame, inst, 0),
             inst.flag ? WellKnown::AsyncEnter : WellKnown::Enter,
             Awaited(frame, id, inst, Result(frame, inst)));
}

void Engine::GenerateExitContext(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  AskSpecial(frame, id, Operand(frame, inst, 0), inst.flag ? WellKnown::AsyncExit : WellKnown::Exit,
             Awaited(frame, id, inst, Result(frame, inst)));
}

// The node to fill so that the result gets what awaiting it gives; the result itself without
// `flag`.
NodeId Engine::Awaited(FrameId frame, ir::InstId id, const ir::Instruction& inst, NodeId result) {
  if (!inst.flag) {
    return result;
  }
  NodeId awaited = graph_.AddNodes(1);
  Attach(awaited, {.kind = ConstraintKind::Await, .frame = frame, .inst = id, .b = result.index()});
  return awaited;
}

void Engine::GenerateYield(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  graph_.AddEdge(Operand(frame, inst, 0), frames_[frame].yielded);
  graph_.AddEdge(frames_[frame].sent, Result(frame, inst));
}

void Engine::GenerateYieldFrom(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  NodeId iterator = graph_.AddNodes(1);
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::MakeIterator, .frame = frame, .inst = id, .b = iterator.index()});
  Attach(iterator, {.kind = ConstraintKind::NextItem,
                    .frame = frame,
                    .inst = id,
                    .b = frames_[frame].yielded.index()});
  Attach(iterator, {.kind = ConstraintKind::Await,
                    .frame = frame,
                    .inst = id,
                    .b = Result(frame, inst).index()});
}

void Engine::GenerateAwait(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::Await,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Result(frame, inst).index()});
}

// What a coroutine or a delegated generator returns in the end. b: the result.
void Engine::OnAwait(const Constraint& constraint, ObjectId object) {
  NodeId result(constraint.b);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  if (!IsProjectObject(object)) {
    graph_.AddEdge(FieldNode(object, Field::Attr(name(WellKnown::ReturnValue))), result);
    return;
  }
  NodeId iterator = graph_.AddNodes(1);
  Attach(iterator, {.kind = ConstraintKind::Await,
                    .frame = constraint.frame,
                    .inst = constraint.inst,
                    .b = constraint.b});
  CallSpecial(object, WellKnown::Await,
              {.frame = constraint.frame, .inst = constraint.inst, .result = iterator});
}

void Engine::GenerateFormatValue(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  for (WellKnown method : {WellKnown::Format, WellKnown::Str}) {
    AskSpecial(frame, id, Operand(frame, inst, 0), method, graph_.AddNodes(1));
  }
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::String, frame, id));
}

void Engine::GenerateBuildString(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::String, frame, id));
}

void Engine::GenerateBuildTemplate(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId object = MakeInstance(Builtin::Object, frame, id);
  graph_.AddObject(Result(frame, inst), object);
}

void Engine::GenerateMatchException(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Bool, frame, id));
  Attach(Operand(frame, inst, 1), {.kind = ConstraintKind::CatchException,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Operand(frame, inst, 0).index()});
}

// What a handler catches is an instance of a class that it names. Waits on the class or the tuple
// of classes; b: the exception.
void Engine::OnCatchException(const Constraint& constraint, ObjectId object) {
  ObjectKind kind = objects_[object].kind;
  if (kind == ObjectKind::Class || kind == ObjectKind::Library) {
    graph_.AddObject(NodeId(constraint.b), MakeInstance(object, constraint.frame, constraint.inst));
  } else if (IsContainer(object)) {
    Attach(FieldNode(object, Field::All()), constraint);
  } else {
    graph_.AddObject(NodeId(constraint.b), objects_.Unknown(UnknownReason::CaughtException));
  }
}

void Engine::GenerateSplitGroup(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId parts = MakeInstance(Builtin::Tuple, frame, id);
  graph_.AddObject(Result(frame, inst), parts);
  NodeId matched = FieldNode(parts, Field::Index(0));
  graph_.AddEdge(Operand(frame, inst, 0), matched);
  graph_.AddEdge(Operand(frame, inst, 0), FieldNode(parts, Field::Index(1)));
  Attach(
      Operand(frame, inst, 1),
      {.kind = ConstraintKind::CatchException, .frame = frame, .inst = id, .b = matched.index()});
}

void Engine::GenerateJoinGroup(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  for (size_t i = 0; i < inst.operands.count; ++i) {
    graph_.AddEdge(Operand(frame, inst, i), Result(frame, inst));
  }
}

void Engine::GenerateJump(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateBranch(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  AskTruth(frame, id, Operand(frame, inst, 0));
}

void Engine::GenerateReturn(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  graph_.AddEdge(Operand(frame, inst, 0), frames_[frame].returned);
}

// An exception raised in a `try` of the same function reaches its handler.
void Engine::GenerateRaise(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  const ir::Function& function = FunctionOf(frame);
  // Blocks follow each other in the order of their instructions.
  auto behind = llvm::partition_point(function.blocks, [&](const ir::Block& block) {
    return block.instructions.begin <= id.index();
  });
  const ir::Edge* unwind = function.Unwind(*std::prev(behind));
  if (unwind == nullptr) {
    return;
  }
  llvm::ArrayRef<ir::ValueId> parameters = function.Parameters(function.blocks[unwind->target]);
  if (!parameters.empty()) {
    graph_.AddEdge(Operand(frame, inst, 0), ValueNode(frame, parameters[0]));
  }
}

void Engine::GenerateReraise(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateUnreachable(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateMatchSequence(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Bool, frame, id));
}

void Engine::GenerateMatchMapping(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Bool, frame, id));
}

void Engine::GenerateMatchKeys(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId values = MakeInstance(Builtin::Tuple, frame, id);
  graph_.AddObject(Result(frame, inst), values);
  graph_.AddObject(Result(frame, inst), none_);
  for (uint32_t i = 1; i < inst.operands.count; ++i) {
    Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::MatchKey,
                                     .frame = frame,
                                     .inst = id,
                                     .a = i,
                                     .b = FieldNode(values, Field::Index(i - 1)).index()});
  }
}

// Waits on the subject of a mapping pattern. a: the operand that is the key; b: the value.
void Engine::OnMatchKey(const Constraint& constraint, ObjectId object) {
  const ir::Function& function = FunctionOf(constraint.frame);
  const ir::Instruction& inst = function.instructions[constraint.inst];
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(NodeId(constraint.b), objects_.Unknown(UnknownReason::UnknownElement));
  } else if (IsContainer(object)) {
    LoadElement(object, KeyField(constraint.frame, function.Operands(inst)[constraint.a]),
                NodeId(constraint.b));
  }
}

void Engine::GenerateMatchRest(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId rest = MakeInstance(Builtin::Dict, frame, id);
  graph_.AddObject(Result(frame, inst), rest);
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::ExtendMapping,
                                   .frame = frame,
                                   .inst = id,
                                   .a = Result(frame, inst).index()});
}

void Engine::GenerateMatchClass(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId values = MakeInstance(Builtin::Tuple, frame, id);
  graph_.AddObject(Result(frame, inst), values);
  graph_.AddObject(Result(frame, inst), none_);
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::MatchClass, .frame = frame, .inst = id, .a = values.index()});
}

// Waits on the subject of a class pattern. a: the tuple of attribute values.
void Engine::OnMatchClass(const Constraint& constraint, ObjectId object) {
  const ir::Function& function = FunctionOf(constraint.frame);
  const ir::Instruction& inst = function.instructions[constraint.inst];
  const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.payload)];
  ObjectId values(constraint.a);
  for (uint32_t i = 0; i < signature.arguments.size(); ++i) {
    NodeId value = FieldNode(values, Field::Index(i));
    if (signature.arguments[i].kind == ir::ArgumentKind::Keyword) {
      LoadFrom(object, signature.arguments[i].name, value, constraint.frame, constraint.inst);
    } else if (std::optional<NameId> attribute = MatchArgument(object, i)) {
      LoadFrom(object, *attribute, value, constraint.frame, constraint.inst);
    } else {
      // Builtin classes match as a whole.
      graph_.AddObject(value, object);
    }
  }
}

// The attribute that position i of a class pattern reads: the object's class's `__match_args__`, a
// tuple of constants, or the fields of a dataclass.
std::optional<NameId> Engine::MatchArgument(ObjectId object, uint32_t position) {
  ObjectId type = TypeOf(object);
  auto info = type.valid() ? classes_.find(type) : classes_.end();
  if (info == classes_.end()) {
    return std::nullopt;
  }
  NodeId arguments = FindFieldNode(type, Field::Attr(name(WellKnown::MatchArgs)));
  if (!arguments.valid()) {
    const std::vector<NameId>& fields = info->second.annotated;
    return position < fields.size() ? std::optional(fields[position]) : std::nullopt;
  }
  for (ObjectId tuple : sets_.Elements(graph_.PointsTo(arguments))) {
    NodeId item = FindFieldNode(tuple, Field::Index(position));
    if (!item.valid()) {
      continue;
    }
    for (ObjectId text : sets_.Elements(graph_.PointsTo(item))) {
      if (objects_[text].kind == ObjectKind::Constant) {
        return program_.constants()[ir::ConstantId(objects_[text].index)].text;
      }
    }
  }
  return std::nullopt;
}

}  // namespace hybridize::pointsto
