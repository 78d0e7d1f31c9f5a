#ifndef HYBRIDIZE_SRC_EFFECTS_CALL_ORDER_H_
#define HYBRIDIZE_SRC_EFFECTS_CALL_ORDER_H_

#include <vector>

#include "hybridize/pointsto/solution.h"

namespace hybridize::effects {

// The strongly connected components of the call graph over frames, callees before callers (Tarjan).
std::vector<std::vector<pointsto::FrameId>> CalleesFirst(const pointsto::Solution& solution);

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_SRC_EFFECTS_CALL_ORDER_H_
