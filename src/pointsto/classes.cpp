// Classes: making them, their method resolution order, and looking attributes up along it.

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::GenerateMakeClass(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  const ir::Function& function = FunctionOf(frame);
  const ir::Function& body = program_.function(ir::FunctionId(inst.payload));
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
  const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.extra)];
  size_t first_base = body.free_variables.size();
  // The class exists when each base does; one without bases at once. Waiting keeps attribute
  // look-ups from running along half an order.
  ObjectId class_object =
      objects_.Intern(Object{.kind = ObjectKind::Class, .index = inst.payload, .frame = frame});
  ClassInfo& info = classes_[class_object];
  for (size_t i = 0; i < signature.arguments.size(); ++i) {
    if (signature.arguments[i].kind == ir::ArgumentKind::Positional) {
      info.bases.push_back(ValueNode(frame, operands[first_base + i]));
    }
  }
  std::vector<NodeId> bases = info.bases;
  EnterClassBody(class_object, frame, inst);
  for (NodeId base : bases) {
    Attach(
        base,
        {.kind = ConstraintKind::MakeClass, .frame = frame, .inst = id, .a = class_object.index()});
  }
  if (bases.empty()) {
    ComputeOrder(class_object);
    graph_.AddObject(Result(frame, inst), class_object);
  }
}

void Engine::EnterClassBody(ObjectId class_object, FrameId frame, const ir::Instruction& inst) {
  ir::FunctionId body_id(inst.payload);
  const ir::Function& body = program_.function(body_id);
  FrameId body_frame = GetFrame(body_id, frames_[frame].context);
  frames_[body_frame].class_object = class_object;
  ClassInfo& info = classes_[class_object];
  info.body = body_frame;
  for (const ir::Block& block : body.blocks) {
    for (uint32_t i = 0; i < block.instructions.count; ++i) {
      const ir::Instruction& step = body.instructions[ir::InstId(block.instructions.begin + i)];
      if (step.op == ir::Op::StoreName) {
        info.defined[NameId(step.payload)] |= block.region.index() == 0;
      } else if (step.op == ir::Op::Annotate) {
        info.annotated.push_back(NameId(step.payload));
      }
    }
  }
  // The body's cells are the first operands; the cell of `__class__` is what the body returns.
  llvm::ArrayRef<ir::ValueId> operands = FunctionOf(frame).Operands(inst);
  for (const ir::Instruction& step : body.instructions) {
    if (step.op == ir::Op::FreeCell) {
      graph_.AddEdge(ValueNode(frame, operands[step.payload]), Result(body_frame, step));
    }
  }
  NodeId self = graph_.AddNodes(1);
  graph_.AddObject(self, class_object);
  Attach(frames_[body_frame].returned,
         {.kind = ConstraintKind::StoreCell, .frame = body_frame, .b = self.index()});
}

// Waits on a base; a: the class.
void Engine::OnMakeClass(const Constraint& constraint, ObjectId base) {
  ObjectId class_object(constraint.a);
  ClassInfo& info = classes_[class_object];
  if (auto base_info = classes_.find(base);
      base_info != classes_.end() &&
      !llvm::is_contained(base_info->second.subclasses, class_object)) {
    base_info->second.subclasses.push_back(class_object);
  }
  if (llvm::any_of(info.bases, [&](NodeId node) { return graph_.IsEmpty(node); })) {
    return;
  }
  ComputeOrder(class_object);
  const ir::Instruction& inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  graph_.AddObject(Result(constraint.frame, inst), class_object);
  Replay(class_object);
}

void Engine::ComputeOrder(ObjectId class_object) {
  std::vector<ObjectId> order = Linearize(class_object);
  ClassInfo& info = classes_[class_object];
  if (order == info.order) {
    return;
  }
  info.order = std::move(order);
  std::vector<ObjectId> subclasses = info.subclasses;
  for (ObjectId subclass : subclasses) {
    if (!classes_[subclass].order.empty() && subclass != class_object) {
      ComputeOrder(subclass);
      Replay(subclass);
    }
  }
}

// C3, as Python does. Where a base may be one of several objects, all of them count, in their
// order; where the bases have no consistent order, they follow each other depth first.
std::vector<ObjectId> Engine::Linearize(ObjectId class_object) const {
  const ClassInfo& info = classes_.find(class_object)->second;
  std::vector<std::vector<ObjectId>> sequences;
  std::vector<ObjectId> direct;
  for (NodeId node : info.bases) {
    for (ObjectId base : sets_.Elements(graph_.PointsTo(node))) {
      if (base == builtin(Builtin::Object) || base == class_object) {
        continue;
      }
      auto base_info = classes_.find(base);
      bool known = base_info != classes_.end() && !base_info->second.order.empty();
      sequences.push_back(known ? base_info->second.order : std::vector<ObjectId>{base});
      direct.push_back(base);
    }
  }
  sequences.push_back(direct);
  std::vector<ObjectId> order = {class_object};
  auto in_a_tail = [&](ObjectId candidate) {
    return llvm::any_of(sequences, [&](const std::vector<ObjectId>& sequence) {
      return sequence.size() > 1 && llvm::is_contained(llvm::drop_begin(sequence), candidate);
    });
  };
  while (true) {
    llvm::erase_if(sequences, [](const auto& sequence) { return sequence.empty(); });
    if (sequences.empty()) {
      return order;
    }
    auto good = llvm::find_if(sequences, [&](const auto& s) { return !in_a_tail(s.front()); });
    ObjectId next = (good == sequences.end() ? sequences.begin() : good)->front();
    if (!llvm::is_contained(order, next)) {
      order.push_back(next);
    }
    for (std::vector<ObjectId>& sequence : sequences) {
      if (good == sequences.end()) {
        llvm::erase(sequence, next);
      } else if (sequence.front() == next) {
        sequence.erase(sequence.begin());
      }
    }
  }
}

void Engine::StartLookup(const Lookup& lookup) {
  if (!lookup.class_object.valid()) {
    return;
  }
  uint64_t hash = llvm::hash_combine(lookup.class_object, lookup.name, lookup.receiver,
                                     lookup.result, lookup.frame, lookup.inst, lookup.after);
  // The two greatest keys are the map's own.
  hash >>= 2;
  for (uint32_t seen : lookup_ids_[hash]) {
    if (lookups_[seen] == lookup) {
      return;
    }
  }
  lookup_ids_[hash].push_back(static_cast<uint32_t>(lookups_.size()));
  if (auto info = classes_.find(lookup.class_object); info != classes_.end()) {
    info->second.lookups.push_back(static_cast<uint32_t>(lookups_.size()));
  }
  lookups_.push_back(lookup);
  RunLookup(lookup);
}

void Engine::RunLookup(const Lookup& lookup) {
  auto info = classes_.find(lookup.class_object);
  std::vector<ObjectId> order =
      info == classes_.end() ? std::vector{lookup.class_object} : info->second.order;
  bool skipping = lookup.after.valid() && llvm::is_contained(order, lookup.after);
  for (ObjectId next : order) {
    if (skipping) {
      skipping = next != lookup.after;
    } else if (LookInClass(lookup, next)) {
      return;
    }
  }
  LookInGetAttr(lookup);
}

// Whether the search ends here.
bool Engine::LookInClass(const Lookup& lookup, ObjectId class_object) {
  const Object& object = objects_[class_object];
  if (object.kind == ObjectKind::Library) {
    return LookInLibraryClass(lookup, models::SymbolId(object.index));
  }
  if (object.kind != ObjectKind::Class) {
    graph_.AddObject(lookup.result, objects_.Unknown(UnknownReason::UnresolvedBase));
    return true;
  }
  ClassInfo& info = classes_[class_object];
  auto defined = info.defined.find(lookup.name);
  if (defined == info.defined.end()) {
    return false;
  }
  bool definite = defined->second;
  Attach(FieldNode(class_object, Field::Attr(lookup.name)), {.kind = ConstraintKind::BindAttribute,
                                                             .frame = lookup.frame,
                                                             .inst = lookup.inst,
                                                             .a = lookup.receiver.index(),
                                                             .b = lookup.result.index()});
  return definite;
}

bool Engine::LookInLibraryClass(const Lookup& lookup, models::SymbolId class_symbol) {
  models::SymbolId member = models_.FindMember(class_symbol, program_.names().text(lookup.name));
  if (!member.valid()) {
    return false;
  }
  AddLibraryMember(member, lookup);
  return true;
}

void Engine::AddLibraryMember(models::SymbolId member, const Lookup& lookup) {
  const models::Symbol& info = models_.symbol(member);
  ObjectKind receiver_kind = objects_[lookup.receiver].kind;
  bool through_class = receiver_kind == ObjectKind::Class || receiver_kind == ObjectKind::Library;
  ObjectId summary = SummaryOf(member);
  if (info.kind == models::SymbolKind::Property && !through_class) {
    CallSite site{.frame = lookup.frame, .inst = lookup.inst, .result = lookup.result};
    if (summary.valid()) {
      InvokeFunction(AddCall(std::move(site)), summary, lookup.receiver);
    } else {
      AddResult(info.result, site, info, lookup.receiver, 0);
    }
  } else if (info.kind == models::SymbolKind::Value && info.result.valid()) {
    AddConstantOf(member, lookup.result);
  } else if (info.kind == models::SymbolKind::Method && !through_class) {
    graph_.AddObject(lookup.result, objects_.Intern(Object{.kind = ObjectKind::BoundLibrary,
                                                           .index = member.index(),
                                                           .receiver = lookup.receiver}));
  } else {
    graph_.AddObject(lookup.result, objects_.Library(member));
  }
}

// Nothing along the classes: a project class may still answer through `__getattr__`.
void Engine::LookInGetAttr(const Lookup& lookup) {
  bool special = program_.names().text(lookup.name).starts_with("__");
  if (special || lookup.after.valid() || !IsProjectObject(lookup.receiver)) {
    return;
  }
  CallSpecial(lookup.receiver, WellKnown::GetAttr,
              {.frame = lookup.frame,
               .inst = lookup.inst,
               .arguments = {{.node = graph_.AddNodes(1)}},
               .result = lookup.result});
}

void Engine::Replay(ObjectId class_object) {
  std::vector<uint32_t> again = classes_[class_object].lookups;
  for (uint32_t index : again) {
    RunLookup(Lookup(lookups_[index]));
  }
}

// Something outside the class body stores the name in the class.
void Engine::NoteClassMember(ObjectId class_object, NameId name) {
  ClassInfo& info = classes_[class_object];
  if (!info.defined.try_emplace(name, false).second) {
    return;
  }
  std::vector<ObjectId> subclasses = info.subclasses;
  Replay(class_object);
  for (ObjectId subclass : subclasses) {
    Replay(subclass);
  }
}

NodeId Engine::SpecialMethod(ObjectId object, WellKnown method, FrameId frame, ir::InstId inst) {
  auto [entry, inserted] = specials_.try_emplace({object, name(method)}, NodeId());
  if (!inserted) {
    return entry->second;
  }
  NodeId node = graph_.AddNodes(1);
  entry->second = node;
  StartLookup({.class_object = TypeOf(object),
               .name = name(method),
               .receiver = object,
               .result = node,
               .frame = frame,
               .inst = inst});
  return node;
}

}  // namespace hybridize::pointsto
