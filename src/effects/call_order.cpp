#include "effects/call_order.h"

#include <algorithm>

namespace hybridize::effects {
namespace {

using pointsto::CallEdge;
using pointsto::FrameId;

// Tarjan's algorithm with an explicit stack.
class Walk {
 public:
  explicit Walk(const pointsto::Solution& solution)
      : solution_(solution), states_(solution.frame_count()) {}

  std::vector<std::vector<FrameId>> Run() {
    for (uint32_t i = 0; i < states_.size(); ++i) {
      if (states_[i].order == kUnseen) {
        Enter(FrameId(i));
        while (!visits_.empty()) {
          Step();
        }
      }
    }
    return std::move(components_);
  }

 private:
  static constexpr uint32_t kUnseen = ~0U;
  struct State {
    uint32_t order = kUnseen;
    uint32_t low = 0;
    bool on_stack = false;
  };
  struct Visit {
    FrameId frame;
    size_t next = 0;
  };

  void Enter(FrameId frame) {
    states_[frame.index()] = {.order = order_, .low = order_, .on_stack = true};
    ++order_;
    stack_.push_back(frame);
    visits_.push_back({.frame = frame});
  }

  void Step() {
    FrameId frame = visits_.back().frame;
    State& state = states_[frame.index()];
    llvm::ArrayRef<CallEdge> calls = solution_.CallsFrom(frame);
    if (visits_.back().next < calls.size()) {
      FrameId callee = calls[visits_.back().next++].callee;
      if (states_[callee.index()].order == kUnseen) {
        Enter(callee);
      } else if (states_[callee.index()].on_stack) {
        state.low = std::min(state.low, states_[callee.index()].order);
      }
      return;
    }
    visits_.pop_back();
    if (!visits_.empty()) {
      State& parent = states_[visits_.back().frame.index()];
      parent.low = std::min(parent.low, state.low);
    }
    if (state.low == state.order) {
      Close(frame);
    }
  }

  void Close(FrameId root) {
    std::vector<FrameId>& component = components_.emplace_back();
    do {
      component.push_back(stack_.back());
      states_[stack_.back().index()].on_stack = false;
      stack_.pop_back();
    } while (component.back() != root);
    std::ranges::sort(component);
  }

  const pointsto::Solution& solution_;
  std::vector<State> states_;
  std::vector<FrameId> stack_;
  std::vector<Visit> visits_;
  std::vector<std::vector<FrameId>> components_;
  uint32_t order_ = 0;
};

}  // namespace

std::vector<std::vector<FrameId>> CalleesFirst(const pointsto::Solution& solution) {
  return Walk(solution).Run();
}

}  // namespace hybridize::effects
