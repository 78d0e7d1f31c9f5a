#ifndef HYBRIDIZE_SRC_LOWER_STRINGS_H_
#define HYBRIDIZE_SRC_LOWER_STRINGS_H_

#include <string>

#include "hybridize/base/span.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::lower {

// What the letters before the quotes of a string literal say.
struct StringPrefix {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
  bool is_template = false;
};

StringPrefix PrefixOf(syntax::Node string);

// Appends the value of a piece of a literal: escapes replaced, line ends made `\n`. Surrogates are
// encoded as if they were characters. False for a `\N{…}` with a name that is not known; what is
// written stays in its place then.
bool AppendDecoded(llvm::StringRef piece, StringPrefix prefix, std::string& value);

// The text between the quotes, and where it lies.
Span ContentSpan(syntax::Node string);
llvm::StringRef ContentOf(syntax::Node string);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_STRINGS_H_
