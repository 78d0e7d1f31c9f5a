#include "hazards/rules.h"

namespace hybridize::hazards {

using models::Role;
using pointsto::LibraryCall;

namespace {

// The value that the method was fetched from, where it is in sight.
ValueState Receiver(const Trace& trace, const Trace::Step& step, const LibraryCall& call) {
  const ir::Function& function = trace.FunctionOf(step);
  if (call.inst.index() < function.instructions.size() &&
      function.instructions[call.inst].op == ir::Op::Call) {
    ir::ValueId callee = function.Operands(function.instructions[call.inst])[0];
    ir::InstId fetch = function.values[callee].inst;
    if (fetch.valid() && function.instructions[fetch].op == ir::Op::GetAttr) {
      return trace.State(step.frame, function.Operands(function.instructions[fetch])[0]);
    }
  }
  return trace.State(call.receiver);
}

}  // namespace

// A call of what works on values only. On a tensor, array or variable it counts if tracing makes
// that symbolic; on anything else (a model's `fit`) it counts always.
Fact HasEagerOnlyCalls(const Trace& trace) {
  Verdict verdict(trace);
  const Sources& sources = trace.sources();
  for (const Trace::Step& step : trace.steps()) {
    const ir::Function& function = trace.FunctionOf(step);
    for (const LibraryCall& call : sources.solution.LibraryCallsFrom(step.frame)) {
      if (!sources.models.Has(call.symbol, Role::EagerOnly)) {
        continue;
      }
      bool value =
          call.receiver.valid() && (sources.solution.TypeHas(call.receiver, Role::Tensor) ||
                                    sources.solution.TypeHas(call.receiver, Role::Array));
      Truth truth = value ? Receiver(trace, step, call).IsSymbolic() : Truth::Yes;
      Span span = call.inst.index() < function.instructions.size()
                      ? function.instructions[call.inst].span
                      : function.name_span;
      if (verdict.Note(truth, step, span, "calls " + sources.models.path(call.symbol).str())) {
        return verdict.Take();
      }
    }
  }
  return verdict.Take();
}

}  // namespace hybridize::hazards
