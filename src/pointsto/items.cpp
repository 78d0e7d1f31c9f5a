// Elements of containers: subscripts, iteration, unpacking.

#include "hybridize/models/models.h"
#include "pointsto/engine.h"

namespace hybridize::pointsto {

bool Engine::IsContainer(ObjectId object) const {
  return objects_[object].kind == ObjectKind::Instance &&
         (TypeHas(object, models::Role::Sequence) || TypeHas(object, models::Role::Mapping) ||
          TypeHas(object, models::Role::Set));
}

// b: the result.
void Engine::OnLoadItem(const Constraint& constraint, ObjectId object) {
  NodeId result(constraint.b);
  const ir::Function& function = FunctionOf(constraint.frame);
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(function.instructions[constraint.inst]);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  CallSpecial(object, WellKnown::GetItem,
              {.frame = constraint.frame,
               .inst = constraint.inst,
               .arguments = {{.node = ValueNode(constraint.frame, operands[1])}},
               .result = result});
  if (!IsContainer(object)) {
    return;
  }
  if (IsSlice(constraint.frame, operands[1])) {
    ObjectId part = MakeInstance(objects_[object].class_object, constraint.frame, constraint.inst);
    graph_.AddEdge(FieldNode(object, Field::All()), FieldNode(part, Field::Any()));
    graph_.AddObject(result, part);
    return;
  }
  LoadElement(object, KeyField(constraint.frame, operands[1]), result);
}

bool Engine::IsSlice(FrameId frame, ir::ValueId key) const {
  const ir::Function& function = FunctionOf(frame);
  const ir::Value& value = function.values[key];
  return value.inst.valid() && function.instructions[value.inst].op == ir::Op::MakeSlice;
}

void Engine::LoadElement(ObjectId container, std::optional<Field> field, NodeId result) {
  if (!field) {
    graph_.AddEdge(FieldNode(container, Field::All()), result);
    return;
  }
  graph_.AddEdge(FieldNode(container, *field), result);
  graph_.AddEdge(FieldNode(container, Field::Any()), result);
}

// SetItem, and the operations that add to a container under construction.
void Engine::OnStoreItem(const Constraint& constraint, ObjectId object) {
  const ir::Function& function = FunctionOf(constraint.frame);
  const ir::Instruction& inst = function.instructions[constraint.inst];
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
  if (operands.size() == 2) {
    graph_.AddEdge(ValueNode(constraint.frame, operands[1]), FieldNode(object, Field::Any()));
    return;
  }
  NodeId value = ValueNode(constraint.frame, operands[2]);
  if (inst.op == ir::Op::SetItem) {
    CallSpecial(object, WellKnown::SetItem,
                {.frame = constraint.frame,
                 .inst = constraint.inst,
                 .arguments = {{.node = ValueNode(constraint.frame, operands[1])}, {.node = value}},
                 .result = graph_.AddNodes(1)});
  }
  if (!IsContainer(object)) {
    return;
  }
  if (IsSlice(constraint.frame, operands[1])) {
    NodeId element = graph_.AddNodes(1);
    Attach(value, {.kind = ConstraintKind::NextItem,
                   .frame = constraint.frame,
                   .inst = constraint.inst,
                   .b = element.index()});
    graph_.AddEdge(element, FieldNode(object, Field::Any()));
    return;
  }
  std::optional<Field> field = KeyField(constraint.frame, operands[1]);
  graph_.AddEdge(value, FieldNode(object, field.value_or(Field::Any())));
  if (TypeHas(object, models::Role::Mapping)) {
    graph_.AddEdge(ValueNode(constraint.frame, operands[1]), FieldNode(object, Field::KeysOf()));
  }
}

void Engine::OnDeleteItem(const Constraint& constraint, ObjectId object) {
  CallSpecial(object, WellKnown::DeleteItem,
              {.frame = constraint.frame,
               .inst = constraint.inst,
               .arguments = {{.node = Operand(
                                  constraint.frame,
                                  FunctionOf(constraint.frame).instructions[constraint.inst], 1)}},
               .result = graph_.AddNodes(1)});
}

// b: the iterator. Containers stand for their own iterators.
void Engine::OnMakeIterator(const Constraint& constraint, ObjectId object) {
  NodeId result(constraint.b);
  if (objects_[object].kind == ObjectKind::Unknown || IsContainer(object)) {
    graph_.AddObject(result, object);
    return;
  }
  const ir::Instruction& inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  bool is_async = inst.op == ir::Op::GetIter && inst.flag;
  CallSpecial(object, is_async ? WellKnown::AsyncIter : WellKnown::Iter,
              {.frame = constraint.frame, .inst = constraint.inst, .result = result});
}

// b: the item.
void Engine::OnNextItem(const Constraint& constraint, ObjectId object) {
  NodeId result(constraint.b);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  if (IsContainer(object)) {
    bool keys = TypeHas(object, models::Role::Mapping);
    graph_.AddEdge(FieldNode(object, keys ? Field::KeysOf() : Field::All()), result);
    return;
  }
  const ir::Instruction& inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  bool is_async = inst.op == ir::Op::IterNext && inst.flag;
  CallSpecial(object, is_async ? WellKnown::AsyncNext : WellKnown::Next,
              {.frame = constraint.frame, .inst = constraint.inst, .result = result});
}

// Waits on what is taken apart; b: the result. The payload of the instruction is the position.
void Engine::OnUnpackItem(const Constraint& constraint, ObjectId object) {
  const ir::Function& function = FunctionOf(constraint.frame);
  const ir::Instruction& inst = function.instructions[constraint.inst];
  const ir::Value& source = function.values[function.Operands(inst)[0]];
  const ir::Instruction& unpack = function.instructions[source.inst];
  NodeId result(constraint.b);
  // With a star at position p: items before p keep their index, p takes a list of the rest, and
  // where the ones after p come from depends on the length.
  bool starred = unpack.op == ir::Op::Unpack && unpack.flag;
  bool indexed = !starred || inst.payload < unpack.payload;
  NodeId element = result;
  if (starred && inst.payload == unpack.payload) {
    ObjectId rest = MakeInstance(Builtin::List, constraint.frame, constraint.inst);
    graph_.AddObject(result, rest);
    element = FieldNode(rest, Field::Any());
  }
  if (!IsContainer(object)) {
    NodeId iterator = graph_.AddNodes(1);
    OnMakeIterator({.kind = ConstraintKind::MakeIterator,
                    .frame = constraint.frame,
                    .inst = constraint.inst,
                    .b = iterator.index()},
                   object);
    Attach(iterator, {.kind = ConstraintKind::NextItem,
                      .frame = constraint.frame,
                      .inst = constraint.inst,
                      .b = element.index()});
    return;
  }
  if (TypeHas(object, models::Role::Mapping) && unpack.op == ir::Op::Unpack) {
    graph_.AddEdge(FieldNode(object, Field::KeysOf()), element);
    return;
  }
  LoadElement(object, indexed ? std::optional(Field::Index(inst.payload)) : std::nullopt, element);
}

}  // namespace hybridize::pointsto
