#include "driver/workspace.h"
#include "hybridize/driver/driver.h"
#include "hybridize/project/vcs.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::driver {
namespace {

using project::FileId;

// The first few of the files, for a message.
std::string Names(const project::Project& project, llvm::ArrayRef<FileId> files) {
  constexpr size_t kShown = 3;
  std::vector<std::string> names;
  for (FileId file : files.take_front(kShown)) {
    names.push_back(project.files()[file].path().str());
  }
  if (files.size() > kShown) {
    names.push_back(std::to_string(files.size() - kShown) + " more");
  }
  return llvm::join(names, ", ");
}

// Refuses to change what could not be restored.
llvm::Error CheckRepository(const project::Settings& settings, const project::Project& project,
                            llvm::ArrayRef<FileId> files) {
  project::VcsStatus status = project::GetVcsStatus(project, files);
  if (!status.unversioned.empty() && !settings.allow_no_vcs) {
    return llvm::createStringError(
        "nothing is changed: not under version control: %s (--allow-no-vcs changes them all the "
        "same)",
        Names(project, status.unversioned).c_str());
  }
  if (!status.dirty.empty() && !settings.allow_dirty) {
    return llvm::createStringError(
        "nothing is changed: uncommitted changes in %s (--allow-dirty changes them all the same)",
        Names(project, status.dirty).c_str());
  }
  return llvm::Error::success();
}

}  // namespace

llvm::Error Analysis::Fix(llvm::ArrayRef<FilePatch> patches) const {
  const project::Project& project = workspace_->project;
  std::vector<FileId> files;
  for (const FilePatch& patch : patches) {
    files.push_back(patch.file);
  }
  if (llvm::Error error = CheckRepository(workspace_->settings, project, files)) {
    return error;
  }
  std::vector<FileId> written;
  for (const FilePatch& patch : patches) {
    const project::SourceFile& file = project.files()[patch.file];
    llvm::Error error = rewrite::ReplaceFile(file.absolute_path(), patch.before, patch.after);
    if (error) {
      std::string message = llvm::toString(std::move(error));
      if (!written.empty()) {
        message += "\nchanged before that: " + Names(project, written);
      }
      return llvm::createStringError(message);
    }
    written.push_back(patch.file);
  }
  return llvm::Error::success();
}

}  // namespace hybridize::driver
