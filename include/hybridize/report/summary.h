#ifndef HYBRIDIZE_REPORT_SUMMARY_H_
#define HYBRIDIZE_REPORT_SUMMARY_H_

#include <cstdint>
#include <map>
#include <string>

#include "hybridize/report/report.h"

namespace hybridize::report {

// The counts of one run. The maps are keyed by the names that reports use and hold no zeros.
struct Summary {
  uint32_t files = 0;
  uint32_t analyzed_files = 0;
  uint32_t skipped_files = 0;
  uint32_t failed_files = 0;
  // Of the analysed files.
  uint32_t lines = 0;
  uint32_t functions = 0;
  // Hybrid, or with a parameter that receives a tensor.
  uint32_t candidates = 0;
  // Converted, de-hybridised or reconfigured.
  uint32_t refactorable = 0;
  // Functions with a warning that are hybrid.
  uint32_t warned = 0;
  std::map<std::string, uint32_t> by_outcome;
  std::map<std::string, uint32_t> by_precondition;
  std::map<std::string, uint32_t> by_failure;
  std::map<std::string, uint32_t> by_assumption;
};

Summary Summarize(const Results& results);

bool IsTransformation(refactor::Outcome outcome);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_SUMMARY_H_
