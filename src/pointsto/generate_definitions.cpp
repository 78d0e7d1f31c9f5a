// Constraints of the operations that define functions and types.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::GenerateMakeFunction(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  const ir::Function& code = program_.function(ir::FunctionId(inst.payload));
  ObjectId function =
      objects_.Intern(Object{.kind = ObjectKind::Function, .index = inst.payload, .frame = frame});
  graph_.AddObject(Result(frame, inst), function);
  uint32_t operand = 0;
  for (uint32_t i = 0; i < code.parameters.size(); ++i) {
    if (code.parameters[i].has_default) {
      graph_.AddEdge(Operand(frame, inst, operand++), FieldNode(function, Field::DefaultOf(i)));
    }
  }
  for (uint32_t i = 0; i < code.free_variables.size(); ++i) {
    graph_.AddEdge(Operand(frame, inst, operand++), FieldNode(function, Field::Capture(i)));
  }
}

void Engine::GenerateAnnotate(FrameId, ir::InstId, const ir::Instruction&) {}

void Engine::GenerateMakeTypeParameter(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::TypeVariable, frame, id));
}

void Engine::GenerateMakeTypeAlias(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::TypeAlias, frame, id));
}

}  // namespace hybridize::pointsto
