#include "hybridize/project/vcs.h"

#include <memory>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "project/git_repository.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

// Opens each repository once.
class RepositoryCache {
 public:
  // The repository that holds an absolute directory; nullptr without one.
  const GitRepository* Above(llvm::StringRef directory) {
    auto [known, inserted] = by_directory_.try_emplace(directory, nullptr);
    if (!inserted) {
      return known->second;
    }
    const GitRepository*& result = known->second;
    std::unique_ptr<GitRepository> repository = GitRepository::OpenAbove(directory);
    if (repository == nullptr) {
      return nullptr;
    }
    auto& shared = by_working_directory_[repository->working_directory()];
    if (shared == nullptr) {
      shared = std::move(repository);
    }
    result = shared.get();
    return result;
  }

 private:
  llvm::StringMap<const GitRepository*> by_directory_;
  llvm::StringMap<std::unique_ptr<GitRepository>> by_working_directory_;
};

}  // namespace

VcsStatus GetVcsStatus(const Project& project, llvm::ArrayRef<FileId> files) {
  // The user's settings say how line ends are converted, which decides what counts as changed.
  GitLibrary git(GitLibrary::UserSettings::Honored);
  RepositoryCache repositories;
  VcsStatus status;
  for (FileId id : files) {
    llvm::StringRef path = project.files()[id].absolute_path();
    const GitRepository* repository = repositories.Above(DirectoryOf(path));
    FileState state = repository == nullptr ? FileState::Unversioned : repository->StateOf(path);
    if (state == FileState::Changed) {
      status.dirty.push_back(id);
    } else if (state == FileState::Unversioned) {
      status.unversioned.push_back(id);
    }
  }
  if (!status.unversioned.empty()) {
    status.state = VcsState::Missing;
  } else if (!status.dirty.empty()) {
    status.state = VcsState::Dirty;
  }
  return status;
}

}  // namespace hybridize::project
