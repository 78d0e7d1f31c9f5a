#include "lower/expressions.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::ArgumentKind;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

void Pass(ir::CallSignature& signature, ArgumentKind kind, NameId name = NameId()) {
  signature.arguments.push_back({.kind = kind, .name = name});
}

bool IsKeyword(Node argument) {
  return argument.Is(NodeKind::KeywordArgument) || argument.Is(NodeKind::DictionarySplat);
}

void LowerKeyword(FunctionBuilder& f, Node argument, ir::CallSignature& signature,
                  llvm::SmallVectorImpl<ValueId>& operands) {
  if (argument.Is(NodeKind::DictionarySplat)) {
    operands.push_back(LowerExpression(f, *argument.named_children().begin()));
    Pass(signature, ArgumentKind::DoubleStar);
    return;
  }
  operands.push_back(LowerExpression(f, argument.Child(Field::Value)));
  // Not mangled, unlike all other names.
  Pass(signature, ArgumentKind::Keyword, f.unit.Name(argument.Child(Field::Name).text()));
}

// `super()` in a method gets what it looks for by itself: the class, from the cell `__class__`, and
// the first argument. Invalid when the call is something else.
ValueId LowerZeroArgumentSuper(FunctionBuilder& f, Node call) {
  Node callee = call.Child(Field::Function);
  if (!callee.Is(NodeKind::Identifier) || callee.text() != "super" ||
      !call.Child(Field::Arguments).Is(NodeKind::ArgumentList) ||
      !call.Child(Field::Arguments).NamedChildren().empty() || f.function.parameters.empty()) {
    return {};
  }
  const Variable& variable = f.unit.scopes[VariableAt(f, callee)];
  VariableId cell = f.unit.scopes.Find(variable.scope, f.unit.Name("__class__"));
  const ir::Parameter& first = f.function.parameters.front();
  bool positional = first.kind <= ir::ParameterKind::Star;
  if (variable.storage != Storage::Global || !cell.valid() || !positional ||
      f.unit.scopes[cell].storage != Storage::Free ||
      f.function.kind == ir::FunctionKind::GeneratorExpression) {
    return {};
  }
  Origin origin = f.At(call, ir::Construct::Super);
  ValueId super = ReadVariable(f, VariableAt(f, callee), f.At(callee));
  ValueId owner = ReadVariable(f, cell, origin);
  ValueId self = ReadVariable(f, f.unit.scopes.Find(f.scope, first.name), origin);
  if (first.kind == ir::ParameterKind::Star) {
    self = f.Emit(Op::GetItem, origin, {self, f.EmitInt(0, origin)});
  }
  return f.EmitCall(origin, super, {owner, self});
}

}  // namespace

ir::CallSignature LowerArguments(FunctionBuilder& f, Node arguments,
                                 llvm::SmallVectorImpl<ValueId>& operands) {
  ir::CallSignature signature;
  if (arguments.Is(NodeKind::GeneratorExpression)) {
    operands.push_back(LowerExpression(f, arguments));
    Pass(signature, ArgumentKind::Positional);
    return signature;
  }
  for (Node argument : arguments.named_children()) {
    if (IsKeyword(argument)) {
      continue;
    }
    bool starred = IsStarred(argument);
    operands.push_back(LowerExpression(f, starred ? StarredExpression(argument) : argument));
    Pass(signature, starred ? ArgumentKind::Star : ArgumentKind::Positional);
  }
  for (Node argument : arguments.named_children()) {
    if (IsKeyword(argument)) {
      LowerKeyword(f, argument, signature, operands);
    }
  }
  return signature;
}

ValueId LowerCall(FunctionBuilder& f, Node node) {
  if (ValueId super = LowerZeroArgumentSuper(f, node); super.valid()) {
    return super;
  }
  llvm::SmallVector<ValueId, 8> operands = {LowerExpression(f, node.Child(Field::Function))};
  ir::CallSignature signature = LowerArguments(f, node.Child(Field::Arguments), operands);
  uint32_t payload = f.AddSignature(std::move(signature));
  return f.Emit(Op::Call, f.At(node), operands, {.payload = payload});
}

}  // namespace hybridize::lower
