#include "syntax/scopes.h"

namespace hybridize::syntax {
namespace {

bool IsAnyOf(NodeKind kind, std::initializer_list<NodeKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

void ScopeChecker::Run(Node module) {
  Enter(ScopeKind::Module);
  VisitChildren(module);
  ResolveNonlocals();
}

void ScopeChecker::Report(Span span, std::string message) {
  problems_.push_back({.span = span, .message = std::move(message)});
}

ScopeChecker::Scope& ScopeChecker::Enter(ScopeKind kind) {
  uint32_t iterables = scope_ == nullptr ? 0 : scope_->iterables;
  scopes_.push_back({.kind = kind, .parent = scope_});
  scope_ = &scopes_.back();
  scope_->iterables = iterables;
  return *scope_;
}

void ScopeChecker::Bind(Node name) { Mark(name, kBound); }

// The targets of an assignment; what is no name is an expression that is used.
void ScopeChecker::BindTarget(Node target) {
  if (target.Is(NodeKind::Identifier)) {
    Bind(target);
  } else if (IsAnyOf(target.kind(),
                     {NodeKind::PatternList, NodeKind::TuplePattern, NodeKind::ListPattern,
                      NodeKind::Tuple, NodeKind::List, NodeKind::ExpressionList,
                      NodeKind::ParenthesizedExpression, NodeKind::ListSplat,
                      NodeKind::ListSplatPattern, NodeKind::AsPatternTarget})) {
    for (Node part : target.named_children()) {
      BindTarget(part);
    }
  } else {
    Visit(target);
  }
}

// The pattern of a case: captures bind, dotted names and classes are used.
void ScopeChecker::BindPattern(Node pattern) {
  switch (pattern.kind()) {
    case NodeKind::DottedName:
      Mark(pattern.first_child(),
           pattern.field() == Field::Key || pattern.NamedChildren().size() > 1 ? kUsed : kBound);
      return;
    case NodeKind::Identifier:
      return Bind(pattern);
    case NodeKind::KeywordPattern:
    case NodeKind::ClassPattern: {
      // The first part names an attribute or a class.
      Node first = pattern.first_child();
      if (first.Is(NodeKind::DottedName)) {
        Mark(first.first_child(), kUsed);
      }
      for (Node part : pattern.named_children()) {
        if (part != first) {
          BindPattern(part);
        }
      }
      return;
    }
    default:
      for (Node part : pattern.named_children()) {
        BindPattern(part);
      }
  }
}

// The name of an assignment expression belongs to the scope around all comprehensions.
void ScopeChecker::BindWalrus(Node name) {
  Scope* scope = scope_;
  for (; scope->kind == ScopeKind::Comprehension || scope->kind == ScopeKind::Generator;
       scope = scope->parent) {
    if ((scope->names.lookup(name.text()) & kBound) != 0) {
      return Report(name,
                    "an assignment expression cannot rebind the comprehension iteration "
                    "variable '" +
                        name.text().str() + "'");
    }
  }
  if (scope != scope_ && scope->kind == ScopeKind::Class) {
    return Report(name,
                  "an assignment expression within a comprehension cannot be used in a "
                  "class body");
  }
  if (scope != scope_ && scope->kind == ScopeKind::Types) {
    return Report(name, "an assignment expression cannot be used in a definition of types");
  }
  scope->names[name.text()] |= kBound;
}

void ScopeChecker::Declare(Node statement, bool global) {
  if (!global && scope_->kind == ScopeKind::Module) {
    return Report(statement, "nonlocal declaration not allowed at module level");
  }
  for (Node name : statement.named_children()) {
    DeclareName(name, global);
  }
}

void ScopeChecker::DeclareName(Node name, bool global) {
  unsigned known = Known(name.text());
  std::string quoted = "'" + name.text().str() + "'";
  const char* what = global ? "global" : "nonlocal";
  if ((known & kParameter) != 0) {
    Report(name, "name " + quoted + " is parameter and " + what);
  } else if ((known & (global ? kNonlocal : kGlobal)) != 0) {
    Report(name, "name " + quoted + " is nonlocal and global");
  } else if ((known & kAnnotated) != 0) {
    Report(name, "annotated name " + quoted + " cannot be " + what);
  } else if ((known & kBound) != 0) {
    Report(name, "name " + quoted + " is assigned to before its " + what + " declaration");
  } else if ((known & kUsed) != 0) {
    Report(name, "name " + quoted + " is used prior to its " + what + " declaration");
  }
  Mark(name, global ? kGlobal : kNonlocal);
  if (!global) {
    nonlocals_.push_back({.scope = scope_, .name = name});
  }
}

// At the end, because a function may bind a name behind the function that declares it.
void ScopeChecker::ResolveNonlocals() {
  for (const PendingNonlocal& pending : nonlocals_) {
    llvm::StringRef name = pending.name.text();
    bool in_class = false;
    bool found = false;
    for (Scope* scope = pending.scope->parent; scope != nullptr && !found; scope = scope->parent) {
      unsigned known = scope->names.lookup(name);
      in_class |= scope->kind == ScopeKind::Class;
      if (scope->kind == ScopeKind::Class || scope->kind == ScopeKind::Module) {
        continue;
      }
      if ((known & kTypeParameter) != 0) {
        Report(pending.name,
               "nonlocal binding not allowed for type parameter '" + name.str() + "'");
        found = true;
      } else if ((known & kGlobal) != 0) {
        break;
      }
      found |= (known & (kBound | kParameter | kImported | kNonlocal)) != 0;
    }
    if (!found && !(in_class && name == "__class__")) {
      Report(pending.name, "no binding for nonlocal '" + name.str() + "' found");
    }
  }
}

}  // namespace hybridize::syntax
