#ifndef HYBRIDIZE_TOOLS_OUTPUTS_H_
#define HYBRIDIZE_TOOLS_OUTPUTS_H_

#include <string>
#include <vector>

#include "hybridize/project/settings.h"
#include "hybridize/report/report.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "terminal.h"

namespace hybridize::cli {

// One report to be written.
struct Output {
  project::OutputFormat format = project::OutputFormat::Text;
  // `-`: standard output.
  std::string file;

  bool is_stdout() const { return file == "-"; }
};

// The reports that `-o` asks for, without any the one on standard output. `FORMAT=FILE` where the
// format is named, else in the format of `--output-format`. An error for a format that does not
// exist or that this version does not write, or for two reports on standard output.
llvm::Expected<std::vector<Output>> ParseOutputs(const project::Settings& settings);

// Writes a file in one step: it is there as a whole, or as before. What is no regular file (a pipe,
// a terminal) is written to directly.
llvm::Error WriteFile(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream&)> write);

void WriteReport(project::OutputFormat format, const report::Results& results,
                 const report::TextOptions& options, llvm::raw_ostream& os);

report::TextOptions TextOptionsFor(const project::Settings& settings, Stream stream);

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_OUTPUTS_H_
