#ifndef HYBRIDIZE_DRIVER_POLICIES_H_
#define HYBRIDIZE_DRIVER_POLICIES_H_

#include "driver/workspace.h"
#include "llvm/Support/Error.h"

namespace hybridize::driver {

// Fills the policies from the settings and from the comments in the files. Fails on a code in the
// settings that does not exist; one in a comment becomes a diagnostic.
llvm::Error MakePolicies(Workspace& workspace);

// Applies the policies to the decisions, and drops the functions of files that are not selected.
void ApplyPolicies(Workspace& workspace);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_POLICIES_H_
