#include "effects/summarizer.h"

#include "effects/call_order.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::effects {

using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

Summarizer::Summarizer(const ir::Program& program, const models::Models& models,
                       const pointsto::Solution& solution)
    : program_(program),
      solution_(solution),
      local_(program, models, solution),
      outlives_(solution.Outliving()) {}

IdVector<FrameId, Summary> Summarizer::Run() {
  summaries_.resize(solution_.frame_count());
  for (const std::vector<FrameId>& component : CalleesFirst(solution_)) {
    Component(component);
  }
  return std::move(summaries_);
}

void Summarizer::Component(const std::vector<FrameId>& frames) {
  for (FrameId frame : frames) {
    local_.Collect(frame, summaries_[frame]);
    bool calls_itself = llvm::any_of(solution_.CallsFrom(frame),
                                     [&](const CallEdge& edge) { return edge.callee == frame; });
    summaries_[frame].recursive = frames.size() > 1 || calls_itself;
  }
  for (bool grew = true; grew;) {
    grew = false;
    for (FrameId frame : frames) {
      grew |= AddCallees(frame);
    }
    grew &= frames.size() > 1;
  }
  for (FrameId frame : frames) {
    DropFresh(frame);
  }
}

bool Summarizer::AddCallees(FrameId frame) {
  bool grew = false;
  for (const CallEdge& edge : solution_.CallsFrom(frame)) {
    if (edge.callee == frame) {
      continue;
    }
    const Summary& callee = summaries_[edge.callee];
    Summary& summary = summaries_[frame];
    Witness through{.inst = edge.inst, .callee = edge.callee};
    auto add = [&](const Witness& from, Witness& to) {
      if (from.valid() && !to.valid()) {
        to = through;
        grew = true;
      }
    };
    for (size_t role = 0; role < models::kRoleCount; ++role) {
      bool lazy = role == static_cast<size_t>(models::Role::CreatesVariable) && IsBuild(edge);
      if (!lazy) {
        add(callee.roles[role], summary.roles[role]);
      }
    }
    add(callee.rebinds, summary.rebinds);
    add(callee.unknown, summary.unknown);
    for (const auto& [object, witness] : callee.writes) {
      if (!IsBuild(edge) || !solution_.TypeHas(object, models::Role::Layer)) {
        grew |= summary.writes.insert({object, through}).second;
      }
    }
  }
  return grew;
}

// What a layer's `build` writes to the layer itself happens once, when the layer is first called.
// The call that does so stands in the summary of the framework's `__call__`.
bool Summarizer::IsBuild(const CallEdge& edge) const {
  const ir::Function& callee = program_.function(solution_.frame(edge.callee).function);
  return solution_.IsSummary(solution_.frame(edge.caller).function) &&
         program_.names().text(callee.name) == "build";
}

void Summarizer::DropFresh(FrameId frame) {
  Summary& summary = summaries_[frame];
  if (summary.writes.empty()) {
    return;
  }
  llvm::DenseSet<FrameId> reached = Reached(frame);
  summary.writes.remove_if([&](const auto& write) {
    const pointsto::Object& object = solution_.object(write.first);
    bool made = object.kind == ObjectKind::Instance || object.kind == ObjectKind::Cell;
    return made && object.frame.valid() && reached.contains(object.frame) &&
           !outlives_[write.first.index()];
  });
}

llvm::DenseSet<FrameId> Summarizer::Reached(FrameId frame) const {
  llvm::DenseSet<FrameId> reached = {frame};
  std::vector<FrameId> pending = {frame};
  while (!pending.empty()) {
    FrameId next = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : solution_.CallsFrom(next)) {
      if (reached.insert(edge.callee).second) {
        pending.push_back(edge.callee);
      }
    }
  }
  return reached;
}

}  // namespace hybridize::effects
