#ifndef HYBRIDIZE_PROJECT_GIT_REPOSITORY_H_
#define HYBRIDIZE_PROJECT_GIT_REPOSITORY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"

struct git_repository;

namespace hybridize::project {

// Keeps libgit2 initialised; outlives every GitRepository. Repositories of other owners are read
// too. Not for several threads at once: libgit2's options are the process's own.
class GitLibrary {
 public:
  enum class UserSettings : bool { Honored, Ignored };

  // `Ignored` leaves out what lies outside of the repositories (`~/.gitconfig`, the user's own
  // ignore rules), so that every machine sees the same project.
  explicit GitLibrary(UserSettings user_settings);
  ~GitLibrary();
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;

 private:
  UserSettings user_settings_;
};

enum class FileState : uint8_t {
  // Committed as it is.
  Unchanged,
  // Modified, staged, or not added yet.
  Changed,
  // Ignored.
  Unversioned,
};

// A git working tree, opened for questions. Paths are absolute with symbolic links resolved.
class GitRepository {
 public:
  // The repository whose working tree holds `directory`; nullptr without one.
  static std::unique_ptr<GitRepository> OpenAbove(llvm::StringRef directory);
  // The repository whose working tree is `directory` itself; nullptr without one.
  static std::unique_ptr<GitRepository> OpenAt(llvm::StringRef directory);

  ~GitRepository();
  GitRepository(const GitRepository&) = delete;
  GitRepository& operator=(const GitRepository&) = delete;

  // Ends with `/`.
  llvm::StringRef working_directory() const { return working_directory_; }
  // The files with ignore rules for the whole working tree; later ones go first.
  std::vector<std::string> SharedIgnoreFiles() const;

  FileState StateOf(llvm::StringRef file) const;

 private:
  explicit GitRepository(git_repository* repository);
  static std::unique_ptr<GitRepository> Open(llvm::StringRef directory, unsigned flags);
  // From the working directory; "" for the directory itself and for what lies outside.
  llvm::StringRef RelativePath(llvm::StringRef path) const;

  git_repository* repository_;
  std::string working_directory_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_GIT_REPOSITORY_H_
