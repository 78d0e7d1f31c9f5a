#ifndef HYBRIDIZE_PROJECT_VCS_H_
#define HYBRIDIZE_PROJECT_VCS_H_

#include <cstdint>
#include <vector>

#include "hybridize/project/discover.h"
#include "llvm/ADT/ArrayRef.h"

namespace hybridize::project {

enum class VcsState : uint8_t {
  // Every file is committed as it is: whatever happens to it can be undone.
  Clean,
  // Some have changes, staged or not, or are not committed at all.
  Dirty,
  // Some are in no repository, or ignored by theirs: nothing keeps them.
  Missing,
};

struct VcsStatus {
  VcsState state = VcsState::Clean;
  // Both in the order of the files asked for.
  std::vector<FileId> dirty;
  std::vector<FileId> unversioned;
};

// Whether git could restore the files; each is looked up in the repository that holds it, which is
// not the project's for submodules and for what symbolic links lead to.
VcsStatus GetVcsStatus(const Project& project, llvm::ArrayRef<FileId> files);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_VCS_H_
