#ifndef HYBRIDIZE_EFFECTS_STATE_H_
#define HYBRIDIZE_EFFECTS_STATE_H_

#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::effects {

// One place of Python's state: an attribute or global by name, an element by key, or all of an
// object (every element of a container; the content of a cell).
struct Location {
  pointsto::ObjectId object;
  // Of the attribute or global; invalid for elements and cells.
  NameId name;
  // Of the element, if it is a constant; invalid: any.
  ir::ConstantId key;
};

struct Write {
  pointsto::FrameId frame;
  ir::InstId inst;
  Location location;
  // Something that is not known is given the object and may write it.
  bool unknown = false;
};

// Every write of the program to what lives on: attributes, globals, cells and elements, by the
// instruction that does it.
class StateWrites {
 public:
  StateWrites(const ir::Program& program, const models::Models& models,
              const pointsto::Solution& solution);

  llvm::ArrayRef<Write> To(pointsto::ObjectId object) const;

  // What an instruction reads of it: nothing, or one location per object that it reads from.
  std::vector<Location> ReadBy(pointsto::FrameId frame, const ir::Instruction& inst) const;

 private:
  void Collect(pointsto::FrameId frame);
  void AddCall(pointsto::FrameId frame, ir::InstId id, const ir::Instruction& inst);
  void Add(pointsto::FrameId frame, ir::InstId id, ir::ValueId target, NameId name,
           ir::ConstantId key);
  pointsto::ObjectId ModuleOf(pointsto::FrameId frame) const;
  ir::ConstantId KeyOf(pointsto::FrameId frame, ir::ValueId value) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
  llvm::DenseMap<ir::ModuleId, pointsto::ObjectId> modules_;
  llvm::DenseMap<pointsto::ObjectId, std::vector<Write>> writes_;
};

// The two may be the same place.
bool Overlap(const Location& left, const Location& right);

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_EFFECTS_STATE_H_
