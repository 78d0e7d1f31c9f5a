#include "project/temp_project.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::project {
namespace {

namespace fs = llvm::sys::fs;

void Expect(std::error_code error, llvm::StringRef what) {
  ASSERT_FALSE(error) << what.str() << ": " << error.message();
}

}  // namespace

TempProject::TempProject() {
  llvm::SmallString<256> directory;
  Expect(fs::createUniqueDirectory("hybridize-test", directory), "temporary directory");
  llvm::SmallString<256> real;
  Expect(fs::real_path(directory, real), directory);
  root_ = real.str().str();
}

TempProject::~TempProject() { fs::remove_directories(root_); }

std::string TempProject::Path(llvm::StringRef relative) const {
  return relative.empty() ? root_ : (root_ + "/" + relative).str();
}

void TempProject::Write(llvm::StringRef path, llvm::StringRef content) {
  std::string file = Path(path);
  Expect(fs::create_directories(llvm::sys::path::parent_path(file)), file);
  std::error_code error;
  llvm::raw_fd_ostream os(file, error);
  Expect(error, file);
  os << content;
}

void TempProject::MakeDirectory(llvm::StringRef path) {
  Expect(fs::create_directories(Path(path)), path);
}

void TempProject::Link(llvm::StringRef path, llvm::StringRef target) {
  std::string link = Path(path);
  Expect(fs::create_directories(llvm::sys::path::parent_path(link)), link);
  Expect(fs::create_link(target, link), link);
}

bool TempProject::Git(llvm::StringRef directory, llvm::StringRef arguments) const {
  std::string command = "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -C '" +
                        Path(directory) +
                        "' -c user.name=test -c user.email=test@example.invalid "
                        "-c init.defaultBranch=main " +
                        arguments.str() + " >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

Project TempProject::Discovered(std::vector<std::string> paths) const {
  return Discovered(DiscoveryOptions{.paths = std::move(paths)});
}

Project TempProject::Discovered(DiscoveryOptions options) const {
  if (options.working_directory.empty()) {
    options.working_directory = root_;
  }
  llvm::Expected<Project> project = Discover(options);
  if (!project) {
    ADD_FAILURE() << llvm::toString(project.takeError());
    return Project("");
  }
  return std::move(*project);
}

std::vector<std::string> Paths(const Project& project) {
  std::vector<std::string> paths;
  for (const SourceFile& file : project.files()) {
    paths.push_back(file.path().str());
  }
  return paths;
}

std::vector<std::string> Paths(const Project& project, FileStatus status) {
  std::vector<std::string> paths;
  for (const SourceFile& file : project.files()) {
    if (file.status() == status) {
      paths.push_back(file.path().str());
    }
  }
  return paths;
}

FileId IdAt(const Project& project, llvm::StringRef path) {
  for (size_t i = 0; i < project.files().size(); ++i) {
    FileId id = project.files().id_at(i);
    if (project.files()[id].path() == path) {
      return id;
    }
  }
  ADD_FAILURE() << "no file " << path.str();
  return project.files().id_at(0);
}

const SourceFile& FileAt(const Project& project, llvm::StringRef path) {
  return project.files()[IdAt(project, path)];
}

}  // namespace hybridize::project
