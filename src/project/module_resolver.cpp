#include "hybridize/project/module_resolver.h"

#include "llvm/ADT/STLExtras.h"
#include "project/module_index.h"

namespace hybridize::project {
namespace {

using Kind = ResolvedModule::Kind;
using Origin = ResolvedModule::Origin;
using Library = ModuleIndex::Library;

ResolvedModule Nothing(Kind kind) {
  ResolvedModule nothing;
  nothing.kind = kind;
  return nothing;
}

ResolvedModule PackageAt(const ModuleIndex& index, DirectoryId directory, Origin origin) {
  ResolvedModule package;
  package.file = index.directory(directory).init;
  package.kind = package.file.valid() ? Kind::Module : Kind::Namespace;
  package.origin = origin;
  package.path.push_back(directory);
  return package;
}

// Looks one name up in the places of a path, one after the other.
class PathSearch {
 public:
  PathSearch(const ModuleIndex& index, llvm::StringRef name)
      : index_(index), name_(index.FindName(name)) {}

  NameId name() const { return name_; }

  // True when the place ends the search.
  bool Look(DirectoryId directory, Origin origin) {
    const ModuleIndex::Child* child = index_.FindChild(directory, name_);
    if (child == nullptr) {
      return false;
    }
    if (child->directory.valid() && index_.directory(child->directory).init.valid()) {
      found_ = PackageAt(index_, child->directory, origin);
      return true;
    }
    if (child->module.valid() && child->module != never_) {
      found_ = Nothing(Kind::Module);
      found_.file = child->module;
      found_.origin = origin;
      return true;
    }
    if (child->directory.valid() && !llvm::is_contained(portions_, child->directory)) {
      if (portions_.empty()) {
        namespace_origin_ = origin;
      }
      portions_.push_back(child->directory);
    }
    return false;
  }

  void Exclude(FileId file) { never_ = file; }
  // Of the parts of namespace packages seen so far.
  void ForgetNamespaces() { portions_.clear(); }
  bool empty() const { return found_.kind == Kind::External && portions_.empty(); }

  ResolvedModule Take(Kind otherwise) {
    if (found_.kind == Kind::Module || found_.kind == Kind::Namespace) {
      return std::move(found_);
    }
    ResolvedModule result = Nothing(portions_.empty() ? otherwise : Kind::Namespace);
    result.origin = namespace_origin_;
    result.path = std::move(portions_);
    return result;
  }

 private:
  const ModuleIndex& index_;
  NameId name_;
  FileId never_;
  ResolvedModule found_;
  llvm::SmallVector<DirectoryId, 1> portions_;
  Origin namespace_origin_ = Origin::Relative;
};

// Whether a library of the name gives way to a module that lies there.
bool ComesBefore(Origin origin, Library library) {
  switch (library) {
    case Library::None:
      return true;
    case Library::Standard:
      return origin == Origin::OwnDirectory || origin == Origin::ExplicitRoot ||
             origin == Origin::RootAbove;
    case Library::Installed:
      return origin == Origin::ExplicitRoot || origin == Origin::RootAbove;
    case Library::Startup:
      return false;
  }
  return false;
}

}  // namespace

ModuleResolver::ModuleResolver(const Project& project, llvm::ArrayRef<std::string> libraries)
    : index_(std::make_unique<const ModuleIndex>(project, libraries)) {}
ModuleResolver::~ModuleResolver() = default;
ModuleResolver::ModuleResolver(ModuleResolver&&) noexcept = default;
ModuleResolver& ModuleResolver::operator=(ModuleResolver&&) noexcept = default;

ResolvedModule ModuleResolver::ResolveAbsolute(FileId importing, llvm::StringRef dotted) const {
  auto [first, rest] = dotted.split('.');
  ResolvedModule module = ResolveFirst(importing, first);
  while (!rest.empty() && module.found()) {
    auto [name, next] = rest.split('.');
    module = ResolveSubmodule(module, name);
    rest = next;
  }
  return module;
}

ResolvedModule ModuleResolver::ResolveFirst(FileId importing, llvm::StringRef name) const {
  PathSearch search(*index_, name);
  if (!search.name().valid()) {
    return Nothing(Kind::External);
  }
  search.Exclude(importing);
  Library library = index_->LibraryNamed(name);
  const auto& directory = index_->directory(index_->DirectoryOfFile(importing));
  for (const ModuleIndex::Place& place : directory.search_path) {
    if (ComesBefore(place.origin, library) && search.Look(place.directory, place.origin)) {
      return search.Take(Kind::External);
    }
  }
  if (library != Library::None) {
    search.ForgetNamespaces();
    return search.Take(Kind::External);
  }
  for (DirectoryId root : index_->RootsWith(search.name())) {
    if (search.empty() && search.Look(root, Origin::OtherRoot)) {
      break;
    }
  }
  for (DirectoryId package : directory.own_packages) {
    if (search.empty() && search.Look(package, Origin::OwnPackage)) {
      break;
    }
  }
  return search.Take(Kind::External);
}

ResolvedModule ModuleResolver::ResolveRelative(FileId importing, unsigned level,
                                               llvm::StringRef dotted) const {
  DirectoryId directory = index_->DirectoryOfFile(importing);
  for (; level > 1 && directory.valid(); --level) {
    directory = index_->directory(directory).parent;
  }
  if (!directory.valid()) {
    return Nothing(Kind::Missing);
  }
  ResolvedModule module = PackageAt(*index_, directory, Origin::Relative);
  while (!dotted.empty() && module.found()) {
    auto [name, rest] = dotted.split('.');
    module = ResolveSubmodule(module, name);
    dotted = rest;
  }
  return module;
}

ResolvedModule ModuleResolver::ResolveSubmodule(const ResolvedModule& package,
                                                llvm::StringRef name) const {
  PathSearch search(*index_, name);
  if (search.name().valid()) {
    for (DirectoryId directory : package.path) {
      if (search.Look(directory, package.origin)) {
        break;
      }
    }
  }
  return search.Take(Kind::Missing);
}

std::vector<llvm::StringRef> ModuleResolver::SubmoduleNames(const ResolvedModule& package) const {
  std::vector<llvm::StringRef> names;
  for (DirectoryId directory : package.path) {
    for (NameId name : index_->directory(directory).names) {
      names.push_back(index_->text(name));
    }
  }
  llvm::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

llvm::StringRef ModuleResolver::DirectoryPath(DirectoryId directory) const {
  return index_->directory(directory).path;
}

}  // namespace hybridize::project
