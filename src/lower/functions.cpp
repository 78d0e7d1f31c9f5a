// Functions, lambdas, decorators, modules.

#include "llvm/ADT/SmallString.h"
#include "lower/definitions.h"
#include "lower/expressions.h"
#include "lower/statements.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Construct;
using ir::FunctionKind;
using ir::Op;
using ir::ParameterKind;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

// One parameter as it is written.
struct Declared {
  Node name;
  Node annotation;
  Node default_value;
  ParameterKind kind = ParameterKind::Positional;
};

// `a`, `a: T`, `a=1`, `a: T = 1`, `*a`, `**a: T`.
Declared ReadParameter(Node node) {
  Declared declared{.annotation = node.Child(Field::Type),
                    .default_value = node.Child(Field::Value)};
  Node name = node.Child(Field::Name);
  name = name ? name : node;
  while (!name.Is(NodeKind::Identifier)) {
    if (name.Is(NodeKind::ListSplatPattern)) {
      declared.kind = ParameterKind::Star;
    } else if (name.Is(NodeKind::DictionarySplatPattern)) {
      declared.kind = ParameterKind::DoubleStar;
    }
    auto children = name.named_children();
    if (children.begin() == children.end()) {
      return {};
    }
    name = *children.begin();
  }
  declared.name = name;
  return declared;
}

std::vector<Declared> ReadParameters(Node list) {
  std::vector<Declared> parameters;
  ParameterKind kind = ParameterKind::Positional;
  for (Node child : list.named_children()) {
    if (child.Is(NodeKind::PositionalSeparator)) {
      for (Declared& before : parameters) {
        before.kind = ParameterKind::PositionalOnly;
      }
      continue;
    }
    if (child.Is(NodeKind::KeywordSeparator)) {
      kind = ParameterKind::KeywordOnly;
      continue;
    }
    Declared declared = ReadParameter(child);
    if (!declared.name) {
      continue;
    }
    if (declared.kind == ParameterKind::Star) {
      kind = ParameterKind::KeywordOnly;
    } else if (declared.kind == ParameterKind::Positional) {
      declared.kind = kind;
    }
    parameters.push_back(declared);
  }
  return parameters;
}

void AddParameters(FunctionBuilder& f, llvm::ArrayRef<Declared> parameters) {
  for (const Declared& declared : parameters) {
    ir::Parameter parameter{.name = f.MemberName(declared.name),
                            .kind = declared.kind,
                            .has_default = !declared.default_value.null(),
                            .span = f.SpanOf(declared.name)};
    if (declared.annotation) {
      parameter.annotation = f.SpanOf(declared.annotation);
    }
    f.AddParameter(parameter, VariableAt(f, declared.name));
  }
}

llvm::SmallVector<ValueId, 4> LowerDefaults(FunctionBuilder& f,
                                            llvm::ArrayRef<Declared> parameters) {
  llvm::SmallVector<ValueId, 4> defaults;
  Exchanged construct(f.construct, Construct::Default);
  for (const Declared& declared : parameters) {
    if (declared.default_value) {
      defaults.push_back(LowerExpression(f, declared.default_value));
    }
  }
  return defaults;
}

bool IsFunctionLike(FunctionKind kind) {
  return kind != FunctionKind::Module && kind != FunctionKind::Class;
}

ir::FunctionId DefineFunction(FunctionBuilder& f, Node node, llvm::ArrayRef<Declared> parameters,
                              ir::FunctionId annotations) {
  Node name = node.Child(Field::Name);
  NameId written = f.unit.Name(name.text());
  const Variable& variable = f.unit.scopes[VariableAt(f, name)];
  Heading heading{.kind = FunctionKind::Function,
                  .node = node,
                  .scope = f.ScopeAt(node),
                  .name = written,
                  .qualname = variable.declared_global ? written : QualifiedName(f, written),
                  .span = f.SpanOf(node),
                  .name_span = f.SpanOf(name)};
  return f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    g.function.decorators = DecoratorSpans(g, node);
    g.function.annotations = annotations;
    AddParameters(g, parameters);
    g.Begin();
    LowerBlock(g, node.Child(Field::Body));
  });
}

// The function object, before decorators.
ValueId LowerFunctionObject(FunctionBuilder& f, Node node) {
  std::vector<Declared> parameters = ReadParameters(node.Child(Field::Parameters));
  llvm::SmallVector<ValueId, 4> defaults = LowerDefaults(f, parameters);
  llvm::SmallVector<ValueId, 2> type_parameters;
  Node type_parameter_list = node.Child(Field::TypeParameters);
  if (type_parameter_list) {
    type_parameters = LowerTypeParameters(f, type_parameter_list);
  }
  ir::FunctionId annotations;
  ValueId annotation_function = LowerSignatureAnnotations(f, node, annotations);
  ir::FunctionId function = DefineFunction(f, node, parameters, annotations);
  ValueId value =
      EmitMakeFunction(f, f.At(node), function, f.ScopeAt(node), defaults, annotation_function);
  if (type_parameter_list) {
    Origin origin = f.At(type_parameter_list, Construct::Annotation);
    ValueId tuple = f.Emit(Op::MakeTuple, origin, type_parameters);
    f.Emit(Op::SetAttr, origin, {value, tuple},
           {.payload = f.unit.Name("__type_params__").index()});
  }
  return value;
}

}  // namespace

void LowerModuleBody(FunctionBuilder& f) {
  f.Begin();
  Node root = f.source->tree->root();
  LowerDocstring(f, root);
  LowerBlock(f, root);
}

void LowerFunctionDefinition(FunctionBuilder& f, Node node) {
  Decorators decorators = LowerDecorators(f, node);
  ValueId value = ApplyDecorators(f, decorators, LowerFunctionObject(f, node));
  Node name = node.Child(Field::Name);
  WriteVariable(f, VariableAt(f, name), value, f.At(node));
}

ValueId LowerLambda(FunctionBuilder& f, Node node) {
  std::vector<Declared> parameters;
  if (Node list = node.Child(Field::Parameters)) {
    parameters = ReadParameters(list);
  }
  llvm::SmallVector<ValueId, 4> defaults = LowerDefaults(f, parameters);
  NameId name = f.unit.Name("<lambda>");
  Heading heading{.kind = FunctionKind::Lambda,
                  .node = node,
                  .scope = f.ScopeAt(node),
                  .name = name,
                  .qualname = QualifiedName(f, name),
                  .span = f.SpanOf(node)};
  ir::FunctionId function = f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    AddParameters(g, parameters);
    g.Begin();
    Node body = node.Child(Field::Body);
    ValueId value = LowerExpression(g, body);
    g.Terminate(Op::Return, g.At(body), {value});
  });
  return EmitMakeFunction(f, f.At(node), function, heading.scope, defaults);
}

void LowerDecorated(FunctionBuilder& f, Node node) {
  Node definition = node.Child(Field::Definition);
  if (definition.Is(NodeKind::ClassDefinition)) {
    LowerClassDefinition(f, definition);
  } else {
    LowerFunctionDefinition(f, definition);
  }
}

NameId QualifiedName(FunctionBuilder& f, NameId name) {
  if (f.function.kind == FunctionKind::Module) {
    return name;
  }
  llvm::StringRef between = IsFunctionLike(f.function.kind) ? ".<locals>." : ".";
  const Interner& names = f.unit.unit.names;
  llvm::SmallString<128> qualified(names.text(f.function.qualname));
  qualified += between;
  qualified += names.text(name);
  return f.unit.Name(qualified);
}

ValueId EmitMakeFunction(FunctionBuilder& f, Origin origin, ir::FunctionId function, ScopeId scope,
                         llvm::ArrayRef<ValueId> defaults, ValueId annotations) {
  llvm::SmallVector<ValueId, 8> operands(defaults.begin(), defaults.end());
  AppendCells(f, scope, operands);
  if (annotations.valid()) {
    operands.push_back(annotations);
  }
  return f.Emit(Op::MakeFunction, origin, operands, {.payload = function.index()});
}

void AppendCells(FunctionBuilder& f, ScopeId scope, llvm::SmallVectorImpl<ValueId>& operands) {
  for (const FreeVariable& free : f.unit.scopes[scope].free_variables) {
    operands.push_back(CellOf(f, free.owner));
  }
}

Decorators LowerDecorators(FunctionBuilder& f, Node definition) {
  Decorators decorators;
  Node parent = definition.parent();
  if (!parent.Is(NodeKind::DecoratedDefinition)) {
    return decorators;
  }
  Exchanged construct(f.construct, Construct::Decorator);
  for (Node child : parent.named_children()) {
    if (child.Is(NodeKind::Decorator)) {
      decorators.nodes.push_back(child);
      decorators.values.push_back(LowerExpression(f, *child.named_children().begin()));
    }
  }
  return decorators;
}

ValueId ApplyDecorators(FunctionBuilder& f, const Decorators& decorators, ValueId value) {
  for (size_t i = decorators.values.size(); i-- > 0;) {
    Origin origin = f.At(decorators.nodes[i], Construct::Decorator);
    value = f.EmitCall(origin, decorators.values[i], {value});
  }
  return value;
}

std::vector<ir::Decorator> DecoratorSpans(FunctionBuilder& f, Node definition) {
  std::vector<ir::Decorator> spans;
  Node parent = definition.parent();
  if (parent.Is(NodeKind::DecoratedDefinition)) {
    for (Node child : parent.named_children()) {
      if (child.Is(NodeKind::Decorator)) {
        Span span = f.SpanOf(child);
        span.end = f.SpanOf(*child.named_children().begin()).end;
        spans.push_back({.span = span});
      }
    }
  }
  return spans;
}

}  // namespace hybridize::lower
