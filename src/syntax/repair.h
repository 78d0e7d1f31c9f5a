#ifndef HYBRIDIZE_SRC_SYNTAX_REPAIR_H_
#define HYBRIDIZE_SRC_SYNTAX_REPAIR_H_

#include <string>
#include <vector>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "syntax/token.h"

namespace hybridize::syntax {

// Valid Python that the grammar refuses or misunderstands is parsed as a copy of the text: of the
// same length, so that all offsets stay, with a few bytes replaced by others that the grammar
// reads as what CPython reads. Afterwards the tokens get back what they are in the original, and
// prefix operators that were blanked out (`*` in front of anything but a name, `await` in front of
// a power) are put around their operands.
struct Repair {
  struct Prefix {
    TokenKind kind;
    Span span;
    uint32_t operand;
  };
  std::string copy;
  std::vector<Prefix> prefixes;
};

// Whether the tree may be one that a repair makes better. Cheap: most files end here.
bool NeedsRepair(llvm::StringRef text, llvm::ArrayRef<Tree::Entry> entries);

// Decides by the tokens, and by whether the tree has errors or is only suspicious. The copy equals
// the text if there is nothing to repair.
Repair PlanRepair(llvm::StringRef text, llvm::ArrayRef<Token> tokens, bool has_error);

// Makes of the tree of the copy the tree of the text.
void ApplyRepair(llvm::StringRef text, llvm::ArrayRef<Repair::Prefix> prefixes,
                 std::vector<Tree::Entry>& entries);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_REPAIR_H_
