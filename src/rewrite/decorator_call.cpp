#include "rewrite/decorator_call.h"

#include "rewrite/member_spelling.h"

namespace hybridize::rewrite {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

Node WithoutParentheses(Node expression) {
  while (expression && expression.Is(NodeKind::ParenthesizedExpression) &&
         expression.NamedChildren().size() == 1) {
    expression = expression.NamedChildren().front();
  }
  return expression;
}

bool IsPartial(const FileContext& context, llvm::ArrayRef<Frame> view, Node callee) {
  Binding binding = Evaluate(context, view, callee);
  std::vector<llvm::StringRef> paths = context.paths.Paths(binding.paths);
  return paths.size() == 1 && paths.front() == "functools.partial";
}

}  // namespace

std::vector<Node> Decorators(Node definition) {
  std::vector<Node> decorators;
  Node decorated = definition.parent();
  if (decorated && decorated.Is(NodeKind::DecoratedDefinition)) {
    for (Node child : decorated.named_children()) {
      if (child.Is(NodeKind::Decorator)) {
        decorators.push_back(child);
      }
    }
  }
  return decorators;
}

std::optional<DecoratorCall> ReadDecorator(const FileContext& context, llvm::ArrayRef<Frame> view,
                                           Node decorator) {
  if (decorator.NamedChildren().size() != 1) {
    return std::nullopt;
  }
  DecoratorCall call{.expression = decorator.NamedChildren().front()};
  auto names_target = [&](Node expression) {
    return DenotesMember(context, view, expression, context.library.decorator());
  };
  Node inside = WithoutParentheses(call.expression);
  if (!inside.Is(NodeKind::Call)) {
    call.target = inside;
    return names_target(inside) ? std::optional(call) : std::nullopt;
  }
  call.target = WithoutParentheses(inside.Child(Field::Function));
  call.arguments = inside.Child(Field::Arguments);
  if (!call.arguments.Is(NodeKind::ArgumentList)) {
    return std::nullopt;
  }
  if (names_target(call.target)) {
    return call;
  }
  std::vector<Node> arguments = call.arguments.NamedChildren();
  if (arguments.empty() || !IsPartial(context, view, call.target) ||
      !names_target(arguments.front())) {
    return std::nullopt;
  }
  call.target = WithoutParentheses(arguments.front());
  call.is_partial = true;
  return call;
}

bool SignatureSlotTaken(const DecoratorCall& call, const DecoratorTarget& target) {
  if (!call.arguments) {
    return false;
  }
  uint32_t positional = 0;
  for (Node argument : call.arguments.NamedChildren()) {
    if (argument.Is(NodeKind::ListSplat) || argument.Is(NodeKind::DictionarySplat)) {
      return true;
    }
    if (!argument.Is(NodeKind::KeywordArgument)) {
      ++positional;
    } else if (argument.Child(Field::Name).text() == target.signature_keyword) {
      return true;
    }
  }
  return positional > target.signature_position + (call.is_partial ? 1 : 0);
}

}  // namespace hybridize::rewrite
