#ifndef HYBRIDIZE_PROJECT_BUILDER_H_
#define HYBRIDIZE_PROJECT_BUILDER_H_

#include <string>
#include <vector>

#include "hybridize/project/discover.h"
#include "hybridize/project/glob.h"
#include "llvm/ADT/StringMap.h"
#include "project/git_repository.h"
#include "project/ignore_rules.h"
#include "project/listing.h"

namespace hybridize::project {

// Collects the files of a project: first everything that is named or found below a named directory
// by a real path, then what only symbolic links lead to. So a real path always wins over a link,
// and the result does not depend on the order in which the file system lists things.
class ProjectBuilder {
 public:
  ProjectBuilder(std::string root, std::vector<Glob> exclude);

  // A file that the user named, by the absolute path at which it was named.
  void AddNamedFile(const std::string& path);
  // A directory that the user named, by its real path: it and what is below.
  void AddNamedDirectory(const std::string& path);
  // `source_roots` are real paths.
  Project Finish(const std::vector<std::string>& source_roots, const std::vector<Glob>& only) &&;

 private:
  struct Directory {
    // From the root, through links; "" for the root.
    std::string path;
    std::string real_path;
    // What git ignores in it; nullptr: nothing.
    const IgnoreScope* ignores = nullptr;
    bool is_named = false;
  };
  struct Link {
    std::string path;
    std::string location;
  };

  void Walk(Directory start);
  void Visit(Directory directory, std::vector<Directory>& pending);
  void VisitEntry(const Directory& directory, const Listing::Entry& entry,
                  std::vector<Directory>& subdirectories);
  const IgnoreScope* IgnoresIn(const Directory& directory, const Listing& listing);
  bool IsExcluded(llvm::StringRef path) const;

  void FollowLinks();
  void FollowLink(const Link& link);
  void FollowDirectoryLink(const Link& link, const std::string& target);
  void ReportBrokenLink(const Link& link, const std::error_code& error);

  void AddFile(std::string path, std::string real_path, EntryKind kind);
  void AddFailure(llvm::StringRef path, std::string reason);
  void Report(llvm::StringRef path, std::string message);

  GitLibrary git_{GitLibrary::UserSettings::Ignored};
  IgnoreScopes ignore_scopes_;
  std::vector<Glob> exclude_;
  // Real paths of what was listed -> its path in the project.
  llvm::StringMap<std::string> visited_directories_;
  llvm::StringMap<std::string> visited_files_;
  std::vector<Link> links_;
  // Directories with project metadata in them.
  std::vector<std::string> metadata_directories_;
  std::vector<SourceFile> files_;
  std::vector<Diagnostic> diagnostics_;
  Project project_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_BUILDER_H_
