#ifndef HYBRIDIZE_DRIVER_CHANGES_H_
#define HYBRIDIZE_DRIVER_CHANGES_H_

#include "driver/workspace.h"

namespace hybridize::driver {

// Turns the decisions into changes of the files, and says in the decisions how their signatures are
// written there, or why they are not: the text depends on what a file calls the library. A function
// that only a signature would change, and that cannot have it, is kept.
void PlanChanges(Workspace& workspace);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_CHANGES_H_
