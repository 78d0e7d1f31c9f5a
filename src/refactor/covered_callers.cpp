#include "refactor/covered_callers.h"

#include "llvm/ADT/DenseSet.h"

namespace hybridize::refactor {
namespace {

using pointsto::CallEdge;
using pointsto::FrameId;

class Judge {
 public:
  explicit Judge(const FactSources& sources) : sources_(sources) {}

  Fact Run(ir::FunctionId function) {
    for (FrameId frame : sources_.solution.FramesOf(function)) {
      if (sources_.solution.frame(frame).context == pointsto::kOpenContext ||
          !CallersTrace(frame)) {
        return {};
      }
    }
    if (evidence_.empty()) {
      return {};
    }
    return {.truth = Truth::Yes, .evidence = std::move(evidence_)};
  }

 private:
  // Looks through library code to the project's calls behind it.
  bool CallersTrace(FrameId callee) {
    if (!seen_.insert(callee).second) {
      return true;
    }
    for (const CallEdge& edge : sources_.solution.CallsTo(callee)) {
      ir::FunctionId caller = sources_.solution.frame(edge.caller).function;
      if (sources_.solution.IsSummary(caller)) {
        models::SymbolId symbol = sources_.models.Find(sources_.solution.QualifiedName(caller));
        bool traces = symbol.valid() && sources_.models.Has(symbol, models::Role::TracesCallbacks);
        if (traces) {
          NoteCallersOf(edge.caller);
        } else if (!CallersTrace(edge.caller)) {
          return false;
        }
      } else if (sources_.hazards.decorators(caller).hybrid.yes()) {
        Note(edge, "is called by a traced function here");
      } else {
        return false;
      }
    }
    return true;
  }

  void NoteCallersOf(FrameId library_frame) {
    for (const CallEdge& edge : sources_.solution.CallsTo(library_frame)) {
      Note(edge, "is handed to library code that traces it");
    }
  }

  void Note(const CallEdge& edge, const char* message) {
    ir::FunctionId id = sources_.solution.frame(edge.caller).function;
    const ir::Function& caller = sources_.program.function(id);
    if (!sources_.solution.IsSummary(id) && edge.inst.index() < caller.instructions.size()) {
      evidence_.push_back({.place = {.file = sources_.program.module(caller.module).file,
                                     .span = caller.instructions[edge.inst].span},
                           .message = message});
    }
  }

  const FactSources& sources_;
  llvm::DenseSet<FrameId> seen_;
  std::vector<Evidence> evidence_;
};

}  // namespace

Fact CoveredCallers(const FactSources& sources, ir::FunctionId function) {
  return Judge(sources).Run(function);
}

}  // namespace hybridize::refactor
