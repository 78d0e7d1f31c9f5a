#ifndef HYBRIDIZE_REPORT_REPORT_H_
#define HYBRIDIZE_REPORT_REPORT_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hybridize/base/diagnostic.h"
#include "hybridize/project/source_file.h"
#include "hybridize/refactor/decision.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::report {

// What one run found out: the one input of every output format. Borrows the files.
struct Results {
  std::string tool_version;
  // As the user would write it.
  std::string root;
  // Option names and values as the user would write them; only those that differ from the default.
  std::map<std::string, std::string> options;
  // Sorted by path. Never null when a report is written.
  const IdVector<project::FileId, project::SourceFile>* files = nullptr;
  // Sorted by file, line, column.
  std::vector<refactor::FunctionRecord> functions;
  // Sorted.
  std::vector<Diagnostic> diagnostics;
  // Reason of an unknown value -> number of functions that it left undetermined.
  std::map<std::string, uint32_t> unknown_by_reason;
  // Seconds per stage, in order; empty without `--timings`.
  std::vector<std::pair<std::string, double>> timings;
};

struct TextOptions {
  bool color = false;
  // Also the functions that take no tensor, notes, and every piece of evidence.
  bool verbose = false;
  // Transformations and warnings only.
  bool quiet = false;
  // Tables of counts behind the summary.
  bool statistics = false;
  // Columns of the terminal.
  uint32_t width = 100;
};

// How many pieces of evidence an item shows; the JSON report says how many there are.
inline constexpr size_t kMaxEvidence = 5;

// For a person at a terminal: grouped by file, one line per function with the reason, the
// assumptions spelled out, a summary.
void WriteText(const Results& results, const TextOptions& options, llvm::raw_ostream& os);

// The same for a pull request or an issue.
void WriteMarkdown(const Results& results, const TextOptions& options, llvm::raw_ostream& os);

// The machine interface, `schemaVersion` 1 (docs/report.schema.json). Always valid UTF-8: what is
// none, in a file name for example, is replaced.
void WriteJson(const Results& results, llvm::raw_ostream& os);

// Why one function was decided as it was: every fact with its evidence, and the call paths.
void WriteExplanation(const Results& results, const refactor::FunctionRecord& record,
                      const TextOptions& options, llvm::raw_ostream& os);

// `pkg/net.py::Net.call@12`: names a function in reports, and as the target of `explain`.
std::string FunctionIdentity(const Results& results, const refactor::FunctionRecord& record);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_REPORT_H_
