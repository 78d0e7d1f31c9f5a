#include "driver/run_project.h"

#include <gtest/gtest.h>

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace hybridize::driver {

TestProject::TestProject(const std::map<std::string, std::string>& files) {
  llvm::SmallString<128> directory;
  std::error_code error = llvm::sys::fs::createUniqueDirectory("hybridize-driver", directory);
  EXPECT_FALSE(error) << error.message();
  llvm::SmallString<128> real;
  error = llvm::sys::fs::real_path(directory, real);
  EXPECT_FALSE(error) << error.message();
  root_ = real.str().str();
  for (const auto& [name, text] : files) {
    llvm::SmallString<128> path(root_);
    llvm::sys::path::append(path, name);
    error = llvm::sys::fs::create_directories(llvm::sys::path::parent_path(path));
    EXPECT_FALSE(error) << error.message();
    llvm::raw_fd_ostream file(path, error);
    EXPECT_FALSE(error) << error.message();
    file << text;
  }
}

TestProject::~TestProject() { llvm::sys::fs::remove_directories(root_); }

Analysis TestProject::Run(project::Settings settings) const {
  settings.paths = {root_};
  llvm::Expected<Analysis> analysis = driver::Run(settings, [](const Progress&) {});
  EXPECT_TRUE(static_cast<bool>(analysis));
  return llvm::cantFail(std::move(analysis));
}

std::string DumpOf(const Analysis& analysis, DumpKind kind) {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::Error error = analysis.Dump(kind, os);
  return error ? llvm::toString(std::move(error)) : text;
}

std::string DiffOf(const Analysis& analysis) {
  llvm::Expected<std::vector<FilePatch>> patches = analysis.Patches();
  if (!patches) {
    return llvm::toString(patches.takeError());
  }
  std::string text;
  for (const FilePatch& patch : *patches) {
    text += patch.diff;
  }
  return text;
}

}  // namespace hybridize::driver
