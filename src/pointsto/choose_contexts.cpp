#include "pointsto/choose_contexts.h"

#include <algorithm>

namespace hybridize::pointsto {
namespace {

// Of one function.
constexpr uint64_t kMaxContexts = 32;
constexpr uint64_t kMaxInstructions = 8000;

class Chooser {
 public:
  Chooser(const ir::Program& program, const Solution& first, const Options& options)
      : program_(program), first_(first), options_(options) {
    counts_.assign(options.context_depth + 1, std::vector<uint64_t>(program.functions().size(), 1));
  }

  std::vector<ContextPolicy> Run() {
    for (uint32_t depth = 1; depth <= options_.context_depth; ++depth) {
      for (uint32_t i = 0; i < program_.functions().size(); ++i) {
        counts_[depth][i] = CountContexts(ir::FunctionId(i), depth);
      }
    }
    std::vector<ContextPolicy> policies(program_.functions().size());
    for (uint32_t i = 0; i < policies.size(); ++i) {
      policies[i] = Choose(ir::FunctionId(i));
    }
    return policies;
  }

 private:
  bool IsProject(ir::FunctionId id) const { return !first_.IsSummary(id); }

  // How many strings of at most `depth` call sites end at the function. A summary has a frame for
  // each call of it, so that its frames count as call sites of the project.
  uint64_t CountContexts(ir::FunctionId id, uint32_t depth) const {
    uint64_t count = 0;
    for (FrameId frame : first_.FramesOf(id)) {
      for (const CallEdge& edge : first_.CallsTo(frame)) {
        ir::FunctionId caller = first_.frame(edge.caller).function;
        count += IsProject(caller) ? counts_[depth - 1][caller.index()] : 1;
        // Far beyond every bound already.
        count = std::min<uint64_t>(count, 1U << 20);
      }
    }
    return std::max<uint64_t>(count, 1);
  }

  // How many allocation sites the receivers of a method come from; 1 for other functions.
  uint64_t CountReceivers(ir::FunctionId id) const {
    const ir::Function& function = program_.function(id);
    bool is_method = function.parent.valid() && !function.parameters.empty() &&
                     program_.function(function.parent).kind == ir::FunctionKind::Class;
    if (!is_method) {
      return 1;
    }
    ir::ValueId self = function.Parameters(function.blocks[ir::BlockId(0)])[0];
    uint64_t count = 0;
    for (FrameId frame : first_.FramesOf(id)) {
      count += first_.PointsTo(frame, self).size();
    }
    return std::max<uint64_t>(count, 1);
  }

  ContextPolicy Choose(ir::FunctionId id) const {
    const ir::Function& function = program_.function(id);
    bool has_contexts = IsProject(id) && (function.kind == ir::FunctionKind::Function ||
                                          function.kind == ir::FunctionKind::Lambda ||
                                          function.kind == ir::FunctionKind::GeneratorExpression);
    if (!has_contexts) {
      return {};
    }
    uint64_t receivers = CountReceivers(id);
    bool closure = !function.free_variables.empty() && function.parent.valid();
    uint64_t closures = closure ? counts_.back()[function.parent.index()] : 1;
    auto fits = [&](uint64_t contexts) {
      return contexts <= kMaxContexts &&
             contexts * function.instructions.size() <= kMaxInstructions;
    };
    // Receivers go before call sites: most of what a method does depends on them.
    for (bool with_receiver : {receivers > 1, false}) {
      for (uint32_t depth = options_.context_depth + 1; depth-- > 0;) {
        uint64_t contexts = counts_[depth][id.index()] * (with_receiver ? receivers : 1);
        if (fits(contexts * closures)) {
          return {
              .depth = static_cast<uint8_t>(depth), .receiver = with_receiver, .closure = closure};
        }
        if (fits(contexts) && depth > 0) {
          return {.depth = static_cast<uint8_t>(depth), .receiver = with_receiver};
        }
      }
    }
    return {};
  }

  const ir::Program& program_;
  const Solution& first_;
  const Options& options_;
  // By depth and function.
  std::vector<std::vector<uint64_t>> counts_;
};

}  // namespace

std::vector<ContextPolicy> ChooseContexts(const ir::Program& program, const Solution& first,
                                          const Options& options) {
  return Chooser(program, first, options).Run();
}

}  // namespace hybridize::pointsto
