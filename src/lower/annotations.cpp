// Annotations, type parameters and type aliases: what functions of their own evaluate (PEP 649).

#include "lower/annotation_text.h"
#include "lower/definitions.h"
#include "lower/expressions.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Construct;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

Heading AnnotationHeading(FunctionBuilder& f, Node node, ScopeId scope) {
  NameId name = f.unit.Name("__annotate__");
  return {.kind = ir::FunctionKind::Annotations,
          .node = node,
          .scope = scope,
          .name = name,
          .qualname = QualifiedName(f, name),
          .span = f.SpanOf(node)};
}

// The name of the parameter, which is the first identifier that is not in its annotation.
Node ParameterName(Node parameter) {
  Node name = parameter.Child(Field::Name);
  name = name ? name : parameter;
  while (!name.Is(NodeKind::Identifier)) {
    name = *name.named_children().begin();
  }
  return name;
}

void LowerAnnotationItems(FunctionBuilder& f, Node definition) {
  llvm::SmallVector<ValueId, 16> items;
  auto add = [&](NameId name, Node type) {
    items.push_back(f.EmitString(f.unit.unit.names.text(name), f.At(type, Construct::Annotation)));
    items.push_back(LowerExpression(f, type));
  };
  Node parameters = definition.Child(Field::Parameters);
  for (Node parameter : parameters.named_children()) {
    if (Node type = parameter.Child(Field::Type)) {
      add(f.MemberName(ParameterName(parameter)), type);
    }
  }
  if (Node result = definition.Child(Field::ReturnType)) {
    add(f.unit.Name("return"), result);
  }
  Origin origin = f.At(parameters, Construct::Annotation);
  f.Terminate(Op::Return, origin, {f.Emit(Op::MakeDict, origin, items)});
}

ValueId LowerTypeParameter(FunctionBuilder& f, const TypeParameterParts& parts) {
  llvm::SmallVector<ValueId, 2> operands;
  if (parts.bound) {
    operands.push_back(LowerDeferred(f, parts.bound));
  }
  if (parts.default_value) {
    operands.push_back(LowerDeferred(f, parts.default_value));
  }
  Origin origin = f.At(parts.name, Construct::Annotation);
  ValueId value = f.Emit(Op::MakeTypeParameter, origin, operands,
                         {.payload = f.unit.Name(parts.name.text()).index(),
                          .extra = parts.kind,
                          .flag = !parts.default_value.null()});
  WriteVariable(f, VariableAt(f, parts.name), value, origin);
  return value;
}

}  // namespace

ValueId LowerSignatureAnnotations(FunctionBuilder& f, Node definition, ir::FunctionId& function) {
  Node parameters = definition.Child(Field::Parameters);
  auto scope = f.source->annotation_scopes.find(parameters.index());
  if (scope == f.source->annotation_scopes.end()) {
    return {};
  }
  Heading heading = AnnotationHeading(f, parameters, scope->second);
  function = f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    g.construct = Construct::Annotation;
    g.Begin();
    LowerAnnotationItems(g, definition);
  });
  return EmitMakeFunction(f, f.At(parameters, Construct::Annotation), function, heading.scope, {});
}

ValueId LowerDeferred(FunctionBuilder& f, Node expression) {
  auto scope = f.source->annotation_scopes.find(expression.index());
  if (scope == f.source->annotation_scopes.end()) {
    return f.EmitUnknown("annotation in a place without one", f.At(expression));
  }
  Heading heading = AnnotationHeading(f, expression, scope->second);
  ir::FunctionId function = f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    g.construct = Construct::Annotation;
    g.Begin();
    ValueId value = LowerExpression(g, expression);
    g.Terminate(Op::Return, g.At(expression, Construct::Annotation), {value});
  });
  return EmitMakeFunction(f, f.At(expression, Construct::Annotation), function, heading.scope, {});
}

llvm::SmallVector<ValueId, 2> LowerTypeParameters(FunctionBuilder& f, Node list) {
  EnterInlineScope(f, f.ScopeAt(list), f.At(list, Construct::Annotation));
  llvm::SmallVector<ValueId, 2> values;
  for (const TypeParameterParts& parts : SplitTypeParameters(list)) {
    values.push_back(LowerTypeParameter(f, parts));
  }
  return values;
}

void LowerTypeAlias(FunctionBuilder& f, Node node) {
  Node left = node.Child(Field::Left);
  Node generic_type = left.Child(NodeKind::GenericType);
  Node name = generic_type ? generic_type.first_child() : left.Child(NodeKind::Identifier);
  if (!name) {
    f.EmitUnknown("type alias without a name", f.At(node));
    return;
  }
  llvm::SmallVector<ValueId, 4> type_parameters;
  if (Node list = generic_type ? generic_type.Child(NodeKind::TypeParameter) : Node()) {
    type_parameters = LowerTypeParameters(f, list);
  }
  llvm::SmallVector<ValueId, 4> operands = {LowerDeferred(f, node.Child(Field::Right))};
  operands.append(type_parameters.begin(), type_parameters.end());
  Origin origin = f.At(node);
  ValueId value =
      f.Emit(Op::MakeTypeAlias, origin, operands, {.payload = f.unit.Name(name.text()).index()});
  WriteVariable(f, VariableAt(f, name), value, origin);
}

}  // namespace hybridize::lower
