#ifndef HYBRIDIZE_PROJECT_MODULE_INDEX_H_
#define HYBRIDIZE_PROJECT_MODULE_INDEX_H_

#include <string>
#include <utility>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/project/discover.h"
#include "hybridize/project/module_resolver.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace hybridize::project {

// The directories of a project and what import can find in them. Above the project's root there may
// be directories that only hold the next one, when the root is a package or a source root lies
// there.
class ModuleIndex {
 public:
  using Origin = ResolvedModule::Origin;

  // What a directory holds under one name: a module, a directory, or both.
  struct Child {
    FileId module;
    DirectoryId directory;
  };
  struct Place {
    DirectoryId directory;
    Origin origin = Origin::OwnDirectory;
  };
  struct Directory {
    std::string path;
    DirectoryId parent;
    // Its `__init__.py`.
    FileId init;
    // Also of directories above the root, whose files are not known.
    bool is_package = false;
    // Sorted by text.
    std::vector<NameId> names;
    // Where modules of this directory look for absolute names, in order.
    std::vector<Place> search_path;
    // Where they look last.
    std::vector<DirectoryId> own_packages;
  };

  enum class Library : uint8_t {
    None,
    Installed,
    Standard,
    // Loaded before any program runs.
    Startup,
  };

  ModuleIndex(const Project& project, llvm::ArrayRef<std::string> libraries);

  const Directory& directory(DirectoryId id) const { return directories_[id]; }
  DirectoryId DirectoryOfFile(FileId file) const { return directory_by_file_[file]; }
  NameId FindName(llvm::StringRef name) const { return names_.Find(name); }
  llvm::StringRef text(NameId name) const { return names_.text(name); }
  // nullptr when the directory has nothing of the name.
  const Child* FindChild(DirectoryId directory, NameId name) const;
  // The detected source roots that have the name, in order.
  llvm::ArrayRef<DirectoryId> RootsWith(NameId name) const;
  Library LibraryNamed(llvm::StringRef name) const;

 private:
  DirectoryId MakeDirectory(llvm::StringRef path);
  DirectoryId NewDirectory(Directory directory);
  Child& MakeChild(DirectoryId directory, llvm::StringRef name);
  void AddFiles(const Project& project);
  void AddModule(llvm::StringRef path, FileId file);
  void AddAliases(const Project& project);
  void AddRoots(const Project& project);
  void AddRoot(const SourceRoot& root);
  DirectoryId AddDirectoriesAbove(const SourceRoot& root);
  void MakeSearchPaths();
  void MakeSearchPath(DirectoryId id);
  // What a directory is to the files below it, `otherwise` if it is no source root.
  Origin OriginOf(DirectoryId directory, Origin otherwise) const;

  Interner names_;
  llvm::StringSet<> libraries_;
  IdVector<DirectoryId, Directory> directories_;
  llvm::DenseMap<std::pair<DirectoryId, NameId>, Child> children_;
  llvm::StringMap<DirectoryId> directory_by_path_;
  IdVector<FileId, DirectoryId> directory_by_file_;
  std::vector<DirectoryId> explicit_roots_;
  llvm::DenseSet<DirectoryId> detected_roots_;
  llvm::DenseMap<NameId, llvm::SmallVector<DirectoryId, 1>> roots_by_name_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_MODULE_INDEX_H_
