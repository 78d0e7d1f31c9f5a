#ifndef HYBRIDIZE_PROJECT_TEMP_PROJECT_H_
#define HYBRIDIZE_PROJECT_TEMP_PROJECT_H_

#include <string>
#include <vector>

#include "hybridize/project/discover.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

// A directory with files for one test; removed with it.
class TempProject {
 public:
  TempProject();
  ~TempProject();
  TempProject(const TempProject&) = delete;
  TempProject& operator=(const TempProject&) = delete;

  // Absolute, symbolic links resolved.
  const std::string& root() const { return root_; }
  std::string Path(llvm::StringRef relative) const;

  // Directories are made as needed.
  void Write(llvm::StringRef path, llvm::StringRef content = "");
  void MakeDirectory(llvm::StringRef path);
  void Link(llvm::StringRef path, llvm::StringRef target);
  // Runs git in a directory below the root without the user's settings; false when it fails.
  bool Git(llvm::StringRef directory, llvm::StringRef arguments) const;

  // Discovers `paths`, relative to the root; a failure fails the test.
  Project Discovered(std::vector<std::string> paths = {"."}) const;
  Project Discovered(DiscoveryOptions options) const;

 private:
  std::string root_;
};

// The paths of all files; of those with `status`.
std::vector<std::string> Paths(const Project& project);
std::vector<std::string> Paths(const Project& project, FileStatus status);

// The file at a path; its absence fails the test.
const SourceFile& FileAt(const Project& project, llvm::StringRef path);
FileId IdAt(const Project& project, llvm::StringRef path);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_TEMP_PROJECT_H_
