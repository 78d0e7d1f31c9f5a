#include "hybridize/effects/effects.h"

#include "effects/summarizer.h"
#include "llvm/ADT/StringSwitch.h"

namespace hybridize::effects {
namespace {

using pointsto::FrameId;
using pointsto::ObjectId;

// Enough to find the place; the rest of a path is in the dumps.
constexpr size_t kPathLength = 8;

}  // namespace

Effects::Effects(const ir::Program& program, const models::Models& models,
                 const pointsto::Solution& solution)
    : program_(program), models_(models), solution_(solution) {
  Summarizer(program, models, solution).Run(summaries_, escaping_);
}

Fact Effects::SideEffects(ir::FunctionId function) const {
  static constexpr Witness Summary::* kWrites[] = {&Summary::rebinds, &Summary::writes,
                                                   &Summary::writes_layer};
  Fact fact = Reaches(function, models::Role::WorldEffect);
  if (fact.yes()) {
    return fact;
  }
  for (FrameId frame : solution_.FramesOf(function)) {
    for (Witness Summary::* kind : kWrites) {
      if ((summaries_[frame].*kind).valid()) {
        return {.truth = Truth::Yes,
                .evidence = Path(frame, [&](FrameId f) { return summaries_[f].*kind; })};
      }
    }
    if (ObjectId object = summaries_[frame].written; object.valid()) {
      return {.truth = Truth::Yes,
              .evidence = Path(frame, [&](FrameId f) { return escaping_.lookup({f, object}); })};
    }
  }
  return fact;
}

void Effects::NoteUnknown(FrameId frame, Fact& fact) const {
  if (summaries_[frame].unknown.valid() && fact.no()) {
    fact = {.truth = Truth::Unknown,
            .evidence = Path(frame, [&](FrameId f) { return summaries_[f].unknown; })};
  }
}

Fact Effects::Recursive(ir::FunctionId function) const {
  for (FrameId frame : solution_.FramesOf(function)) {
    if (!summaries_[frame].recursive) {
      continue;
    }
    const ir::Function& code = program_.function(function);
    return {
        .truth = Truth::Yes,
        .evidence = {{.place = {.file = program_.module(code.module).file, .span = code.name_span},
                      .message = "is called again by what it calls"}}};
  }
  return {};
}

Fact Effects::Reaches(ir::FunctionId function, models::Role role) const {
  Fact fact;
  auto index = static_cast<size_t>(role);
  for (FrameId frame : solution_.FramesOf(function)) {
    if (summaries_[frame].roles[index].valid()) {
      return {.truth = Truth::Yes,
              .evidence = Path(frame, [&](FrameId f) { return summaries_[f].roles[index]; })};
    }
    NoteUnknown(frame, fact);
  }
  return fact;
}

// From the frame along the witnesses to the instruction itself. Steps inside library summaries are
// left out: they have no place in the project.
std::vector<Evidence> Effects::Path(FrameId frame, Select select) const {
  std::vector<Evidence> path;
  for (size_t step = 0; step < 64 && path.size() < kPathLength; ++step) {
    Witness witness = select(frame);
    if (!witness.valid()) {
      break;
    }
    ir::FunctionId id = solution_.frame(frame).function;
    const ir::Function& function = program_.function(id);
    if (!solution_.IsSummary(id)) {
      path.push_back(
          {.place = {.file = program_.module(function.module).file,
                     .span = function.instructions[witness.inst].span},
           .message =
               witness.callee.valid() &&
                       !solution_.IsSummary(solution_.frame(witness.callee).function)
                   ? "calls " + solution_.QualifiedName(solution_.frame(witness.callee).function)
                   : Describe(frame, witness.inst)});
    }
    if (!witness.callee.valid()) {
      break;
    }
    frame = witness.callee;
  }
  return path;
}

std::string Effects::Describe(FrameId frame, ir::InstId id) const {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  const ir::Instruction& inst = function.instructions[id];
  switch (inst.op) {
    case ir::Op::SetAttr:
    case ir::Op::DeleteAttr:
      return "writes the attribute " + program_.names().text(NameId(inst.payload)).str();
    case ir::Op::SetItem:
    case ir::Op::DeleteItem:
      return "writes an element";
    case ir::Op::StoreGlobal:
    case ir::Op::DeleteGlobal:
      return "writes the global " + program_.names().text(NameId(inst.payload)).str();
    case ir::Op::StoreCell:
    case ir::Op::DeleteCell:
      return "writes the variable " + program_.names().text(NameId(inst.payload)).str() +
             " of an enclosing function";
    default:
      break;
  }
  for (const pointsto::LibraryCall& call : solution_.LibraryCallsFrom(frame)) {
    if (call.inst == id) {
      return "calls " + models_.path(call.symbol).str();
    }
  }
  return "calls something that is not known";
}

}  // namespace hybridize::effects
