#include "hybridize/effects/state.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::effects {

using models::Role;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

bool Overlap(const Location& left, const Location& right) {
  if (left.object != right.object || left.name != right.name) {
    return false;
  }
  return !left.key.valid() || !right.key.valid() || left.key == right.key;
}

StateWrites::StateWrites(const ir::Program& program, const models::Models& models,
                         const pointsto::Solution& solution)
    : program_(program), models_(models), solution_(solution) {
  for (size_t i = 0; i < solution.object_count(); ++i) {
    ObjectId id(static_cast<uint32_t>(i));
    if (solution.object(id).kind == ObjectKind::Module) {
      modules_[ir::ModuleId(solution.object(id).index)] = id;
    }
  }
  for (size_t i = 0; i < solution.frame_count(); ++i) {
    Collect(FrameId(static_cast<uint32_t>(i)));
  }
}

llvm::ArrayRef<Write> StateWrites::To(ObjectId object) const {
  auto found = writes_.find(object);
  return found == writes_.end() ? llvm::ArrayRef<Write>() : llvm::ArrayRef(found->second);
}

ObjectId StateWrites::ModuleOf(FrameId frame) const {
  return modules_.lookup(program_.function(solution_.frame(frame).function).module);
}

ir::ConstantId StateWrites::KeyOf(FrameId frame, ir::ValueId value) const {
  llvm::ArrayRef<ObjectId> keys = solution_.PointsTo(frame, value);
  bool constant = keys.size() == 1 && solution_.object(keys[0]).kind == ObjectKind::Constant;
  return constant ? ir::ConstantId(solution_.object(keys[0]).index) : ir::ConstantId();
}

void StateWrites::Add(FrameId frame, ir::InstId id, ir::ValueId target, NameId name,
                      ir::ConstantId key) {
  for (ObjectId object : solution_.PointsTo(frame, target)) {
    if (solution_.object(object).kind != ObjectKind::Unknown) {
      writes_[object].push_back(
          {.frame = frame, .inst = id, .location = {.object = object, .name = name, .key = key}});
    }
  }
}

void StateWrites::Collect(FrameId frame) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  for (size_t i = 0; i < function.instructions.size(); ++i) {
    ir::InstId id = function.instructions.id_at(i);
    const ir::Instruction& inst = function.instructions[id];
    llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
    switch (inst.op) {
      case ir::Op::SetAttr:
      case ir::Op::DeleteAttr:
        Add(frame, id, operands[0], NameId(inst.payload), {});
        break;
      case ir::Op::SetItem:
      case ir::Op::DeleteItem:
        Add(frame, id, operands[0], {}, KeyOf(frame, operands[1]));
        break;
      case ir::Op::StoreCell:
      case ir::Op::DeleteCell:
        Add(frame, id, operands[0], {}, {});
        break;
      case ir::Op::StoreGlobal:
      case ir::Op::DeleteGlobal:
        if (ObjectId module = ModuleOf(frame); module.valid()) {
          writes_[module].push_back(
              {.frame = frame,
               .inst = id,
               .location = {.object = module, .name = NameId(inst.payload), .key = {}}});
        }
        break;
      case ir::Op::Call:
        AddCall(frame, id, inst);
        break;
      default:
        break;
    }
  }
}

// A method that changes its receiver; or something unknown, which may change what it is given.
void StateWrites::AddCall(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
  for (const pointsto::LibraryCall& call : solution_.LibraryCallsFrom(frame)) {
    if (call.inst == id && call.receiver.valid() && models_.Has(call.symbol, Role::MutatesSelf)) {
      writes_[call.receiver].push_back(
          {.frame = frame,
           .inst = id,
           .location = {.object = call.receiver, .name = {}, .key = {}}});
    }
  }
  bool unknown = llvm::any_of(solution_.PointsTo(frame, operands[0]), [&](ObjectId callee) {
    return solution_.object(callee).kind == ObjectKind::Unknown;
  });
  if (!unknown || solution_.IsSummary(solution_.frame(frame).function)) {
    return;
  }
  for (ir::ValueId argument : operands.drop_front()) {
    for (ObjectId object : solution_.PointsTo(frame, argument)) {
      if (solution_.object(object).kind == ObjectKind::Instance ||
          solution_.object(object).kind == ObjectKind::Module) {
        writes_[object].push_back(
            {.frame = frame, .inst = id, .location = {.object = object}, .unknown = true});
      }
    }
  }
}

std::vector<Location> StateWrites::ReadBy(FrameId frame, const ir::Instruction& inst) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
  std::vector<Location> read;
  auto add = [&](ir::ValueId value, NameId name, ir::ConstantId key) {
    for (ObjectId object : solution_.PointsTo(frame, value)) {
      read.push_back({.object = object, .name = name, .key = key});
    }
  };
  switch (inst.op) {
    case ir::Op::LoadGlobal:
      if (ObjectId module = ModuleOf(frame); module.valid()) {
        read.push_back({.object = module, .name = NameId(inst.payload), .key = {}});
      }
      break;
    case ir::Op::GetAttr:
      add(operands[0], NameId(inst.payload), {});
      break;
    case ir::Op::GetItem:
      add(operands[0], {}, KeyOf(frame, operands[1]));
      break;
    case ir::Op::LoadCell:
    case ir::Op::GetIter:
    case ir::Op::Length:
    case ir::Op::Unpack:
      add(operands[0], {}, {});
      break;
    case ir::Op::ListExtend:
    case ir::Op::DictUpdate:
      add(operands[1], {}, {});
      break;
    default:
      break;
  }
  return read;
}

}  // namespace hybridize::effects
