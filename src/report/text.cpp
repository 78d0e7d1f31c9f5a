#include <algorithm>

#include "hybridize/report/report.h"
#include "hybridize/report/summary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "report/location.h"
#include "report/names.h"
#include "report/phrases.h"
#include "report/text_page.h"

namespace hybridize::report {
namespace {

constexpr uint32_t kOutcomeWidth = 11;

Style StyleOf(refactor::Outcome outcome) {
  switch (outcome) {
    case refactor::Outcome::Convert:
    case refactor::Outcome::Dehybridize:
    case refactor::Outcome::Reconfigure:
      return Style::Green;
    case refactor::Outcome::Keep:
      return Style::Cyan;
    case refactor::Outcome::Declined:
      return Style::Yellow;
    case refactor::Outcome::Undecided:
      return Style::Dim;
  }
  return Style::Plain;
}

class TextReport {
 public:
  TextReport(const Results& results, const TextOptions& options, llvm::raw_ostream& os)
      : results_(results),
        options_(options),
        page_(options.color, options.width, os),
        summary_(Summarize(results)) {}

  void Write() {
    WriteFiles();
    if (!options_.quiet) {
      WriteAssumptions();
    }
    WriteProblems();
    if (options_.statistics) {
      WriteStatistics();
    }
    WriteTimings();
    if (!options_.quiet) {
      WriteSummary();
    }
  }

 private:
  // Functions of a file are neighbours, because they are sorted.
  void WriteFiles() {
    const auto& functions = results_.functions;
    for (size_t begin = 0; begin < functions.size();) {
      size_t end = begin;
      std::vector<const refactor::FunctionRecord*> listed;
      for (; end < functions.size() && functions[end].file == functions[begin].file; ++end) {
        if (IsListed(functions[end], options_)) {
          listed.push_back(&functions[end]);
        }
      }
      unlisted_ += end - begin - listed.size();
      if (!listed.empty()) {
        WriteFile(listed);
      }
      begin = end;
    }
  }

  void WriteFile(const std::vector<const refactor::FunctionRecord*>& functions) {
    llvm::StringRef path = (*results_.files)[project::FileId(functions.front()->file)].path();
    Separate();
    page_.PutWhole(path, Style::Bold).EndLine();
    size_t place_width = 0;
    for (const refactor::FunctionRecord* function : functions) {
      std::string place = Describe(Locate(results_, *function), path);
      place_width = std::max(place_width, place.size());
    }
    for (const refactor::FunctionRecord* function : functions) {
      WriteFunction(*function, path, static_cast<uint32_t>(place_width));
    }
  }

  void WriteFunction(const refactor::FunctionRecord& record, llvm::StringRef path,
                     uint32_t place_width) {
    const refactor::Decision& decision = record.decision;
    uint32_t indent = 2 + place_width + 2 + kOutcomeWidth + 2;
    page_.TabTo(2).Put(Describe(Locate(results_, record), path), Style::Dim);
    page_.TabTo(2 + place_width + 2).Put(Name(decision.outcome), StyleOf(decision.outcome));
    page_.TabTo(indent).Hang(indent).Put(record.qualname, Style::Bold);
    std::string reason = Reason(results_, record);
    page_.Put(reason.empty() ? "" : ": ").Put(reason).EndLine();
    if (decision.signature) {
      WriteDetail(indent, "signature ", *decision.signature, Style::Plain);
    } else if (decision.signature_absence) {
      WriteDetail(indent, "no signature: ", *decision.signature_absence, Style::Plain);
    }
    WriteNotes(record, path, indent);
    if (IsTransformation(decision.outcome) && !decision.assumptions.empty()) {
      WriteDetail(indent, "assumes ", AssumptionNames(decision), Style::Dim);
    }
  }

  void WriteNotes(const refactor::FunctionRecord& record, llvm::StringRef path, uint32_t indent) {
    for (const refactor::Note& note : record.decision.notes) {
      bool warning = note.level == refactor::NoteLevel::Warning;
      if (warning || options_.verbose || IsTransformation(record.decision.outcome)) {
        page_.TabTo(indent).Hang(indent);
        page_.Put(Name(note.level), warning ? Style::Yellow : Style::Dim).Put(": ");
        page_.Put(Reason(results_, note, path)).EndLine();
      }
    }
  }

  void WriteDetail(uint32_t indent, llvm::StringRef label, llvm::StringRef text, Style style) {
    page_.TabTo(indent).Hang(indent).Put(label, style).Put(text, style).EndLine();
  }

  // What the transformations rest on, in words; other functions are not changed, so theirs matter
  // only to who asks for all.
  void WriteAssumptions() {
    std::map<refactor::AssumptionKind, uint32_t> counts;
    for (const refactor::FunctionRecord& record : results_.functions) {
      if (!IsTransformation(record.decision.outcome) && !options_.verbose) {
        continue;
      }
      std::vector<refactor::AssumptionKind> kinds;
      for (const refactor::Assumption& assumption : record.decision.assumptions) {
        kinds.push_back(assumption.kind);
      }
      std::sort(kinds.begin(), kinds.end());
      kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
      for (refactor::AssumptionKind kind : kinds) {
        ++counts[kind];
      }
    }
    if (counts.empty()) {
      return;
    }
    Heading("Assumptions");
    for (const auto& [kind, count] : counts) {
      const refactor::AssumptionInfo& info = refactor::Info(kind);
      page_.TabTo(2).Put(info.name, Style::Cyan).Hang(6);
      page_.Put(" (" + Count(count, "function", "functions") + "): ").Put(info.message).EndLine();
    }
  }

  void WriteProblems() {
    std::vector<const project::SourceFile*> left_out;
    for (const project::SourceFile& file : *results_.files) {
      bool skipped = file.status() == project::FileStatus::Skipped && options_.verbose;
      bool failed = file.status() == project::FileStatus::Failed;
      // A message says more, and where.
      if ((skipped || failed) && !HasMessage(file)) {
        left_out.push_back(&file);
      }
    }
    if (left_out.empty() && results_.diagnostics.empty()) {
      return;
    }
    Heading("Not analysed, and messages");
    for (const project::SourceFile* file : left_out) {
      bool failed = file->status() == project::FileStatus::Failed;
      page_.TabTo(2).Hang(4).PutWhole(file->path()).Put(": ");
      page_.Put(Name(file->status()), failed ? Style::Red : Style::Dim);
      page_.Put(file->reason().empty() ? "" : ", ").Put(file->reason()).EndLine();
    }
    for (const Diagnostic& diagnostic : results_.diagnostics) {
      page_.TabTo(2).Hang(4).PutWhole(diagnostic.file);
      if (diagnostic.line != 0) {
        page_.Put(":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column));
      }
      page_.Put(diagnostic.file.empty() ? "" : ": ").Put(diagnostic.message).EndLine();
    }
  }

  bool HasMessage(const project::SourceFile& file) const {
    return llvm::any_of(results_.diagnostics, [&file](const Diagnostic& diagnostic) {
      return diagnostic.file == file.path();
    });
  }

  void WriteStatistics() {
    WriteCounts("Preconditions", summary_.by_precondition);
    WriteCounts("Failures", summary_.by_failure);
    WriteCounts("Assumptions of all functions", summary_.by_assumption);
    WriteCounts("Reasons of what is unknown", results_.unknown_by_reason);
  }

  // The most frequent first.
  void WriteCounts(llvm::StringRef heading, const std::map<std::string, uint32_t>& counts) {
    if (counts.empty()) {
      return;
    }
    std::vector<std::pair<std::string, uint32_t>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
      return left.second > right.second;
    });
    Heading(heading);
    for (const auto& [name, count] : rows) {
      std::string number = std::to_string(count);
      uint32_t column = 8 - std::min<uint32_t>(6, static_cast<uint32_t>(number.size()));
      page_.TabTo(column).Put(number).TabTo(10).Hang(10).Put(name).EndLine();
    }
  }

  void WriteTimings() {
    if (results_.timings.empty()) {
      return;
    }
    Heading("Seconds");
    for (const auto& [stage, seconds] : results_.timings) {
      std::string text;
      llvm::raw_string_ostream(text) << llvm::format("%8.3f", seconds);
      page_.TabTo(2 + static_cast<uint32_t>(text.size() - llvm::StringRef(text).ltrim().size()));
      page_.Put(llvm::StringRef(text).ltrim()).TabTo(12).Put(stage).EndLine();
    }
  }

  void WriteSummary() {
    Separate();
    page_.Put(Totals(summary_)).EndLine();
    page_.Put(Outcomes(summary_), Style::Bold).EndLine();
    if (summary_.warned != 0) {
      page_.Put(Count(summary_.warned, "hybrid function has", "hybrid functions have"));
      page_.Put(" warnings").EndLine();
    }
    if (unlisted_ != 0) {
      page_.Put(Count(static_cast<uint32_t>(unlisted_), "function", "functions"));
      page_.Put(" without tensor parameters not listed (-v lists all)").EndLine();
    }
  }

  void Heading(llvm::StringRef text) {
    Separate();
    page_.Put(text, Style::Bold).EndLine();
  }

  // A blank line between sections, none above the first.
  void Separate() {
    if (begun_) {
      page_.BlankLine();
    }
    begun_ = true;
  }

  const Results& results_;
  const TextOptions& options_;
  TextPage page_;
  Summary summary_;
  size_t unlisted_ = 0;
  bool begun_ = false;
};

}  // namespace

void WriteText(const Results& results, const TextOptions& options, llvm::raw_ostream& os) {
  TextReport(results, options, os).Write();
}

}  // namespace hybridize::report
