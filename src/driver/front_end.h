#ifndef HYBRIDIZE_DRIVER_FRONT_END_H_
#define HYBRIDIZE_DRIVER_FRONT_END_H_

#include "driver/stage_clock.h"
#include "driver/workspace.h"

namespace hybridize::driver {

// Parses and checks the files that were read; a file with errors becomes Failed, one in Python 2
// Skipped, each with a diagnostic.
void ParseFiles(Workspace& workspace, StageClock& clock);

// Lowers the files that parsed and puts them together.
void LowerFiles(Workspace& workspace, StageClock& clock);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_FRONT_END_H_
