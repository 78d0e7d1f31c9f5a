#include "project/source_roots.h"

#include <optional>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "project/path_pattern.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kMetadataFiles[] = {"pyproject.toml", "setup.cfg", "setup.py"};
constexpr llvm::StringLiteral kInitFile = "__init__.py";
constexpr llvm::StringLiteral kSuffix = ".py";

// The directories of a project that hold modules and packages, at any depth.
struct Holdings {
  llvm::StringSet<> packages;
  llvm::StringSet<> above_packages;
  llvm::StringSet<> modules;
};

void AddWithAncestors(llvm::StringSet<>& set, llvm::StringRef directory) {
  while (set.insert(directory).second && !directory.empty()) {
    directory = DirectoryOf(directory);
  }
}

Holdings FindHoldings(llvm::ArrayRef<SourceFile> files) {
  Holdings holdings;
  for (const SourceFile& file : files) {
    llvm::StringRef path = file.raw_path();
    if (!path.ends_with(kSuffix)) {
      continue;
    }
    llvm::StringRef directory = DirectoryOf(path);
    AddWithAncestors(holdings.modules, directory);
    if (FileName(path) == kInitFile) {
      holdings.packages.insert(directory);
      AddWithAncestors(holdings.above_packages, directory);
    }
  }
  return holdings;
}

bool IsIdentifier(llvm::StringRef name) {
  // Letters beyond ASCII are taken for granted; bytes that are no UTF-8 were escaped by now.
  return !name.empty() && !llvm::isDigit(name.front()) && llvm::all_of(name, [](char c) {
    return llvm::isAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Empty when a part is no identifier.
std::string DottedName(llvm::ArrayRef<llvm::StringRef> names) {
  return llvm::all_of(names, IsIdentifier) ? llvm::join(names, ".") : "";
}

// The name of the project's root as seen from `directory`, a directory above it.
std::string PrefixFrom(llvm::StringRef directory, llvm::StringRef root) {
  return DottedName(SplitPath(RelativeTo(root, directory)));
}

// When the root is a package: the directory above the outermost package that holds it.
std::optional<std::string> DirectoryAbovePackage(llvm::StringRef root) {
  llvm::StringRef directory = root;
  while (llvm::sys::fs::exists(JoinPath(directory, kInitFile)) &&
         !llvm::sys::path::parent_path(directory).empty()) {
    directory = llvm::sys::path::parent_path(directory);
  }
  return directory == root ? std::nullopt : std::optional(directory.str());
}

class RootList {
 public:
  void Add(SourceRoot root) {
    if (seen_.insert(root.prefix + ":" + root.path).second) {
      roots_.push_back(std::move(root));
    }
  }
  std::vector<SourceRoot> Take() { return std::move(roots_); }

 private:
  llvm::StringSet<> seen_;
  std::vector<SourceRoot> roots_;
};

void AddExplicit(llvm::StringRef root, llvm::StringRef directory, RootList& list) {
  if (IsBelow(directory, root)) {
    list.Add({.path = RelativeTo(directory, root).str(), .kind = SourceRoot::Kind::Explicit});
  } else if (IsBelow(root, directory)) {
    list.Add({.prefix = PrefixFrom(directory, root), .kind = SourceRoot::Kind::Explicit});
  }
  // Of any other directory no file is analysed, so nothing is found there.
}

llvm::StringRef DeepestRoot(llvm::StringRef path, const llvm::StringSet<>& roots) {
  llvm::StringRef directory = DirectoryOf(path);
  while (!directory.empty() && !roots.contains(directory)) {
    directory = DirectoryOf(directory);
  }
  return directory;
}

// The two names that a module may get.
struct Names {
  std::string from_deepest;
  std::string from_project;
  // The same for the modules of one top-level package: they are named alike.
  std::string package;
  bool uses_project = false;

  const std::string& current() const { return uses_project ? from_project : from_deepest; }
  bool can_change() const { return !uses_project && !from_project.empty(); }
};

// A path without `.py`, and without `/__init__`.
llvm::StringRef ModulePath(llvm::StringRef path) {
  path.consume_back(kSuffix);
  path.consume_back("/__init__");
  return path;
}

// The name of a module from `root`, or from the nearest directory below that no import can name:
// the scripts in `my-project` import each other without it.
std::string NameFrom(llvm::StringRef path, llvm::StringRef root) {
  PathNames names = SplitPath(RelativeTo(ModulePath(path), root));
  llvm::ArrayRef<llvm::StringRef> importable = names;
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    if (!IsIdentifier(names[i])) {
      importable = llvm::ArrayRef(names).drop_front(i + 1);
    }
  }
  return DottedName(importable);
}

// `a.py` beside the package `a` cannot be imported.
bool IsShadowed(llvm::StringRef path, const llvm::StringSet<>& packages) {
  return FileName(path) != kInitFile && packages.contains(ModulePath(path));
}

// The packages with a module whose name is also that of another file.
llvm::StringSet<> PackagesThatShareNames(llvm::ArrayRef<Names> names) {
  llvm::StringMap<unsigned> uses;
  for (const Names& name : names) {
    ++uses[name.current()];
  }
  llvm::StringSet<> packages;
  for (const Names& name : names) {
    if (uses.lookup(name.current()) > 1) {
      packages.insert(name.package);
    }
  }
  return packages;
}

// Lets packages that share names use the longer ones, until no name can be mended any more.
void SeparateNames(llvm::MutableArrayRef<Names> names) {
  for (bool changed = true; changed;) {
    changed = false;
    llvm::StringSet<> packages = PackagesThatShareNames(names);
    for (Names& name : names) {
      if (name.can_change() && packages.contains(name.package)) {
        name.uses_project = true;
        changed = true;
      }
    }
  }
}

}  // namespace

bool HoldsProjectMetadata(const Listing& listing) {
  return llvm::any_of(kMetadataFiles,
                      [&](llvm::StringRef name) { return listing.Find(name) != nullptr; });
}

std::vector<SourceRoot> FindSourceRoots(llvm::StringRef root, llvm::ArrayRef<SourceFile> files,
                                        llvm::ArrayRef<std::string> metadata_directories,
                                        llvm::ArrayRef<std::string> explicit_roots) {
  using Kind = SourceRoot::Kind;
  Holdings holdings = FindHoldings(files);
  RootList list;
  for (const std::string& directory : explicit_roots) {
    AddExplicit(root, directory, list);
  }
  list.Add({.kind = Kind::Project});
  if (std::optional<std::string> above = DirectoryAbovePackage(root)) {
    list.Add({.prefix = PrefixFrom(*above, root), .kind = Kind::Detected});
  }
  std::vector<std::string> tops(metadata_directories.begin(), metadata_directories.end());
  tops.emplace_back();
  llvm::sort(tops);
  for (const std::string& top : tops) {
    if (holdings.packages.contains(top)) {
      continue;
    }
    list.Add({.path = top, .kind = Kind::Detected});
    std::string source = JoinPath(top, "src");
    if (holdings.packages.contains(source) || !holdings.modules.contains(source)) {
      continue;
    }
    bool holds_packages = holdings.above_packages.contains(source);
    list.Add({.path = source, .kind = holds_packages ? Kind::Detected : Kind::Fallback});
  }
  return list.Take();
}

void NameModules(llvm::MutableArrayRef<SourceFile> files, llvm::ArrayRef<SourceRoot> roots) {
  llvm::StringSet<> naming_roots;
  for (const SourceRoot& root : roots) {
    if (root.kind != SourceRoot::Kind::Fallback) {
      naming_roots.insert(root.path);
    }
  }
  llvm::StringSet<> packages = FindHoldings(files).packages;
  std::vector<Names> names;
  std::vector<SourceFile*> modules;
  for (SourceFile& file : files) {
    llvm::StringRef path = file.path();
    if (!path.ends_with(kSuffix) || IsShadowed(path, packages)) {
      continue;
    }
    llvm::StringRef root = DeepestRoot(path, naming_roots);
    std::string name = NameFrom(path, root);
    if (name.empty()) {
      continue;
    }
    std::string package = JoinPath(root, llvm::StringRef(name).split('.').first);
    names.push_back({.from_deepest = std::move(name),
                     .from_project = DottedName(SplitPath(ModulePath(path))),
                     .package = std::move(package)});
    modules.push_back(&file);
  }
  SeparateNames(names);
  for (auto [file, name] : llvm::zip_equal(modules, names)) {
    file->SetModule(name.current(), FileName(file->path()) == kInitFile);
  }
}

}  // namespace hybridize::project
