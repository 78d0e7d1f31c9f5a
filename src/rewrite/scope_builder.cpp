#include "rewrite/scope_builder.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using How = BindingEvent::How;

bool IsComprehension(NodeKind kind) {
  return kind == NodeKind::ListComprehension || kind == NodeKind::SetComprehension ||
         kind == NodeKind::DictionaryComprehension || kind == NodeKind::GeneratorExpression;
}

bool IsNameOrMember(Node node) {
  return node && (node.Is(NodeKind::Identifier) || node.Is(NodeKind::Attribute));
}

bool IsSequenceTarget(NodeKind kind) {
  return kind == NodeKind::PatternList || kind == NodeKind::TuplePattern ||
         kind == NodeKind::ListPattern || kind == NodeKind::Tuple || kind == NodeKind::List ||
         kind == NodeKind::ExpressionList;
}

bool IsWrappedTarget(NodeKind kind) {
  return kind == NodeKind::AsPatternTarget || kind == NodeKind::ParenthesizedExpression ||
         kind == NodeKind::ListSplatPattern || kind == NodeKind::ListSplat ||
         kind == NodeKind::DictionarySplatPattern;
}

// What `a = b = value` binds its targets to.
Node FinalValue(Node value) {
  while (value && value.Is(NodeKind::Assignment)) {
    value = value.Child(Field::Right);
  }
  return value;
}

}  // namespace

void ScopeBuilder::Build(const syntax::Tree& tree) {
  ScopeId module = Open(ScopeKind::Module, tree.root(), ScopeId());
  VisitChildren(tree.root(), module);
  for (Scope& scope : table_.scopes_) {
    std::ranges::stable_sort(scope.events, {}, &BindingEvent::position);
  }
  // `global x` makes a name that is bound by it a name of the module.
  for (const Scope& scope : table_.scopes_) {
    for (const auto& [name, facts] : scope.names) {
      if (facts.global && facts.bound) {
        table_.scopes_[module].names[name].bound = true;
      }
    }
  }
}

ScopeId ScopeBuilder::Open(ScopeKind kind, Node node, ScopeId parent) {
  ScopeId id = table_.scopes_.Add(Scope(kind, node, parent));
  table_.by_node_[node.index()] = id;
  return id;
}

void ScopeBuilder::VisitChildren(Node node, ScopeId scope) {
  for (Node child : node.named_children()) {
    Visit(child, scope);
  }
}

void ScopeBuilder::Visit(Node node, ScopeId scope) {
  if (IsComprehension(node.kind())) {
    return VisitComprehension(node, scope);
  }
  switch (node.kind()) {
    case NodeKind::Identifier:
      return Use(node, scope);
    case NodeKind::Attribute:
      return Visit(node.Child(Field::Object), scope);
    case NodeKind::KeywordArgument:
      return Visit(node.Child(Field::Value), scope);
    case NodeKind::MemberType:
      return Visit(node.first_child(), scope);
    case NodeKind::FunctionDefinition:
      return VisitFunction(node, scope);
    case NodeKind::ClassDefinition:
      return VisitClass(node, scope);
    case NodeKind::Lambda:
      return VisitLambda(node, scope);
    case NodeKind::ForStatement:
      return VisitFor(node, scope);
    case NodeKind::Assignment:
      return VisitAssignment(node, scope);
    case NodeKind::AugmentedAssignment:
      return VisitAugmentedAssignment(node, scope);
    case NodeKind::NamedExpression:
      return VisitNamedExpression(node, scope);
    case NodeKind::AsPattern:
      return VisitAsPattern(node, scope);
    case NodeKind::ExceptClause:
      return VisitExcept(node, scope);
    case NodeKind::ImportStatement:
      return VisitImport(node, scope);
    case NodeKind::ImportFromStatement:
    case NodeKind::FutureImportStatement:
      return VisitImportFrom(node, scope);
    case NodeKind::GlobalStatement:
    case NodeKind::NonlocalStatement:
      return VisitScopeDeclaration(node, scope);
    case NodeKind::DeleteStatement:
      return VisitDelete(node, scope);
    case NodeKind::TypeAliasStatement:
      return VisitTypeAlias(node, scope);
    case NodeKind::CasePattern:
      return VisitPattern(node, scope);
    default:
      return VisitChildren(node, scope);
  }
}

void ScopeBuilder::VisitFunction(Node node, ScopeId scope) {
  ScopeId inner = Open(ScopeKind::Function, node, scope);
  Bind(node.Child(Field::Name), scope, How::Opaque);
  if (Node types = node.Child(Field::TypeParameters)) {
    VisitTarget(types, inner, How::Opaque, Node());
  }
  VisitParameters(node.Child(Field::Parameters), scope, inner);
  if (Node type = node.Child(Field::ReturnType)) {
    Visit(type, scope);
  }
  if (Node body = node.Child(Field::Body)) {
    VisitChildren(body, inner);
  }
}

void ScopeBuilder::VisitParameters(Node parameters, ScopeId outer, ScopeId inner) {
  if (!parameters) {
    return;
  }
  for (Node parameter : parameters.named_children()) {
    for (Field part : {Field::Type, Field::Value}) {
      if (Node evaluated = parameter.Child(part)) {
        Visit(evaluated, outer);
      }
    }
    Node name = parameter.Child(Field::Name);
    if (!name && parameter.Is(NodeKind::TypedParameter)) {
      name = parameter.first_child();
    }
    VisitTarget(name ? name : parameter, inner, How::Opaque, Node());
  }
}

void ScopeBuilder::VisitClass(Node node, ScopeId scope) {
  ScopeId inner = Open(ScopeKind::Class, node, scope);
  Bind(node.Child(Field::Name), scope, How::Opaque);
  if (Node types = node.Child(Field::TypeParameters)) {
    VisitTarget(types, inner, How::Opaque, Node());
  }
  if (Node bases = node.Child(Field::Superclasses)) {
    Visit(bases, scope);
  }
  if (Node body = node.Child(Field::Body)) {
    VisitChildren(body, inner);
  }
}

void ScopeBuilder::VisitLambda(Node node, ScopeId scope) {
  ScopeId inner = Open(ScopeKind::Lambda, node, scope);
  VisitParameters(node.Child(Field::Parameters), scope, inner);
  Visit(node.Child(Field::Body), inner);
}

void ScopeBuilder::VisitComprehension(Node node, ScopeId scope) {
  ScopeId inner = Open(ScopeKind::Comprehension, node, scope);
  bool first = true;
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::ForInClause)) {
      VisitForInClause(child, scope, inner, first);
      first = false;
    } else {
      Visit(child, inner);
    }
  }
}

void ScopeBuilder::VisitForInClause(Node node, ScopeId outer, ScopeId inner, bool first) {
  for (Node child : node.named_children()) {
    if (child.field() == Field::Left) {
      VisitTarget(child, inner, How::Opaque, Node());
    } else {
      Visit(child, first ? outer : inner);
    }
  }
}

void ScopeBuilder::VisitFor(Node node, ScopeId scope) {
  for (Node child : node.named_children()) {
    if (child.field() == Field::Left) {
      VisitTarget(child, scope, How::Opaque, Node());
    } else {
      Visit(child, scope);
    }
  }
}

void ScopeBuilder::VisitAssignment(Node node, ScopeId scope) {
  Node value = node.Child(Field::Right);
  if (value) {
    Visit(value, scope);
  }
  if (Node type = node.Child(Field::Type)) {
    Visit(type, scope);
  }
  VisitTarget(node.Child(Field::Left), scope, value ? How::Alias : How::Declare, FinalValue(value));
}

void ScopeBuilder::VisitAugmentedAssignment(Node node, ScopeId scope) {
  Visit(node.Child(Field::Right), scope);
  Visit(node.Child(Field::Left), scope);
  VisitTarget(node.Child(Field::Left), scope, How::Opaque, Node());
}

void ScopeBuilder::VisitNamedExpression(Node node, ScopeId scope) {
  Visit(node.Child(Field::Value), scope);
  ScopeId owner = scope;
  while (table_.scopes_[owner].kind == ScopeKind::Comprehension) {
    owner = table_.scopes_[owner].parent;
  }
  Bind(node.Child(Field::Name), owner, How::Opaque);
}

void ScopeBuilder::VisitAsPattern(Node node, ScopeId scope) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::AsPatternTarget)) {
      VisitTarget(child, scope, How::Opaque, Node());
    } else {
      Visit(child, scope);
    }
  }
}

void ScopeBuilder::VisitExcept(Node node, ScopeId scope) {
  for (Node child : node.named_children()) {
    if (child.field() == Field::Alias) {
      VisitTarget(child, scope, How::Opaque, Node());
    } else {
      Visit(child, scope);
    }
  }
}

void ScopeBuilder::VisitScopeDeclaration(Node node, ScopeId scope) {
  for (Node name : node.named_children()) {
    NameFacts& facts = table_.scopes_[scope].names[table_.names_.Intern(name.text())];
    (node.Is(NodeKind::GlobalStatement) ? facts.global : facts.nonlocal) = true;
  }
}

void ScopeBuilder::VisitDelete(Node node, ScopeId scope) {
  for (Node target : node.named_children()) {
    VisitTarget(target, scope, How::Delete, Node());
  }
}

void ScopeBuilder::VisitTypeAlias(Node node, ScopeId scope) {
  VisitTarget(node.Child(Field::Left), scope, How::Opaque, Node());
  Visit(node.Child(Field::Right), scope);
}

void ScopeBuilder::VisitTarget(Node target, ScopeId scope, How how, Node value) {
  if (target.Is(NodeKind::Identifier)) {
    return Bind(target, scope, how, value);
  }
  if (IsWrappedTarget(target.kind())) {
    Node inside = target.NamedChildren().empty() ? Node() : target.NamedChildren().front();
    bool keeps = target.Is(NodeKind::ParenthesizedExpression);
    return inside ? VisitTarget(inside, scope, how, keeps ? value : Node()) : void();
  }
  if (IsSequenceTarget(target.kind())) {
    std::vector<Node> targets = target.NamedChildren();
    std::vector<Node> values;
    if (value && IsSequenceTarget(value.kind())) {
      values = value.NamedChildren();
    }
    for (size_t i = 0; i < targets.size(); ++i) {
      VisitTarget(targets[i], scope, how, values.size() == targets.size() ? values[i] : Node());
    }
    return;
  }
  if (target.Is(NodeKind::Type) || target.Is(NodeKind::TypeParameter) ||
      target.Is(NodeKind::GenericType)) {
    // The left side of `type X[T] = …`, or the parameters themselves.
    for (Node child : target.named_children()) {
      VisitTarget(child, scope, how, Node());
    }
    return;
  }
  Visit(target, scope);
}

void ScopeBuilder::VisitPattern(Node pattern, ScopeId scope) {
  for (Node child : pattern.named_children()) {
    if (child.Is(NodeKind::DottedName)) {
      std::vector<Node> parts = child.NamedChildren();
      if (parts.size() > 1 || pattern.Is(NodeKind::ClassPattern)) {
        Use(parts.front(), scope);
      } else {
        Bind(parts.front(), scope, How::Opaque);
      }
    } else if (child.Is(NodeKind::Identifier)) {
      // The name behind `as` or `*`; in front of `=` it is a keyword.
      if (!pattern.Is(NodeKind::KeywordPattern)) {
        Bind(child, scope, How::Opaque);
      }
    } else {
      VisitPattern(child, scope);
    }
  }
}

void ScopeBuilder::Use(Node identifier, ScopeId scope) {
  NameId name = table_.names_.Intern(identifier.text());
  table_.scopes_[scope].names[name].used = true;
  ++table_.use_counts_[name];
}

void ScopeBuilder::Bind(Node identifier, ScopeId scope, How how, Node value) {
  if (how == How::Alias && !IsNameOrMember(value)) {
    how = How::Opaque;
  }
  Record({.how = how,
          .name = table_.names_.Intern(identifier.text()),
          .path = {},
          .target = identifier,
          .value = how == How::Alias ? value : Node(),
          .position = identifier.span().begin},
         scope);
}

void ScopeBuilder::Record(BindingEvent event, ScopeId scope) {
  if (event.name.valid()) {
    table_.scopes_[scope].names[event.name].bound = true;
  }
  table_.scopes_[scope].events.push_back(std::move(event));
}

}  // namespace hybridize::rewrite
