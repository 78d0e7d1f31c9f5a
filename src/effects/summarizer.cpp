#include "effects/summarizer.h"

#include <algorithm>
#include <tuple>

#include "hybridize/base/components.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::effects {

using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;

Summarizer::Summarizer(const ir::Program& program, const models::Models& models,
                       const pointsto::Solution& solution)
    : program_(program), solution_(solution), local_(program, models, solution) {}

void Summarizer::Run(IdVector<FrameId, Summary>& summaries, EscapingWrites& escaping) {
  summaries_ = &summaries;
  escaping_ = &escaping;
  summaries.resize(solution_.frame_count());
  Collect();
  MarkRecursion();
  auto always = [](const CallEdge&) { return true; };
  auto unless_built = [this](const CallEdge& edge) { return !IsBuild(edge); };
  for (size_t role = 0; role < models::kRoleCount; ++role) {
    auto slot = [&](FrameId frame) -> Witness& { return summaries[frame].roles[role]; };
    bool lazy = role == static_cast<size_t>(models::Role::CreatesVariable);
    lazy ? Spread(slot, unless_built) : Spread(slot, always);
  }
  Spread([&](FrameId frame) -> Witness& { return summaries[frame].rebinds; }, always);
  Spread([&](FrameId frame) -> Witness& { return summaries[frame].unknown; }, always);
  Spread([&](FrameId frame) -> Witness& { return summaries[frame].writes; }, always);
  Spread([&](FrameId frame) -> Witness& { return summaries[frame].writes_layer; }, unless_built);
  SpreadEscaping();
}

void Summarizer::Collect() {
  for (uint32_t i = 0; i < solution_.frame_count(); ++i) {
    local_.Collect(FrameId(i), (*summaries_)[FrameId(i)], writes_);
  }
}

// A function is recursive when one of its activations may lead to another one, in whatever context.
// Only functions on a cycle of the call graph without contexts can be.
void Summarizer::MarkRecursion() {
  std::vector<std::vector<uint32_t>> successors(program_.functions().size());
  for (uint32_t i = 0; i < solution_.frame_count(); ++i) {
    for (const CallEdge& edge : solution_.CallsFrom(FrameId(i))) {
      successors[solution_.frame(FrameId(i)).function.index()].push_back(
          solution_.frame(edge.callee).function.index());
    }
  }
  components_ = StronglyConnectedComponents(successors);
  std::vector<uint32_t> sizes(components_.size());
  for (uint32_t component : components_) {
    ++sizes[component];
  }
  stamps_.resize(solution_.frame_count());
  for (uint32_t i = 0; i < successors.size(); ++i) {
    if (sizes[components_[i]] > 1 || llvm::is_contained(successors[i], i)) {
      MarkRecursion(ir::FunctionId(i));
    }
  }
}

void Summarizer::MarkRecursion(ir::FunctionId function) {
  ++stamp_;
  uint32_t component = components_[function.index()];
  llvm::ArrayRef<FrameId> frames = solution_.FramesOf(function);
  std::vector<FrameId> pending(frames.begin(), frames.end());
  while (!pending.empty()) {
    FrameId next = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : solution_.CallsFrom(next)) {
      ir::FunctionId callee = solution_.frame(edge.callee).function;
      if (callee == function) {
        for (FrameId frame : frames) {
          (*summaries_)[frame].recursive = true;
        }
        return;
      }
      if (components_[callee.index()] == component && stamps_[edge.callee] != stamp_) {
        stamps_[edge.callee] = stamp_;
        pending.push_back(edge.callee);
      }
    }
  }
}

void Summarizer::Spread(Slot slot, Passes passes) {
  std::vector<FrameId> pending;
  for (uint32_t i = 0; i < solution_.frame_count(); ++i) {
    if (slot(FrameId(i)).valid()) {
      pending.push_back(FrameId(i));
    }
  }
  // Grows while it is walked: a queue.
  for (size_t next = 0; next < pending.size(); ++next) {
    for (const CallEdge& edge : solution_.CallsTo(pending[next])) {
      Witness& witness = slot(edge.caller);
      if (!witness.valid() && passes(edge)) {
        witness = {.inst = edge.inst, .callee = edge.callee};
        pending.push_back(edge.caller);
      }
    }
  }
}

// What a layer's `build` writes to the layer itself happens once, when the layer is first called.
// The call that does so stands in the summary of the framework's `__call__`.
bool Summarizer::IsBuild(const CallEdge& edge) const {
  const ir::Function& callee = program_.function(solution_.frame(edge.callee).function);
  return solution_.IsSummary(solution_.frame(edge.caller).function) &&
         program_.names().text(callee.name) == "build";
}

void Summarizer::SpreadEscaping() {
  // Objects of one frame follow each other, as its callers are walked once for all of them.
  auto key = [this](const ObjectWrite& write) {
    return std::tuple(solution_.object(write.object).frame, write.object, write.frame, write.inst);
  };
  std::ranges::sort(writes_, {}, key);
  llvm::ArrayRef<ObjectWrite> rest = writes_;
  while (!rest.empty()) {
    llvm::ArrayRef<ObjectWrite> same = rest.take_while(
        [&](const ObjectWrite& write) { return write.object == rest.front().object; });
    SpreadObject(same);
    rest = rest.drop_front(same.size());
  }
}

void Summarizer::SpreadObject(llvm::ArrayRef<ObjectWrite> writes) {
  ObjectId object = writes.front().object;
  FrameId maker = solution_.object(object).frame;
  bool is_layer = solution_.TypeHas(object, models::Role::Layer);
  std::vector<FrameId> pending;
  auto reach = [&](FrameId frame, Witness witness) {
    if (frame == maker) {
      return;
    }
    StampCallers(maker);
    if (stamps_[frame] != stamp_ && escaping_->try_emplace({frame, object}, witness).second) {
      pending.push_back(frame);
      ObjectId& first = (*summaries_)[frame].written;
      first = first.valid() ? first : object;
    }
  };
  for (const ObjectWrite& write : writes) {
    reach(write.frame, {.inst = write.inst});
  }
  for (size_t next = 0; next < pending.size(); ++next) {
    for (const CallEdge& edge : solution_.CallsTo(pending[next])) {
      if (!is_layer || !IsBuild(edge)) {
        reach(edge.caller, {.inst = edge.inst, .callee = edge.callee});
      }
    }
  }
}

void Summarizer::StampCallers(FrameId frame) {
  if (stamped_ == frame) {
    return;
  }
  stamped_ = frame;
  ++stamp_;
  std::vector<FrameId> pending = {frame};
  stamps_[frame] = stamp_;
  while (!pending.empty()) {
    FrameId next = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : solution_.CallsTo(next)) {
      if (stamps_[edge.caller] != stamp_) {
        stamps_[edge.caller] = stamp_;
        pending.push_back(edge.caller);
      }
    }
  }
}

}  // namespace hybridize::effects
