#ifndef HYBRIDIZE_DRIVER_DECIDE_H_
#define HYBRIDIZE_DRIVER_DECIDE_H_

#include "driver/stage_clock.h"
#include "driver/workspace.h"
#include "llvm/Support/Error.h"

namespace hybridize::driver {

// Analyses the program and decides about every `def` of it: fills the functions and the counts of
// unknown reasons in the results, and the decorator's name. Policies are asked for what may be
// done; hiding findings is not this stage's business.
llvm::Error DecideFunctions(Workspace& workspace, StageClock& clock);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_DECIDE_H_
