#include "lower/function_builder.h"

#include "llvm/ADT/StringExtras.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::ConstantKind;
using ir::Op;
using ir::ValueId;
using syntax::Node;

FunctionBuilder::FunctionBuilder(UnitBuilder& unit_builder, ir::FunctionId function_id,
                                 Draft& free_draft, const Heading& heading,
                                 const Source& source_of_body)
    : unit(unit_builder),
      draft(free_draft),
      id(function_id),
      scope(heading.scope),
      source(&source_of_body) {
  const Scope& info = unit.scopes[scope];
  std::vector<NameId> slot_names;
  slot_names.reserve(info.slots.size());
  for (VariableId variable : info.slots) {
    slot_names.push_back(unit.scopes[variable].name);
  }
  cells.resize(slot_names.size());
  draft.Reset(std::move(slot_names));
  function.kind = heading.kind;
  function.name = heading.name;
  function.qualname = heading.qualname;
  function.span = heading.span;
  function.name_span = heading.name_span;
  function.is_async = info.is_async;
  function.is_generator = info.is_generator;
  function.has_loop_else = info.has_loop_else;
  function.has_private_names = info.has_private_names;
  function.has_nested_yield = info.has_nested_yield;
  function.has_dynamic_names = info.has_dynamic_names;
  for (const FreeVariable& free : info.free_variables) {
    function.free_variables.push_back(free.name);
  }
  region = function.regions.Add({.span = heading.span});
  Start(NewBlock());
}

ValueId FunctionBuilder::AddParameter(const ir::Parameter& parameter, VariableId variable) {
  function.parameters.push_back(parameter);
  ValueId value = draft.AddParameter(Current(), Draft::ParameterKind::Transfer, parameter.name);
  if (variable.valid()) {
    draft.Write(unit.scopes[variable].index, Current(), value);
  }
  return value;
}

void FunctionBuilder::Begin() {
  draft.Seal(Current());
  Origin origin{.span = {.begin = function.span.begin, .end = function.span.begin}};
  for (uint32_t i = 0; i < function.free_variables.size(); ++i) {
    free_cells.push_back(Emit(Op::FreeCell, origin, {}, {.payload = i}));
    draft.values[free_cells.back()].name = function.free_variables[i];
  }
  MakeCells(*this, scope, origin);
  for (VariableId id_of_variable : unit.scopes[scope].variables) {
    const Variable& variable = unit.scopes[id_of_variable];
    if (!OwnsCell(*this, id_of_variable)) {
      continue;
    }
    ValueId value = draft.Read(variable.index, Current());
    if (draft.values[value].parameter != Draft::kNone) {
      Emit(Op::StoreCell, origin, {cells[variable.index], value},
           {.payload = variable.name.index()});
    }
  }
}

void FunctionBuilder::Finish() {
  if (!at_end()) {
    Origin origin{.span = {.begin = function.span.end, .end = function.span.end}};
    Terminate(Op::Return, origin, {EmitNone(origin)});
  }
  Compact(draft, function);
}

Span FunctionBuilder::SpanOf(Node node) const {
  if (source->anchor == kNoIndex) {
    return node.span();
  }
  return unit.scopes.sources().front()->tree->node(source->anchor).span();
}

NameId FunctionBuilder::MemberName(Node identifier) {
  return Mangle(unit.unit.names, identifier.text(), unit.scopes[scope].private_class);
}

ValueId FunctionBuilder::Emit(Op op, Origin origin, llvm::ArrayRef<ValueId> operands,
                              Details details) {
  return draft.Append(Current(),
                      {.op = op,
                       .construct = origin.construct,
                       .flag = details.flag,
                       .payload = details.payload,
                       .extra = details.extra,
                       .span = origin.span},
                      operands);
}

ValueId FunctionBuilder::EmitRead(Op op, Origin origin, NameId name, ValueId known, bool flag) {
  return draft.Append(Current(),
                      {.op = op,
                       .construct = origin.construct,
                       .flag = flag,
                       .payload = name.index(),
                       .known = known,
                       .span = origin.span},
                      {});
}

ValueId FunctionBuilder::EmitConstant(ConstantKind kind, Origin origin, NameId text) {
  ir::ConstantId constant = unit.unit.constants.Add({.kind = kind, .text = text});
  return Emit(Op::Constant, origin, {}, {.payload = constant.index()});
}

ValueId FunctionBuilder::EmitInt(uint64_t value, Origin origin) {
  return EmitConstant(ConstantKind::Int, origin, unit.Name(llvm::utostr(value)));
}

ValueId FunctionBuilder::EmitString(llvm::StringRef value, Origin origin) {
  return EmitConstant(ConstantKind::String, origin, unit.Name(value));
}

ValueId FunctionBuilder::EmitUnknown(llvm::StringRef reason, Origin origin,
                                     llvm::ArrayRef<ValueId> operands) {
  return Emit(Op::Unknown, origin, operands, {.payload = unit.Name(reason).index()});
}

ValueId FunctionBuilder::EmitCall(Origin origin, ValueId callee,
                                  llvm::ArrayRef<ValueId> arguments) {
  llvm::SmallVector<ValueId, 4> operands = {callee};
  operands.append(arguments.begin(), arguments.end());
  ir::CallSignature signature;
  signature.arguments.resize(arguments.size());
  return Emit(Op::Call, origin, operands, {.payload = AddSignature(std::move(signature))});
}

uint32_t FunctionBuilder::AddSignature(ir::CallSignature signature) {
  return function.signatures.Add(std::move(signature)).index();
}

ValueId FunctionBuilder::AddBlockParameter(BlockId block, NameId name) {
  return draft.AddParameter(block, Draft::ParameterKind::Explicit, name);
}

void FunctionBuilder::Start(BlockId block) {
  draft.Start(block, region, handler);
  current_ = block;
}

void FunctionBuilder::SealAndStart(BlockId block) {
  draft.Seal(block);
  Start(block);
}

void FunctionBuilder::Jump(BlockId target, Origin origin, llvm::ArrayRef<ValueId> arguments) {
  if (at_end()) {
    return;
  }
  Emit(Op::Jump, origin);
  draft.Connect(current_, target, arguments);
  End();
}

void FunctionBuilder::Branch(Origin origin, ValueId condition, BlockId if_true, BlockId if_false) {
  Emit(Op::Branch, origin, {condition});
  draft.Connect(current_, if_true);
  draft.Connect(current_, if_false);
  End();
}

void FunctionBuilder::Terminate(Op op, Origin origin, llvm::ArrayRef<ValueId> operands,
                                Details details) {
  Emit(op, origin, operands, details);
  End();
}

BlockId FunctionBuilder::Current() {
  if (!current_.valid()) {
    SealAndStart(NewBlock());
  }
  return current_;
}

ir::RegionId FunctionBuilder::NewRegion(ir::RegionKind kind, Span span, ValueId decider) {
  return function.regions.Add({.kind = kind, .parent = region, .span = span, .decider = decider});
}

}  // namespace hybridize::lower
