#include "hybridize/report/report.h"
#include "hybridize/report/summary.h"
#include "report/location.h"
#include "report/names.h"
#include "report/phrases.h"

namespace hybridize::report {
namespace {

// Text as it is, whatever Markdown would make of it, also in a cell of a table.
std::string Escaped(llvm::StringRef text) {
  static constexpr llvm::StringLiteral kSpecial = "\\`*_{}[]<>#|~&";
  std::string out;
  for (char c : Printable(text)) {
    if (kSpecial.contains(c)) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

class MarkdownReport {
 public:
  MarkdownReport(const Results& results, const TextOptions& options, llvm::raw_ostream& os)
      : results_(results), options_(options), os_(os), summary_(Summarize(results)) {}

  void Write() {
    os_ << "# hybridize\n\n" << Totals(summary_) << ": " << Outcomes(summary_) << ".\n";
    WriteFunctions();
    WriteAssumptions();
    WriteProblems();
  }

 private:
  void WriteFunctions() {
    bool begun = false;
    uint32_t file = 0;
    for (const refactor::FunctionRecord& record : results_.functions) {
      if (!IsListed(record, options_)) {
        continue;
      }
      if (!begun || record.file != file) {
        llvm::StringRef path = (*results_.files)[project::FileId(record.file)].path();
        os_ << "\n## " << Escaped(path) << "\n\n"
            << "| line | function | decision | reason |\n| ---: | --- | --- | --- |\n";
      }
      begun = true;
      file = record.file;
      WriteRow(record);
    }
  }

  void WriteRow(const refactor::FunctionRecord& record) {
    const refactor::Decision& decision = record.decision;
    Location location = Locate(results_, record);
    os_ << "| " << location.line << " | " << Escaped(record.qualname) << " | "
        << Name(decision.outcome) << " | " << Escaped(Reason(results_, record));
    if (decision.signature) {
      os_ << "<br>signature " << Escaped(*decision.signature);
    }
    for (const refactor::Note& note : decision.notes) {
      os_ << "<br>" << Name(note.level) << ": " << Escaped(Reason(results_, note, location.file));
    }
    if (IsTransformation(decision.outcome) && !decision.assumptions.empty()) {
      os_ << "<br>assumes " << AssumptionNames(decision);
    }
    os_ << " |\n";
  }

  void WriteAssumptions() {
    if (summary_.by_assumption.empty()) {
      return;
    }
    os_ << "\n## Assumptions\n\n";
    for (refactor::AssumptionKind kind : refactor::AllAssumptions()) {
      const refactor::AssumptionInfo& info = refactor::Info(kind);
      auto entry = summary_.by_assumption.find(info.name.str());
      if (entry != summary_.by_assumption.end()) {
        os_ << "- `" << info.name << "` (" << Count(entry->second, "function", "functions")
            << "): " << info.message << "\n";
      }
    }
  }

  void WriteProblems() {
    if (results_.diagnostics.empty()) {
      return;
    }
    os_ << "\n## Messages\n\n";
    for (const Diagnostic& diagnostic : results_.diagnostics) {
      os_ << "- " << Escaped(diagnostic.file);
      if (diagnostic.line != 0) {
        os_ << ":" << diagnostic.line << ":" << diagnostic.column;
      }
      os_ << (diagnostic.file.empty() ? "" : ": ") << Escaped(diagnostic.message) << "\n";
    }
  }

  const Results& results_;
  const TextOptions& options_;
  llvm::raw_ostream& os_;
  Summary summary_;
};

}  // namespace

void WriteMarkdown(const Results& results, const TextOptions& options, llvm::raw_ostream& os) {
  MarkdownReport(results, options, os).Write();
}

}  // namespace hybridize::report
