#include <algorithm>
#include <vector>

#include "llvm/Support/Regex.h"
#include "rewrite/import_plan.h"
#include "rewrite/lines.h"

namespace hybridize::rewrite {
namespace {

using syntax::Node;
using syntax::NodeKind;

bool IsImport(Node statement) {
  return statement.Is(NodeKind::ImportStatement) || statement.Is(NodeKind::ImportFromStatement) ||
         statement.Is(NodeKind::FutureImportStatement);
}

bool IsPlainString(Node node) {
  if (!node.Is(NodeKind::String)) {
    return false;
  }
  llvm::StringRef prefix = node.text().take_until([](char c) { return c == '"' || c == '\''; });
  return prefix.find_first_of("bBfFtT") == llvm::StringRef::npos;
}

bool IsDocstring(Node statement) {
  std::vector<Node> parts = statement.NamedChildren();
  if (!statement.Is(NodeKind::ExpressionStatement) || parts.size() != 1) {
    return false;
  }
  if (parts.front().Is(NodeKind::ConcatenatedString)) {
    return std::ranges::all_of(parts.front().NamedChildren(), IsPlainString);
  }
  return IsPlainString(parts.front());
}

// Behind the first two lines as far as they are a shebang or declare the encoding (PEP 263).
uint32_t HeaderEnd(llvm::StringRef text) {
  static constexpr llvm::StringLiteral kCoding("^[ \t\f]*#.*coding[:=][ \t]*[-_.a-zA-Z0-9]+");
  uint32_t end = 0;
  uint32_t line = 0;
  for (int number = 1; number <= 2 && line < text.size(); ++number) {
    uint32_t next = LineEnd(text, line);
    llvm::StringRef content = text.slice(line, next);
    if ((number == 1 && content.starts_with("#!")) || llvm::Regex(kCoding).match(content)) {
      end = next;
    } else if (!content.trim().empty() && !content.trim().starts_with("#")) {
      break;
    }
    line = next;
  }
  return end;
}

// Above the comments that stand directly above the statement, unless they begin the file.
uint32_t AboveStatement(llvm::StringRef text, Node statement) {
  uint32_t header = HeaderEnd(text);
  uint32_t begin = LogicalLineBegin(text, statement.span().begin);
  uint32_t top = begin;
  while (top > header &&
         text.drop_front(LineBegin(text, top - 1)).ltrim(" \t\f").starts_with("#")) {
    top = LineBegin(text, top - 1);
  }
  return top > header ? top : begin;
}

}  // namespace

uint32_t ImportPosition(const syntax::Tree& tree) {
  std::vector<Node> statements = tree.root().NamedChildren();
  if (statements.empty()) {
    return static_cast<uint32_t>(tree.text().size());
  }
  auto last = statements.begin();
  while (last != statements.end() &&
         (IsImport(*last) || (last == statements.begin() && IsDocstring(*last)))) {
    ++last;
  }
  if (last == statements.begin()) {
    return AboveStatement(tree.text(), statements.front());
  }
  // What a semicolon joins to it stays on its line.
  Node end = *std::prev(last);
  for (Node next = end.next_sibling();
       next && next.span().begin < LogicalLineEnd(tree.text(), end.span().end);
       next = next.next_sibling()) {
    end = next;
  }
  return LogicalLineEnd(tree.text(), end.span().end);
}

}  // namespace hybridize::rewrite
