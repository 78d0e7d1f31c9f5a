#include <algorithm>

#include "hybridize/report/report.h"
#include "hybridize/report/summary.h"
#include "llvm/Support/JSON.h"
#include "report/location.h"
#include "report/names.h"

namespace hybridize::report {
namespace {

// Streams the report, so that a large project's is never in memory as a tree.
class JsonWriter {
 public:
  JsonWriter(const Results& results, llvm::raw_ostream& os) : results_(results), json_(os, 1) {}

  void Write() {
    json_.object([this] {
      json_.attribute("schemaVersion", 1);
      json_.attributeObject("tool", [this] {
        Text("name", "hybridize");
        Text("version", results_.tool_version);
      });
      Text("root", results_.root);
      json_.attributeObject("options", [this] {
        for (const auto& [name, value] : results_.options) {
          Text(name, value);
        }
      });
      json_.attributeArray("files", [this] {
        for (const project::SourceFile& file : *results_.files) {
          WriteFile(file);
        }
      });
      json_.attributeArray("functions", [this] {
        for (const refactor::FunctionRecord& record : results_.functions) {
          json_.object([this, &record] { WriteFunction(record); });
        }
      });
      json_.attributeObject("summary", [this] { WriteSummary(); });
      json_.attributeArray("diagnostics", [this] {
        for (const Diagnostic& diagnostic : results_.diagnostics) {
          WriteDiagnostic(diagnostic);
        }
      });
      WriteTimings();
    });
  }

 private:
  void Text(llvm::StringRef key, llvm::StringRef text) {
    json_.attribute(ValidUtf8(key), ValidUtf8(text));
  }

  // Null where the text is empty.
  void TextOrNull(llvm::StringRef key, llvm::StringRef text) {
    if (text.empty()) {
      json_.attribute(key, nullptr);
    } else {
      Text(key, text);
    }
  }

  void WriteFile(const project::SourceFile& file) {
    json_.object([this, &file] {
      Text("path", file.path());
      Text("status", Name(file.status()));
      TextOrNull("reason", file.reason());
      json_.attribute("lines", file.line_count());
    });
  }

  void WriteFunction(const refactor::FunctionRecord& record) {
    Location location = Locate(results_, record);
    Text("id", FunctionIdentity(results_, record));
    Text("module", record.module);
    Text("qualname", record.qualname);
    Text("file", location.file);
    json_.attribute("line", location.line);
    json_.attribute("column", location.column);
    json_.attribute("endLine", location.end_line);
    json_.attributeObject("facts", [this, &record] { WriteFacts(record.facts); });
    json_.attributeArray("parameters", [this, &record] {
      for (const refactor::ParameterFacts& parameter : record.facts.parameters) {
        WriteParameter(parameter);
      }
    });
    json_.attributeArray("callees", [this, &record] {
      for (const std::string& callee : record.callees) {
        json_.value(ValidUtf8(callee));
      }
    });
    WriteDecision(record.decision);
  }

  void WriteFacts(const refactor::FunctionFacts& facts) {
    Text("hybrid", Name(facts.hybrid.truth));
    Text("tensorParameter", Name(facts.tensor_parameter.truth));
    Text("primitiveParameter", Name(facts.primitive_parameter.truth));
    Text("sideEffects", Name(facts.side_effects.truth));
    Text("recursive", Name(facts.recursive.truth));
    Text("tensorComputation", Name(facts.tensor_computation.truth));
  }

  void WriteParameter(const refactor::ParameterFacts& parameter) {
    json_.object([this, &parameter] {
      Text("name", parameter.name);
      Text("kind", KindName(parameter.kind));
      Text("role", Name(parameter.role));
      json_.attributeArray("types", [this, &parameter] {
        for (const std::string& type : parameter.types) {
          json_.value(ValidUtf8(type));
        }
      });
      WriteEvidence(parameter.evidence);
    });
  }

  void WriteDecision(const refactor::Decision& decision) {
    Text("decision", Name(decision.outcome));
    TextOrNull("precondition", Name(decision.precondition));
    json_.attributeArray("failures", [this, &decision] {
      for (const refactor::Failure& failure : decision.failures) {
        WriteFailure(failure);
      }
    });
    json_.attributeArray("assumptions", [this, &decision] {
      for (const refactor::Assumption& assumption : decision.assumptions) {
        WriteAssumption(assumption);
      }
    });
    TextOrNull("signature", decision.signature.value_or(""));
    TextOrNull("signatureAbsence", decision.signature_absence.value_or(""));
    TextOrNull("signatureRelation",
               decision.signature_relation ? Name(*decision.signature_relation) : "");
    json_.attributeArray("notes", [this, &decision] {
      for (const refactor::Note& note : decision.notes) {
        WriteNote(note);
      }
    });
  }

  void WriteRule(refactor::Rule rule) {
    Text("rule", refactor::Info(rule).name);
    Text("code", refactor::Code(rule));
  }

  void WriteFailure(const refactor::Failure& failure) {
    json_.object([this, &failure] {
      WriteRule(failure.rule);
      Text("message", Message(failure));
      WriteEvidence(failure.evidence);
    });
  }

  void WriteAssumption(const refactor::Assumption& assumption) {
    json_.object([this, &assumption] {
      Text("name", refactor::Info(assumption.kind).name);
      Text("message", Message(assumption));
      WriteEvidence(assumption.evidence);
    });
  }

  void WriteNote(const refactor::Note& note) {
    json_.object([this, &note] {
      WriteRule(note.rule);
      Text("level", Name(note.level));
      Text("message", Message(note));
      WriteEvidence(note.evidence);
    });
  }

  void WriteEvidence(const std::vector<Evidence>& evidence) {
    json_.attributeArray("evidence", [this, &evidence] {
      for (size_t i = 0; i < std::min(evidence.size(), kMaxEvidence); ++i) {
        Location location = Locate(results_, evidence[i].place);
        json_.object([this, &location, &message = evidence[i].message] {
          Text("file", location.file);
          json_.attribute("line", location.line);
          json_.attribute("column", location.column);
          Text("message", message);
        });
      }
    });
    json_.attribute("evidenceTotal", static_cast<int64_t>(evidence.size()));
  }

  void WriteCounts(llvm::StringRef key, const std::map<std::string, uint32_t>& counts) {
    json_.attributeObject(key, [this, &counts] {
      for (const auto& [name, count] : counts) {
        json_.attribute(ValidUtf8(name), count);
      }
    });
  }

  void WriteSummary() {
    Summary summary = Summarize(results_);
    json_.attribute("files", summary.files);
    json_.attribute("functions", summary.functions);
    json_.attribute("candidates", summary.candidates);
    json_.attribute("refactorable", summary.refactorable);
    WriteCounts("byPrecondition", summary.by_precondition);
    WriteCounts("byFailure", summary.by_failure);
    WriteCounts("byAssumption", summary.by_assumption);
    WriteCounts("unknownByReason", results_.unknown_by_reason);
  }

  void WriteDiagnostic(const Diagnostic& diagnostic) {
    json_.object([this, &diagnostic] {
      Text("file", diagnostic.file);
      json_.attribute("line", diagnostic.line);
      json_.attribute("column", diagnostic.column);
      Text("message", diagnostic.message);
    });
  }

  void WriteTimings() {
    if (results_.timings.empty()) {
      return;
    }
    json_.attributeArray("timings", [this] {
      for (const auto& timing : results_.timings) {
        json_.object([this, &timing] {
          Text("stage", timing.first);
          json_.attribute("seconds", timing.second);
        });
      }
    });
  }

  const Results& results_;
  llvm::json::OStream json_;
};

}  // namespace

void WriteJson(const Results& results, llvm::raw_ostream& os) {
  JsonWriter(results, os).Write();
  os << '\n';
}

}  // namespace hybridize::report
