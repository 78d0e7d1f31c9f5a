#include "project/git_repository.h"

#include <git2.h>

#include "project/paths.h"

namespace hybridize::project {
namespace {

// `path` nullptr: where git itself looks.
void SetConfigurationPath(const char* path) {
  for (int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL}) {
    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
  }
}

// One for the whole process: setting the library up reads all certificates of the system.
class Started {
 public:
  Started() { git_libgit2_init(); }
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started() { git_libgit2_shutdown(); }
};

}  // namespace

GitLibrary::GitLibrary(UserSettings user_settings) : user_settings_(user_settings) {
  static const Started started;
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  if (user_settings_ == UserSettings::Ignored) {
    SetConfigurationPath("");
  }
}

GitLibrary::~GitLibrary() {
  if (user_settings_ == UserSettings::Ignored) {
    SetConfigurationPath(nullptr);
  }
}

std::unique_ptr<GitRepository> GitRepository::OpenAbove(llvm::StringRef directory) {
  return Open(directory, 0);
}

std::unique_ptr<GitRepository> GitRepository::OpenAt(llvm::StringRef directory) {
  return Open(directory, GIT_REPOSITORY_OPEN_NO_SEARCH);
}

std::unique_ptr<GitRepository> GitRepository::Open(llvm::StringRef directory, unsigned flags) {
  git_repository* repository = nullptr;
  if (git_repository_open_ext(&repository, directory.str().c_str(), flags, nullptr) != 0) {
    return nullptr;
  }
  // A directory inside of `.git`, or a bare repository.
  if (git_repository_workdir(repository) == nullptr) {
    git_repository_free(repository);
    return nullptr;
  }
  return std::unique_ptr<GitRepository>(new GitRepository(repository));
}

GitRepository::GitRepository(git_repository* repository)
    : repository_(repository), working_directory_(git_repository_workdir(repository)) {}

GitRepository::~GitRepository() { git_repository_free(repository_); }

llvm::StringRef GitRepository::RelativePath(llvm::StringRef path) const {
  return path.consume_front(working_directory_) ? path : llvm::StringRef();
}

std::vector<std::string> GitRepository::SharedIgnoreFiles() const {
  std::vector<std::string> files;
  git_config* config = nullptr;
  git_buf path = GIT_BUF_INIT;
  if (git_repository_config_snapshot(&config, repository_) == 0 &&
      git_config_get_path(&path, config, "core.excludesfile") == 0) {
    files.emplace_back(path.ptr, path.size);
  }
  git_buf_dispose(&path);
  git_config_free(config);
  files.push_back(JoinPath(git_repository_commondir(repository_), "info/exclude"));
  return files;
}

FileState GitRepository::StateOf(llvm::StringRef file) const {
  unsigned status = 0;
  if (git_status_file(&status, repository_, RelativePath(file).str().c_str()) != 0) {
    return FileState::Changed;
  }
  return status == GIT_STATUS_CURRENT         ? FileState::Unchanged
         : (status & GIT_STATUS_IGNORED) != 0 ? FileState::Unversioned
                                              : FileState::Changed;
}

}  // namespace hybridize::project
