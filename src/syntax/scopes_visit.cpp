// The walk of the scope checker through expressions, functions and comprehensions.

#include "syntax/scopes.h"

namespace hybridize::syntax {

void ScopeChecker::VisitChildren(Node node) {
  for (Node child : node.named_children()) {
    Visit(child);
  }
}

void ScopeChecker::VisitChild(Node node, Field field) {
  for (Node child : node.children()) {
    if (child.field() == field) {
      Visit(child);
    }
  }
}

void ScopeChecker::Visit(Node node) {
  if (!VisitExpression(node) && !VisitStatement(node)) {
    VisitChildren(node);
  }
}

bool ScopeChecker::VisitExpression(Node node) {
  switch (node.kind()) {
    case NodeKind::Identifier:
      Mark(node, kUsed);
      return true;
    case NodeKind::Attribute:
      VisitChild(node, Field::Object);
      return true;
    case NodeKind::KeywordArgument:
      VisitChild(node, Field::Value);
      return true;
    case NodeKind::MemberType:
      Visit(node.first_child());
      return true;
    case NodeKind::NamedExpression:
      VisitWalrus(node);
      return true;
    case NodeKind::Lambda:
      VisitLambda(node);
      return true;
    case NodeKind::ListComprehension:
      VisitComprehension(node, ScopeKind::Comprehension, "a list comprehension");
      return true;
    case NodeKind::SetComprehension:
      VisitComprehension(node, ScopeKind::Comprehension, "a set comprehension");
      return true;
    case NodeKind::DictionaryComprehension:
      VisitComprehension(node, ScopeKind::Comprehension, "a dict comprehension");
      return true;
    case NodeKind::GeneratorExpression:
      VisitComprehension(node, ScopeKind::Generator, "a generator expression");
      return true;
    case NodeKind::Yield:
      VisitYield(node);
      return true;
    case NodeKind::Await:
      VisitAwait(node);
      return true;
    default:
      return false;
  }
}

void ScopeChecker::VisitFunction(Node node) {
  Bind(node.Child(Field::Name));
  Node parameters = node.Child(Field::Parameters);
  VisitDefaults(parameters);
  Node types = node.Child(Field::TypeParameters);
  if (types) {
    Enter(ScopeKind::Types);
    BindTypeParameters(types);
  }
  VisitAnnotations(node);
  Scope& scope = Enter(ScopeKind::Function);
  scope.iterables = 0;
  scope.asynchronous = !node.Child(NodeKind::KwAsync).null();
  BindParameters(parameters);
  Visit(node.Child(Field::Body));
  if (scope.asynchronous && scope.yields) {
    for (Span value : scope.returned_values) {
      Report(value, "'return' with value in async generator");
    }
  }
  Leave();
  if (types) {
    Leave();
  }
}

void ScopeChecker::VisitClass(Node node) {
  Bind(node.Child(Field::Name));
  Node types = node.Child(Field::TypeParameters);
  if (types) {
    Enter(ScopeKind::Types);
    BindTypeParameters(types);
  }
  VisitChild(node, Field::Superclasses);
  Enter(ScopeKind::Class);
  Visit(node.Child(Field::Body));
  Leave();
  if (types) {
    Leave();
  }
}

void ScopeChecker::VisitLambda(Node node) {
  Node parameters = node.Child(Field::Parameters);
  if (parameters) {
    VisitDefaults(parameters);
  }
  Enter(ScopeKind::Lambda);
  if (parameters) {
    BindParameters(parameters);
  }
  VisitChild(node, Field::Body);
  Leave();
}

void ScopeChecker::VisitDefaults(Node parameters) {
  for (Node parameter : parameters.named_children()) {
    VisitChild(parameter, Field::Value);
  }
}

void ScopeChecker::VisitAnnotations(Node function) {
  for (Node parameter : function.Child(Field::Parameters).named_children()) {
    VisitChild(parameter, Field::Type);
  }
  VisitChild(function, Field::ReturnType);
}

void ScopeChecker::BindParameters(Node parameters) {
  for (Node parameter : parameters.named_children()) {
    Node name = parameter;
    while (name && !name.Is(NodeKind::Identifier)) {
      std::vector<Node> parts = name.NamedChildren();
      name = parts.empty() ? Node() : parts.front();
    }
    if (name) {
      Mark(name, kParameter | kBound);
    }
  }
}

void ScopeChecker::BindTypeParameters(Node parameters) {
  for (Node parameter : parameters.named_children()) {
    Node name = parameter;
    Node constrained = parameter.Child(NodeKind::ConstrainedType);
    while (!name.Is(NodeKind::Identifier)) {
      std::vector<Node> parts = name.NamedChildren();
      if (parts.empty()) {
        return;
      }
      name = parts.front();
    }
    if ((Known(name.text()) & kTypeParameter) != 0) {
      Report(name, "duplicate type parameter '" + name.text().str() + "'");
    }
    Mark(name, kTypeParameter | kBound);
    if (constrained) {
      Enter(ScopeKind::Types);
      Visit(constrained.NamedChildren().back());
      Leave();
    }
  }
}

void ScopeChecker::VisitComprehension(Node node, ScopeKind kind, const char* name) {
  Node first = node.Child(NodeKind::ForInClause);
  VisitIterable(first);
  Scope& scope = Enter(kind);
  for (Node clause : node.named_children()) {
    if (clause.Is(NodeKind::ForInClause)) {
      scope.asynchronous |= !clause.Child(NodeKind::KwAsync).null();
      BindTarget(clause.Child(Field::Left));
    }
  }
  for (Node clause : node.named_children()) {
    if (clause.Is(NodeKind::IfClause)) {
      VisitChildren(clause);
    } else if (clause.Is(NodeKind::ForInClause) && clause != first) {
      VisitIterable(clause);
    }
  }
  VisitChild(node, Field::Body);
  if (scope.yields) {
    Report(node, std::string("'yield' inside ") + name);
  }
  LeaveComprehension(node, kind);
}

void ScopeChecker::VisitIterable(Node clause) {
  ++scope_->iterables;
  VisitChild(clause, Field::Right);
  --scope_->iterables;
}

// A comprehension that awaits makes the one around it one that awaits; a generator expression
// awaits only when it is iterated.
void ScopeChecker::LeaveComprehension(Node node, ScopeKind kind) {
  bool asynchronous = scope_->asynchronous;
  Leave();
  if (!asynchronous || kind == ScopeKind::Generator) {
    return;
  }
  if (scope_->kind == ScopeKind::Comprehension || scope_->kind == ScopeKind::Generator) {
    scope_->asynchronous = true;
  } else if (!scope_->asynchronous) {
    Report(node, "asynchronous comprehension outside of an asynchronous function");
  }
}

bool ScopeChecker::RefusedInTypes(Node node, const char* what) {
  if (scope_->kind != ScopeKind::Types) {
    return false;
  }
  Report(node, std::string(what) + " cannot be used in a definition of types");
  return true;
}

void ScopeChecker::VisitYield(Node node) {
  VisitChildren(node);
  if (RefusedInTypes(node, "yield expression")) {
    return;
  }
  if (scope_->kind == ScopeKind::Module || scope_->kind == ScopeKind::Class) {
    return Report(node, "'yield' outside function");
  }
  if (scope_->kind == ScopeKind::Function && scope_->asynchronous && node.Child(NodeKind::KwFrom)) {
    return Report(node, "'yield from' inside async function");
  }
  scope_->yields = true;
}

void ScopeChecker::VisitAwait(Node node) {
  VisitChildren(node);
  if (RefusedInTypes(node, "await expression")) {
    return;
  }
  if (scope_->kind == ScopeKind::Comprehension || scope_->kind == ScopeKind::Generator) {
    scope_->asynchronous = true;
  } else if (!InFunction()) {
    Report(node, "'await' outside function");
  } else if (!scope_->asynchronous) {
    Report(node, "'await' outside async function");
  }
}

void ScopeChecker::VisitWalrus(Node node) {
  if (!RefusedInTypes(node, "assignment expression")) {
    if (scope_->iterables > 0) {
      Report(node,
             "an assignment expression cannot be used in a comprehension iterable expression");
    } else {
      BindWalrus(node.Child(Field::Name));
    }
  }
  VisitChild(node, Field::Value);
}

}  // namespace hybridize::syntax
