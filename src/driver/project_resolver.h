#ifndef HYBRIDIZE_SRC_DRIVER_PROJECT_RESOLVER_H_
#define HYBRIDIZE_SRC_DRIVER_PROJECT_RESOLVER_H_

#include "hybridize/ir/program.h"
#include "hybridize/pointsto/imports.h"
#include "hybridize/project/module_resolver.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::driver {

// Imports between the files of a project, as the engine asks for them. What a summary imports is
// always a library.
class ProjectResolver final : public pointsto::ImportResolver {
 public:
  // Borrows all of them.
  ProjectResolver(const project::ModuleResolver& modules, const ir::Program& program,
                  uint32_t first_summary);

  pointsto::ImportTarget Resolve(ir::ModuleId importer, uint32_t level,
                                 llvm::StringRef dotted) const override;

 private:
  const project::ModuleResolver& modules_;
  const ir::Program& program_;
  uint32_t first_summary_;
  llvm::DenseMap<uint32_t, ir::ModuleId> module_of_file_;
};

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_SRC_DRIVER_PROJECT_RESOLVER_H_
