#ifndef HYBRIDIZE_REPORT_BASELINE_H_
#define HYBRIDIZE_REPORT_BASELINE_H_

#include <map>
#include <string>

#include "hybridize/report/report.h"
#include "llvm/Support/Error.h"

namespace hybridize::report {

// What an earlier JSON report has, so that a later run shows only what is new. A function is known
// by its file and qualified name, not by its line, and is new again when its decision, its failures
// or its warnings are others. Of several functions of one name, as many are known as the report
// has.
class Baseline {
 public:
  // An error that names the file when it cannot be read or is no report of this version.
  static llvm::Expected<Baseline> Read(llvm::StringRef path);

  // Takes the functions that the report has out of the results.
  void Subtract(Results& results) const;

 private:
  std::map<std::string, uint32_t> known_;
};

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_BASELINE_H_
