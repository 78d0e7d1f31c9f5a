#ifndef HYBRIDIZE_PROJECT_SOURCE_ROOTS_H_
#define HYBRIDIZE_PROJECT_SOURCE_ROOTS_H_

#include <string>
#include <vector>

#include "hybridize/project/discover.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "project/listing.h"

namespace hybridize::project {

// Whether a directory is the top of a project of its own: `pyproject.toml` and the like.
bool HoldsProjectMetadata(const Listing& listing);

// Where imports may start. `metadata_directories` are those that hold project metadata, from the
// root; `explicit_roots` are absolute.
std::vector<SourceRoot> FindSourceRoots(llvm::StringRef root, llvm::ArrayRef<SourceFile> files,
                                        llvm::ArrayRef<std::string> metadata_directories,
                                        llvm::ArrayRef<std::string> explicit_roots);

// Names every module from the deepest source root above it. Where that gives one name to several
// files, they are named from the project's root instead.
void NameModules(llvm::MutableArrayRef<SourceFile> files, llvm::ArrayRef<SourceRoot> roots);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_SOURCE_ROOTS_H_
