#ifndef HYBRIDIZE_REWRITE_LINES_H_
#define HYBRIDIZE_REWRITE_LINES_H_

#include <cstdint>

#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// Physical lines end with `\n`, `\r\n` or `\r`, as Python has it. A logical line goes on behind a
// backslash; offsets must not lie inside a string or comment.

// Where the physical line of the offset begins.
uint32_t LineBegin(llvm::StringRef text, uint32_t offset);
// Behind the line end, or the end of the text.
uint32_t LineEnd(llvm::StringRef text, uint32_t offset);
// The same for lines that a backslash joins. What stands between the offset and the line end must
// not contain the beginning of a string or bracket.
uint32_t LogicalLineBegin(llvm::StringRef text, uint32_t offset);
uint32_t LogicalLineEnd(llvm::StringRef text, uint32_t offset);
// The white space from the line's beginning, without a form feed and what stands before it.
llvm::StringRef Indentation(llvm::StringRef text, uint32_t line_begin);
// The line end of the offset's line; where it has none, that of the lines before it.
llvm::StringRef NewlineAt(llvm::StringRef text, uint32_t offset);
// Nothing but white space stands before the offset on its line.
bool IsFirstOnLine(llvm::StringRef text, uint32_t offset);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_LINES_H_
