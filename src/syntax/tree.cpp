#include "hybridize/syntax/tree.h"

#include <algorithm>

#include "syntax/flatten.h"
#include "syntax/parser.h"
#include "syntax/repair.h"
#include "syntax/token.h"

namespace hybridize::syntax {
namespace {

// A module whose whole text is one error.
std::vector<Tree::Entry> ErrorTree(llvm::StringRef text) {
  auto end = static_cast<uint32_t>(text.size());
  Tree::Entry root{.kind = NodeKind::Module,
                   .field = Field::None,
                   .flags = Tree::kNamed | Tree::kHasError,
                   .begin = 0,
                   .end = end,
                   .size = 2,
                   .parent = 0};
  Tree::Entry error = root;
  error.kind = NodeKind::Error;
  error.size = 1;
  return {root, error};
}

uint32_t Depth(const std::vector<Tree::Entry>& entries) {
  std::vector<uint32_t> depths(entries.size(), 1);
  uint32_t deepest = 1;
  for (size_t i = 1; i < entries.size(); ++i) {
    depths[i] = depths[entries[i].parent] + 1;
    deepest = std::max(deepest, depths[i]);
  }
  return deepest;
}

std::vector<Tree::Entry> ParseEntries(llvm::StringRef text) {
  OwnedTree parsed = ParseText(text);
  return parsed ? Flatten(*parsed) : ErrorTree(text);
}

bool HasError(const std::vector<Tree::Entry>& entries) {
  return (entries[0].flags & Tree::kHasError) != 0;
}

// Replaces the tree by that of a repaired copy, unless that one has errors and this one has none.
void TakeRepaired(llvm::StringRef text, std::vector<Tree::Entry>& entries) {
  Repair repair = PlanRepair(text, Tokenize(text).tokens, HasError(entries));
  if (text == repair.copy) {
    return;
  }
  std::vector<Tree::Entry> repaired = ParseEntries(repair.copy);
  if (HasError(repaired) && !HasError(entries)) {
    return;
  }
  ApplyRepair(text, repair.prefixes, repaired);
  entries = std::move(repaired);
}

}  // namespace

llvm::StringRef NodeKindName(NodeKind kind) {
  switch (kind) {
    case NodeKind::Error:
      return "ERROR";
    case NodeKind::Unrecognized:
      return "UNRECOGNIZED";
#define HYB_NODE(Enumerator, name) \
  case NodeKind::Enumerator:       \
    return name;
#define HYB_TOKEN(Enumerator, name) \
  case NodeKind::Enumerator:        \
    return name;
#include "hybridize/syntax/node_kinds.def"
  }
  return "";
}

llvm::StringRef FieldName(Field field) {
  switch (field) {
    case Field::None:
      return "";
#define HYB_FIELD(Enumerator, name) \
  case Field::Enumerator:           \
    return name;
#include "hybridize/syntax/fields.def"
  }
  return "";
}

Node Node::parent() const {
  return index_ == 0 ? Node() : Node(tree_, tree_->entry(index_).parent);
}

Node Node::first_child() const {
  return tree_->entry(index_).size == 1 ? Node() : Node(tree_, index_ + 1);
}

Node Node::next_sibling() const {
  if (index_ == 0) {
    return Node();
  }
  const Tree::Entry& entry = tree_->entry(index_);
  uint32_t next = index_ + entry.size;
  return next < entry.parent + tree_->entry(entry.parent).size ? Node(tree_, next) : Node();
}

Node Node::Child(Field wanted) const {
  for (Node child : children()) {
    if (child.field() == wanted) {
      return child;
    }
  }
  return Node();
}

Node Node::Child(NodeKind wanted) const {
  for (Node child : children()) {
    if (child.kind() == wanted) {
      return child;
    }
  }
  return Node();
}

std::vector<Node> Node::NamedChildren() const {
  llvm::iterator_range<ChildIterator> range = named_children();
  return {range.begin(), range.end()};
}

Tree Tree::Parse(llvm::StringRef text) {
  Tree tree;
  tree.text_ = text;
  tree.entries_ = ParseEntries(text);
  if (NeedsRepair(text, tree.entries_)) {
    TakeRepaired(text, tree.entries_);
  }
  tree.depth_ = Depth(tree.entries_);
  return tree;
}

}  // namespace hybridize::syntax
