#ifndef HYBRIDIZE_PROJECT_DISCOVER_H_
#define HYBRIDIZE_PROJECT_DISCOVER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "hybridize/base/diagnostic.h"
#include "hybridize/project/source_file.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::project {

// Larger files are skipped: nobody writes them by hand, and offsets into them are 32 bits.
inline constexpr uint64_t kMaxFileBytes = 64ULL << 20;

struct DiscoveryOptions {
  // Files and directories; what is named here is analysed even where it is ignored or excluded.
  // None: the working directory.
  std::vector<std::string> paths;
  // Patterns (`Glob`) of what is left out, and of the files that are changed and reported on.
  std::vector<std::string> exclude;
  std::vector<std::string> only;
  // Directories that Python would have on its path.
  std::vector<std::string> source_roots;
  // What relative paths are relative to; empty: the process's working directory.
  std::string working_directory;
};

// A directory that imports start from.
struct SourceRoot {
  enum class Kind : uint8_t {
    Explicit,
    Project,
    // Named for modules below it: a directory with project metadata, or its `src`.
    Detected,
    // A `src` without packages: modules below it keep `src.` in their names.
    Fallback,
  };
  // From the project's root; empty for the root itself.
  std::string path;
  // When the directory lies above the project's root: the dotted name that the root has from there
  // (`path` is empty then).
  std::string prefix;
  Kind kind = Kind::Detected;
};

// A symbolic link to a file or directory of the project: both ways lead to the same files.
struct PathAlias {
  std::string path;
  std::string target;
};

// The Python files below one root.
class Project {
 public:
  explicit Project(std::string root) : root_(std::move(root)) {}

  // Absolute, symbolic links resolved, without a final `/`.
  llvm::StringRef root() const { return root_; }
  // Sorted by raw path.
  const IdVector<FileId, SourceFile>& files() const { return files_; }
  IdVector<FileId, SourceFile>& files() { return files_; }
  // Explicit ones in the given order, the project's root, then the others by path. When the root
  // itself is a package, the directory above its outermost package is one of them.
  llvm::ArrayRef<SourceRoot> source_roots() const { return source_roots_; }
  // Sorted by path; raw paths from the root.
  llvm::ArrayRef<PathAlias> aliases() const { return aliases_; }

  // Sorted. What could not be read or understood; an analysis of the rest is incomplete.
  llvm::ArrayRef<Diagnostic> diagnostics() const { return diagnostics_; }
  void AddDiagnostics(std::vector<Diagnostic> diagnostics);

 private:
  friend class ProjectBuilder;

  std::string root_;
  IdVector<FileId, SourceFile> files_;
  std::vector<SourceRoot> source_roots_;
  std::vector<PathAlias> aliases_;
  std::vector<Diagnostic> diagnostics_;
};

// The root that `Discover` gives a project of these paths: what settings are looked for from.
llvm::Expected<std::string> FindRoot(llvm::ArrayRef<std::string> paths,
                                     llvm::StringRef working_directory);

// Lists the Python files of a project and names their modules, without reading the files. Fails
// only on what the user has to mend: a path that does not exist, a pattern that is none. The rest
// becomes Skipped and Failed files and diagnostics.
llvm::Expected<Project> Discover(const DiscoveryOptions& options);

// Reads and decodes the files that are still to be analysed, on `jobs` threads (0: one per core).
void LoadFiles(Project& project, unsigned jobs);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_DISCOVER_H_
