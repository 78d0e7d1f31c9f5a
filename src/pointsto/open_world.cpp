#include "pointsto/open_world.h"

#include <algorithm>

#include "hybridize/base/components.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::pointsto {

void OpenWorld::Run() {
  for (std::vector<ir::FunctionId> unreached = Unreached(); !unreached.empty();
       unreached = Unreached()) {
    for (ir::FunctionId function : Sources(unreached)) {
      Enter(function);
    }
    engine_.SolveToRest();
  }
}

bool OpenWorld::IsUnreached(ir::FunctionId id) const {
  const ir::Function& function = engine_.program_.function(id);
  bool has_body = function.kind == ir::FunctionKind::Function ||
                  function.kind == ir::FunctionKind::Lambda ||
                  function.kind == ir::FunctionKind::Class;
  return has_body && !engine_.IsSummary(function.module) && engine_.FramesOf(id).empty();
}

std::vector<ir::FunctionId> OpenWorld::Unreached() const {
  std::vector<ir::FunctionId> found;
  for (size_t i = 0; i < engine_.program_.functions().size(); ++i) {
    ir::FunctionId id(static_cast<uint32_t>(i));
    if (!IsUnreached(id)) {
      continue;
    }
    // What is defined inside an unreached function is reached when that one is analysed.
    ir::FunctionId parent = engine_.program_.function(id).parent;
    if (!parent.valid() || !IsUnreached(parent)) {
      found.push_back(id);
    }
  }
  return found;
}

std::vector<ir::FunctionId> OpenWorld::Sources(const std::vector<ir::FunctionId>& unreached) const {
  llvm::DenseMap<NameId, std::vector<uint32_t>> by_name;
  for (uint32_t i = 0; i < unreached.size(); ++i) {
    by_name[engine_.program_.function(unreached[i]).name].push_back(i);
  }
  std::vector<std::vector<uint32_t>> successors(unreached.size());
  for (uint32_t i = 0; i < unreached.size(); ++i) {
    for (const ir::Instruction& inst : engine_.program_.function(unreached[i]).instructions) {
      if (inst.op != ir::Op::LoadGlobal && inst.op != ir::Op::GetAttr &&
          inst.op != ir::Op::LoadCell) {
        continue;
      }
      if (auto named = by_name.find(NameId(inst.payload)); named != by_name.end()) {
        llvm::append_range(successors[i], named->second);
      }
    }
  }
  std::vector<uint32_t> component = StronglyConnectedComponents(successors);
  std::vector<bool> referred(unreached.size(), false);
  for (uint32_t i = 0; i < unreached.size(); ++i) {
    for (uint32_t successor : successors[i]) {
      if (component[successor] != component[i]) {
        referred[component[successor]] = true;
      }
    }
  }
  std::vector<ir::FunctionId> sources;
  for (uint32_t i = 0; i < unreached.size(); ++i) {
    if (!referred[component[i]]) {
      sources.push_back(unreached[i]);
    }
  }
  return sources;
}

void OpenWorld::Enter(ir::FunctionId id) {
  FrameId frame = engine_.GetFrame(id, kOpenContext);
  const ir::Function& function = engine_.program_.function(id);
  ObjectId unknown = engine_.objects_.Unknown(UnknownReason::OpenParameter);
  ObjectId receiver = ReceiverOf(id);
  for (uint32_t i = 0; i < function.parameters.size(); ++i) {
    NodeId node = engine_.ParameterNode(frame, i);
    switch (function.parameters[i].kind) {
      case ir::ParameterKind::Star:
        engine_.graph_.AddObject(engine_.FieldNode(engine_.ExtraPositional(frame), Field::Any()),
                                 unknown);
        break;
      case ir::ParameterKind::DoubleStar:
        engine_.graph_.AddObject(engine_.FieldNode(engine_.ExtraKeyword(frame), Field::Any()),
                                 unknown);
        break;
      default:
        engine_.graph_.AddObject(node, i == 0 && receiver.valid() ? receiver : unknown);
    }
  }
  // What it captured is what its definitions captured.
  if (function.parent.valid()) {
    // A copy: linking may add frames.
    std::vector<FrameId> definers = engine_.FramesOf(function.parent).vec();
    for (FrameId definer : definers) {
      engine_.LinkCaptured(
          frame, engine_.objects_.Intern(
                     Object{.kind = ObjectKind::Function, .index = id.index(), .frame = definer}));
    }
  }
}

// For a method: an instance of its class that somebody outside the project made; else invalid.
ObjectId OpenWorld::ReceiverOf(ir::FunctionId method) {
  const ir::Function& function = engine_.program_.function(method);
  if (!function.parent.valid() || function.parameters.empty() ||
      function.kind != ir::FunctionKind::Function ||
      engine_.program_.function(function.parent).kind != ir::FunctionKind::Class) {
    return ObjectId();
  }
  llvm::ArrayRef<FrameId> bodies = engine_.FramesOf(function.parent);
  if (bodies.empty()) {
    return ObjectId();
  }
  FrameId body = bodies.front();
  ObjectId class_object = engine_.frames_[body].class_object;
  if (!class_object.valid()) {
    return ObjectId();
  }
  // A call of the class with unknown arguments, on the site of the class body itself.
  NodeId anything = engine_.graph_.AddNodes(1);
  engine_.graph_.AddObject(anything, engine_.objects_.Unknown(UnknownReason::OpenParameter));
  NodeId result = engine_.graph_.AddNodes(1);
  engine_.InvokeClass(
      engine_.AddCall({.frame = body,
                       .inst = ir::InstId(0),
                       .arguments = {{.kind = ir::ArgumentKind::Star, .node = anything},
                                     {.kind = ir::ArgumentKind::DoubleStar, .node = anything}},
                       .result = result}),
      class_object);
  return engine_.MakeInstance(class_object, body, ir::InstId(0));
}

}  // namespace hybridize::pointsto
