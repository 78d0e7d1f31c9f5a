// Constraints of the operations on constants, names, cells, attributes and items.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::GenerateConstant(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst),
                   objects_.Intern(Object{.kind = ObjectKind::Constant, .index = inst.payload}));
}

void Engine::GenerateUndefined(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateUnknown(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), objects_.Unknown(UnknownReason::NotUnderstood));
}

void Engine::GenerateCheckBound(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateLoadGlobal(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  LoadModuleName(frame, NameId(inst.payload), Result(frame, inst));
}

void Engine::GenerateStoreGlobal(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  graph_.AddEdge(Operand(frame, inst, 0),
                 FieldNode(ModuleObject(ModuleOf(frame)), Field::Attr(NameId(inst.payload))));
}

void Engine::GenerateDeleteGlobal(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateLoadBuiltin(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  llvm::StringRef text = program_.names().text(NameId(inst.payload));
  graph_.AddObject(Result(frame, inst),
                   objects_.Library(models_.Intern(("builtins." + text).str())));
}

void Engine::GenerateLoadName(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  NameId name(inst.payload);
  NodeId result = Result(frame, inst);
  ObjectId class_object = frames_[frame].class_object;
  if (class_object.valid()) {
    graph_.AddEdge(FieldNode(class_object, Field::Attr(name)), result);
  }
  if (inst.operands.count != 0) {
    Attach(Operand(frame, inst, 0),
           {.kind = ConstraintKind::LoadCell, .frame = frame, .b = result.index()});
    return;
  }
  LoadModuleName(frame, name, result);
}

void Engine::GenerateStoreName(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  ObjectId class_object = frames_[frame].class_object;
  if (class_object.valid()) {
    graph_.AddEdge(Operand(frame, inst, 0),
                   FieldNode(class_object, Field::Attr(NameId(inst.payload))));
  }
}

void Engine::GenerateDeleteName(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateMakeCell(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(
      Result(frame, inst),
      objects_.Intern(Object{.kind = ObjectKind::Cell, .index = id.index(), .frame = frame}));
}

// What the cell is comes from the function objects that are called: LinkCaptured.
void Engine::GenerateFreeCell(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateLoadCell(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::LoadCell, .frame = frame, .b = Result(frame, inst).index()});
}

void Engine::GenerateStoreCell(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0),
         {.kind = ConstraintKind::StoreCell, .frame = frame, .b = Operand(frame, inst, 1).index()});
}

void Engine::GenerateDeleteCell(FrameId, ir::InstId, const ir::Instruction&) {}

// b: the result.
void Engine::OnLoadCell(const Constraint& constraint, ObjectId object) {
  if (objects_[object].kind == ObjectKind::Cell) {
    graph_.AddEdge(FieldNode(object, Field::Cell()), NodeId(constraint.b));
  }
}

// b: the value.
void Engine::OnStoreCell(const Constraint& constraint, ObjectId object) {
  if (objects_[object].kind == ObjectKind::Cell) {
    graph_.AddEdge(NodeId(constraint.b), FieldNode(object, Field::Cell()));
  }
}

void Engine::GenerateGetAttr(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::LoadAttribute,
                                   .frame = frame,
                                   .inst = id,
                                   .a = inst.payload,
                                   .b = Result(frame, inst).index()});
}

void Engine::GenerateSetAttr(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::StoreAttribute,
                                   .frame = frame,
                                   .inst = id,
                                   .a = inst.payload,
                                   .b = Operand(frame, inst, 1).index()});
}

void Engine::GenerateDeleteAttr(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateGetItem(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::LoadItem,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Result(frame, inst).index()});
}

void Engine::GenerateSetItem(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::StoreItem, .frame = frame, .inst = id});
}

void Engine::GenerateDeleteItem(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::DeleteItem, .frame = frame, .inst = id});
}

void Engine::GenerateMakeSlice(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Slice, frame, id));
}

}  // namespace hybridize::pointsto
