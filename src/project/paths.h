#ifndef HYBRIDIZE_PROJECT_PATHS_H_
#define HYBRIDIZE_PROJECT_PATHS_H_

#include <string>

#include "llvm/ADT/StringRef.h"

// Paths as text: nothing here asks the file system.
namespace hybridize::project {

// What is before the last `/` of a relative path; empty without one.
llvm::StringRef DirectoryOf(llvm::StringRef path);

// What is behind the last `/`.
llvm::StringRef FileName(llvm::StringRef path);

// `base` and `name` with one `/` between; the other one alone when one is empty.
std::string JoinPath(llvm::StringRef base, llvm::StringRef name);

// Whether `path` is `directory` or lies below it; both relative, or both absolute.
bool IsBelow(llvm::StringRef path, llvm::StringRef directory);

// `path`, which is `root` or lies below it, from there.
llvm::StringRef RelativeTo(llvm::StringRef path, llvm::StringRef root);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_PATHS_H_
