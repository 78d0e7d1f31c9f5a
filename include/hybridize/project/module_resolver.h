#ifndef HYBRIDIZE_PROJECT_MODULE_RESOLVER_H_
#define HYBRIDIZE_PROJECT_MODULE_RESOLVER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/project/discover.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

class ModuleIndex;

using DirectoryId = Id<struct DirectoryTag>;

// What an import leads to.
struct ResolvedModule {
  enum class Kind : uint8_t {
    // Nothing of the project; the library, if one is modelled.
    External,
    // Its first name is of the project, but there is no such module in it: a generated or compiled
    // one, or a mistake.
    Missing,
    // The module or regular package in `file`.
    Module,
    // A package without a file of its own: directories that have no `__init__.py`.
    Namespace,
  };
  // Where on the path it was found, the surest first.
  enum class Origin : uint8_t {
    // By a relative import, or as part of a package.
    Relative,
    // Beside the importing script, or beside the top-level package that the importing module is in.
    OwnDirectory,
    ExplicitRoot,
    // The project's root, or a detected source root above the importing file.
    RootAbove,
    // A directory above the importing file that nothing marks as a source root.
    DirectoryAbove,
    // A detected source root elsewhere in the project.
    OtherRoot,
    // Beside the importing module, though that is in a package: it is run as a script.
    OwnPackage,
  };

  Kind kind = Kind::External;
  Origin origin = Origin::Relative;
  FileId file;
  // Where submodules lie: the directory of a package, all parts of a namespace package in their
  // order; empty for plain modules. Of a namespace package, this is the identity.
  llvm::SmallVector<DirectoryId, 1> path;

  bool found() const { return kind == Kind::Module || kind == Kind::Namespace; }
  bool is_package() const { return !path.empty(); }
  friend bool operator==(const ResolvedModule& left, const ResolvedModule& right) {
    return left.kind == right.kind && left.file == right.file && left.path == right.path;
  }
};

// Finds modules as Python's path finder does: in the first place of the path that has the name; of
// one name in one place a package wins over a module, and both over a namespace package, also one
// in an earlier place. What is on the path of a program is not written in it, so each file has a
// path of its own: its own directory (of a module in a package: the directory above the top-level
// package), the explicit source roots, and the directories above it up to the project's root; when
// none of these has the name, the detected source roots elsewhere, and last the package that the
// file is in.
//
// A module never imports itself by its first name: `backends/zlib.py` that says `import zlib` means
// the library. Names of Python's standard library and of `libraries` are taken from the project
// only where a source root (of the former: or the script's directory) has a module or regular
// package of the name.
//
// Immutable once made; all calls are safe from several threads. Names are looked up by hash, at the
// cost of the path's length. Refers to nothing in the project afterwards.
class ModuleResolver {
 public:
  // `libraries`: top-level modules that are known to be installed.
  explicit ModuleResolver(const Project& project, llvm::ArrayRef<std::string> libraries = {});
  ~ModuleResolver();
  ModuleResolver(ModuleResolver&&) noexcept;
  ModuleResolver& operator=(ModuleResolver&&) noexcept;

  // The module that `import dotted` loads in `importing` (the last one of the dotted name).
  ResolvedModule ResolveAbsolute(FileId importing, llvm::StringRef dotted) const;

  // The module that `from ..dotted import x` loads `x` from; `level` counts the dots and is at
  // least 1, `dotted` may be empty. Missing beyond the project's root.
  ResolvedModule ResolveRelative(FileId importing, unsigned level, llvm::StringRef dotted) const;

  // The module `name` in a package: Missing when it has none, or is no package.
  ResolvedModule ResolveSubmodule(const ResolvedModule& package, llvm::StringRef name) const;

  // The names of the modules and packages in a package, sorted. Valid as long as the resolver.
  std::vector<llvm::StringRef> SubmoduleNames(const ResolvedModule& package) const;

  // The directory of a package or of a part of it, from the project's root.
  llvm::StringRef DirectoryPath(DirectoryId directory) const;

 private:
  ResolvedModule ResolveFirst(FileId importing, llvm::StringRef name) const;

  // Never null, except when moved from.
  std::unique_ptr<const ModuleIndex> index_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_MODULE_RESOLVER_H_
