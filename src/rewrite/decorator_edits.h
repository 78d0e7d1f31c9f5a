#ifndef HYBRIDIZE_REWRITE_DECORATOR_EDITS_H_
#define HYBRIDIZE_REWRITE_DECORATOR_EDITS_H_

#include <vector>

#include "hybridize/rewrite/rewrite.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// `text` is the text of the file that the nodes are part of.

// A line with `@decorator` directly above `def`, indented like it.
Edit AddDecorator(llvm::StringRef text, syntax::Node definition, llvm::StringRef decorator);

// Takes the lines of a decorator out, with a comment on the last of them.
Edit RemoveDecorator(llvm::StringRef text, syntax::Node decorator);

// Writes `argument` behind the last argument of a decorator, on a line of its own where that stands
// on one; a comma behind the last argument stays the last thing. A bare decorator gets parentheses.
std::vector<Edit> AddArgument(llvm::StringRef text, syntax::Node decorator,
                              llvm::StringRef argument);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_DECORATOR_EDITS_H_
