#ifndef HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_
#define HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_

#include <vector>

#include "hybridize/effects/effects.h"

namespace hybridize::effects {

// A write to an object that an activation made, and that nothing outside of activations holds.
struct ObjectWrite {
  pointsto::ObjectId object;
  pointsto::FrameId frame;
  ir::InstId inst;
};

// What the instructions of one frame do by themselves, calls of project functions aside.
class LocalEffects {
 public:
  LocalEffects(const ir::Program& program, const models::Models& models,
               const pointsto::Solution& solution)
      : program_(program), models_(models), solution_(solution), outlives_(solution.Outliving()) {}

  // Adds to `made` what depends on the callers.
  void Collect(pointsto::FrameId frame, Summary& summary, std::vector<ObjectWrite>& made);

 private:
  void AddInstruction(pointsto::FrameId frame, ir::InstId id, const ir::Instruction& inst,
                      Summary& summary);
  void AddCall(pointsto::FrameId frame, ir::InstId id, const ir::Instruction& inst,
               Summary& summary) const;
  void AddWrite(pointsto::FrameId frame, ir::InstId id, ir::ValueId target, Summary& summary);
  void AddObjectWrite(pointsto::FrameId frame, ir::InstId id, pointsto::ObjectId object,
                      Summary& summary);
  void AddLibraryCall(const pointsto::LibraryCall& call, Summary& summary);
  bool IsStoredOnce(const pointsto::LibraryCall& call) const;
  bool Writes(const pointsto::LibraryCall& call) const;
  bool IsReadingMode(const pointsto::Object& mode) const;
  bool IsGuardedCreation(pointsto::FrameId frame, ir::InstId id, ir::ValueId value) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
  // Objects that modules, classes and functions hold.
  std::vector<bool> outlives_;
  std::vector<ObjectWrite>* made_ = nullptr;
};

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_SRC_EFFECTS_LOCAL_EFFECTS_H_
