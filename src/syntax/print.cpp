#include "hybridize/syntax/print.h"

#include "llvm/ADT/SmallVector.h"

namespace hybridize::syntax {
namespace {

bool HasNamedChildren(Node node) {
  for (Node child : node.children()) {
    if (child.named()) {
      return true;
    }
  }
  return false;
}

void PrintOpening(Node node, llvm::raw_ostream& os) {
  if (node.index() != 0) {
    os << ' ';
  }
  if (node.field() != Field::None) {
    os << FieldName(node.field()) << ": ";
  }
  os << '(' << (node.missing() ? "MISSING " : "") << NodeKindName(node.kind());
  if (!HasNamedChildren(node) && !node.span().empty()) {
    os << " \"";
    os.write_escaped(node.text());
    os << '"';
  }
}

}  // namespace

void Print(const Tree& tree, llvm::raw_ostream& os) {
  // Indices behind the last node of each open parenthesis.
  llvm::SmallVector<size_t, 32> ends;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    for (; !ends.empty() && ends.back() == i; ends.pop_back()) {
      os << ')';
    }
    Node node = tree.node(i);
    if (node.named() || node.missing()) {
      PrintOpening(node, os);
      ends.push_back(i + tree.entry(i).size);
    }
  }
  for (; !ends.empty(); ends.pop_back()) {
    os << ')';
  }
  os << '\n';
}

}  // namespace hybridize::syntax
