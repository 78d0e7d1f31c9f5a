#include "hybridize/report/report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "report/location.h"
#include "report/names.h"
#include "report/phrases.h"
#include "report/text_page.h"

namespace hybridize::report {
namespace {

class Explanation {
 public:
  Explanation(const Results& results, const refactor::FunctionRecord& record,
              const TextOptions& options, llvm::raw_ostream& os)
      : results_(results),
        record_(record),
        path_((*results.files)[project::FileId(record.file)].path()),
        page_(options.color, options.width, os) {}

  void Write() {
    WriteDecision();
    WriteFacts();
    WriteParameters();
    WriteCallees();
  }

 private:
  void WriteDecision() {
    const refactor::Decision& decision = record_.decision;
    page_.PutWhole(FunctionIdentity(results_, record_), Style::Bold).EndLine();
    page_.TabTo(2).Hang(4).Put(Name(decision.outcome), Style::Green);
    if (decision.precondition != refactor::Precondition::None) {
      page_.Put(": ").Put(Name(decision.precondition)).Put(" ");
      page_.Put(Describe(decision.precondition));
    }
    page_.EndLine();
    WriteSignature();
    WriteFindings("Failures", decision.failures);
    WriteFindings("Notes", decision.notes);
    WriteAssumptions();
  }

  void WriteSignature() {
    const refactor::Decision& decision = record_.decision;
    if (decision.signature) {
      page_.TabTo(2).Hang(4).Put("signature ").Put(*decision.signature).EndLine();
    }
    if (decision.signature_absence) {
      page_.TabTo(2).Hang(4).Put("no signature: ").Put(*decision.signature_absence).EndLine();
    }
    if (decision.signature_relation) {
      page_.TabTo(2).Hang(4).Put("the signature that stands there is ");
      page_.Put(Name(*decision.signature_relation)).Put(" to what is passed").EndLine();
    }
  }

  static llvm::StringRef Label(const refactor::Failure&) { return ""; }
  static llvm::StringRef Label(const refactor::Note& note) {
    return note.level == refactor::NoteLevel::Warning ? "warning: " : "";
  }

  template <typename Finding>
  void WriteFindings(llvm::StringRef heading, const std::vector<Finding>& findings) {
    if (findings.empty()) {
      return;
    }
    Heading(heading);
    for (const Finding& finding : findings) {
      page_.TabTo(2).Hang(4).Put(Label(finding), Style::Yellow);
      page_.Put(Title(finding.rule), Style::Cyan).Put(": ").Put(Message(finding)).EndLine();
      WriteEvidence(finding.evidence);
    }
  }

  void WriteAssumptions() {
    if (record_.decision.assumptions.empty()) {
      return;
    }
    Heading("Assumptions");
    for (const refactor::Assumption& assumption : record_.decision.assumptions) {
      page_.TabTo(2).Hang(4).Put(refactor::Info(assumption.kind).name, Style::Cyan);
      page_.Put(": ").Put(Message(assumption)).EndLine();
      WriteEvidence(assumption.evidence);
    }
  }

  void WriteFacts() {
    const refactor::FunctionFacts& facts = record_.facts;
    Heading("Facts");
    WriteFact("hybrid", facts.hybrid);
    WriteFact("tensor parameter", facts.tensor_parameter);
    WriteFact("primitive parameter", facts.primitive_parameter);
    WriteFact("side effects", facts.side_effects);
    WriteFact("recursive", facts.recursive);
    WriteFact("tensor computation", facts.tensor_computation);
    WriteFact("callers all traced", facts.covered_callers);
    for (const refactor::FunctionFacts::Hazard& hazard : facts.hazards) {
      WriteFact(Title(hazard.rule), hazard.fact);
    }
  }

  void WriteFact(llvm::StringRef name, const Fact& fact) {
    page_.TabTo(2).Put(name).TabTo(kValueColumn).Put(Name(fact.truth), StyleOf(fact.truth));
    page_.EndLine();
    WriteEvidence(fact.evidence);
  }

  void WriteParameters() {
    if (record_.facts.parameters.empty()) {
      return;
    }
    Heading("Parameters");
    for (const refactor::ParameterFacts& parameter : record_.facts.parameters) {
      page_.TabTo(2)
          .Put(parameter.name, Style::Bold)
          .Put(" (")
          .Put(KindName(parameter.kind))
          .Put(")");
      page_.TabTo(kValueColumn).Hang(kValueColumn).Put(Name(parameter.role), Style::Cyan);
      page_.Put(" ").Put(llvm::join(parameter.types, " | ")).EndLine();
      WriteEvidence(parameter.evidence);
    }
  }

  void WriteCallees() {
    if (record_.callees.empty()) {
      return;
    }
    Heading("Calls");
    for (const std::string& callee : record_.callees) {
      page_.TabTo(2).Put(callee).EndLine();
    }
  }

  void WriteEvidence(const std::vector<Evidence>& evidence) {
    for (const Evidence& item : evidence) {
      page_.TabTo(6).PutWhole(Describe(Locate(results_, item.place), path_), Style::Dim);
      page_.Hang(8).Put(" ").Put(item.message).EndLine();
    }
  }

  void Heading(llvm::StringRef text) {
    page_.BlankLine();
    page_.Put(text, Style::Bold).EndLine();
  }

  static Style StyleOf(Truth truth) {
    return truth == Truth::Unknown ? Style::Yellow : Style::Plain;
  }

  static constexpr uint32_t kValueColumn = 28;

  const Results& results_;
  const refactor::FunctionRecord& record_;
  llvm::StringRef path_;
  TextPage page_;
};

}  // namespace

void WriteExplanation(const Results& results, const refactor::FunctionRecord& record,
                      const TextOptions& options, llvm::raw_ostream& os) {
  Explanation(results, record, options, os).Write();
}

}  // namespace hybridize::report
