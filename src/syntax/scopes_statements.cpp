// The walk of the scope checker through statements.

#include "syntax/scopes.h"

namespace hybridize::syntax {
namespace {

// That of CPython 3.13; 20 before.
constexpr uint32_t kMaxBlocks = 21;

}  // namespace

bool ScopeChecker::VisitStatement(Node node) {
  switch (node.kind()) {
    case NodeKind::Assignment:
    case NodeKind::AugmentedAssignment:
      VisitAssignment(node);
      return true;
    case NodeKind::ForStatement:
      VisitFor(node);
      return true;
    case NodeKind::WhileStatement:
      VisitWhile(node);
      return true;
    case NodeKind::ExceptClause:
      VisitExcept(node);
      return true;
    case NodeKind::TryStatement:
      VisitTry(node);
      return true;
    case NodeKind::WithStatement:
      VisitWith(node);
      return true;
    case NodeKind::AsPattern:
      for (Node part : node.named_children()) {
        part.Is(NodeKind::AsPatternTarget) ? BindTarget(part) : Visit(part);
      }
      return true;
    case NodeKind::ReturnStatement:
      VisitReturn(node);
      return true;
    case NodeKind::BreakStatement:
      VisitJump(node, "break");
      return true;
    case NodeKind::ContinueStatement:
      VisitJump(node, "continue");
      return true;
    case NodeKind::ImportStatement:
    case NodeKind::ImportFromStatement:
    case NodeKind::FutureImportStatement:
      VisitImport(node);
      return true;
    case NodeKind::DeleteStatement:
      for (Node target : node.named_children()) {
        BindTarget(target);
      }
      return true;
    case NodeKind::GlobalStatement:
      Declare(node, /*global=*/true);
      return true;
    case NodeKind::NonlocalStatement:
      Declare(node, /*global=*/false);
      return true;
    case NodeKind::CaseClause:
      VisitCase(node);
      return true;
    case NodeKind::TypeAliasStatement:
      VisitTypeAlias(node);
      return true;
    case NodeKind::FunctionDefinition:
      VisitFunction(node);
      return true;
    case NodeKind::ClassDefinition:
      VisitClass(node);
      return true;
    default:
      return false;
  }
}

void ScopeChecker::VisitAssignment(Node node) {
  Node left = node.Child(Field::Left);
  Node type = node.Child(Field::Type);
  if (type && left.Is(NodeKind::Identifier)) {
    unsigned known = Known(left.text());
    if ((known & (kGlobal | kNonlocal)) != 0 && scope_->kind != ScopeKind::Module) {
      Report(left, "annotated name '" + left.text().str() + "' cannot be " +
                       ((known & kGlobal) != 0 ? "global" : "nonlocal"));
    }
    Mark(left, kAnnotated | kBound);
    Visit(type);
  } else if (type) {
    // In parentheses a name without a value is not bound.
    node.Child(Field::Right) ? BindTarget(left) : VisitChildren(left);
    Visit(type);
  } else {
    BindTarget(left);
  }
  VisitChild(node, Field::Right);
}

void ScopeChecker::VisitFor(Node node) {
  if (node.Child(NodeKind::KwAsync) && !(InFunction() && scope_->asynchronous)) {
    Report(node.Child(NodeKind::KwAsync), "'async for' outside async function");
  }
  VisitChild(node, Field::Right);
  BindTarget(node.Child(Field::Left));
  VisitLoop(node);
}

void ScopeChecker::VisitWhile(Node node) {
  VisitChild(node, Field::Condition);
  VisitLoop(node);
}

void ScopeChecker::VisitLoop(Node node) {
  ++scope_->flow.loops;
  VisitBlock(node, 1);
  --scope_->flow.loops;
  VisitChild(node, Field::Alternative);
}

// The body of a statement that CPython compiles to so many blocks.
void ScopeChecker::VisitBlock(Node owner, uint32_t blocks) {
  if (scope_->blocks <= kMaxBlocks && scope_->blocks + blocks > kMaxBlocks) {
    Report(owner.first_child(), "too many statically nested blocks");
  }
  scope_->blocks += blocks;
  VisitChild(owner, Field::Body);
  scope_->blocks -= blocks;
}

void ScopeChecker::VisitTry(Node node) {
  VisitBlock(node, 1);
  VisitChild(node, Field::None);
}

void ScopeChecker::VisitExcept(Node node) {
  Flow outer = scope_->flow;
  Node alias = node.Child(Field::Alias);
  if (alias) {
    BindTarget(alias);
  }
  VisitChild(node, Field::Value);
  if (node.Child(NodeKind::Star)) {
    scope_->flow = {.loops = 0, .in_exception_group = true};
  }
  VisitChild(node, Field::None);
  scope_->flow = outer;
}

void ScopeChecker::VisitWith(Node node) {
  if (node.Child(NodeKind::KwAsync) && !(InFunction() && scope_->asynchronous)) {
    Report(node.Child(NodeKind::KwAsync), "'async with' outside async function");
  }
  Node items = node.Child(NodeKind::WithClause);
  Visit(items);
  VisitBlock(node, static_cast<uint32_t>(items.NamedChildren().size()));
}

void ScopeChecker::VisitReturn(Node node) {
  VisitChildren(node);
  if (scope_->kind != ScopeKind::Function) {
    Report(node, "'return' outside function");
  } else if (scope_->flow.in_exception_group) {
    Report(node, "'break', 'continue' and 'return' cannot appear in an except* block");
  } else if (!node.NamedChildren().empty()) {
    scope_->returned_values.push_back(node.span());
  }
}

void ScopeChecker::VisitJump(Node node, const char* keyword) {
  const Flow& flow = scope_->flow;
  if (flow.loops > 0) {
    return;
  }
  Report(node, flow.in_exception_group
                   ? "'break', 'continue' and 'return' cannot appear in an except* block"
                   : std::string("'") + keyword + "' outside loop");
}

void ScopeChecker::VisitImport(Node node) {
  Node wildcard = node.Child(NodeKind::WildcardImport);
  if (wildcard && scope_->kind != ScopeKind::Module) {
    Report(wildcard, "import * only allowed at module level");
  }
  for (Node name : node.named_children()) {
    if (name.field() != Field::Name) {
      continue;
    }
    Mark(name.Is(NodeKind::AliasedImport) ? name.Child(Field::Alias) : name.first_child(),
         kImported);
  }
}

void ScopeChecker::VisitCase(Node node) {
  for (Node child : node.named_children()) {
    child.Is(NodeKind::CasePattern) ? BindPattern(child) : Visit(child);
  }
}

void ScopeChecker::VisitTypeAlias(Node node) {
  Node left = node.Child(Field::Left).first_child();
  Node types = left.Child(NodeKind::TypeParameter);
  Bind(left.Is(NodeKind::Identifier) ? left : left.first_child());
  Enter(ScopeKind::Types);
  if (types) {
    BindTypeParameters(types);
  }
  VisitChild(node, Field::Right);
  Leave();
}

}  // namespace hybridize::syntax
