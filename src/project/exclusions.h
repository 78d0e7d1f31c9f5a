#ifndef HYBRIDIZE_PROJECT_EXCLUSIONS_H_
#define HYBRIDIZE_PROJECT_EXCLUSIONS_H_

#include "llvm/ADT/StringRef.h"
#include "project/listing.h"

namespace hybridize::project {

// Directories that hold no source of the project wherever they lie: hidden ones, installed
// packages, caches.
bool IsExcludedDirectory(llvm::StringRef name);

// The same for directories (absolute) that only their content gives away: virtual environments, the
// output of builds.
bool IsExcludedByContent(llvm::StringRef directory, const Listing& listing);

// Whether a file of this name belongs to a listing of Python files, if only to be skipped.
bool IsPythonFile(llvm::StringRef name);

// Why files of this name are not analysed; empty for those that are.
llvm::StringRef ReasonToSkip(llvm::StringRef name);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_EXCLUSIONS_H_
