#ifndef HYBRIDIZE_TESTS_REPORT_SCHEMA_H_
#define HYBRIDIZE_TESTS_REPORT_SCHEMA_H_

#include <string>
#include <vector>

#include "llvm/Support/JSON.h"

namespace hybridize::report {

// What of JSON Schema docs/report.schema.json uses: type, const, enum, pattern, minimum,
// properties, required, additionalProperties, items, maxItems and references to $defs. An unknown
// keyword is an error, so that none is silently not checked.
class Schema {
 public:
  explicit Schema(const llvm::json::Value& schema) : root_(schema) {}

  // What is wrong with the document, each with a path like `/functions/0/line`.
  std::vector<std::string> Check(const llvm::json::Value& document) const;

 private:
  const llvm::json::Value& root_;
};

}  // namespace hybridize::report

#endif  // HYBRIDIZE_TESTS_REPORT_SCHEMA_H_
