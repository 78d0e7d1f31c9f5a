#ifndef HYBRIDIZE_REWRITE_PROJECT_IMPORTS_H_
#define HYBRIDIZE_REWRITE_PROJECT_IMPORTS_H_

#include <memory>
#include <optional>
#include <string>

#include "hybridize/base/id.h"
#include "hybridize/project/module_resolver.h"
#include "hybridize/project/source_file.h"
#include "hybridize/rewrite/spelling.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// What the project's own modules hand on of the library: in `compat.py`, `import tensorflow as tf`
// makes `tf` of `from compat import tf` a spelling of the library, too. Looks at a module's code
// when it is first asked about it. Borrows everything it is given; not safe for several threads.
class ProjectImports {
 public:
  using Trees = IdVector<project::FileId, std::optional<syntax::Tree>>;

  // Files without a tree hand on nothing.
  ProjectImports(const project::ModuleResolver& modules, const Trees& trees,
                 const DecoratorTarget& target);
  ~ProjectImports();
  ProjectImports(ProjectImports&&) noexcept;
  ProjectImports& operator=(ProjectImports&&) noexcept;

  // An ImportResolver for one file:
  //   PlanEdits(…, [&](llvm::StringRef path) { return imports.Resolve(file_id, path); });
  // A module of the project becomes a path that no Python program can write, and that leads to the
  // same module from every file.
  std::optional<std::string> Resolve(project::FileId importing, llvm::StringRef path);

 private:
  class Index;

  // Never null, except when moved from.
  std::unique_ptr<Index> index_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_PROJECT_IMPORTS_H_
