#ifndef HYBRIDIZE_SRC_SYNTAX_PARSER_H_
#define HYBRIDIZE_SRC_SYNTAX_PARSER_H_

#include <memory>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"
#include "tree_sitter/api.h"

namespace hybridize::syntax {

struct DeleteTree {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using OwnedTree = std::unique_ptr<TSTree, DeleteTree>;

// Parses with the Python grammar. Null for text that the grammar's scanner must not be given:
// its indentation stack is saved into a buffer of fixed size, without a check.
OwnedTree ParseText(llvm::StringRef text);

// The kind and the field that tree-sitter's numbers stand for.
NodeKind KindOf(TSSymbol symbol);
Field FieldOf(TSFieldId field);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_PARSER_H_
