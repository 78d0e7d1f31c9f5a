#ifndef HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_
#define HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_

#include <vector>

#include "effects/local_effects.h"
#include "llvm/ADT/DenseSet.h"

namespace hybridize::effects {

// Adds what callees do to what a frame does itself, and leaves out writes to what the call made.
class Summarizer {
 public:
  Summarizer(const ir::Program& program, const models::Models& models,
             const pointsto::Solution& solution);

  IdVector<pointsto::FrameId, Summary> Run();

 private:
  void Component(const std::vector<pointsto::FrameId>& frames);
  // Whether the frame's summary grew.
  bool AddCallees(pointsto::FrameId frame);
  void DropFresh(pointsto::FrameId frame);
  bool IsBuild(const pointsto::CallEdge& edge) const;
  // Frames that may run during a call of the frame, itself included.
  llvm::DenseSet<pointsto::FrameId> Reached(pointsto::FrameId frame) const;

  const ir::Program& program_;
  const pointsto::Solution& solution_;
  LocalEffects local_;
  std::vector<bool> outlives_;
  IdVector<pointsto::FrameId, Summary> summaries_;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_SRC_EFFECTS_SUMMARIZER_H_
