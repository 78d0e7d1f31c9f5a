#include "hazards/regions.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {

bool IsWithin(const ir::Function& function, ir::RegionId region, ir::RegionId outer) {
  for (; region.valid(); region = function.regions[region].parent) {
    if (region == outer) {
      return true;
    }
  }
  return false;
}

ir::RegionId RegionOf(const ir::Function& function, ir::InstId inst) {
  for (const ir::Block& block : function.blocks) {
    uint32_t begin = block.instructions.begin;
    if (inst.index() >= begin && inst.index() < begin + block.instructions.count) {
      return block.region;
    }
  }
  return {};
}

bool IsLoop(ir::RegionKind kind) {
  return kind == ir::RegionKind::For || kind == ir::RegionKind::While;
}

Truth IsGraphLoop(const Trace& trace, const Trace::Step& step, const ir::Region& region) {
  if (!IsLoop(region.kind) || !region.decider.valid()) {
    return Truth::No;
  }
  ValueState state = trace.State(step.frame, region.decider);
  return region.kind == ir::RegionKind::For ? state.MakesGraphLoop() : state.IsSymbolic();
}

Truth IsGraphBranch(const Trace& trace, const Trace::Step& step, const ir::Region& region) {
  bool branch = region.kind == ir::RegionKind::If || region.kind == ir::RegionKind::Else;
  if (!branch || !region.decider.valid()) {
    return Truth::No;
  }
  return trace.State(step.frame, region.decider).IsSymbolic();
}

Truth DependsOnTensor(const Trace& trace, const Trace::Step& step, ir::RegionId region) {
  const ir::Function& function = trace.FunctionOf(step);
  Truth truth = Truth::No;
  for (; region.valid(); region = function.regions[region].parent) {
    const ir::Region& here = function.regions[region];
    for (Truth found : {IsGraphLoop(trace, step, here), IsGraphBranch(trace, step, here)}) {
      if (found == Truth::Yes) {
        return found;
      }
      truth = found == Truth::Unknown ? found : truth;
    }
  }
  return truth;
}

}  // namespace hybridize::hazards
