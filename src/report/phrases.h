#ifndef HYBRIDIZE_REPORT_PHRASES_H_
#define HYBRIDIZE_REPORT_PHRASES_H_

#include <string>

#include "hybridize/report/report.h"
#include "hybridize/report/summary.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::report {

// Sentences that the formats for people share.

// Whether the format lists the function at all: see `TextOptions`.
bool IsListed(const refactor::FunctionRecord& record, const TextOptions& options);
bool HasWarning(const refactor::FunctionRecord& record);
// `HYB004 has-python-side-effects`.
std::string Title(refactor::Rule rule);
// The first piece of evidence and how many more there are: `calls print (33:9, 2 more)`. Empty
// without evidence.
std::string FirstEvidence(const Results& results, const std::vector<Evidence>& evidence,
                          llvm::StringRef current_file);
// Title and what is to be said: the message of its own, else the first piece of evidence.
std::string Reason(const Results& results, const refactor::Failure& failure,
                   llvm::StringRef current_file);
std::string Reason(const Results& results, const refactor::Note& note,
                   llvm::StringRef current_file);
// The reason of the decision in one line.
std::string Reason(const Results& results, const refactor::FunctionRecord& record);
// The names of the assumptions, each once: `graph-numerics, trace-time-cost`.
std::string AssumptionNames(const refactor::Decision& decision);
// `12 files, 345 lines, 120 functions, 30 candidates.`
std::string Totals(const Summary& summary);
// `8 to refactor (5 convert, 3 dehybridize), 20 keep, 60 declined, 32 undecided.`
std::string Outcomes(const Summary& summary);
// `1 file`, `2 files`.
std::string Count(uint32_t count, llvm::StringRef singular, llvm::StringRef plural);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_PHRASES_H_
