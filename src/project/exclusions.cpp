#include "project/exclusions.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kExcludedNames[] = {
    "__pycache__", "__pypackages__", "node_modules", "site-packages", "dist-packages", "buck-out",
};

constexpr llvm::StringLiteral kExcludedSuffixes[] = {".egg-info", ".dist-info", ".egg"};

// A file or directory inside that tells what a directory is, whatever its name.
constexpr llvm::StringLiteral kEnvironmentMarkers[] = {"pyvenv.cfg", "conda-meta"};

// Of virtualenv before it wrote a `pyvenv.cfg`.
constexpr llvm::StringLiteral kActivationScripts[] = {"bin/activate", "Scripts/activate"};

bool IsEnvironment(llvm::StringRef directory, const Listing& listing) {
  return llvm::any_of(kEnvironmentMarkers,
                      [&](llvm::StringRef marker) { return listing.Find(marker) != nullptr; }) ||
         llvm::any_of(kActivationScripts, [&](llvm::StringRef script) {
           return listing.Find(script.split('/').first) != nullptr &&
                  llvm::sys::fs::exists(JoinPath(directory, script));
         });
}

bool IsBuildOutput(llvm::StringRef name, const Listing& listing) {
  if (listing.Find("__init__.py") != nullptr) {
    return false;
  }
  if (name == "_build") {
    return listing.Find("doctrees") != nullptr;
  }
  return name == "build" && llvm::any_of(listing.entries, [](const Listing::Entry& entry) {
           llvm::StringRef inner = entry.name;
           return entry.kind == EntryKind::Directory &&
                  (inner == "lib" || inner.starts_with("lib.") || inner.starts_with("bdist."));
         });
}

}  // namespace

bool IsExcludedDirectory(llvm::StringRef name) {
  return name.starts_with(".") || llvm::is_contained(kExcludedNames, name) ||
         llvm::any_of(kExcludedSuffixes,
                      [&](llvm::StringRef suffix) { return name.ends_with(suffix); });
}

bool IsExcludedByContent(llvm::StringRef directory, const Listing& listing) {
  return IsEnvironment(directory, listing) || IsBuildOutput(FileName(directory), listing);
}

bool IsPythonFile(llvm::StringRef name) {
  // What editors and other systems leave beside a file of this name.
  if (name.starts_with("._") || name.starts_with(".#")) {
    return false;
  }
  return name.ends_with(".py") || name.ends_with(".pyw") || !ReasonToSkip(name).empty();
}

llvm::StringRef ReasonToSkip(llvm::StringRef name) {
  if (name.ends_with(".pyi")) {
    return "a stub file holds declarations only";
  }
  if (name.ends_with(".ipynb")) {
    return "notebooks are not supported";
  }
  return "";
}

}  // namespace hybridize::project
