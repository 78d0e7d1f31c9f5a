#include <optional>

#include "pointsto/engine.h"

namespace hybridize::pointsto {
namespace {

// Several objects of one site differ in the ordinal, which stands above the instruction.
constexpr uint32_t kOrdinalShift = 24;

}  // namespace

NodeId Engine::FindFieldNode(ObjectId object, Field field) const {
  return fields_.lookup({object, field.bits()});
}

NodeId Engine::FieldNode(ObjectId object, Field field) {
  auto [entry, inserted] = fields_.try_emplace({object, field.bits()}, NodeId());
  if (!inserted) {
    return entry->second;
  }
  NodeId node = graph_.AddNodes(1);
  entry->second = node;
  if (field.is_element() || field.kind() == Field::AnyItem) {
    graph_.AddEdge(node, FieldNode(object, Field::All()));
  }
  bool is_module_name =
      field.kind() == Field::Attribute && objects_[object].kind == ObjectKind::Module;
  if (field.is_element() || is_module_name) {
    LinkElement(object, field, node);
  }
  if (field.kind() == Field::Attribute) {
    if (NodeId any = FindFieldNode(object, Field::AnyAttr()); any.valid()) {
      graph_.AddEdge(any, node);
    }
  }
  return node;
}

// Tells those who watch the object's elements about a new one.
void Engine::LinkElement(ObjectId object, Field field, NodeId node) {
  FieldInfo& info = field_infos_[object];
  info.elements.push_back(field);
  // A watcher may make fields of other objects, which moves the map's entries.
  std::vector<ConstraintId> watchers = info.watchers;
  for (ConstraintId watcher : watchers) {
    OnElement(constraints_[watcher], object, field, node);
  }
}

void Engine::WatchElements(ObjectId object, const Constraint& constraint) {
  FieldInfo& info = field_infos_[object];
  ConstraintId id = Intern(constraint);
  if (llvm::is_contained(info.watchers, id)) {
    return;
  }
  info.watchers.push_back(id);
  std::vector<Field> elements = info.elements;
  for (Field field : elements) {
    OnElement(constraint, object, field, FieldNode(object, field));
  }
}

ObjectId Engine::MakeInstance(ObjectId class_object, FrameId frame, ir::InstId inst,
                              uint32_t ordinal) {
  return objects_.Intern(Object{.kind = ObjectKind::Instance,
                                .index = inst.index() | (ordinal << kOrdinalShift),
                                .frame = frame,
                                .class_object = class_object});
}

ObjectId Engine::TypeOf(ObjectId id) const {
  const Object& object = objects_[id];
  switch (object.kind) {
    case ObjectKind::Instance:
      return object.class_object;
    case ObjectKind::Constant: {
      static constexpr Builtin kTypes[] = {Builtin::NoneType, Builtin::Bool,   Builtin::Bool,
                                           Builtin::Ellipsis, Builtin::Int,    Builtin::Float,
                                           Builtin::Complex,  Builtin::String, Builtin::Bytes};
      ir::ConstantKind kind = program_.constants()[ir::ConstantId(object.index)].kind;
      return builtin(kTypes[static_cast<size_t>(kind)]);
    }
    case ObjectKind::Module:
    case ObjectKind::Namespace:
      return builtin(Builtin::Module);
    case ObjectKind::Function:
      return builtin(Builtin::Function);
    case ObjectKind::BoundMethod:
    case ObjectKind::BoundLibrary:
      return builtin(Builtin::Method);
    case ObjectKind::Class:
      return builtin(Builtin::Type);
    case ObjectKind::Super:
      return builtin(Builtin::Super);
    case ObjectKind::Library:
    case ObjectKind::Decorator:
    case ObjectKind::Cell:
      return builtin(Builtin::Object);
    case ObjectKind::Unknown:
      return ObjectId();
  }
  return ObjectId();
}

bool Engine::ClassHas(ObjectId class_object, models::Role role) const {
  const Object& object = objects_[class_object];
  if (object.kind == ObjectKind::Library) {
    return models_.IsA(models::SymbolId(object.index), role);
  }
  auto info = classes_.find(class_object);
  if (info == classes_.end()) {
    return false;
  }
  for (ObjectId next : info->second.order) {
    if (objects_[next].kind == ObjectKind::Library &&
        models_.IsA(models::SymbolId(objects_[next].index), role)) {
      return true;
    }
  }
  return false;
}

bool Engine::TypeHas(ObjectId object, models::Role role) const {
  ObjectId type = TypeOf(object);
  return type.valid() && ClassHas(type, role);
}

bool Engine::IsProjectObject(ObjectId id) const {
  const Object& object = objects_[id];
  return object.kind == ObjectKind::Instance &&
         objects_[object.class_object].kind == ObjectKind::Class;
}

// The field that a constant key names: a string, or an index that is not negative.
std::optional<Field> Engine::KeyField(FrameId frame, ir::ValueId key) const {
  const ir::Function& function = FunctionOf(frame);
  const ir::Value& value = function.values[key];
  if (!value.inst.valid() || function.instructions[value.inst].op != ir::Op::Constant) {
    return std::nullopt;
  }
  const ir::Constant& constant =
      program_.constants()[ir::ConstantId(function.instructions[value.inst].payload)];
  if (constant.kind == ir::ConstantKind::String) {
    return Field::Name(constant.text);
  }
  uint32_t index = 0;
  if (constant.kind == ir::ConstantKind::Int &&
      !program_.names().text(constant.text).getAsInteger(10, index) &&
      index < options_.max_field_keys) {
    return Field::Index(index);
  }
  return std::nullopt;
}

}  // namespace hybridize::pointsto
