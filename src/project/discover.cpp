#include "hybridize/project/discover.h"

#include <algorithm>

#include "hybridize/project/glob.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "project/builder.h"
#include "project/listing.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

// A path that the user named, located in the file system.
struct Start {
  std::string path;
  bool is_directory = false;
};

llvm::Expected<std::string> MakeAbsolute(llvm::StringRef path, llvm::StringRef working_directory) {
  if (path.empty()) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "an empty path names nothing");
  }
  llvm::SmallString<256> absolute(path);
  if (working_directory.empty()) {
    if (std::error_code error = llvm::sys::fs::make_absolute(absolute)) {
      return llvm::createStringError(error, "the working directory: %s", error.message().c_str());
    }
  } else {
    llvm::sys::fs::make_absolute(working_directory, absolute);
  }
  return absolute.str().str();
}

llvm::Expected<std::vector<Start>> Locate(llvm::ArrayRef<std::string> paths,
                                          llvm::StringRef working_directory) {
  std::vector<Start> starts;
  for (const std::string& path : paths) {
    llvm::Expected<std::string> absolute = MakeAbsolute(path, working_directory);
    if (!absolute) {
      return absolute.takeError();
    }
    Start start;
    llvm::Expected<std::string> located = LocatePath(*absolute, start.is_directory);
    if (!located) {
      // With the path as it was given.
      std::error_code error = llvm::errorToErrorCode(located.takeError());
      return llvm::createStringError(error, "%s: %s", path.c_str(), error.message().c_str());
    }
    start.path = std::move(*located);
    starts.push_back(std::move(start));
  }
  return starts;
}

// What is to be analysed: without any path, the working directory.
llvm::Expected<std::vector<Start>> LocateAll(llvm::ArrayRef<std::string> paths,
                                             llvm::StringRef working_directory) {
  return Locate(paths.empty() ? std::vector<std::string>{"."} : paths.vec(), working_directory);
}

// The deepest directory that holds all of them; a directory holds itself.
std::string CommonDirectory(llvm::ArrayRef<Start> starts) {
  std::string common;
  for (const Start& start : starts) {
    llvm::StringRef directory =
        start.is_directory ? start.path : llvm::sys::path::parent_path(start.path);
    if (common.empty()) {
      common = directory.str();
    }
    while (!IsBelow(directory, common)) {
      common = llvm::sys::path::parent_path(common).str();
    }
  }
  return common;
}

llvm::Expected<std::vector<Glob>> CompileGlobs(llvm::ArrayRef<std::string> patterns) {
  std::vector<Glob> globs;
  for (const std::string& pattern : patterns) {
    llvm::Expected<Glob> glob = Glob::Compile(pattern);
    if (!glob) {
      return glob.takeError();
    }
    globs.push_back(std::move(*glob));
  }
  return globs;
}

llvm::Expected<std::vector<std::string>> LocateSourceRoots(const DiscoveryOptions& options) {
  llvm::Expected<std::vector<Start>> starts =
      Locate(options.source_roots, options.working_directory);
  if (!starts) {
    return starts.takeError();
  }
  std::vector<std::string> roots;
  for (auto [start, given] : llvm::zip_equal(*starts, options.source_roots)) {
    if (!start.is_directory) {
      return llvm::createStringError(std::errc::not_a_directory,
                                     "the source root %s is not a directory", given.c_str());
    }
    roots.push_back(start.path);
  }
  return roots;
}

}  // namespace

void Project::AddDiagnostics(std::vector<Diagnostic> diagnostics) {
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(diagnostics.begin()),
                      std::make_move_iterator(diagnostics.end()));
  std::sort(diagnostics_.begin(), diagnostics_.end());
}

llvm::Expected<std::string> FindRoot(llvm::ArrayRef<std::string> paths,
                                     llvm::StringRef working_directory) {
  llvm::Expected<std::vector<Start>> starts = LocateAll(paths, working_directory);
  if (!starts) {
    return starts.takeError();
  }
  return CommonDirectory(*starts);
}

llvm::Expected<Project> Discover(const DiscoveryOptions& options) {
  llvm::Expected<std::vector<Start>> starts = LocateAll(options.paths, options.working_directory);
  if (!starts) {
    return starts.takeError();
  }
  llvm::Expected<std::vector<Glob>> exclude = CompileGlobs(options.exclude);
  if (!exclude) {
    return exclude.takeError();
  }
  llvm::Expected<std::vector<Glob>> only = CompileGlobs(options.only);
  if (!only) {
    return only.takeError();
  }
  llvm::Expected<std::vector<std::string>> source_roots = LocateSourceRoots(options);
  if (!source_roots) {
    return source_roots.takeError();
  }
  ProjectBuilder builder(CommonDirectory(*starts), std::move(*exclude));
  for (const Start& start : *starts) {
    if (!start.is_directory) {
      builder.AddNamedFile(start.path);
    }
  }
  for (const Start& start : *starts) {
    if (start.is_directory) {
      builder.AddNamedDirectory(start.path);
    }
  }
  return std::move(builder).Finish(*source_roots, *only);
}

}  // namespace hybridize::project
