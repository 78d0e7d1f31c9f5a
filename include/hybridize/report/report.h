#ifndef HYBRIDIZE_REPORT_REPORT_H_
#define HYBRIDIZE_REPORT_REPORT_H_

#include <map>
#include <string>
#include <vector>

#include "hybridize/base/diagnostic.h"
#include "hybridize/project/source_file.h"
#include "hybridize/refactor/decision.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::report {

// What one run found out: the one input of every output format. Borrows the files.
struct Results {
  std::string root;
  // Option names and values as the user would write them; only those that differ from the default.
  std::map<std::string, std::string> options;
  const IdVector<project::FileId, project::SourceFile>* files = nullptr;
  // Sorted by file, line, column.
  std::vector<refactor::FunctionRecord> functions;
  std::vector<Diagnostic> diagnostics;
  // Reason of an unknown value -> number of functions that it left undetermined.
  std::map<std::string, uint32_t> unknown_by_reason;
  // Seconds per stage, in order; empty without `--timings`.
  std::vector<std::pair<std::string, double>> timings;
};

struct TextOptions {
  bool color = false;
  // Also functions that are declined for having no tensor parameter at all.
  bool verbose = false;
  bool quiet = false;
  uint32_t width = 100;
};

// For a person at a terminal: grouped by file, one line per function with the reason, the
// assumptions spelled out, a summary.
void WriteText(const Results& results, const TextOptions& options, llvm::raw_ostream& os);

// The machine interface, `schemaVersion` 1 (docs/report.schema.json).
void WriteJson(const Results& results, llvm::raw_ostream& os);

// Why one function was decided as it was: every fact with its evidence, and the call paths.
void WriteExplanation(const Results& results, const refactor::FunctionRecord& record,
                      const TextOptions& options, llvm::raw_ostream& os);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_REPORT_H_
