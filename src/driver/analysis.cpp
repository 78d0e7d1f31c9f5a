#include <algorithm>

#include "driver/changes.h"
#include "driver/decide.h"
#include "driver/entries.h"
#include "driver/front_end.h"
#include "driver/policies.h"
#include "driver/stage_clock.h"
#include "driver/workspace.h"
#include "hybridize/driver/driver.h"
#include "hybridize/ir/print.h"
#include "hybridize/report/baseline.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace hybridize::driver {
namespace {

// The root as one would write it here: from the working directory where it lies below that.
std::string ShownRoot(llvm::StringRef root) {
  llvm::SmallString<256> here;
  llvm::SmallString<256> real;
  if (llvm::sys::fs::current_path(here) || llvm::sys::fs::real_path(here, real)) {
    return root.str();
  }
  llvm::StringRef rest = root;
  if (rest.consume_front(real)) {
    if (rest.empty()) {
      return ".";
    }
    if (rest.consume_front("/")) {
      return rest.str();
    }
  }
  return root.str();
}

llvm::Expected<std::unique_ptr<Workspace>> Open(const project::Settings& settings,
                                                StageClock& clock) {
  clock.Begin("discover");
  llvm::Expected<project::Project> project = project::Discover({
      .paths = settings.paths,
      .exclude = settings.exclude,
      .only = settings.only,
      .source_roots = settings.source_roots,
  });
  if (!project) {
    return project.takeError();
  }
  clock.Begin("read");
  project::LoadFiles(*project, settings.jobs);
  return std::make_unique<Workspace>(settings, std::move(*project));
}

// Before anything that takes long.
llvm::Error ReadBaseline(const project::Settings& settings,
                         std::optional<report::Baseline>& baseline) {
  if (settings.baseline.empty()) {
    return llvm::Error::success();
  }
  llvm::Expected<report::Baseline> read = report::Baseline::Read(settings.baseline);
  if (!read) {
    return read.takeError();
  }
  baseline = std::move(*read);
  return llvm::Error::success();
}

void FillResults(Workspace& workspace, StageClock& clock) {
  report::Results& results = workspace.results;
  results.tool_version = Version().str();
  results.root = ShownRoot(workspace.project.root());
  results.options = project::NonDefaultOptions(workspace.settings, workspace.project.root());
  results.files = &workspace.project.files();
  results.diagnostics = workspace.project.diagnostics().vec();
  llvm::sort(results.functions,
             [](const refactor::FunctionRecord& left, const refactor::FunctionRecord& right) {
               return std::pair(left.file, left.span) < std::pair(right.file, right.span);
             });
  std::vector<std::pair<std::string, double>> timings = clock.Finish();
  if (workspace.settings.timings) {
    results.timings = std::move(timings);
  }
}

}  // namespace

llvm::Expected<Analysis> Run(const project::Settings& settings, ProgressListener listener) {
  StageClock clock(listener);
  std::optional<report::Baseline> baseline;
  if (llvm::Error error = ReadBaseline(settings, baseline)) {
    return error;
  }
  llvm::Expected<std::unique_ptr<Workspace>> opened = Open(settings, clock);
  if (!opened) {
    return opened.takeError();
  }
  Workspace& workspace = **opened;
  ParseFiles(workspace, clock);
  LowerFiles(workspace, clock);
  if (llvm::Error error = FindEntries(workspace)) {
    return error;
  }
  if (llvm::Error error = MakePolicies(workspace)) {
    return error;
  }
  if (llvm::Error error = DecideFunctions(workspace, clock)) {
    return error;
  }
  ApplyPolicies(workspace);
  FillResults(workspace, clock);
  if (baseline) {
    baseline->Subtract(workspace.results);
  }
  PlanChanges(workspace);
  return Analysis(std::move(*opened));
}

Analysis::Analysis(std::unique_ptr<const Workspace> workspace) : workspace_(std::move(workspace)) {}
Analysis::~Analysis() = default;
Analysis::Analysis(Analysis&&) noexcept = default;
Analysis& Analysis::operator=(Analysis&&) noexcept = default;

const report::Results& Analysis::results() const { return workspace_->results; }

bool Analysis::complete() const {
  return llvm::none_of(workspace_->project.files(), [](const project::SourceFile& file) {
    return file.status() == project::FileStatus::Failed;
  });
}

llvm::Error Analysis::Dump(DumpKind kind, llvm::raw_ostream& os) const {
  switch (kind) {
    case DumpKind::Ir:
      // Without the summaries of library functions behind the project's modules.
      for (uint32_t i = 0; i < workspace_->first_summary; ++i) {
        os << (i == 0 ? "" : "\n");
        ir::Print(workspace_->program, ir::ModuleId(i), os);
      }
      return llvm::Error::success();
    case DumpKind::CallGraph:
      workspace_->solution->PrintCallGraph(os);
      return llvm::Error::success();
    case DumpKind::PointsTo:
      workspace_->solution->PrintPointsTo(os);
      return llvm::Error::success();
    case DumpKind::Tensors:
    case DumpKind::Effects:
      break;
  }
  return llvm::createStringError("this dump is not available yet");
}

}  // namespace hybridize::driver
