#include "driver/front_end.h"

#include "hybridize/base/parallel.h"
#include "hybridize/lower/lower.h"
#include "hybridize/syntax/validate.h"

namespace hybridize::driver {
namespace {

using project::FileId;
using project::FileStatus;
using project::SourceFile;

// The tree of a sound file, else nothing, with the file marked and the reason in `problem`.
std::optional<syntax::Tree> Parse(SourceFile& file, std::optional<Diagnostic>& problem) {
  syntax::Tree tree = syntax::Tree::Parse(file.text());
  syntax::Validation validation = syntax::Validate(tree);
  if (validation.too_deep) {
    file.SetStatus(FileStatus::Failed, "nested too deeply");
    problem = Diagnostic{.file = file.path().str(), .message = "nested too deeply"};
    return std::nullopt;
  }
  if (validation.problems.empty()) {
    return tree;
  }
  // What follows from the first error is rarely worth reading.
  const syntax::SyntaxProblem& first = validation.problems.front();
  project::LineColumn place = file.Locate(first.span.begin);
  problem = Diagnostic{.file = file.path().str(),
                       .line = place.line,
                       .column = place.column,
                       .message = first.message};
  if (validation.python2) {
    file.SetStatus(FileStatus::Skipped, "Python 2");
    problem->message = "Python 2: " + problem->message;
  } else {
    file.SetStatus(FileStatus::Failed, "syntax error: " + first.message);
  }
  return std::nullopt;
}

}  // namespace

void ParseFiles(Workspace& workspace, StageClock& clock) {
  auto& files = workspace.project.files();
  std::vector<std::optional<Diagnostic>> problems(files.size());
  workspace.trees.resize(files.size());
  clock.Begin("parse", files.size());
  ParallelFor(workspace.settings.jobs, files.size(), [&](size_t index) {
    FileId id = files.id_at(index);
    if (files[id].status() == FileStatus::Analyzed) {
      workspace.trees[id] = Parse(files[id], problems[index]);
    }
    clock.Step();
  });
  std::vector<Diagnostic> diagnostics;
  for (std::optional<Diagnostic>& problem : problems) {
    if (problem) {
      diagnostics.push_back(std::move(*problem));
    }
  }
  workspace.project.AddDiagnostics(std::move(diagnostics));
}

void LowerFiles(Workspace& workspace, StageClock& clock) {
  const auto& files = workspace.project.files();
  std::vector<std::optional<ir::Unit>> units(files.size());
  clock.Begin("lower", files.size());
  ParallelFor(workspace.settings.jobs, files.size(), [&](size_t index) {
    if (const auto& tree = workspace.trees[files.id_at(index)]) {
      units[index] = lower::Lower(*tree);
    }
    clock.Step();
  });
  clock.Begin("link");
  for (size_t index = 0; index < files.size(); ++index) {
    if (units[index]) {
      const SourceFile& file = files[files.id_at(index)];
      workspace.program.Add(std::move(*units[index]), static_cast<uint32_t>(index),
                            file.module_name(), file.is_package());
    }
  }
}

}  // namespace hybridize::driver
