// Reading and writing attributes.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

// a: the attribute; b: the result.
void Engine::OnLoadAttribute(const Constraint& constraint, ObjectId object) {
  LoadFrom(object, NameId(constraint.a), NodeId(constraint.b), constraint.frame, constraint.inst);
}

void Engine::LoadFrom(ObjectId object, NameId attribute, NodeId result, FrameId frame,
                      ir::InstId inst) {
  const Object& what = objects_[object];
  switch (what.kind) {
    case ObjectKind::Module:
    case ObjectKind::Namespace:
      LoadFromModule(object, attribute, result, frame, inst);
      return;
    case ObjectKind::Library:
      LoadFromLibrary(object, attribute, result);
      return;
    case ObjectKind::Class:
      StartLookup({.class_object = object,
                   .name = attribute,
                   .receiver = object,
                   .result = result,
                   .frame = frame,
                   .inst = inst});
      NoteMiss(object, attribute, result, UnknownReason::MissingAttribute);
      return;
    case ObjectKind::Super: {
      ObjectId receiver = what.receiver;
      bool bound_to_class = objects_[receiver].kind == ObjectKind::Class;
      StartLookup({.class_object = bound_to_class ? receiver : TypeOf(receiver),
                   .name = attribute,
                   .receiver = receiver,
                   .result = result,
                   .frame = frame,
                   .inst = inst,
                   .after = what.class_object});
      return;
    }
    case ObjectKind::Unknown:
      graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
      return;
    case ObjectKind::BoundMethod:
      LoadFrom(what.class_object, attribute, result, frame, inst);
      return;
    case ObjectKind::Constant:
    case ObjectKind::Function:
    case ObjectKind::Instance:
    case ObjectKind::BoundLibrary:
    case ObjectKind::Decorator:
    case ObjectKind::Cell:
      LoadFromInstance(object, attribute, result, frame, inst);
      return;
  }
}

void Engine::LoadFromInstance(ObjectId object, NameId attribute, NodeId result, FrameId frame,
                              ir::InstId inst) {
  ObjectId type = TypeOf(object);
  if (attribute == name(WellKnown::Class)) {
    graph_.AddObject(result, type);
    return;
  }
  if (objects_[object].kind != ObjectKind::Constant) {
    graph_.AddEdge(FieldNode(object, Field::Attr(attribute)), result);
  }
  StartLookup({.class_object = type,
               .name = attribute,
               .receiver = object,
               .result = result,
               .frame = frame,
               .inst = inst});
  NoteMiss(object, attribute, result,
           objects_[type].kind == ObjectKind::Library ? UnknownReason::UnmodelledAttribute
                                                      : UnknownReason::MissingAttribute);
}

void Engine::LoadFromLibrary(ObjectId object, NameId attribute, NodeId result) {
  models::SymbolId symbol(objects_[object].index);
  models::SymbolId member = models_.Member(symbol, program_.names().text(attribute));
  graph_.AddEdge(FieldNode(object, Field::Attr(attribute)), result);
  const models::Symbol& info = models_.symbol(member);
  if (info.kind == models::SymbolKind::Value && info.result.valid()) {
    AddConstantOf(member, result);
    return;
  }
  graph_.AddObject(result, objects_.Library(member));
}

// Looked up again once everything has come to rest: only then it is sure that nothing is there.
void Engine::NoteMiss(ObjectId object, NameId attribute, NodeId result, UnknownReason reason) {
  misses_.push_back({.object = object, .attribute = attribute, .result = result, .reason = reason});
}

bool Engine::InjectMisses() {
  bool any = false;
  std::vector<Miss> open;
  for (const Miss& miss : misses_) {
    if (!graph_.IsEmpty(miss.result)) {
      continue;
    }
    NodeId field = FindFieldNode(miss.object, Field::Attr(miss.attribute));
    if (field.valid() && !graph_.IsEmpty(field)) {
      open.push_back(miss);
      continue;
    }
    any = true;
    graph_.AddObject(miss.result, objects_.Unknown(miss.reason));
  }
  misses_ = std::move(open);
  return any;
}

// a: the attribute; b: the value.
void Engine::OnStoreAttribute(const Constraint& constraint, ObjectId object) {
  NameId attribute(constraint.a);
  NodeId value(constraint.b);
  ObjectKind kind = objects_[object].kind;
  if (kind == ObjectKind::Unknown || kind == ObjectKind::Constant) {
    return;
  }
  if (kind == ObjectKind::BoundMethod) {
    object = objects_[object].class_object;
  }
  graph_.AddEdge(value, FieldNode(object, Field::Attr(attribute)));
  if (kind == ObjectKind::Class) {
    NoteClassMember(object, attribute);
  }
  if (!IsProjectObject(object)) {
    return;
  }
  auto info = classes_.find(objects_[object].class_object);
  // A copy: attaching may add classes.
  std::vector<ObjectId> order =
      info == classes_.end() ? std::vector<ObjectId>() : info->second.order;
  for (ObjectId class_object : order) {
    auto member = classes_.find(class_object);
    if (member != classes_.end() && member->second.defined.contains(attribute)) {
      Attach(FieldNode(class_object, Field::Attr(attribute)),
             {.kind = ConstraintKind::SetDescriptor,
              .frame = constraint.frame,
              .inst = constraint.inst,
              .a = object.index(),
              .b = value.index()});
    }
  }
  CallSpecial(object, WellKnown::SetAttr,
              {.frame = constraint.frame,
               .inst = constraint.inst,
               .arguments = {{.node = graph_.AddNodes(1)}, {.node = value}},
               .result = graph_.AddNodes(1)});
}

bool Engine::IsBuiltinInstance(ObjectId id, Builtin type) const {
  const Object& object = objects_[id];
  if (object.kind != ObjectKind::Instance) {
    return false;
  }
  models::SymbolId wanted(objects_[builtin(type)].index);
  const Object& class_object = objects_[object.class_object];
  if (class_object.kind == ObjectKind::Library) {
    return models_.IsSubclass(models::SymbolId(class_object.index), wanted);
  }
  auto info = classes_.find(object.class_object);
  return info != classes_.end() && llvm::any_of(info->second.order, [&](ObjectId next) {
           return objects_[next].kind == ObjectKind::Library &&
                  models_.IsSubclass(models::SymbolId(objects_[next].index), wanted);
         });
}

// Waits on a class's member; a: the receiver; b: the result.
void Engine::OnBindAttribute(const Constraint& constraint, ObjectId object) {
  ObjectId receiver(constraint.a);
  NodeId result(constraint.b);
  CallSite site{.frame = constraint.frame, .inst = constraint.inst, .result = result};
  ObjectKind receiver_kind = objects_[receiver].kind;
  bool through_class = receiver_kind == ObjectKind::Class || receiver_kind == ObjectKind::Library;
  if (IsBuiltinInstance(object, Builtin::StaticMethod)) {
    graph_.AddEdge(FieldNode(object, Field::Attr(name(WellKnown::Wrapped))), result);
  } else if (IsBuiltinInstance(object, Builtin::ClassMethod)) {
    Attach(FieldNode(object, Field::Attr(name(WellKnown::Wrapped))),
           {.kind = ConstraintKind::BindClass,
            .a = (through_class ? receiver : TypeOf(receiver)).index(),
            .b = result.index()});
  } else if (through_class) {
    graph_.AddObject(result, object);
  } else if (IsBuiltinInstance(object, Builtin::Property)) {
    CallAccessor(object, WellKnown::Getter, receiver, std::move(site));
  } else if (objects_[object].kind == ObjectKind::Function) {
    AddBound(object, receiver, result);
  } else {
    graph_.AddObject(result, object);
    if (IsProjectObject(object)) {
      NodeId instance = graph_.AddNodes(1);
      graph_.AddObject(instance, receiver);
      site.arguments = {{.node = instance}, {.node = graph_.AddNodes(1)}};
      CallSpecial(object, WellKnown::Get, std::move(site));
    }
  }
}

// Waits on the function of a class method; a: the class; b: the result.
void Engine::OnBindClass(const Constraint& constraint, ObjectId object) {
  if (objects_[object].kind == ObjectKind::Function) {
    AddBound(object, ObjectId(constraint.a), NodeId(constraint.b));
  } else {
    graph_.AddObject(NodeId(constraint.b), object);
  }
}

// Waits on a class's member that an assignment may go through; a: the receiver; b: the value.
void Engine::OnSetDescriptor(const Constraint& constraint, ObjectId object) {
  CallSite site{.frame = constraint.frame,
                .inst = constraint.inst,
                .arguments = {{.node = NodeId(constraint.b)}},
                .result = graph_.AddNodes(1)};
  if (IsBuiltinInstance(object, Builtin::Property)) {
    CallAccessor(object, WellKnown::Setter, ObjectId(constraint.a), std::move(site));
  } else if (IsProjectObject(object)) {
    NodeId instance = graph_.AddNodes(1);
    graph_.AddObject(instance, ObjectId(constraint.a));
    site.arguments.insert(site.arguments.begin(), CallArgument{.node = instance});
    CallSpecial(object, WellKnown::Set, std::move(site));
  }
}

// Calls the function in a property's field with the receiver.
void Engine::CallAccessor(ObjectId descriptor, WellKnown accessor, ObjectId receiver,
                          CallSite site) {
  NodeId bound = graph_.AddNodes(1);
  FrameId frame = site.frame;
  ir::InstId inst = site.inst;
  CallNode(bound, AddCall(std::move(site)));
  Attach(FieldNode(descriptor, Field::Attr(name(accessor))), {.kind = ConstraintKind::BindAttribute,
                                                              .frame = frame,
                                                              .inst = inst,
                                                              .a = receiver.index(),
                                                              .b = bound.index()});
}

void Engine::AddBound(ObjectId function, ObjectId receiver, NodeId result) {
  graph_.AddObject(result, objects_.Intern(Object{.kind = ObjectKind::BoundMethod,
                                                  .class_object = function,
                                                  .receiver = receiver}));
}

}  // namespace hybridize::pointsto
