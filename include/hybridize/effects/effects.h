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
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize::effects {

// Why a frame has an effect: an instruction of it, and the callee through which, if any.
struct Witness {
  ir::InstId inst;
  pointsto::FrameId callee;

  bool valid() const { return inst.valid(); }
};

// What running a frame may do.
struct Summary {
  // Runs library functions with these roles, by role.
  std::array<Witness, models::kRoleCount> roles;
  // Rebinds a global.
  Witness rebinds;
  // Runs something that is not known.
  Witness unknown;
  // Objects that are written and that the call did not make.
  llvm::MapVector<pointsto::ObjectId, Witness> writes;
  // On a cycle of the call graph.
  bool recursive = false;
};

// What functions may do to the world outside of their calls: a mod analysis over the points-to
// result, summarised per frame along the strongly connected components of the call graph, callees
// first. A write to an object that the call itself made, and that nothing outside holds, is none.
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
  using Select = llvm::function_ref<Witness(const Summary& summary)>;

  std::vector<Evidence> Path(pointsto::FrameId frame, Select select) const;
  void NoteUnknown(pointsto::FrameId frame, Fact& fact) const;
  std::string Describe(pointsto::FrameId frame, ir::InstId inst) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
  IdVector<pointsto::FrameId, Summary> summaries_;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_EFFECTS_EFFECTS_H_
