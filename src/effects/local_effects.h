#ifndef HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_
#define HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_

#include "hybridize/effects/effects.h"

namespace hybridize::effects {

// What the instructions of one frame do by themselves, calls of project functions aside.
class LocalEffects {
 public:
  LocalEffects(const ir::Program& program, const models::Models& models,
               const pointsto::Solution& solution)
      : program_(program), models_(models), solution_(solution) {}

  void Collect(pointsto::FrameId frame, Summary& summary) const;

 private:
  void AddInstruction(pointsto::FrameId frame, ir::InstId id, const ir::Instruction& inst,
                      Summary& summary) const;
  void AddCall(pointsto::FrameId frame, ir::InstId id, const ir::Instruction& inst,
               Summary& summary) const;
  void AddWrite(pointsto::FrameId frame, ir::InstId id, ir::ValueId target, Summary& summary) const;
  void AddLibraryCall(const pointsto::LibraryCall& call, Summary& summary) const;
  bool IsStoredOnce(const pointsto::LibraryCall& call) const;
  bool Writes(const pointsto::LibraryCall& call) const;
  bool IsGuardedCreation(pointsto::FrameId frame, ir::InstId id, ir::ValueId value) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_
