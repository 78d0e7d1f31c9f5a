#ifndef HYBRIDIZE_SRC_SYNTAX_FLATTEN_H_
#define HYBRIDIZE_SRC_SYNTAX_FLATTEN_H_

#include <vector>

#include "hybridize/syntax/tree.h"
#include "tree_sitter/api.h"

namespace hybridize::syntax {

// Copies the visible nodes of tree-sitter's tree in preorder. Iterative, so that no nesting of the
// text is too deep for it.
std::vector<Tree::Entry> Flatten(const TSTree& tree);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_FLATTEN_H_
