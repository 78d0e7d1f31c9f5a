#include "report/phrases.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "report/location.h"
#include "report/names.h"

namespace hybridize::report {
namespace {

// Shared by what has a rule, a message of its own and evidence.
template <typename Finding>
std::string ReasonOf(const Results& results, const Finding& finding, llvm::StringRef current_file) {
  std::string text = Title(finding.rule);
  std::string evidence = FirstEvidence(results, finding.evidence, current_file);
  if (!finding.message.empty()) {
    text += ": " + finding.message;
    evidence = evidence.empty() ? "" : "; " + evidence;
  } else if (!evidence.empty()) {
    evidence = ": " + evidence;
  }
  return text + evidence;
}

bool TakesNoTensor(const refactor::FunctionRecord& record) {
  return llvm::any_of(record.decision.failures, [](const refactor::Failure& failure) {
    return failure.rule == refactor::Rule::HasNoTensorParameters;
  });
}

uint32_t CountOf(const Summary& summary, refactor::Outcome outcome) {
  auto entry = summary.by_outcome.find(Name(outcome).str());
  return entry == summary.by_outcome.end() ? 0 : entry->second;
}

// `5 convert, 3 keep`, without zeros.
std::string Listed(const Summary& summary, std::initializer_list<refactor::Outcome> outcomes) {
  std::string text;
  for (refactor::Outcome outcome : outcomes) {
    if (uint32_t count = CountOf(summary, outcome)) {
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + Name(outcome).str();
    }
  }
  return text;
}

}  // namespace

bool HasWarning(const refactor::FunctionRecord& record) {
  return llvm::any_of(record.decision.notes, [](const refactor::Note& note) {
    return note.level == refactor::NoteLevel::Warning;
  });
}

bool IsListed(const refactor::FunctionRecord& record, const TextOptions& options) {
  if (IsTransformation(record.decision.outcome) || HasWarning(record)) {
    return true;
  }
  if (options.quiet) {
    return false;
  }
  bool plain_python =
      record.decision.outcome == refactor::Outcome::Declined && TakesNoTensor(record);
  return options.verbose || !plain_python;
}

std::string Title(refactor::Rule rule) {
  return refactor::Code(rule) + " " + refactor::Info(rule).name.str();
}

std::string FirstEvidence(const Results& results, const std::vector<Evidence>& evidence,
                          llvm::StringRef current_file) {
  if (evidence.empty()) {
    return "";
  }
  const Evidence& first = evidence.front();
  std::string text = first.message;
  text += text.empty() ? "(" : " (";
  text += Describe(Locate(results, first.place), current_file);
  if (evidence.size() > 1) {
    text += ", " + std::to_string(evidence.size() - 1) + " more";
  }
  return text + ")";
}

std::string Reason(const Results& results, const refactor::Failure& failure,
                   llvm::StringRef current_file) {
  return ReasonOf(results, failure, current_file);
}

std::string Reason(const Results& results, const refactor::Note& note,
                   llvm::StringRef current_file) {
  return ReasonOf(results, note, current_file);
}

std::string Reason(const Results& results, const refactor::FunctionRecord& record) {
  const refactor::Decision& decision = record.decision;
  if (IsTransformation(decision.outcome)) {
    return (Name(decision.precondition) + " " + Describe(decision.precondition)).str();
  }
  llvm::StringRef file = (*results.files)[project::FileId(record.file)].path();
  std::vector<std::string> reasons;
  for (const refactor::Failure& failure : decision.failures) {
    reasons.push_back(Reason(results, failure, file));
  }
  return llvm::join(reasons, "; ");
}

std::string AssumptionNames(const refactor::Decision& decision) {
  std::vector<std::string> names;
  for (const refactor::Assumption& assumption : decision.assumptions) {
    names.push_back(refactor::Info(assumption.kind).name.str());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return llvm::join(names, ", ");
}

std::string Totals(const Summary& summary) {
  return Count(summary.analyzed_files, "file", "files") + ", " +
         Count(summary.lines, "line", "lines") + ", " +
         Count(summary.functions, "function", "functions") + ", " +
         Count(summary.candidates, "candidate", "candidates");
}

std::string Outcomes(const Summary& summary) {
  using refactor::Outcome;
  std::string changes =
      Listed(summary, {Outcome::Convert, Outcome::Dehybridize, Outcome::Reconfigure});
  std::string others = Listed(summary, {Outcome::Keep, Outcome::Declined, Outcome::Undecided});
  std::string text = std::to_string(summary.refactorable) + " to refactor";
  text += changes.empty() ? "" : " (" + changes + ")";
  text += others.empty() ? "" : ", " + others;
  return text;
}

std::string Count(uint32_t count, llvm::StringRef singular, llvm::StringRef plural) {
  return (llvm::Twine(count) + " " + (count == 1 ? singular : plural)).str();
}

}  // namespace hybridize::report
