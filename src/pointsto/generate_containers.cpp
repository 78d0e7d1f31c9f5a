// Constraints of the operations that make and fill containers.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::FillSequence(Builtin type, FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId object = MakeInstance(type, frame, id);
  for (uint32_t i = 0; i < inst.operands.count; ++i) {
    bool keyed = type != Builtin::Set && i < options_.max_field_keys;
    graph_.AddEdge(Operand(frame, inst, i),
                   FieldNode(object, keyed ? Field::Index(i) : Field::Any()));
  }
  graph_.AddObject(Result(frame, inst), object);
}

void Engine::GenerateMakeTuple(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  FillSequence(Builtin::Tuple, frame, id, inst);
}

void Engine::GenerateMakeList(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  FillSequence(Builtin::List, frame, id, inst);
}

void Engine::GenerateMakeSet(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  FillSequence(Builtin::Set, frame, id, inst);
}

void Engine::StoreUnderKey(ObjectId mapping, FrameId frame, ir::ValueId key, ir::ValueId value) {
  std::optional<Field> field = KeyField(frame, key);
  graph_.AddEdge(ValueNode(frame, value), FieldNode(mapping, field.value_or(Field::Any())));
  graph_.AddEdge(ValueNode(frame, key), FieldNode(mapping, Field::KeysOf()));
}

void Engine::GenerateMakeDict(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId object = MakeInstance(Builtin::Dict, frame, id);
  llvm::ArrayRef<ir::ValueId> operands = FunctionOf(frame).Operands(inst);
  for (size_t i = 0; i + 1 < operands.size(); i += 2) {
    StoreUnderKey(object, frame, operands[i], operands[i + 1]);
  }
  graph_.AddObject(Result(frame, inst), object);
}

void Engine::GenerateListAppend(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::StoreItem, .frame = frame, .inst = id});
}

void Engine::GenerateSetAdd(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  GenerateListAppend(frame, id, inst);
}

void Engine::GenerateDictSet(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  GenerateListAppend(frame, id, inst);
}

void Engine::GenerateListExtend(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  NodeId iterator = graph_.AddNodes(1);
  Attach(Operand(frame, inst, 1),
         {.kind = ConstraintKind::MakeIterator, .frame = frame, .inst = id, .b = iterator.index()});
  NodeId element = graph_.AddNodes(1);
  Attach(iterator,
         {.kind = ConstraintKind::NextItem, .frame = frame, .inst = id, .b = element.index()});
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::ExtendItems, .frame = frame, .inst = id, .a = element.index()});
}

void Engine::GenerateSetUpdate(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  GenerateListExtend(frame, id, inst);
}

// a: what an element may be.
void Engine::OnExtendItems(const Constraint& constraint, ObjectId object) {
  graph_.AddEdge(NodeId(constraint.a), FieldNode(object, Field::Any()));
}

void Engine::GenerateDictUpdate(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 1), {.kind = ConstraintKind::ExtendMapping,
                                   .frame = frame,
                                   .inst = id,
                                   .a = Operand(frame, inst, 0).index()});
}

// a: the mapping that takes the items of the object. Display code makes the only objects there, so
// the node has them already.
void Engine::OnExtendMapping(const Constraint& constraint, ObjectId object) {
  NodeId target(constraint.a);
  if (objects_[object].kind == ObjectKind::Unknown) {
    for (ObjectId mapping : sets_.Elements(graph_.PointsTo(target))) {
      graph_.AddObject(FieldNode(mapping, Field::Any()),
                       objects_.Unknown(UnknownReason::UnknownElement));
    }
    return;
  }
  for (ObjectId mapping : sets_.Elements(graph_.PointsTo(target))) {
    graph_.AddEdge(FieldNode(object, Field::KeysOf()), FieldNode(mapping, Field::KeysOf()));
    graph_.AddEdge(FieldNode(object, Field::Any()), FieldNode(mapping, Field::Any()));
  }
  WatchElements(object, constraint);
}

void Engine::GenerateListToTuple(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  ObjectId object = MakeInstance(Builtin::Tuple, frame, id);
  graph_.AddObject(Result(frame, inst), object);
  NodeId element = graph_.AddNodes(1);
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::NextItem, .frame = frame, .inst = id, .b = element.index()});
  graph_.AddEdge(element, FieldNode(object, Field::Any()));
}

void Engine::GenerateUnpack(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  // The items are read by UnpackItem, from what is taken apart; it waits on this node.
  graph_.AddEdge(Operand(frame, inst, 0), Result(frame, inst));
  NodeId iterator = graph_.AddNodes(1);
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::MakeIterator, .frame = frame, .inst = id, .b = iterator.index()});
}

void Engine::GenerateUnpackItem(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::UnpackItem,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Result(frame, inst).index()});
}

}  // namespace hybridize::pointsto
