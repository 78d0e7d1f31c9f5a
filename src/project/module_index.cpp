#include "project/module_index.h"

#include <algorithm>
#include <iterator>

#include "llvm/ADT/STLExtras.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kSuffix = ".py";

// Sorted.
constexpr llvm::StringLiteral kStandardModules[] = {
#define HYB_STDLIB(name) #name,
#include "project/stdlib_modules.def"
};

constexpr llvm::StringLiteral kStartupModules[] = {
#define HYB_STDLIB(name)
#define HYB_STARTUP(name) #name,
#include "project/stdlib_modules.def"
};

}  // namespace

ModuleIndex::ModuleIndex(const Project& project, llvm::ArrayRef<std::string> libraries) {
  for (const std::string& library : libraries) {
    libraries_.insert(library);
  }
  MakeDirectory("");
  AddFiles(project);
  AddAliases(project);
  AddRoots(project);
  MakeSearchPaths();
}

const ModuleIndex::Child* ModuleIndex::FindChild(DirectoryId directory, NameId name) const {
  auto found = children_.find({directory, name});
  return found == children_.end() ? nullptr : &found->second;
}

llvm::ArrayRef<DirectoryId> ModuleIndex::RootsWith(NameId name) const {
  auto found = roots_by_name_.find(name);
  return found == roots_by_name_.end() ? llvm::ArrayRef<DirectoryId>() : found->second;
}

ModuleIndex::Library ModuleIndex::LibraryNamed(llvm::StringRef name) const {
  if (std::binary_search(std::begin(kStartupModules), std::end(kStartupModules), name)) {
    return Library::Startup;
  }
  if (std::binary_search(std::begin(kStandardModules), std::end(kStandardModules), name)) {
    return Library::Standard;
  }
  return libraries_.contains(name) ? Library::Installed : Library::None;
}

DirectoryId ModuleIndex::NewDirectory(Directory directory) {
  return directories_.Add(std::move(directory));
}

DirectoryId ModuleIndex::MakeDirectory(llvm::StringRef path) {
  auto found = directory_by_path_.find(path);
  if (found != directory_by_path_.end()) {
    return found->second;
  }
  DirectoryId parent;
  if (!path.empty()) {
    parent = MakeDirectory(DirectoryOf(path));
  }
  DirectoryId id = NewDirectory({.path = path.str(), .parent = parent});
  directory_by_path_[path] = id;
  if (parent.valid()) {
    MakeChild(parent, FileName(path)).directory = id;
  }
  return id;
}

ModuleIndex::Child& ModuleIndex::MakeChild(DirectoryId directory, llvm::StringRef name) {
  NameId name_id = names_.Intern(name);
  auto [entry, inserted] = children_.try_emplace({directory, name_id});
  if (inserted) {
    directories_[directory].names.push_back(name_id);
  }
  return entry->second;
}

void ModuleIndex::AddFiles(const Project& project) {
  for (size_t i = 0; i < project.files().size(); ++i) {
    FileId file = project.files().id_at(i);
    llvm::StringRef path = project.files()[file].raw_path();
    if (path.ends_with(kSuffix)) {
      AddModule(path, file);
    }
  }
  for (const SourceFile& file : project.files()) {
    // A script that no import can name does not make a package of its directory.
    llvm::StringRef directory = DirectoryOf(file.raw_path());
    while (!directory_by_path_.contains(directory)) {
      directory = DirectoryOf(directory);
    }
    directory_by_file_.Add(directory_by_path_.lookup(directory));
  }
}

void ModuleIndex::AddModule(llvm::StringRef path, FileId file) {
  DirectoryId directory = MakeDirectory(DirectoryOf(path));
  llvm::StringRef name = FileName(path).drop_back(kSuffix.size());
  if (name == "__init__") {
    directories_[directory].init = file;
    directories_[directory].is_package = true;
  } else {
    MakeChild(directory, name).module = file;
  }
}

void ModuleIndex::AddAliases(const Project& project) {
  llvm::StringMap<FileId> file_by_path;
  for (size_t i = 0; i < project.files().size(); ++i) {
    FileId file = project.files().id_at(i);
    file_by_path[project.files()[file].raw_path()] = file;
  }
  for (const PathAlias& alias : project.aliases()) {
    auto directory = directory_by_path_.find(alias.target);
    auto file = file_by_path.find(alias.target);
    if (directory != directory_by_path_.end()) {
      MakeChild(MakeDirectory(DirectoryOf(alias.path)), FileName(alias.path)).directory =
          directory->second;
    } else if (file != file_by_path.end() && llvm::StringRef(alias.path).ends_with(kSuffix)) {
      AddModule(alias.path, file->second);
    }
  }
}

void ModuleIndex::AddRoots(const Project& project) {
  for (const SourceRoot& root : project.source_roots()) {
    // A root that holds no module is none.
    if (directory_by_path_.contains(root.path)) {
      AddRoot(root);
    }
  }
}

void ModuleIndex::AddRoot(const SourceRoot& root) {
  DirectoryId directory =
      root.prefix.empty() ? directory_by_path_.lookup(root.path) : AddDirectoriesAbove(root);
  if (root.kind == SourceRoot::Kind::Explicit) {
    explicit_roots_.push_back(directory);
    return;
  }
  detected_roots_.insert(directory);
  for (NameId name : directories_[directory].names) {
    roots_by_name_[name].push_back(directory);
  }
}

// One directory for each part of the prefix; the outermost is what modules are imported from.
DirectoryId ModuleIndex::AddDirectoriesAbove(const SourceRoot& root) {
  bool are_packages = root.kind != SourceRoot::Kind::Explicit;
  DirectoryId below = directory_by_path_.lookup("");
  llvm::StringRef rest = root.prefix;
  while (!rest.empty()) {
    auto [outer, name] = rest.contains('.') ? rest.rsplit('.') : std::pair(llvm::StringRef(), rest);
    DirectoryId above = NewDirectory({.is_package = are_packages && !outer.empty()});
    MakeChild(above, name).directory = below;
    if (are_packages) {
      directories_[below].parent = above;
    }
    below = above;
    rest = outer;
  }
  return below;
}

void ModuleIndex::MakeSearchPaths() {
  for (size_t i = 0; i < directories_.size(); ++i) {
    DirectoryId id = directories_.id_at(i);
    llvm::sort(directories_[id].names,
               [&](NameId left, NameId right) { return names_.text(left) < names_.text(right); });
    MakeSearchPath(id);
  }
}

ModuleIndex::Origin ModuleIndex::OriginOf(DirectoryId directory, Origin otherwise) const {
  return llvm::is_contained(explicit_roots_, directory) ? Origin::ExplicitRoot
         : detected_roots_.contains(directory)          ? Origin::RootAbove
                                                        : otherwise;
}

void ModuleIndex::MakeSearchPath(DirectoryId id) {
  Directory& directory = directories_[id];
  llvm::SmallDenseSet<DirectoryId, 8> seen;
  auto add = [&](DirectoryId place, Origin origin) {
    if (seen.insert(place).second) {
      directory.search_path.push_back({place, origin});
    }
  };
  DirectoryId own = id;
  while (directories_[own].is_package && directories_[own].parent.valid()) {
    directory.own_packages.push_back(own);
    own = directories_[own].parent;
  }
  add(own, OriginOf(own, Origin::OwnDirectory));
  for (DirectoryId root : explicit_roots_) {
    add(root, Origin::ExplicitRoot);
  }
  for (DirectoryId above = id; above.valid(); above = directories_[above].parent) {
    Origin origin = OriginOf(above, Origin::DirectoryAbove);
    if (origin != Origin::DirectoryAbove || !directories_[above].is_package) {
      add(above, origin);
    }
  }
}

}  // namespace hybridize::project
