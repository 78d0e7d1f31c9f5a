#include "effects/local_effects.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::effects {

using models::Role;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

void LocalEffects::Collect(FrameId frame, Summary& summary, std::vector<ObjectWrite>& made) {
  made_ = &made;
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  for (size_t i = 0; i < function.instructions.size(); ++i) {
    ir::InstId id = function.instructions.id_at(i);
    AddInstruction(frame, id, function.instructions[id], summary);
  }
  for (const pointsto::LibraryCall& call : solution_.LibraryCallsFrom(frame)) {
    AddLibraryCall(call, summary);
  }
}

void LocalEffects::AddInstruction(FrameId frame, ir::InstId id, const ir::Instruction& inst,
                                  Summary& summary) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
  switch (inst.op) {
    case ir::Op::SetAttr:
      if (!IsGuardedCreation(frame, id, operands[1])) {
        AddWrite(frame, id, operands[0], summary);
      }
      return;
    case ir::Op::DeleteAttr:
    case ir::Op::SetItem:
    case ir::Op::DeleteItem:
    case ir::Op::StoreCell:
    case ir::Op::DeleteCell:
      AddWrite(frame, id, operands[0], summary);
      return;
    case ir::Op::StoreGlobal:
    case ir::Op::DeleteGlobal:
      // A module's own names are what its body is there to bind.
      if (function.kind != ir::FunctionKind::Module && !summary.rebinds.valid()) {
        summary.rebinds = {.inst = id};
      }
      return;
    case ir::Op::Call:
      AddCall(frame, id, inst, summary);
      return;
    default:
      return;
  }
}

// A callee that is not known, or that nothing is known to be.
void LocalEffects::AddCall(FrameId frame, ir::InstId id, const ir::Instruction& inst,
                           Summary& summary) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  if (summary.unknown.valid() || solution_.IsSummary(solution_.frame(frame).function)) {
    return;
  }
  llvm::ArrayRef<ObjectId> callees = solution_.PointsTo(frame, function.Operands(inst)[0]);
  bool unknown = callees.empty() || llvm::any_of(callees, [&](ObjectId callee) {
                   return solution_.object(callee).kind == ObjectKind::Unknown;
                 });
  if (unknown) {
    summary.unknown = {.inst = id};
  }
}

void LocalEffects::AddWrite(FrameId frame, ir::InstId id, ir::ValueId target, Summary& summary) {
  for (ObjectId object : solution_.PointsTo(frame, target)) {
    const pointsto::Object& what = solution_.object(object);
    bool open =
        what.kind == ObjectKind::Unknown &&
        static_cast<pointsto::UnknownReason>(what.index) == pointsto::UnknownReason::OpenParameter;
    if (what.kind == ObjectKind::Unknown && !open) {
      if (!summary.unknown.valid()) {
        summary.unknown = {.inst = id};
      }
    } else {
      AddObjectWrite(frame, id, object, summary);
    }
  }
}

void LocalEffects::AddObjectWrite(FrameId frame, ir::InstId id, ObjectId object, Summary& summary) {
  const pointsto::Object& what = solution_.object(object);
  bool made = (what.kind == ObjectKind::Instance || what.kind == ObjectKind::Cell) &&
              what.frame.valid() && !outlives_[object.index()];
  if (made) {
    made_->push_back({.object = object, .frame = frame, .inst = id});
    return;
  }
  Witness& witness = solution_.TypeHas(object, Role::Layer) ? summary.writes_layer : summary.writes;
  if (!witness.valid()) {
    witness = {.inst = id};
  }
}

void LocalEffects::AddLibraryCall(const pointsto::LibraryCall& call, Summary& summary) {
  const models::Symbol& symbol = models_.symbol(call.symbol);
  Witness here{.inst = call.inst};
  bool in_summary = solution_.IsSummary(solution_.frame(call.caller).function);
  if (symbol.kind == models::SymbolKind::Unmodelled && !summary.unknown.valid() && !in_summary) {
    summary.unknown = here;
  }
  if (models_.Has(call.symbol, Role::DynamicCode) && !summary.unknown.valid()) {
    summary.unknown = here;
  }
  if (models_.Has(call.symbol, Role::OpensFile)) {
    Role role = Writes(call) ? Role::WorldEffect : Role::Nondeterminism;
    Witness& witness = summary.roles[static_cast<size_t>(role)];
    witness = witness.valid() ? witness : here;
  }
  bool once = IsStoredOnce(call);
  for (size_t role = 0; role < models::kRoleCount; ++role) {
    if (once && static_cast<Role>(role) == Role::CreatesVariable) {
      continue;
    }
    bool has = symbol.kind == models::SymbolKind::Class
                   ? models_.IsA(call.symbol, static_cast<Role>(role))
                   : symbol.roles.test(role);
    if (has && !summary.roles[role].valid()) {
      summary.roles[role] = here;
    }
  }
  if (models_.Has(call.symbol, Role::MutatesSelf) && call.receiver.valid()) {
    AddObjectWrite(call.caller, call.inst, call.receiver, summary);
  }
  if (models_.Has(call.symbol, Role::MutatesArguments)) {
    const ir::Function& function = program_.function(solution_.frame(call.caller).function);
    const ir::Instruction& inst = function.instructions[call.inst];
    if (inst.op == ir::Op::Call && inst.operands.count > 1) {
      AddWrite(call.caller, call.inst, function.Operands(inst)[1], summary);
    }
  }
}

// What is made is stored as in `if self.v is None: self.v = tf.Variable(…)`.
bool LocalEffects::IsStoredOnce(const pointsto::LibraryCall& call) const {
  const ir::Function& function = program_.function(solution_.frame(call.caller).function);
  if (call.inst.index() >= function.instructions.size()) {
    return false;
  }
  ir::ValueId made = function.instructions[call.inst].result;
  for (size_t i = 0; made.valid() && i < function.instructions.size(); ++i) {
    ir::InstId id = function.instructions.id_at(i);
    const ir::Instruction& inst = function.instructions[id];
    if (inst.op == ir::Op::SetAttr && function.Operands(inst)[1] == made &&
        IsGuardedCreation(call.caller, id, made)) {
      return true;
    }
  }
  return false;
}

// Of `open`: a text without a letter that lets write.
bool LocalEffects::IsReadingMode(const pointsto::Object& mode) const {
  if (mode.kind != ObjectKind::Constant) {
    return false;
  }
  const ir::Constant& constant = program_.constants()[ir::ConstantId(mode.index)];
  return constant.kind == ir::ConstantKind::String &&
         program_.names().text(constant.text).find_first_of("wax+") == llvm::StringRef::npos;
}

// Whether a call of `open` has a mode other than one for reading alone.
bool LocalEffects::Writes(const pointsto::LibraryCall& call) const {
  const ir::Function& function = program_.function(solution_.frame(call.caller).function);
  const ir::Instruction& inst = function.instructions[call.inst];
  if (inst.op != ir::Op::Call) {
    return true;
  }
  const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.payload)];
  for (size_t i = 0; i < signature.arguments.size(); ++i) {
    const ir::CallSignature::Argument& argument = signature.arguments[i];
    bool is_mode = argument.kind == ir::ArgumentKind::Positional
                       ? i == 1
                       : argument.kind != ir::ArgumentKind::Keyword ||
                             program_.names().text(argument.name) == "mode";
    if (!is_mode) {
      continue;
    }
    for (ObjectId mode : solution_.PointsTo(call.caller, function.Operands(inst)[i + 1])) {
      if (!IsReadingMode(solution_.object(mode))) {
        return true;
      }
    }
  }
  return false;
}

// `if self.v is None: self.v = tf.Variable(…)` happens once: TensorFlow's own idiom.
bool LocalEffects::IsGuardedCreation(FrameId frame, ir::InstId id, ir::ValueId value) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  llvm::ArrayRef<ObjectId> objects = solution_.PointsTo(frame, value);
  bool creates = !objects.empty() && llvm::all_of(objects, [&](ObjectId object) {
    return solution_.TypeHas(object, Role::Variable) || solution_.TypeHas(object, Role::Layer) ||
           solution_.TypeHas(object, Role::Optimizer);
  });
  if (!creates) {
    return false;
  }
  auto behind = llvm::partition_point(function.blocks, [&](const ir::Block& block) {
    return block.instructions.begin <= id.index();
  });
  for (ir::RegionId region = std::prev(behind)->region; region.valid();
       region = function.regions[region].parent) {
    if (function.regions[region].kind == ir::RegionKind::If) {
      return true;
    }
  }
  return false;
}

}  // namespace hybridize::effects
