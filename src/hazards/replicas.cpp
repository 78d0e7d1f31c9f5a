#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Replicas wait for each other when gradients are applied, which they cannot inside a graph of one
// replica's own.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), sources_(trace.sources()), verdict_(trace) {}

  Fact Run() {
    const Trace::Step* step = Applies();
    if (step == nullptr) {
      return {};
    }
    const ir::Function& function = trace_.FunctionOf(trace_.steps().front());
    verdict_.Note(Replicas(), trace_.steps().front(), function.name_span,
                  "applies gradients in code that a strategy runs on several replicas");
    return verdict_.Take();
  }

 private:
  const Trace::Step* Applies() const {
    for (const Trace::Step& step : trace_.steps()) {
      for (const pointsto::LibraryCall& call : sources_.solution.LibraryCallsFrom(step.frame)) {
        if (sources_.models.Has(call.symbol, Role::AppliesGradients)) {
          return &step;
        }
      }
    }
    return nullptr;
  }

  // Looks through the callers for code that a strategy runs, and counts its replicas.
  Truth Replicas() {
    Truth truth = Truth::No;
    llvm::DenseSet<FrameId> seen;
    std::vector<FrameId> pending;
    for (FrameId frame : sources_.solution.FramesOf(trace_.function())) {
      pending.push_back(frame);
    }
    while (!pending.empty()) {
      FrameId frame = pending.back();
      pending.pop_back();
      for (const CallEdge& edge : sources_.solution.CallsTo(frame)) {
        if (!seen.insert(edge.caller).second) {
          continue;
        }
        pending.push_back(edge.caller);
        Truth found = RunsReplicas(edge.caller);
        if (found == Truth::Yes) {
          return found;
        }
        truth = found == Truth::Unknown ? found : truth;
      }
    }
    return truth;
  }

  Truth RunsReplicas(FrameId frame) const {
    ir::FunctionId id = sources_.solution.frame(frame).function;
    if (!sources_.solution.IsSummary(id)) {
      return Truth::No;
    }
    models::SymbolId symbol = sources_.models.Find(sources_.solution.QualifiedName(id));
    if (!symbol.valid() || !sources_.models.Has(symbol, Role::RunsReplicas)) {
      return Truth::No;
    }
    const ir::Function& code = sources_.program.function(id);
    Truth truth = Truth::No;
    for (ObjectId strategy :
         sources_.solution.PointsTo(frame, code.Parameters(code.blocks[ir::BlockId(0)])[0])) {
      Truth found = HasReplicas(strategy);
      if (found == Truth::Yes) {
        return found;
      }
      truth = found == Truth::Unknown ? found : truth;
    }
    return truth;
  }

  // By the list of devices that the strategy was made with; without one it takes what there is.
  Truth HasReplicas(ObjectId strategy) const {
    const pointsto::Object& what = sources_.solution.object(strategy);
    if (sources_.solution.TypeHas(strategy, Role::SingleReplica)) {
      return Truth::No;
    }
    if (what.kind != ObjectKind::Instance || !what.frame.valid()) {
      return Truth::Unknown;
    }
    const ir::Function& function =
        sources_.program.function(sources_.solution.frame(what.frame).function);
    if (what.index >= function.instructions.size() ||
        function.instructions[ir::InstId(what.index)].op != ir::Op::Call) {
      return Truth::Unknown;
    }
    const ir::Instruction& call = function.instructions[ir::InstId(what.index)];
    for (ir::ValueId argument : function.Operands(call).drop_front()) {
      ir::InstId list = function.values[argument].inst;
      if (list.valid() && (function.instructions[list].op == ir::Op::MakeList ||
                           function.instructions[list].op == ir::Op::MakeTuple)) {
        return function.instructions[list].operands.count > 1 ? Truth::Yes : Truth::No;
      }
    }
    return Truth::Unknown;
  }

  const Trace& trace_;
  const Sources& sources_;
  Verdict verdict_;
};

}  // namespace

Fact SynchronisesReplicas(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
