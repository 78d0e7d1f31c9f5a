#ifndef HYBRIDIZE_DRIVER_ENTRIES_H_
#define HYBRIDIZE_DRIVER_ENTRIES_H_

#include "driver/workspace.h"
#include "llvm/Support/Error.h"

namespace hybridize::driver {

// Finds what `--entry` names, among the functions of the program. An error for a file that is not
// analysed or has no such function.
llvm::Error FindEntries(Workspace& workspace);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_ENTRIES_H_
