#include "hybridize/report/summary.h"

#include <set>

#include "report/names.h"

namespace hybridize::report {
namespace {

void CountFile(const project::SourceFile& file, Summary& summary) {
  ++summary.files;
  switch (file.status()) {
    case project::FileStatus::Analyzed:
      ++summary.analyzed_files;
      summary.lines += file.line_count();
      break;
    case project::FileStatus::Skipped:
      ++summary.skipped_files;
      break;
    case project::FileStatus::Failed:
      ++summary.failed_files;
      break;
  }
}

// A function counts once per rule and per assumption, however often it has them.
void CountFunction(const refactor::FunctionRecord& record, Summary& summary) {
  const refactor::Decision& decision = record.decision;
  bool hybrid = record.facts.hybrid.yes();
  ++summary.functions;
  ++summary.by_outcome[Name(decision.outcome).str()];
  summary.candidates += hybrid || record.facts.tensor_parameter.yes() ? 1 : 0;
  if (IsTransformation(decision.outcome)) {
    ++summary.refactorable;
    ++summary.by_precondition[Name(decision.precondition).str()];
  }
  std::set<std::string> rules;
  for (const refactor::Failure& failure : decision.failures) {
    rules.insert(refactor::Info(failure.rule).name.str());
  }
  for (const std::string& rule : rules) {
    ++summary.by_failure[rule];
  }
  std::set<std::string> assumptions;
  for (const refactor::Assumption& assumption : decision.assumptions) {
    assumptions.insert(refactor::Info(assumption.kind).name.str());
  }
  for (const std::string& assumption : assumptions) {
    ++summary.by_assumption[assumption];
  }
  for (const refactor::Note& note : decision.notes) {
    if (hybrid && note.level == refactor::NoteLevel::Warning) {
      ++summary.warned;
      break;
    }
  }
}

}  // namespace

Summary Summarize(const Results& results) {
  Summary summary;
  for (const project::SourceFile& file : *results.files) {
    CountFile(file, summary);
  }
  for (const refactor::FunctionRecord& record : results.functions) {
    CountFunction(record, summary);
  }
  return summary;
}

bool IsTransformation(refactor::Outcome outcome) {
  switch (outcome) {
    case refactor::Outcome::Convert:
    case refactor::Outcome::Dehybridize:
    case refactor::Outcome::Reconfigure:
      return true;
    case refactor::Outcome::Keep:
    case refactor::Outcome::Declined:
    case refactor::Outcome::Undecided:
      return false;
  }
  return false;
}

}  // namespace hybridize::report
