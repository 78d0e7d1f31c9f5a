#ifndef HYBRIDIZE_POINTSTO_IMPORTS_H_
#define HYBRIDIZE_POINTSTO_IMPORTS_H_

#include <cstdint>

#include "hybridize/ir/kinds.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::pointsto {

// What an import statement names.
struct ImportTarget {
  enum class Kind : uint8_t {
    // A library's.
    External,
    Module,
    // A directory of modules without a file of its own.
    Namespace,
    // Should be the project's, but is not there, or its file failed.
    Missing,
  };
  Kind kind = Kind::External;
  // Valid for Module.
  ir::ModuleId module;
};

// Finds the modules of the project: how files map to modules is not the engine's business.
class ImportResolver {
 public:
  virtual ~ImportResolver() = default;

  // `dotted` as seen from a module, `level` dots up (0: absolute).
  virtual ImportTarget Resolve(ir::ModuleId importer, uint32_t level,
                               llvm::StringRef dotted) const = 0;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_POINTSTO_IMPORTS_H_
