#ifndef HYBRIDIZE_SYNTAX_PRINT_H_
#define HYBRIDIZE_SYNTAX_PRINT_H_

#include "hybridize/syntax/tree.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::syntax {

// Prints the named nodes as an S-expression on one line, with fields, error nodes and the text of
// leaves: `(module (pass_statement "pass"))`. Missing nodes stand as `(MISSING kind)`.
void Print(const Tree& tree, llvm::raw_ostream& os);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SYNTAX_PRINT_H_
