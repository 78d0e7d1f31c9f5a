#include "rewrite/decorator_edits.h"

#include <string>
#include <utility>

#include "rewrite/lines.h"

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

Edit Insert(uint32_t offset, std::string text) {
  return {.span = {offset, offset}, .replacement = std::move(text)};
}

// The argument list of the call that the decorator is; null for a bare one.
Node ArgumentsOf(Node expression) {
  while (expression.Is(NodeKind::ParenthesizedExpression) &&
         expression.NamedChildren().size() == 1) {
    expression = expression.NamedChildren().front();
  }
  return expression.Is(NodeKind::Call) ? expression.Child(Field::Arguments) : Node();
}

// What stands behind the last argument.
struct Tail {
  Node comma;
  // On the line on which the argument ends.
  Node comment;
};

Tail TailOf(llvm::StringRef text, Node last) {
  Tail tail;
  uint32_t line_end = LineEnd(text, last.span().end);
  for (Node next = last.next_sibling(); next; next = next.next_sibling()) {
    if (next.Is(NodeKind::Comma)) {
      tail.comma = next;
    } else if (next.Is(NodeKind::Comment) && next.span().begin < line_end) {
      tail.comment = next;
    }
  }
  return tail;
}

std::vector<Edit> AddOnOwnLine(llvm::StringRef text, Node last, llvm::StringRef argument) {
  llvm::StringRef newline = NewlineAt(text, last.span().end);
  std::string line = (Indentation(text, LineBegin(text, last.span().begin)) + argument).str();
  Tail tail = TailOf(text, last);
  if (!tail.comment) {
    return {Insert(last.span().end, ("," + newline + line).str())};
  }
  // The comment is the last argument's: the new line goes below it.
  uint32_t below = LineEnd(text, tail.comment.span().end);
  if (tail.comma && tail.comma.span().begin < tail.comment.span().begin) {
    return {Insert(below, (line + "," + newline).str())};
  }
  return {Insert(last.span().end, ","), Insert(below, (line + newline).str())};
}

}  // namespace

Edit AddDecorator(llvm::StringRef text, Node definition, llvm::StringRef decorator) {
  uint32_t begin = LogicalLineBegin(text, definition.span().begin);
  llvm::StringRef newline = NewlineAt(text, definition.span().begin);
  return Insert(begin, (Indentation(text, begin) + "@" + decorator + newline).str());
}

Edit RemoveDecorator(llvm::StringRef text, Node decorator) {
  std::vector<Node> inside = decorator.NamedChildren();
  uint32_t end = inside.empty() ? decorator.span().end : inside.front().span().end;
  return {.span = {LogicalLineBegin(text, decorator.span().begin), LogicalLineEnd(text, end)},
          .replacement = {}};
}

std::vector<Edit> AddArgument(llvm::StringRef text, Node decorator, llvm::StringRef argument) {
  if (decorator.NamedChildren().empty()) {
    return {};
  }
  Node expression = decorator.NamedChildren().front();
  Node arguments = ArgumentsOf(expression);
  if (!arguments) {
    return {Insert(expression.span().end, ("(" + argument + ")").str())};
  }
  std::vector<Node> given = arguments.NamedChildren();
  if (given.empty()) {
    return {Insert(arguments.span().begin + 1, argument.str())};
  }
  Node last = given.back();
  if (IsFirstOnLine(text, last.span().begin)) {
    return AddOnOwnLine(text, last, argument);
  }
  return {Insert(last.span().end, (", " + argument).str())};
}

}  // namespace hybridize::rewrite
