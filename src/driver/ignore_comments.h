#ifndef HYBRIDIZE_DRIVER_IGNORE_COMMENTS_H_
#define HYBRIDIZE_DRIVER_IGNORE_COMMENTS_H_

#include <string>
#include <vector>

#include "hybridize/base/span.h"
#include "hybridize/project/source_file.h"
#include "hybridize/refactor/policy.h"
#include "hybridize/syntax/tree.h"

namespace hybridize::driver {

// A `# hybridize: ignore` or `# hybridize: ignore[HYB004, P1]` on a function's `def` line, the line
// where its header ends, or a line of one of its decorators.
struct IgnoreComment {
  // Preorder index of the function's definition node.
  uint32_t definition = 0;
  // Names no codes: freezes the function.
  bool all = false;
  refactor::CodeSet codes;
};

// A code in such a comment that does not exist.
struct UnknownCode {
  Span span;
  std::string code;
};

struct IgnoreComments {
  // By definition; one function may have several.
  std::vector<IgnoreComment> comments;
  std::vector<UnknownCode> unknown;
};

IgnoreComments FindIgnoreComments(const project::SourceFile& file, const syntax::Tree& tree);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_IGNORE_COMMENTS_H_
