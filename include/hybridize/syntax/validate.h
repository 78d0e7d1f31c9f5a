#ifndef HYBRIDIZE_SYNTAX_VALIDATE_H_
#define HYBRIDIZE_SYNTAX_VALIDATE_H_

#include <string>
#include <vector>

#include "hybridize/base/span.h"
#include "hybridize/syntax/tree.h"

namespace hybridize::syntax {

// What CPython's compiler would refuse, and where.
struct SyntaxProblem {
  Span span;
  std::string message;
};

struct Validation {
  // In order of position; empty for a file that is Python 3.8 to 3.14.
  std::vector<SyntaxProblem> problems;
  // The problems are those of a Python 2 file (print statements, backticks, `<>`, octal `0777`,
  // `exec` statements, `except A, B:` with other signs of Python 2, never that alone: PEP 758).
  bool python2 = false;
  // Nested deeper than `kMaxDepth`: nothing may recurse over the tree.
  bool too_deep = false;
};

// Greater than what CPython's own parser and compiler take.
inline constexpr uint32_t kMaxDepth = 5000;

// Finds what the error-tolerant grammar lets through: error and missing nodes, and the errors that
// CPython raises after parsing. PEP 696 type parameter defaults, which the grammar does not know,
// are recovered and are no problem.
Validation Validate(const Tree& tree);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SYNTAX_VALIDATE_H_
