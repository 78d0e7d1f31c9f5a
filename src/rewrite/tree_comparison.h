#ifndef HYBRIDIZE_REWRITE_TREE_COMPARISON_H_
#define HYBRIDIZE_REWRITE_TREE_COMPARISON_H_

#include <optional>

#include "hybridize/rewrite/rewrite.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"

namespace hybridize::rewrite {

// Where, as an offset into the old text, the trees of a text before and after `edits` differ by
// more than the edits: a token outside of them that is another or nested otherwise. That a
// definition has decorators, and how those are nested that were edited, is no difference.
std::optional<uint32_t> FirstDifference(const syntax::Tree& before, const syntax::Tree& after,
                                        llvm::ArrayRef<Edit> edits);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_TREE_COMPARISON_H_
