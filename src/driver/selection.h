#ifndef HYBRIDIZE_DRIVER_SELECTION_H_
#define HYBRIDIZE_DRIVER_SELECTION_H_

#include <utility>
#include <vector>

#include "hybridize/project/glob.h"
#include "hybridize/project/settings.h"
#include "hybridize/refactor/policy.h"
#include "llvm/Support/Error.h"

namespace hybridize::driver {

// What `select`, `ignore` and `per-file-ignores` block.
class Selection {
 public:
  // An error for a code that does not exist.
  static llvm::Expected<Selection> Make(const project::Settings& settings);

  // `path` from `root`.
  refactor::CodeSet BlockedIn(llvm::StringRef path, llvm::StringRef root) const;

 private:
  refactor::CodeSet everywhere_;
  std::vector<std::pair<project::Glob, refactor::CodeSet>> per_file_;
};

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_SELECTION_H_
