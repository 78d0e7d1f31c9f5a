#ifndef HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_
#define HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_

#include <vector>

#include "effects/local_effects.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize::effects {

// Spreads what frames do by themselves to their callers. Every kind of effect is one breadth-first
// walk up the call graph from the frames that have it, so that the work is linear in the edges.
class Summarizer {
 public:
  Summarizer(const ir::Program& program, const models::Models& models,
             const pointsto::Solution& solution);

  void Run(IdVector<pointsto::FrameId, Summary>& summaries, EscapingWrites& escaping);

 private:
  using Slot = llvm::function_ref<Witness&(pointsto::FrameId frame)>;
  using Passes = llvm::function_ref<bool(const pointsto::CallEdge& edge)>;

  void Collect();
  void MarkRecursion();
  void MarkRecursion(ir::FunctionId function);
  // `slot` of all frames that call, over edges that pass, a frame whose slot is filled.
  void Spread(Slot slot, Passes passes);
  void SpreadEscaping();
  void SpreadObject(llvm::ArrayRef<ObjectWrite> writes);
  // Frames that may run the frame, itself included, get the current stamp.
  void StampCallers(pointsto::FrameId frame);
  bool IsBuild(const pointsto::CallEdge& edge) const;

  const ir::Program& program_;
  const pointsto::Solution& solution_;
  LocalEffects local_;
  std::vector<ObjectWrite> writes_;
  // Of the call graph over functions, by function.
  std::vector<uint32_t> components_;
  IdVector<pointsto::FrameId, Summary>* summaries_ = nullptr;
  EscapingWrites* escaping_ = nullptr;
  IdVector<pointsto::FrameId, uint32_t> stamps_;
  uint32_t stamp_ = 0;
  // Whose callers have the current stamp.
  pointsto::FrameId stamped_;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_
