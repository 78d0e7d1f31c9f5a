#ifndef HYBRIDIZE_SRC_HAZARDS_JOINED_TYPES_H_
#define HYBRIDIZE_SRC_HAZARDS_JOINED_TYPES_H_

#include "hazards/trace.h"

namespace hybridize::hazards {

// Variables that a loop or branch of the graph gives one dtype in one way and another in the other,
// or a loop another shape with every iteration. A graph has one for all.
void NoteJoinedTypes(const Trace& trace, Verdict& verdict);

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_SRC_HAZARDS_JOINED_TYPES_H_
