#include "driver/project_resolver.h"

namespace hybridize::driver {

using pointsto::ImportTarget;
using project::ResolvedModule;

ProjectResolver::ProjectResolver(const project::ModuleResolver& modules, const ir::Program& program,
                                 uint32_t first_summary)
    : modules_(modules), program_(program), first_summary_(first_summary) {
  for (uint32_t i = 0; i < first_summary; ++i) {
    module_of_file_[program.module(ir::ModuleId(i)).file] = ir::ModuleId(i);
  }
}

ImportTarget ProjectResolver::Resolve(ir::ModuleId importer, uint32_t level,
                                      llvm::StringRef dotted) const {
  if (importer.index() >= first_summary_) {
    return {};
  }
  project::FileId file(program_.module(importer).file);
  ResolvedModule found = level == 0 ? modules_.ResolveAbsolute(file, dotted)
                                    : modules_.ResolveRelative(file, level, dotted);
  switch (found.kind) {
    case ResolvedModule::Kind::Module: {
      // A file that failed has no module: what it defines is not known.
      auto module = module_of_file_.find(found.file.index());
      return module == module_of_file_.end()
                 ? ImportTarget{.kind = ImportTarget::Kind::Missing}
                 : ImportTarget{.kind = ImportTarget::Kind::Module, .module = module->second};
    }
    case ResolvedModule::Kind::Namespace:
      return {.kind = ImportTarget::Kind::Namespace};
    case ResolvedModule::Kind::Missing:
      return {.kind = ImportTarget::Kind::Missing};
    case ResolvedModule::Kind::External:
      return {};
  }
  return {};
}

}  // namespace hybridize::driver
