#ifndef HYBRIDIZE_SRC_HAZARDS_REGIONS_H_
#define HYBRIDIZE_SRC_HAZARDS_REGIONS_H_

#include "hazards/trace.h"
#include "hybridize/effects/order.h"

namespace hybridize::hazards {

// The region lies in `outer`, or is it.
bool IsWithin(const ir::Function& function, ir::RegionId region, ir::RegionId outer);

ir::RegionId RegionOf(const ir::Function& function, ir::InstId inst);

bool IsLoop(ir::RegionKind kind);

// Whether a `for` or `while` becomes a loop of the graph: what it runs over, or its condition, is
// a tensor (also one made outside the call), a number that tracing makes symbolic, or a dataset.
Truth IsGraphLoop(const Trace& trace, const Trace::Step& step, const ir::Region& region);

// Whether an `if` or `else` is decided by a symbolic value.
Truth IsGraphBranch(const Trace& trace, const Trace::Step& step, const ir::Region& region);

// Either, for any region around `region` or `region` itself, up to the function's body.
Truth DependsOnTensor(const Trace& trace, const Trace::Step& step, ir::RegionId region);

using effects::BlockOf;
using effects::ReachableFrom;

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_SRC_HAZARDS_REGIONS_H_
