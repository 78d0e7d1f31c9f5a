#ifndef HYBRIDIZE_REWRITE_MODULE_EXPORTS_H_
#define HYBRIDIZE_REWRITE_MODULE_EXPORTS_H_

#include <optional>
#include <string>
#include <vector>

#include "hybridize/rewrite/spelling.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "rewrite/library.h"

namespace hybridize::rewrite {

// The names that one module has when its code has run.
class ModuleExports {
 public:
  ModuleExports() = default;
  ModuleExports(const syntax::Tree& tree, const Library& library, ImportResolver resolver);

  // The dotted path that the name is surely bound to; an empty string when it is, or may be, bound
  // to anything else; nothing when the module's own statements do not bind it.
  std::optional<std::string> Find(llvm::StringRef name) const;
  // The modules of its `from … import *`, the last one first.
  const std::vector<std::string>& wildcards() const { return wildcards_; }
  // `from module import *` takes the name, if there is one.
  bool IsPublic(llvm::StringRef name) const;

 private:
  llvm::StringMap<std::string> paths_;
  std::vector<std::string> wildcards_;
  // Nothing where the module has no `__all__` that can be read.
  std::optional<llvm::StringSet<>> all_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_MODULE_EXPORTS_H_
