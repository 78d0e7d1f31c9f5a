// The statements of FlowWalk: one handler per kind.
#include <array>
#include <optional>
#include <vector>

#include "llvm/ADT/STLExtras.h"
#include "rewrite/flow.h"

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using How = BindingEvent::How;

// Calls that do not return.
constexpr std::array<llvm::StringLiteral, 6> kExits = {"sys.exit",    "os._exit",    "os.abort",
                                                       "pytest.skip", "pytest.fail", "pytest.exit"};
// The same, as names of the interpreter's own.
constexpr std::array<llvm::StringLiteral, 2> kBuiltinExits = {"exit", "quit"};
// Context managers, by the last part of their name, that let go on behind an exception.
constexpr std::array<llvm::StringLiteral, 5> kSuppressors = {"suppress", "raises", "warns",
                                                             "assertRaises", "assertRaisesRegex"};

// The last identifier of a name or member.
llvm::StringRef LastName(Node expression) {
  if (expression.Is(NodeKind::Attribute)) {
    return expression.Child(Field::Attribute).text();
  }
  return expression.Is(NodeKind::Identifier) ? expression.text() : llvm::StringRef();
}

// The truth of a condition that is the same in every run.
std::optional<bool> ConstantTruth(Node condition) {
  switch (condition.kind()) {
    case NodeKind::True:
      return true;
    case NodeKind::False:
    case NodeKind::None:
      return false;
    case NodeKind::Integer:
      return condition.text() != "0";
    case NodeKind::ParenthesizedExpression: {
      std::vector<Node> inside = condition.NamedChildren();
      return inside.empty() ? std::nullopt : ConstantTruth(inside.front());
    }
    case NodeKind::NotOperator: {
      std::optional<bool> truth = ConstantTruth(condition.Child(Field::Argument));
      return truth ? std::optional(!*truth) : std::nullopt;
    }
    default:
      // False at run time by definition, wherever it comes from.
      return LastName(condition) == "TYPE_CHECKING" ? std::optional(false) : std::nullopt;
  }
}

// `case _:` and `case name:` without guard.
bool IsIrrefutable(Node clause) {
  if (clause.Child(Field::Guard)) {
    return false;
  }
  Node pattern = clause.Child(NodeKind::CasePattern);
  if (!pattern || (pattern.next_sibling() && pattern.next_sibling().Is(NodeKind::Comma))) {
    return false;
  }
  Node inside = pattern.first_child();
  return inside && (inside.Is(NodeKind::Underscore) ||
                    (inside.Is(NodeKind::DottedName) && inside.NamedChildren().size() == 1));
}

bool Suppresses(Node with_statement) {
  Node clause = with_statement.Child(NodeKind::WithClause);
  if (!clause) {
    return false;
  }
  return llvm::any_of(clause.named_children(), [](Node item) {
    Node value = item.Child(Field::Value);
    if (value && value.Is(NodeKind::AsPattern)) {
      value = value.first_child();
    }
    if (!value || !value.Is(NodeKind::Call)) {
      return false;
    }
    return llvm::is_contained(kSuppressors, LastName(value.Child(Field::Function)));
  });
}

}  // namespace

void FlowWalk::ExecuteChildren(Node block) {
  for (Node statement : block.named_children()) {
    Execute(statement);
  }
}

void FlowWalk::Execute(Node node) {
  MayRaise();
  switch (node.kind()) {
    case NodeKind::IfStatement:
      ExecuteIf(node);
      break;
    case NodeKind::ForStatement:
    case NodeKind::WhileStatement:
      ExecuteLoop(node);
      break;
    case NodeKind::TryStatement:
      ExecuteTry(node);
      break;
    case NodeKind::WithStatement:
      ExecuteWith(node);
      break;
    case NodeKind::MatchStatement:
      ExecuteMatch(node);
      break;
    case NodeKind::DecoratedDefinition:
    case NodeKind::FunctionDefinition:
    case NodeKind::ClassDefinition:
      ExecuteDefinition(node);
      break;
    default:
      ExecuteSimple(node);
      break;
  }
  MayRaise();
}

void FlowWalk::ExecuteSimple(Node node) {
  Apply(node.span());
  switch (node.kind()) {
    case NodeKind::BreakStatement:
      if (!loops_.empty()) {
        loops_.back().breaks.JoinWith(now_, context_.paths);
      }
      return EndPath();
    case NodeKind::RaiseStatement:
      MayRaise();
      return EndPath();
    // What holds at `continue` holds at the head of the loop, with everything the loop stores.
    case NodeKind::ContinueStatement:
    case NodeKind::ReturnStatement:
      return EndPath();
    case NodeKind::ExpressionStatement:
      if (EndsProgram(node)) {
        MayRaise();
        EndPath();
      }
      return;
    default:
      return;
  }
}

bool FlowWalk::EndsProgram(Node statement) const {
  Node call = statement.first_child();
  if (!call || !call.Is(NodeKind::Call) || !now_.reachable) {
    return false;
  }
  Node callee = call.Child(Field::Function);
  if (callee.Is(NodeKind::Identifier) && llvm::is_contained(kBuiltinExits, callee.text())) {
    NameId name = context_.scopes.Find(callee.text());
    ScopeId owner = context_.scopes.Owner(scope_, name);
    return !context_.scopes.scope(owner).Facts(name).bound;
  }
  Binding binding = Evaluate(context_, CurrentView(statement.span().begin), callee);
  std::vector<llvm::StringRef> paths = context_.paths.Paths(binding.paths);
  return binding.certain() && paths.size() == 1 && llvm::is_contained(kExits, paths.front());
}

void FlowWalk::ExecuteDefinition(Node node) {
  Node definition = node;
  if (node.Is(NodeKind::DecoratedDefinition)) {
    definition = node.Child(Field::Definition);
    Apply({node.span().begin, definition.span().begin});
  }
  uint32_t position = node.span().begin;
  if (request_.wanted.contains(definition.index()) && !rehearsing_) {
    views_[definition.index()] = CurrentView(position);
  }
  if (request_.around.contains(definition.index()) && !rehearsing_) {
    if (definition.Is(NodeKind::ClassDefinition)) {
      ExecuteClassBody(definition);
    } else {
      Pass(definition, position);
    }
  }
  Apply(definition.span());
}

void FlowWalk::ExecuteClassBody(Node definition) {
  uint32_t position = definition.span().begin;
  bool in_class = context_.scopes.scope(scope_).kind == ScopeKind::Class;
  std::vector<PendingFunction> methods;
  FlowWalk(context_, request_, views_)
      .Run(context_.scopes.ScopeOf(definition), in_class ? outer_ : CurrentView(position), methods);
  for (const PendingFunction& method : methods) {
    Pass(method.definition, position);
  }
}

void FlowWalk::ExecuteIf(Node node) {
  Environment after = Environment::Unreachable();
  ExecuteBranch(node.Child(Field::Condition), node.Child(Field::Consequence), after);
  for (Node clause : node.named_children()) {
    if (clause.Is(NodeKind::ElifClause)) {
      ExecuteBranch(clause.Child(Field::Condition), clause.Child(Field::Consequence), after);
    } else if (clause.Is(NodeKind::ElseClause)) {
      ExecuteChildren(clause.Child(Field::Body));
    }
  }
  now_.JoinWith(after, context_.paths);
}

void FlowWalk::ExecuteBranch(Node condition, Node body, Environment& after) {
  Apply(condition.span());
  std::optional<bool> truth = ConstantTruth(condition);
  Environment otherwise = truth == true ? Environment::Unreachable() : now_;
  if (truth == false) {
    EndPath();
  }
  ExecuteChildren(body);
  after.JoinWith(now_, context_.paths);
  now_ = std::move(otherwise);
}

void FlowWalk::ExecuteLoop(Node node) {
  Node body = node.Child(Field::Body);
  Node target = node.Child(Field::Left);
  Node head = node.Child(target ? Field::Right : Field::Condition);
  Apply(head.span());
  // Each iteration begins with what held before or with what any iteration has stored.
  for (const BindingEvent& event :
       context_.scopes.scope(scope_).EventsIn({node.span().begin, body.span().end})) {
    size_t slot = context_.names.Slot(event.name);
    if (slot != context_.names.size() && now_.reachable && event.how != How::Declare) {
      JoinStore(now_, {event.position, slot, ConstantValue(event)});
    }
  }
  bool endless = !target && ConstantTruth(head) == true;
  Environment after = endless ? Environment::Unreachable() : now_;
  loops_.push_back({.begin = node.span().begin});
  if (target) {
    Apply(target.span());
  }
  ExecuteChildren(body);
  if (!endless) {
    after.JoinWith(now_, context_.paths);
  }
  Environment breaks = std::move(loops_.back().breaks);
  loops_.pop_back();
  now_ = std::move(after);
  if (Node clause = node.Child(NodeKind::ElseClause)) {
    ExecuteChildren(clause.Child(Field::Body));
  }
  now_.JoinWith(breaks, context_.paths);
}

void FlowWalk::ExecuteTry(Node node) {
  raised_.push_back(Environment::Unreachable());
  ExecuteChildren(node.Child(Field::Body));
  Environment raised = std::move(raised_.back());
  raised_.pop_back();
  Node finally = node.Child(NodeKind::FinallyClause);
  if (finally) {
    // What any way of leaving the statement may hold, for the one run of the final block that a
    // definition in it is looked at in.
    raised_.push_back(raised);
  }
  if (Node clause = node.Child(NodeKind::ElseClause)) {
    ExecuteChildren(clause.Child(Field::Body));
  }
  Environment after = std::move(now_);
  for (Node clause : node.named_children()) {
    if (clause.Is(NodeKind::ExceptClause)) {
      now_ = raised;
      ExecuteHandler(clause);
      after.JoinWith(now_, context_.paths);
    }
  }
  if (finally) {
    raised = std::move(raised_.back());
    raised_.pop_back();
  }
  now_ = raised;
  MayRaise();
  now_ = std::move(after);
  if (finally) {
    ExecuteFinally(finally, raised);
  }
}

void FlowWalk::ExecuteHandler(Node clause) {
  Node body = clause.Child(NodeKind::Block);
  if (!body) {
    return;
  }
  Span head{clause.span().begin, body.span().begin};
  Apply(head);
  ExecuteChildren(body);
  // `except E as name` ends with `del name`.
  for (const BindingEvent& event : context_.scopes.scope(scope_).EventsIn(head)) {
    size_t slot = context_.names.Slot(event.name);
    if (slot != context_.names.size() && now_.reachable) {
      StoreSlot(slot, Binding::Unbound(), event.position);
    }
  }
}

void FlowWalk::ExecuteFinally(Node clause, const Environment& raised) {
  Node body = clause.Child(NodeKind::Block);
  if (!body) {
    return;
  }
  Environment normal = now_;
  now_.JoinWith(raised, context_.paths);
  ExecuteChildren(body);
  if (rehearsing_) {
    return;
  }
  // Control only goes on behind the statement from where nothing was raised.
  now_ = std::move(normal);
  rehearsing_ = true;
  ExecuteChildren(body);
  rehearsing_ = false;
}

void FlowWalk::ExecuteWith(Node node) {
  if (Node clause = node.Child(NodeKind::WithClause)) {
    Apply(clause.span());
  }
  raised_.push_back(Environment::Unreachable());
  ExecuteChildren(node.Child(Field::Body));
  Environment raised = std::move(raised_.back());
  raised_.pop_back();
  if (!raised_.empty()) {
    raised_.back().JoinWith(raised, context_.paths);
  }
  if (Suppresses(node)) {
    now_.JoinWith(raised, context_.paths);
  }
}

void FlowWalk::ExecuteMatch(Node node) {
  Node body = node.Child(Field::Body);
  Apply({node.span().begin, body.span().begin});
  Environment before = now_;
  Environment after = Environment::Unreachable();
  bool covered = false;
  for (Node clause : body.named_children()) {
    Node consequence = clause.Child(Field::Consequence);
    if (!clause.Is(NodeKind::CaseClause) || !consequence) {
      continue;
    }
    now_ = before;
    Apply({clause.span().begin, consequence.span().begin});
    ExecuteChildren(consequence);
    after.JoinWith(now_, context_.paths);
    covered = covered || IsIrrefutable(clause);
  }
  now_ = covered ? Environment::Unreachable() : std::move(before);
  now_.JoinWith(after, context_.paths);
}

}  // namespace hybridize::rewrite
