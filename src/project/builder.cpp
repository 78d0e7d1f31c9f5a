#include "project/builder.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "project/exclusions.h"
#include "project/paths.h"
#include "project/source_roots.h"

namespace hybridize::project {

ProjectBuilder::ProjectBuilder(std::string root, std::vector<Glob> exclude)
    : exclude_(std::move(exclude)), project_(std::move(root)) {}

void ProjectBuilder::AddNamedFile(const std::string& path) {
  llvm::sys::fs::file_status status;
  llvm::sys::fs::status(path, status);
  bool is_regular = status.type() == llvm::sys::fs::file_type::regular_file;
  llvm::Expected<std::string> real = RealPath(path);
  if (!real) {
    return AddFailure(RelativeTo(path, project_.root()), llvm::toString(real.takeError()));
  }
  AddFile(RelativeTo(path, project_.root()).str(), *real,
          is_regular ? EntryKind::File : EntryKind::Special);
}

void ProjectBuilder::AddNamedDirectory(const std::string& path) {
  Walk({.path = RelativeTo(path, project_.root()).str(),
        .real_path = path,
        .ignores = ignore_scopes_.Above(path),
        .is_named = true});
}

void ProjectBuilder::Walk(Directory start) {
  std::vector<Directory> pending;
  pending.push_back(std::move(start));
  while (!pending.empty()) {
    Directory directory = std::move(pending.back());
    pending.pop_back();
    Visit(std::move(directory), pending);
  }
}

void ProjectBuilder::Visit(Directory directory, std::vector<Directory>& pending) {
  auto visited = visited_directories_.find(directory.real_path);
  if (visited != visited_directories_.end()) {
    if (visited->second != directory.path) {
      project_.aliases_.push_back({directory.path, visited->second});
    }
    return;
  }
  Listing listing = ListDirectory(directory.real_path);
  if (!directory.is_named && IsExcludedByContent(directory.real_path, listing)) {
    return;
  }
  visited_directories_[directory.real_path] = directory.path;
  if (listing.error) {
    AddFailure(directory.path, "cannot list the directory: " + listing.error.message());
  }
  directory.ignores = IgnoresIn(directory, listing);
  if (HoldsProjectMetadata(listing)) {
    metadata_directories_.push_back(directory.path);
  }
  std::vector<Directory> subdirectories;
  for (const Listing::Entry& entry : listing.entries) {
    VisitEntry(directory, entry, subdirectories);
  }
  std::move(subdirectories.rbegin(), subdirectories.rend(), std::back_inserter(pending));
}

void ProjectBuilder::VisitEntry(const Directory& directory, const Listing::Entry& entry,
                                std::vector<Directory>& subdirectories) {
  bool is_file = entry.kind == EntryKind::File || entry.kind == EntryKind::Special;
  if (is_file ? !IsPythonFile(entry.name) : IsExcludedDirectory(entry.name)) {
    return;
  }
  std::string path = JoinPath(directory.path, entry.name);
  std::string real_path = JoinPath(directory.real_path, entry.name);
  bool is_ignored = directory.ignores != nullptr &&
                    directory.ignores->Ignores(real_path, entry.kind == EntryKind::Directory);
  if (is_ignored || IsExcluded(path)) {
    return;
  }
  switch (entry.kind) {
    case EntryKind::Directory:
      subdirectories.push_back({.path = std::move(path),
                                .real_path = std::move(real_path),
                                .ignores = directory.ignores});
      break;
    case EntryKind::Symlink:
      links_.push_back({.path = std::move(path), .location = std::move(real_path)});
      break;
    case EntryKind::File:
    case EntryKind::Special:
      AddFile(std::move(path), std::move(real_path), entry.kind);
      break;
  }
}

// A repository inside of another has rules of its own.
const IgnoreScope* ProjectBuilder::IgnoresIn(const Directory& directory, const Listing& listing) {
  const IgnoreScope* ignores = directory.ignores;
  if (!directory.is_named && listing.Find(".git") != nullptr) {
    ignores = ignore_scopes_.At(directory.real_path, ignores);
  }
  if (ignores != nullptr && listing.Find(".gitignore") != nullptr) {
    ignores = ignore_scopes_.Enter(directory.real_path, ignores);
  }
  return ignores;
}

bool ProjectBuilder::IsExcluded(llvm::StringRef path) const {
  return llvm::any_of(exclude_,
                      [&](const Glob& glob) { return glob.Matches(path, project_.root()); });
}

// Links that following links brings up are followed in the next round.
void ProjectBuilder::FollowLinks() {
  while (!links_.empty()) {
    std::vector<Link> links = std::exchange(links_, {});
    llvm::sort(links, [](const Link& left, const Link& right) { return left.path < right.path; });
    for (const Link& link : links) {
      FollowLink(link);
    }
  }
}

void ProjectBuilder::FollowLink(const Link& link) {
  namespace fs = llvm::sys::fs;
  fs::file_status status;
  if (std::error_code error = fs::status(link.location, status)) {
    return ReportBrokenLink(link, error);
  }
  bool is_directory = status.type() == fs::file_type::directory_file;
  if (!is_directory && !IsPythonFile(FileName(link.path))) {
    return;
  }
  llvm::Expected<std::string> target = RealPath(link.location);
  if (!target) {
    return Report(link.path, llvm::toString(target.takeError()));
  }
  if (is_directory) {
    return FollowDirectoryLink(link, *target);
  }
  AddFile(link.path, *target,
          status.type() == fs::file_type::regular_file ? EntryKind::File : EntryKind::Special);
}

void ProjectBuilder::FollowDirectoryLink(const Link& link, const std::string& target) {
  if (IsBelow(link.location, target) || IsBelow(project_.root(), target)) {
    return Report(link.path, "this symbolic link leads back to a directory that holds it");
  }
  bool is_visited = visited_directories_.contains(target);
  // Inside of the project and not visited: left out on purpose.
  if (!is_visited && (IsBelow(target, project_.root()) || IsExcludedDirectory(FileName(target)))) {
    return;
  }
  Walk({.path = link.path, .real_path = target, .ignores = ignore_scopes_.Above(target)});
}

void ProjectBuilder::ReportBrokenLink(const Link& link, const std::error_code& error) {
  llvm::StringRef name = FileName(link.path);
  // Of other links, such as those to data, nobody expects Python behind them.
  if (IsPythonFile(name) || !name.contains('.')) {
    Report(link.path, "cannot follow the symbolic link: " + error.message());
  }
}

void ProjectBuilder::AddFile(std::string path, std::string real_path, EntryKind kind) {
  auto [visited, is_new] = visited_files_.try_emplace(real_path, path);
  if (!is_new) {
    if (visited->second != path) {
      project_.aliases_.push_back({std::move(path), visited->second});
    }
    return;
  }
  SourceFile& file = files_.emplace_back(std::move(path), std::move(real_path));
  llvm::StringRef reason = ReasonToSkip(file.path());
  if (kind == EntryKind::Special) {
    file.SetStatus(FileStatus::Skipped, "not a regular file");
    diagnostics_.push_back({.file = file.path().str(), .message = file.reason().str()});
  } else if (!reason.empty()) {
    file.SetStatus(FileStatus::Skipped, reason.str());
  }
}

void ProjectBuilder::AddFailure(llvm::StringRef path, std::string reason) {
  std::string name = path.empty() ? "." : path.str();
  Report(name, reason);
  files_.emplace_back(name, JoinPath(project_.root(), path))
      .SetStatus(FileStatus::Failed, std::move(reason));
}

void ProjectBuilder::Report(llvm::StringRef path, std::string message) {
  // A SourceFile for its printable form of the path.
  SourceFile file(path.str(), "");
  diagnostics_.push_back({.file = file.path().str(), .message = std::move(message)});
}

Project ProjectBuilder::Finish(const std::vector<std::string>& source_roots,
                               const std::vector<Glob>& only) && {
  FollowLinks();
  llvm::sort(files_, [](const SourceFile& left, const SourceFile& right) {
    return left.raw_path() < right.raw_path();
  });
  llvm::sort(project_.aliases_,
             [](const PathAlias& left, const PathAlias& right) { return left.path < right.path; });
  project_.source_roots_ =
      FindSourceRoots(project_.root(), files_, metadata_directories_, source_roots);
  NameModules(files_, project_.source_roots_);
  for (SourceFile& file : files_) {
    file.SetSelected(only.empty() || llvm::any_of(only, [&](const Glob& glob) {
                       return glob.Matches(file.raw_path(), project_.root());
                     }));
    project_.files_.Add(std::move(file));
  }
  project_.AddDiagnostics(std::move(diagnostics_));
  return std::move(project_);
}

}  // namespace hybridize::project
