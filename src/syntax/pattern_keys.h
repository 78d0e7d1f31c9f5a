#ifndef HYBRIDIZE_SRC_SYNTAX_PATTERN_KEYS_H_
#define HYBRIDIZE_SRC_SYNTAX_PATTERN_KEYS_H_

#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "syntax/token.h"

namespace hybridize::syntax {

// A text for the literal key of a mapping pattern; keys that Python has for equal (`0`, `0.0`,
// `False`; `'a'`, `"a"`) have the same one. `tokens` are those of the key.
std::string CanonicalKey(llvm::StringRef text, llvm::ArrayRef<Token> tokens);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_PATTERN_KEYS_H_
