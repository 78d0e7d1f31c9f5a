#ifndef HYBRIDIZE_REPORT_LOCATION_H_
#define HYBRIDIZE_REPORT_LOCATION_H_

#include <cstdint>
#include <string>

#include "hybridize/base/fact.h"
#include "hybridize/report/report.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::report {

// A place as people and other programs read it: 1-based, columns in code points.
struct Location {
  // As it is on disk: not necessarily UTF-8.
  llvm::StringRef file;
  uint32_t line = 0;
  uint32_t column = 0;
  // The line of the last character.
  uint32_t end_line = 0;
};

Location Locate(const Results& results, const Place& place);
Location Locate(const Results& results, const refactor::FunctionRecord& record);

// `33:9`, with the file in front where it is another than `current_file`.
std::string Describe(const Location& location, llvm::StringRef current_file);

// Control characters and what is no UTF-8 as `\x1b`: safe to send to a terminal.
std::string Printable(llvm::StringRef text);

// What is no UTF-8 replaced by U+FFFD.
std::string ValidUtf8(llvm::StringRef text);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_LOCATION_H_
