#ifndef HYBRIDIZE_TOOLS_COMPLETION_H_
#define HYBRIDIZE_TOOLS_COMPLETION_H_

#include "command_line.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::cli {

// A script that completes the commands and options of `hybridize` in the shell, to be sourced or
// put where the shell looks for such.
void WriteCompletion(Shell shell, llvm::raw_ostream& os);

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_COMPLETION_H_
