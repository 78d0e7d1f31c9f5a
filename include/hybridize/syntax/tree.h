#ifndef HYBRIDIZE_SYNTAX_TREE_H_
#define HYBRIDIZE_SYNTAX_TREE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "hybridize/base/span.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/iterator_range.h"

namespace hybridize::syntax {

enum class NodeKind : uint8_t {
  // A piece of text that no rule of the grammar takes.
  Error,
  // A kind that this build does not know: the grammar is newer than `node_kinds.def`.
  Unrecognized,
#define HYB_NODE(Enumerator, name) Enumerator,
#define HYB_TOKEN(Enumerator, name) Enumerator,
#include "hybridize/syntax/node_kinds.def"
};

// The role of a node in its parent; None for most.
enum class Field : uint8_t {
  None,
#define HYB_FIELD(Enumerator, name) Enumerator,
#include "hybridize/syntax/fields.def"
};

// The name that the grammar gives the kind, for messages and dumps.
llvm::StringRef NodeKindName(NodeKind kind);
// The name that the grammar gives the field; empty for None.
llvm::StringRef FieldName(Field field);

class Tree;

// A handle to one node of a tree: two words, passed by value. A default-constructed node is null;
// every accessor but `null` needs a node that is not. Children are counted with their anonymous
// tokens (`children`) or without tokens and comments (`named_children`).
class Node {
 public:
  Node() = default;
  Node(const Tree* tree, uint32_t index) : tree_(tree), index_(index) {}

  bool null() const { return tree_ == nullptr; }
  explicit operator bool() const { return !null(); }
  friend bool operator==(Node, Node) = default;

  NodeKind kind() const;
  bool Is(NodeKind wanted) const { return kind() == wanted; }
  // The field that this node fills in its parent.
  Field field() const;
  // Named in the grammar, that is, not a bare token.
  bool named() const;
  // Inserted by the parser to go on after a syntax error; its span is empty.
  bool missing() const;
  // The subtree holds an Error or a missing node.
  bool has_error() const;
  Span span() const;
  llvm::StringRef text() const;

  // The position in preorder: a dense key for side tables of `Tree::size()` entries.
  uint32_t index() const { return index_; }

  Node parent() const;
  Node first_child() const;
  Node next_sibling() const;
  // The first child with the field, else null. Linear in the number of children.
  Node Child(Field wanted) const;
  // The first child of the kind, else null.
  Node Child(NodeKind wanted) const;

  class ChildIterator;
  llvm::iterator_range<ChildIterator> children() const;
  llvm::iterator_range<ChildIterator> named_children() const;
  // Named children without comments and line continuations, in order.
  std::vector<Node> NamedChildren() const;

 private:
  const Tree* tree_ = nullptr;
  uint32_t index_ = 0;
};

// The concrete syntax tree of one file: a flat array of nodes in preorder, 20 bytes a node,
// copied out of tree-sitter's tree in one walk. Immutable; keeps a reference to the text, which
// must outlive it. Text that does not parse gives Error nodes, never a missing tree.
class Tree {
 public:
  struct Entry {
    NodeKind kind;
    Field field;
    // Bits: named, missing, has_error.
    uint16_t flags;
    uint32_t begin;
    uint32_t end;
    // Nodes of the subtree, this one counted: index + size is the next sibling, if there is one.
    uint32_t size;
    uint32_t parent;
  };
  static constexpr uint16_t kNamed = 1;
  static constexpr uint16_t kMissing = 2;
  static constexpr uint16_t kHasError = 4;

  // Parses UTF-8 text of less than 4 GiB. Safe to call from several threads at once.
  static Tree Parse(llvm::StringRef text);

  Node root() const { return Node(this, 0); }
  Node node(uint32_t index) const { return Node(this, index); }
  size_t size() const { return entries_.size(); }
  llvm::StringRef text() const { return text_; }
  const Entry& entry(uint32_t index) const { return entries_[index]; }
  // The greatest number of nodes on a path from the root.
  uint32_t depth() const { return depth_; }

 private:
  Tree() = default;

  llvm::StringRef text_;
  std::vector<Entry> entries_;
  uint32_t depth_ = 0;
};

class Node::ChildIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using pointer = const Node*;
  using reference = Node;

  ChildIterator(const Tree* tree, uint32_t index, uint32_t end, bool named_only)
      : tree_(tree), index_(index), end_(end), named_only_(named_only) {
    SkipUnwanted();
  }
  Node operator*() const { return Node(tree_, index_); }
  ChildIterator& operator++() {
    index_ += tree_->entry(index_).size;
    SkipUnwanted();
    return *this;
  }
  ChildIterator operator++(int) {
    ChildIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const ChildIterator& left, const ChildIterator& right) {
    return left.index_ == right.index_;
  }

 private:
  void SkipUnwanted() {
    while (named_only_ && index_ != end_ && Unwanted(tree_->entry(index_))) {
      index_ += tree_->entry(index_).size;
    }
  }
  static bool Unwanted(const Tree::Entry& entry) {
    return (entry.flags & Tree::kNamed) == 0 || entry.kind == NodeKind::Comment ||
           entry.kind == NodeKind::LineContinuation;
  }

  const Tree* tree_;
  uint32_t index_;
  uint32_t end_;
  bool named_only_;
};

inline NodeKind Node::kind() const { return tree_->entry(index_).kind; }
inline Field Node::field() const { return tree_->entry(index_).field; }
inline bool Node::named() const { return (tree_->entry(index_).flags & Tree::kNamed) != 0; }
inline bool Node::missing() const { return (tree_->entry(index_).flags & Tree::kMissing) != 0; }
inline bool Node::has_error() const { return (tree_->entry(index_).flags & Tree::kHasError) != 0; }
inline Span Node::span() const {
  const Tree::Entry& entry = tree_->entry(index_);
  return Span{.begin = entry.begin, .end = entry.end};
}
inline llvm::StringRef Node::text() const { return tree_->text().slice(span().begin, span().end); }
inline llvm::iterator_range<Node::ChildIterator> Node::children() const {
  uint32_t end = index_ + tree_->entry(index_).size;
  return {ChildIterator(tree_, index_ + 1, end, false), ChildIterator(tree_, end, end, false)};
}
inline llvm::iterator_range<Node::ChildIterator> Node::named_children() const {
  uint32_t end = index_ + tree_->entry(index_).size;
  return {ChildIterator(tree_, index_ + 1, end, true), ChildIterator(tree_, end, end, true)};
}

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SYNTAX_TREE_H_
