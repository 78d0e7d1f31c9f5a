#ifndef HYBRIDIZE_EFFECTS_EFFECTS_H_
#define HYBRIDIZE_EFFECTS_EFFECTS_H_

#include <array>
#include <string>
#include <vector>

#include "hybridize/base/fact.h"
#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize::effects {

// Why a frame has an effect: an instruction of it, and the callee through which, if any.
struct Witness {
  ir::InstId inst;
  pointsto::FrameId callee;

  bool valid() const { return inst.valid(); }
};

// What running a frame may do, callees included: for each an instruction that does it, or calls
// what does, on a shortest path; invalid: it does not.
struct Summary {
  // Runs library functions with these roles, by role.
  std::array<Witness, models::kRoleCount> roles;
  // Rebinds a global.
  Witness rebinds;
  // Runs something that is not known.
  Witness unknown;
  // Writes an object that outlives every call.
  Witness writes;
  // The same of a layer, where that is not the framework building it.
  Witness writes_layer;
  // The first of the objects that it writes and that a caller made.
  pointsto::ObjectId written;
  // On a cycle of the call graph.
  bool recursive = false;
};

// Frames that write an object which one of their callers made, with how.
using EscapingWrites = llvm::DenseMap<std::pair<pointsto::FrameId, pointsto::ObjectId>, Witness>;

// What functions may do to the world outside of their calls: a mod analysis over the points-to
// result. What a frame does by itself spreads to its callers, breadth first; a write to an object
// that nothing outside of calls holds stops spreading where a call made the object.
class Effects {
 public:
  Effects(const ir::Program& program, const models::Models& models,
          const pointsto::Solution& solution);

  // Whether running the function may have a Python side effect visible outside of it.
  Fact SideEffects(ir::FunctionId function) const;
  // Whether the function is on a cycle of the call graph.
  Fact Recursive(ir::FunctionId function) const;
  // Whether it runs, transitively, a library function with the role; unknown where it runs
  // something that is not known.
  Fact Reaches(ir::FunctionId function, models::Role role) const;
  // The same of one frame; false where it is not known.
  bool FrameReaches(pointsto::FrameId frame, models::Role role) const {
    return summaries_[frame].roles[static_cast<size_t>(role)].valid();
  }
  // Whether the frame is on a cycle of the call graph.
  bool IsRecursive(pointsto::FrameId frame) const { return summaries_[frame].recursive; }

 private:
  using Select = llvm::function_ref<Witness(pointsto::FrameId frame)>;

  std::vector<Evidence> Path(pointsto::FrameId frame, Select select) const;
  void NoteUnknown(pointsto::FrameId frame, Fact& fact) const;
  std::string Describe(pointsto::FrameId frame, ir::InstId inst) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
  IdVector<pointsto::FrameId, Summary> summaries_;
  EscapingWrites escaping_;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_EFFECTS_EFFECTS_H_
