#ifndef HYBRIDIZE_DRIVER_DRIVER_H_
#define HYBRIDIZE_DRIVER_DRIVER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/project/settings.h"
#include "hybridize/project/source_file.h"
#include "hybridize/report/report.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::driver {

// `0.1.0`.
llvm::StringRef Version();

// How far a stage is; `total` is 0 where that cannot be said.
struct Progress {
  llvm::StringRef stage;
  size_t done = 0;
  size_t total = 0;
};

// Called one at a time, from any thread.
using ProgressListener = llvm::function_ref<void(const Progress&)>;

// The new content of one file.
struct FilePatch {
  project::FileId file;
  std::string before;
  std::string after;
  // Unified, with the path relative to the project's root.
  std::string diff;
};

enum class DumpKind : uint8_t { Ir, CallGraph, PointsTo, Tensors, Effects };

class Workspace;

// One run of all stages over one project, and what it found out. Immutable.
class Analysis {
 public:
  explicit Analysis(std::unique_ptr<const Workspace> workspace);
  ~Analysis();
  Analysis(Analysis&&) noexcept;
  Analysis& operator=(Analysis&&) noexcept;

  // Valid as long as the analysis.
  const report::Results& results() const;
  // No file failed. What is skipped on purpose leaves an analysis complete.
  bool complete() const;
  // Sorted by path; files without a change are left out. An error is an internal one.
  llvm::Expected<std::vector<FilePatch>> Patches() const;
  // Writes the patches over the files of the project. Before the first file is written, refuses a
  // dirty or missing repository as the settings say. When a later one fails, the error names the
  // files that were written.
  llvm::Error Fix(llvm::ArrayRef<FilePatch> patches) const;
  // Writes what a stage gave, as text. An error when this build has no such dump.
  llvm::Error Dump(DumpKind kind, llvm::raw_ostream& os) const;
  // The functions that a target of `explain` names: a report's id, or `pkg/net.py:Net.call`, with
  // `@12` behind it where a name is taken twice. The path may be relative to the root or to
  // `working_directory`.
  std::vector<const refactor::FunctionRecord*> Find(llvm::StringRef target,
                                                    llvm::StringRef working_directory) const;

 private:
  std::unique_ptr<const Workspace> workspace_;
};

// Reads, analyses and decides. Fails only on what the user has to mend (paths, settings); what is
// wrong with single files is in the results. The same input gives the same results with any number
// of threads.
llvm::Expected<Analysis> Run(const project::Settings& settings, ProgressListener listener);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_DRIVER_H_
