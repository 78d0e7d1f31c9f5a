// Definitions and the other constructs that open scopes.

#include "hybridize/syntax/tree.h"
#include "lower/annotation_text.h"
#include "lower/scope_analyzer.h"

namespace hybridize::lower {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

void ScopeAnalyzer::VisitFunction(Node node) {
  Bind(node.Child(Field::Name));
  Node parameters = node.Child(Field::Parameters);
  VisitDefaults(parameters);
  Node type_parameters = node.Child(Field::TypeParameters);
  Inside generic(*this,
                 type_parameters ? Open(ScopeKind::TypeParameters, type_parameters) : scope_);
  if (type_parameters) {
    VisitTypeParameters(type_parameters);
  }
  VisitSignatureAnnotations(node);
  Inside body(*this, Open(ScopeKind::Function, node));
  table_[scope_].is_async = node.first_child().Is(NodeKind::KwAsync);
  BindParameters(parameters);
  VisitField(node, Field::Body);
}

void ScopeAnalyzer::VisitLambda(Node node) {
  bool before = std::exchange(in_annotation_, false);
  Node parameters = node.Child(Field::Parameters);
  if (parameters) {
    VisitDefaults(parameters);
  }
  Inside body(*this, Open(ScopeKind::Lambda, node));
  if (parameters) {
    BindParameters(parameters);
  }
  VisitField(node, Field::Body);
  in_annotation_ = before;
}

void ScopeAnalyzer::VisitClass(Node node) {
  Node name = node.Child(Field::Name);
  Bind(name);
  Node type_parameters = node.Child(Field::TypeParameters);
  Inside generic(*this,
                 type_parameters ? Open(ScopeKind::TypeParameters, type_parameters) : scope_);
  if (type_parameters) {
    VisitTypeParameters(type_parameters);
  }
  VisitField(node, Field::Superclasses);
  NameId parameters_name = names_.Intern(".type_params");
  if (type_parameters) {
    BindName(parameters_name);
  }
  Inside body(*this, Open(ScopeKind::Class, node));
  if (type_parameters) {
    table_.Declare(scope_, parameters_name);
  }
  table_[scope_].private_class = names_.Intern(name.text());
  for (llvm::StringRef own : {"__module__", "__qualname__", "__doc__", "__type_params__"}) {
    BindName(names_.Intern(own));
  }
  VisitField(node, Field::Body);
}

void ScopeAnalyzer::VisitTypeAlias(Node node) {
  Node left = node.Child(Field::Left);
  Node generic_type = left.Child(NodeKind::GenericType);
  Node name = generic_type ? generic_type.first_child() : left.Child(NodeKind::Identifier);
  if (!name) {
    return;
  }
  Bind(name);
  Node type_parameters = generic_type ? generic_type.Child(NodeKind::TypeParameter) : Node();
  Inside generic(*this,
                 type_parameters ? Open(ScopeKind::TypeParameters, type_parameters) : scope_);
  if (type_parameters) {
    VisitTypeParameters(type_parameters);
  }
  Node value = node.Child(Field::Right);
  Inside annotation(*this, Open(ScopeKind::Annotations, value));
  VisitAnnotation(value);
}

void ScopeAnalyzer::VisitTypeParameters(Node node) {
  for (const TypeParameterParts& parts : SplitTypeParameters(node)) {
    Bind(parts.name);
    for (Node evaluated : {parts.bound, parts.default_value}) {
      if (evaluated) {
        Inside annotation(*this, Open(ScopeKind::Annotations, evaluated));
        VisitAnnotation(evaluated);
      }
    }
  }
}

void ScopeAnalyzer::VisitComprehension(Node node) {
  Node first = node.Child(NodeKind::ForInClause);
  for (Node child : first.named_children()) {
    if (child.field() == Field::Right) {
      Visit(child);
    }
  }
  bool generator = node.Is(NodeKind::GeneratorExpression);
  Inside inner(*this,
               Open(generator ? ScopeKind::GeneratorExpression : ScopeKind::Comprehension, node));
  if (generator) {
    function_scope().is_generator = true;
    BindName(names_.Intern(".0"));
  }
  for (Node child : node.named_children()) {
    if (!child.Is(NodeKind::ForInClause)) {
      continue;
    }
    if (Scope& scope = function_scope();
        child.first_child().Is(NodeKind::KwAsync) && scope.kind == ScopeKind::GeneratorExpression) {
      scope.is_async = true;
    }
    Target(child.Child(Field::Left));
  }
  for (Node child : node.named_children()) {
    if (!child.Is(NodeKind::ForInClause)) {
      Visit(child);
    } else if (child != first) {
      for (Node part : child.named_children()) {
        if (part.field() == Field::Right) {
          Visit(part);
        }
      }
    }
  }
}

void ScopeAnalyzer::VisitDefaults(Node parameters) {
  for (Node child : parameters.named_children()) {
    VisitField(child, Field::Value);
  }
}

void ScopeAnalyzer::VisitSignatureAnnotations(Node function) {
  Node parameters = function.Child(Field::Parameters);
  Node result = function.Child(Field::ReturnType);
  bool any = !result.null();
  for (Node child : parameters.named_children()) {
    any |= !child.Child(Field::Type).null();
  }
  if (!any) {
    return;
  }
  Inside annotation(*this, Open(ScopeKind::Annotations, parameters));
  for (Node child : parameters.named_children()) {
    if (Node type = child.Child(Field::Type)) {
      VisitAnnotation(type);
    }
  }
  if (result) {
    VisitAnnotation(result);
  }
}

void ScopeAnalyzer::BindParameters(Node parameters) {
  for (Node child : parameters.named_children()) {
    BindParameter(child);
  }
}

void ScopeAnalyzer::BindParameter(Node node) {
  if (node.Is(NodeKind::Identifier)) {
    Bind(node);
    return;
  }
  // `a=1`, `a: int = 1` name it in a field; `a: int`, `*a`, `*a: int` in the first child.
  if (Node name = node.Child(Field::Name)) {
    return BindParameter(name);
  }
  for (Node child : node.named_children()) {
    if (child.field() != Field::Type) {
      BindParameter(child);
    }
  }
}

void ScopeAnalyzer::VisitAnnotation(Node node) {
  bool before = std::exchange(in_annotation_, true);
  Visit(node);
  in_annotation_ = before;
}

void ScopeAnalyzer::VisitSubscript(Node node) {
  Node value = node.Child(Field::Value);
  Visit(value);
  bool before = in_annotation_;
  SubscriptStrings strings = StringsInSubscript(value);
  bool first = true;
  for (Node child : node.named_children()) {
    if (child.field() != Field::Subscript) {
      continue;
    }
    in_annotation_ = before && AreAnnotations(strings, first);
    Visit(child);
    first = false;
  }
  in_annotation_ = before;
}

void ScopeAnalyzer::VisitGenericType(Node node) {
  Node value = node.first_child();
  Visit(value);
  bool before = in_annotation_;
  SubscriptStrings strings = StringsInSubscript(value);
  bool first = true;
  for (Node child : node.Child(NodeKind::TypeParameter).named_children()) {
    in_annotation_ = before && AreAnnotations(strings, first);
    Visit(child);
    first = false;
  }
  in_annotation_ = before;
}

bool ScopeAnalyzer::Embed(Node string) {
  std::optional<std::string> text = AnnotationText(string);
  if (!text) {
    return false;
  }
  auto source = std::make_unique<Source>();
  source->text = std::move(*text);
  source->owned_tree = std::make_unique<syntax::Tree>(syntax::Tree::Parse(source->text));
  source->tree = source->owned_tree.get();
  if (!EmbeddedExpression(*source->tree)) {
    return false;
  }
  source->anchor = source_->anchor == kNoIndex ? string.index() : source_->anchor;
  source->bindings.assign(source->tree->size(), kNoIndex);
  Note(string, static_cast<uint32_t>(table_.sources().size()));
  Source* inner = source.get();
  table_.sources().push_back(std::move(source));
  Source* before = std::exchange(source_, inner);
  Visit(EmbeddedExpression(*inner->tree));
  source_ = before;
  return true;
}

}  // namespace hybridize::lower
