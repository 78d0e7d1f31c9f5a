#ifndef HYBRIDIZE_SRC_SYNTAX_PYTHON2_H_
#define HYBRIDIZE_SRC_SYNTAX_PYTHON2_H_

#include "llvm/ADT/StringRef.h"

namespace hybridize::syntax {

// Whether a text that is not Python 3 has something that only Python 2 takes: print and exec
// statements, backquotes, `<>`, `0777`, `10L`, `ur''`, `raise E, x`, parameters in parentheses.
// `except A, e:` is no sign: since Python 3.14 it is a handler of two types.
bool LooksLikePython2(llvm::StringRef text);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_PYTHON2_H_
