#include "project/paths.h"

#include "llvm/ADT/Twine.h"

namespace hybridize::project {

llvm::StringRef DirectoryOf(llvm::StringRef path) {
  size_t slash = path.rfind('/');
  return slash == llvm::StringRef::npos ? llvm::StringRef() : path.take_front(slash);
}

llvm::StringRef FileName(llvm::StringRef path) { return path.substr(path.rfind('/') + 1); }

std::string JoinPath(llvm::StringRef base, llvm::StringRef name) {
  if (base.empty() || name.empty()) {
    return (llvm::Twine(base) + name).str();
  }
  return (llvm::Twine(base) + (base.ends_with("/") ? "" : "/") + name).str();
}

bool IsBelow(llvm::StringRef path, llvm::StringRef directory) {
  return directory.empty() || (path.consume_front(directory) &&
                               (path.empty() || path.front() == '/' || directory.ends_with("/")));
}

llvm::StringRef RelativeTo(llvm::StringRef path, llvm::StringRef root) {
  return path.drop_front(root.size()).ltrim('/');
}

}  // namespace hybridize::project
