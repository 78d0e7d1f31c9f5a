// Calls: what each kind of callee does.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::GenerateCall(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  const ir::Function& function = FunctionOf(frame);
  const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.payload)];
  CallSite site{.frame = frame, .inst = id, .result = Result(frame, inst)};
  for (size_t i = 0; i < signature.arguments.size(); ++i) {
    site.arguments.push_back({.kind = signature.arguments[i].kind,
                              .name = signature.arguments[i].name,
                              .node = Operand(frame, inst, i + 1)});
  }
  CallNode(Operand(frame, inst, 0), AddCall(std::move(site)));
}

CallId Engine::AddCall(CallSite site) { return calls_.Add(std::move(site)); }

void Engine::CallNode(NodeId callee, CallId call) {
  Attach(callee, {.kind = ConstraintKind::Call, .a = call.index()});
}

// Calls `type(object).method` with the object.
void Engine::CallSpecial(ObjectId object, WellKnown method, CallSite site) {
  NodeId callee = SpecialMethod(object, method, site.frame, site.inst);
  CallNode(callee, AddCall(std::move(site)));
}

// a: the call.
void Engine::OnCall(const Constraint& constraint, ObjectId callee) {
  Invoke(CallId(constraint.a), callee);
}

void Engine::Invoke(CallId call, ObjectId callee) {
  const Object& object = objects_[callee];
  switch (object.kind) {
    case ObjectKind::Function:
      InvokeFunction(call, callee, std::nullopt);
      return;
    case ObjectKind::BoundMethod:
      InvokeFunction(call, object.class_object, object.receiver);
      return;
    case ObjectKind::Class:
      InvokeClass(call, callee);
      return;
    case ObjectKind::Library:
      InvokeLibrary(call, models::SymbolId(object.index), std::nullopt);
      return;
    case ObjectKind::BoundLibrary:
      InvokeLibrary(call, models::SymbolId(object.index), object.receiver);
      return;
    case ObjectKind::Decorator:
      if (!calls_[call].arguments.empty()) {
        graph_.AddEdge(calls_[call].arguments.front().node, calls_[call].result);
      }
      return;
    case ObjectKind::Instance:
      CallSpecial(callee, WellKnown::Call, CallSite(calls_[call]));
      return;
    case ObjectKind::Unknown:
      InvokeUnknown(call, UnknownReason::UnknownCallee);
      return;
    case ObjectKind::Constant:
    case ObjectKind::Module:
    case ObjectKind::Namespace:
    case ObjectKind::Cell:
    case ObjectKind::Super:
      // Calling these raises.
      return;
  }
}

void Engine::InvokeFunction(CallId call, ObjectId function, std::optional<ObjectId> self) {
  if (objects_[function].kind != ObjectKind::Function) {
    return;
  }
  FrameId caller = calls_[call].frame;
  ir::InstId inst = calls_[call].inst;
  ir::FunctionId id(objects_[function].index);
  FrameId callee = GetFrame(id, ContextFor(function, self, caller, inst));
  if (self) {
    BindReceiver(callee, *self);
  }
  // Receivers differ in nothing else.
  uint64_t key = (static_cast<uint64_t>(function.index()) << 32) | callee.index();
  if (!invoked_.insert({call, self ? ~key : key}).second) {
    return;
  }
  call_edges_.push_back({.caller = caller, .inst = inst, .callee = callee});
  LinkCaptured(callee, function);
  BindArguments(call, callee, function, self.has_value());
  ReturnInto(callee, calls_[call].result);
}

void Engine::LinkCaptured(FrameId callee, ObjectId function) {
  const ir::Function& code = FunctionOf(callee);
  if (code.free_variables.empty()) {
    return;
  }
  for (const ir::Instruction& inst : code.instructions) {
    if (inst.op == ir::Op::FreeCell) {
      graph_.AddEdge(FieldNode(function, Field::Capture(inst.payload)), Result(callee, inst));
    }
  }
}

void Engine::ReturnInto(FrameId callee, NodeId result) {
  const ir::Function& code = FunctionOf(callee);
  if (!code.is_generator && !code.is_async) {
    graph_.AddEdge(frames_[callee].returned, result);
    return;
  }
  Builtin type = !code.is_generator ? Builtin::Coroutine
                 : code.is_async    ? Builtin::AsyncGenerator
                                    : Builtin::Generator;
  // One for all calls of the frame; its site is a number behind the function's instructions.
  ObjectId object =
      MakeInstance(type, callee, ir::InstId(static_cast<uint32_t>(code.instructions.size()) + 2));
  graph_.AddEdge(frames_[callee].yielded, FieldNode(object, Field::Any()));
  graph_.AddEdge(FieldNode(object, Field::Attr(name(WellKnown::Sent))), frames_[callee].sent);
  graph_.AddEdge(frames_[callee].returned,
                 FieldNode(object, Field::Attr(name(WellKnown::ReturnValue))));
  graph_.AddObject(result, object);
}

void Engine::InvokeClass(CallId call, ObjectId class_object) {
  CallSite site = calls_[call];
  ObjectId instance = MakeInstance(class_object, site.frame, site.inst);
  graph_.AddObject(site.result, instance);
  const ClassInfo& info = classes_[class_object];
  if (info.is_dataclass || IsBuiltinInstance(instance, Builtin::NamedTuple)) {
    FillFields(call, instance, ClassInfo(info));
  }
  // `__new__` is a static method that gets the class before the arguments.
  NodeId maker = graph_.AddNodes(1);
  StartLookup({.class_object = class_object,
               .name = name(WellKnown::New),
               .receiver = class_object,
               .result = maker,
               .frame = site.frame,
               .inst = site.inst});
  CallSite making = site;
  NodeId class_node = graph_.AddNodes(1);
  graph_.AddObject(class_node, class_object);
  making.arguments.insert(making.arguments.begin(), CallArgument{.node = class_node});
  CallNode(maker, AddCall(std::move(making)));
  site.result = graph_.AddNodes(1);
  CallSpecial(instance, WellKnown::Init, std::move(site));
}

// The generated constructor of a dataclass or named tuple: arguments become fields in the order of
// the annotations, those of bases first.
void Engine::FillFields(CallId call, ObjectId instance, const ClassInfo& info) {
  std::vector<NameId> fields;
  for (ObjectId next : llvm::reverse(info.order)) {
    if (auto base = classes_.find(next); base != classes_.end()) {
      for (NameId field : base->second.annotated) {
        if (!llvm::is_contained(fields, field)) {
          fields.push_back(field);
        }
      }
    }
  }
  CallSite site = calls_[call];
  for (size_t i = 0; i < site.arguments.size(); ++i) {
    const CallArgument& argument = site.arguments[i];
    NameId field = argument.kind == ir::ArgumentKind::Keyword ? argument.name
                   : argument.kind == ir::ArgumentKind::Positional && i < fields.size() ? fields[i]
                                                                                        : NameId();
    if (field.valid()) {
      graph_.AddEdge(argument.node, FieldNode(instance, Field::Attr(field)));
    }
  }
  for (size_t i = 0; i < fields.size(); ++i) {
    graph_.AddEdge(FieldNode(instance, Field::Attr(fields[i])),
                   FieldNode(instance, Field::Index(static_cast<uint32_t>(i))));
  }
}

void Engine::InvokeUnknown(CallId call, UnknownReason reason) {
  graph_.AddObject(calls_[call].result, objects_.Unknown(reason));
  EscapeArguments(CallSite(calls_[call]));
}

// What is handed to unknown code may be called by it, with anything.
void Engine::EscapeArguments(const CallSite& site) {
  for (const CallArgument& argument : site.arguments) {
    Attach(argument.node, {.kind = ConstraintKind::Escape, .frame = site.frame, .inst = site.inst});
  }
}

void Engine::OnEscape(const Constraint& constraint, ObjectId object) {
  ObjectKind kind = objects_[object].kind;
  if (kind != ObjectKind::Function && kind != ObjectKind::BoundMethod) {
    return;
  }
  NodeId anything = graph_.AddNodes(1);
  graph_.AddObject(anything, objects_.Unknown(UnknownReason::UnknownCallee));
  CallSite site{.frame = constraint.frame,
                .inst = constraint.inst,
                .arguments = {{.kind = ir::ArgumentKind::Star, .node = anything},
                              {.kind = ir::ArgumentKind::DoubleStar, .node = anything}},
                .result = graph_.AddNodes(1)};
  Invoke(AddCall(std::move(site)), object);
}

void Engine::InvokeSuper(CallId call) {
  const CallSite& site = calls_[call];
  if (site.arguments.size() != 2) {
    graph_.AddObject(site.result, objects_.Unknown(UnknownReason::DynamicFeature));
    return;
  }
  for (uint32_t which = 0; which < 2; ++which) {
    Attach(calls_[call].arguments[which].node,
           {.kind = ConstraintKind::MakeSuper, .a = call.index(), .b = which});
  }
}

// Waits on both arguments of `super(class, receiver)`. a: the call; b: which argument.
void Engine::OnMakeSuper(const Constraint& constraint, ObjectId object) {
  const CallSite& site = calls_[CallId(constraint.a)];
  SetId others = graph_.PointsTo(site.arguments[1 - constraint.b].node);
  NodeId result = site.result;
  for (ObjectId other : sets_.Elements(others)) {
    ObjectId class_object = constraint.b == 0 ? object : other;
    ObjectId receiver = constraint.b == 0 ? other : object;
    if (objects_[receiver].kind == ObjectKind::Unknown) {
      graph_.AddObject(result, receiver);
    } else if (objects_[class_object].kind == ObjectKind::Class) {
      graph_.AddObject(result, objects_.Intern(Object{.kind = ObjectKind::Super,
                                                      .class_object = class_object,
                                                      .receiver = receiver}));
    }
  }
}

}  // namespace hybridize::pointsto
