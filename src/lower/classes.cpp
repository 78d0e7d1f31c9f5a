#include "lower/annotation_text.h"
#include "lower/definitions.h"
#include "lower/expressions.h"
#include "lower/statements.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;

namespace {

void StoreOwnName(FunctionBuilder& f, llvm::StringRef name, ValueId value, Origin origin) {
  WriteVariable(f, f.unit.scopes.Find(f.scope, f.unit.Name(name)), value, origin);
}

// `typing.Generic[T, *Ts]`, which a class with type parameters derives from.
ValueId GenericBase(FunctionBuilder& f, Node list, llvm::ArrayRef<ValueId> type_parameters) {
  Origin origin = f.At(list);
  ValueId typing = f.Emit(Op::ImportModule, origin, {},
                          {.payload = f.unit.Name("typing").index(), .flag = true});
  ValueId generic =
      f.Emit(Op::GetAttr, origin, {typing}, {.payload = f.unit.Name("Generic").index()});
  std::vector<TypeParameterParts> parts = SplitTypeParameters(list);
  ValueId items = f.Emit(Op::MakeList, origin);
  for (size_t i = 0; i < parts.size(); ++i) {
    f.Emit(parts[i].kind == kTypeVarTuple ? Op::ListExtend : Op::ListAppend, origin,
           {items, type_parameters[i]});
  }
  ValueId key = f.Emit(Op::ListToTuple, origin, {items});
  return f.Emit(Op::GetItem, origin, {generic, key});
}

// What CPython stores before the first statement.
void LowerPrologue(FunctionBuilder& f, Node node, bool is_generic) {
  Origin origin = f.At(node.Child(Field::Name));
  ValueId module = f.Emit(Op::LoadGlobal, origin, {}, {.payload = f.unit.Name("__name__").index()});
  StoreOwnName(f, "__module__", module, origin);
  StoreOwnName(f, "__qualname__", f.EmitString(f.unit.unit.names.text(f.function.qualname), origin),
               origin);
  LowerDocstring(f, node.Child(Field::Body));
  if (is_generic) {
    NameId name = f.unit.Name(".type_params");
    ValueId parameters = ReadVariable(f, f.unit.scopes.Find(f.scope, name), origin);
    StoreOwnName(f, "__type_params__", parameters, origin);
  }
}

void LowerClassBody(FunctionBuilder& f, Node node) {
  f.Begin();
  LowerPrologue(f, node, !node.Child(Field::TypeParameters).null());
  LowerBlock(f, node.Child(Field::Body));
  VariableId cell = f.unit.scopes.FindClassCell(f.scope, f.unit.unit.names);
  Origin origin{.span = {.begin = f.function.span.end, .end = f.function.span.end}};
  bool has_cell = cell.valid() && OwnsCell(f, cell);
  f.Terminate(Op::Return, origin,
              {has_cell ? f.cells[f.unit.scopes[cell].index] : f.EmitNone(origin)});
}

ir::FunctionId DefineClass(FunctionBuilder& f, Node node) {
  Node name = node.Child(Field::Name);
  NameId written = f.unit.Name(name.text());
  const Variable& variable = f.unit.scopes[VariableAt(f, name)];
  Heading heading{.kind = ir::FunctionKind::Class,
                  .node = node,
                  .scope = f.ScopeAt(node),
                  .name = written,
                  .qualname = variable.declared_global ? written : QualifiedName(f, written),
                  .span = f.SpanOf(node),
                  .name_span = f.SpanOf(name)};
  return f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    g.function.decorators = DecoratorSpans(g, node);
    LowerClassBody(g, node);
  });
}

}  // namespace

void LowerClassDefinition(FunctionBuilder& f, Node node) {
  Decorators decorators = LowerDecorators(f, node);
  llvm::SmallVector<ValueId, 2> type_parameters;
  Node list = node.Child(Field::TypeParameters);
  Origin origin = f.At(node);
  if (list) {
    type_parameters = LowerTypeParameters(f, list);
    VariableId tuple = f.unit.scopes.Find(f.ScopeAt(list), f.unit.Name(".type_params"));
    WriteVariable(f, tuple, f.Emit(Op::MakeTuple, f.At(list), type_parameters), f.At(list));
  }
  llvm::SmallVector<ValueId, 8> operands;
  AppendCells(f, f.ScopeAt(node), operands);
  ir::CallSignature signature;
  if (Node bases = node.Child(Field::Superclasses)) {
    signature = LowerArguments(f, bases, operands);
  }
  if (list) {
    // Behind the other bases, before the keywords.
    auto keyword = llvm::find_if(signature.arguments, [](const auto& argument) {
      return argument.kind == ir::ArgumentKind::Keyword ||
             argument.kind == ir::ArgumentKind::DoubleStar;
    });
    auto keywords = signature.arguments.end() - keyword;
    ValueId base = GenericBase(f, list, type_parameters);
    operands.insert(operands.end() - keywords, base);
    signature.arguments.insert(keyword, {.kind = ir::ArgumentKind::Positional});
  }
  uint32_t extra = f.AddSignature(std::move(signature));
  ir::FunctionId function = DefineClass(f, node);
  ValueId value =
      f.Emit(Op::MakeClass, origin, operands, {.payload = function.index(), .extra = extra});
  value = ApplyDecorators(f, decorators, value);
  WriteVariable(f, VariableAt(f, node.Child(Field::Name)), value, origin);
}

}  // namespace hybridize::lower
