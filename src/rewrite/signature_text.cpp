#include "rewrite/signature_text.h"

#include "hybridize/syntax/tree.h"

namespace hybridize::rewrite {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

SignatureText::SignatureText(llvm::StringRef text, llvm::StringRef alias) {
  syntax::Tree tree = syntax::Tree::Parse(text);
  uint32_t done = 0;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Node node = tree.node(i);
    if (!node.Is(NodeKind::Attribute) || !node.Child(Field::Object).Is(NodeKind::Identifier) ||
        node.Child(Field::Object).text() != alias) {
      continue;
    }
    if (node.span().begin > done) {
      pieces_.push_back({.text = text.slice(done, node.span().begin).str()});
    }
    pieces_.push_back({.text = node.Child(Field::Attribute).text().str(),
                       .is_member = true,
                       .is_spec = node.field() == Field::Function});
    done = node.span().end;
  }
  if (done < text.size()) {
    pieces_.push_back({.text = text.drop_front(done).str()});
  }
}

std::string SignatureText::Render(
    llvm::function_ref<std::string(const Piece& member)> spell) const {
  std::string text;
  for (const Piece& piece : pieces_) {
    text += piece.is_member ? spell(piece) : piece.text;
  }
  return text;
}

}  // namespace hybridize::rewrite
