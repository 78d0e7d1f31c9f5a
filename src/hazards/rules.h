#ifndef HYBRIDIZE_SRC_HAZARDS_RULES_H_
#define HYBRIDIZE_SRC_HAZARDS_RULES_H_

#include "hazards/trace.h"

namespace hybridize::hazards {

// One function per hazard: whether tracing the function would meet it.
#define HYB_HAZARD(Enumerator) Fact Enumerator(const Trace& trace);
#include "hybridize/hazards/hazards.def"

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_SRC_HAZARDS_RULES_H_
