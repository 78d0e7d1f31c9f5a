#include "syntax/flatten.h"

#include "syntax/parser.h"

namespace hybridize::syntax {
namespace {

class Flattener {
 public:
  explicit Flattener(TSNode root) : cursor_(ts_tree_cursor_new(root)) {
    entries_.reserve(ts_node_descendant_count(root));
  }
  ~Flattener() { ts_tree_cursor_delete(&cursor_); }
  Flattener(const Flattener&) = delete;
  Flattener& operator=(const Flattener&) = delete;

  std::vector<Tree::Entry> Run() {
    uint32_t current = 0;
    uint32_t parent = 0;
    while (true) {
      current = static_cast<uint32_t>(entries_.size());
      if (Emit(parent) && ts_tree_cursor_goto_first_child(&cursor_)) {
        parent = current;
        continue;
      }
      while (!GotoNextSibling(current)) {
        if (current == 0) {
          return std::move(entries_);
        }
        ts_tree_cursor_goto_parent(&cursor_);
        current = entries_[current].parent;
        Close(current);
      }
      parent = entries_[current].parent;
    }
  }

 private:
  // Appends the node under the cursor and tells whether it has children.
  bool Emit(uint32_t parent) {
    TSNode node = ts_tree_cursor_current_node(&cursor_);
    unsigned flags = (ts_node_is_named(node) ? Tree::kNamed : 0U) |
                     (ts_node_is_missing(node) ? Tree::kMissing : 0U) |
                     (ts_node_has_error(node) ? Tree::kHasError : 0U);
    entries_.push_back({.kind = KindOf(ts_node_symbol(node)),
                        .field = FieldOf(ts_tree_cursor_current_field_id(&cursor_)),
                        .flags = static_cast<uint16_t>(flags),
                        .begin = ts_node_start_byte(node),
                        .end = ts_node_end_byte(node),
                        .size = 1,
                        .parent = parent});
    return ts_node_child_count(node) != 0;
  }

  bool GotoNextSibling(uint32_t current) {
    return current != 0 && ts_tree_cursor_goto_next_sibling(&cursor_);
  }

  void Close(uint32_t index) {
    entries_[index].size = static_cast<uint32_t>(entries_.size()) - index;
  }

  TSTreeCursor cursor_;
  std::vector<Tree::Entry> entries_;
};

}  // namespace

std::vector<Tree::Entry> Flatten(const TSTree& tree) {
  return Flattener(ts_tree_root_node(&tree)).Run();
}

}  // namespace hybridize::syntax
