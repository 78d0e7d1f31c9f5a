#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using pointsto::FrameId;

// Tracing follows both branches of what a tensor decides: a recursion that only a tensor ends is
// traced without end. One that a Python value ends is unrolled.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    const Sources& sources = trace_.sources();
    if (sources.effects.Recursive(trace_.function()).yes()) {
      return {};
    }
    for (const Trace::Step& step : trace_.steps()) {
      if (trace_.IsSummary(step) || !sources.effects.IsRecursive(step.frame)) {
        continue;
      }
      for (const pointsto::CallEdge& edge : sources.solution.CallsFrom(step.frame)) {
        bool again = sources.effects.IsRecursive(edge.callee) && Returns(edge.callee, step.frame);
        if (again && edge.inst.index() < trace_.FunctionOf(step).instructions.size()) {
          verdict_.Note(IsEndless(step, edge.inst), step,
                        trace_.FunctionOf(step).instructions[edge.inst].span,
                        "calls itself until a tensor ends it");
        }
      }
    }
    return verdict_.Take();
  }

 private:
  // The callee leads back to the frame.
  bool Returns(FrameId callee, FrameId frame) const {
    llvm::DenseSet<FrameId> seen = {callee};
    std::vector<FrameId> pending = {callee};
    while (!pending.empty()) {
      FrameId next = pending.back();
      pending.pop_back();
      if (next == frame) {
        return true;
      }
      for (const pointsto::CallEdge& edge : trace_.sources().solution.CallsFrom(next)) {
        if (seen.insert(edge.callee).second) {
          pending.push_back(edge.callee);
        }
      }
    }
    return false;
  }

  // No branch that decides about the call looks at a Python value alone, and one looks at a tensor.
  Truth IsEndless(const Trace::Step& step, ir::InstId call) const {
    const ir::Function& function = trace_.FunctionOf(step);
    ir::BlockId block = BlockOf(function, call);
    Truth truth = Truth::No;
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      ir::BlockId id = function.blocks.id_at(b);
      const ir::Instruction& end = function.Terminator(function.blocks[id]);
      if (end.op != ir::Op::Branch || !Decides(function, end, block)) {
        continue;
      }
      Truth found = trace_.State(step.frame, function.Operands(end)[0]).IsSymbolic();
      if (found == Truth::No) {
        return Truth::No;
      }
      truth = truth == Truth::Yes ? truth : found;
    }
    return truth;
  }

  // One way from the branch leads to the block, another does not.
  static bool Decides(const ir::Function& function, const ir::Instruction& branch,
                      ir::BlockId block) {
    auto leads = [&](const ir::Edge& edge) {
      return edge.target == block || ReachableFrom(function, edge.target)[block.index()];
    };
    llvm::ArrayRef<ir::Edge> edges = function.Edges(branch);
    return llvm::any_of(edges, leads) && !llvm::all_of(edges, leads);
  }

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact ReachesRecursion(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
