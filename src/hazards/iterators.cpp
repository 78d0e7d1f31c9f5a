#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Iterators keep their place: one that was there before the call will be further on after it.
Truth IsOlderIterator(const Trace& trace, ObjectId object) {
  const pointsto::Object& what = trace.sources().solution.object(object);
  if (what.kind == ObjectKind::Unknown) {
    return Truth::Unknown;
  }
  // What a library method gives may be state of the library's own, as the iterators of datasets
  // are.
  const pointsto::Solution& solution = trace.sources().solution;
  bool library =
      what.frame.valid() &&
      llvm::any_of(solution.CallsFrom(what.frame), [&](const pointsto::CallEdge& edge) {
        ir::FunctionId callee = solution.frame(edge.callee).function;
        models::SymbolId symbol = solution.IsSummary(callee)
                                      ? trace.sources().models.Find(solution.QualifiedName(callee))
                                      : models::SymbolId();
        bool here = edge.inst.index() == what.index ||
                    solution.IsSummary(solution.frame(what.frame).function);
        return here && symbol.valid() && trace.sources().models.Has(symbol, Role::Dataset);
      });
  return !library && solution.TypeHas(object, Role::Iterator) &&
                 !solution.TypeHas(object, Role::Dataset) && !trace.IsFresh(object)
             ? Truth::Yes
             : Truth::No;
}

}  // namespace

// `next`, and loops of any kind, on an iterator that the call did not make.
Fact AdvancesPythonIterator(const Trace& trace) {
  Verdict verdict(trace);
  for (const Trace::Step& step : trace.steps()) {
    const ir::Function& function = trace.FunctionOf(step);
    bool summary = trace.IsSummary(step);
    for (const ir::Instruction& inst : function.instructions) {
      bool iterates =
          inst.op == ir::Op::GetIter || inst.op == ir::Op::Unpack || inst.op == ir::Op::YieldFrom;
      if (!iterates) {
        continue;
      }
      for (ObjectId object :
           trace.sources().solution.PointsTo(step.frame, function.Operands(inst)[0])) {
        Truth truth = IsOlderIterator(trace, object);
        if (!(summary && truth == Truth::Unknown)) {
          verdict.Note(truth, step, inst.span, "advances an iterator that outlives the call");
        }
      }
    }
  }
  return verdict.Take();
}

}  // namespace hybridize::hazards
