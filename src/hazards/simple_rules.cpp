// Hazards that other rooms have found already: the reach of a role, the kind of the function, its
// decorators.

#include "hazards/rules.h"

namespace hybridize::hazards {
namespace {

// Where something unknown is called, the decision says so itself (HYB003).
Fact Reaches(const Trace& trace, models::Role role) {
  Fact fact = trace.sources().effects.Reaches(trace.function(), role);
  return fact.yes() ? fact : Fact();
}

}  // namespace

Fact UsesPythonNondeterminism(const Trace& trace) {
  return Reaches(trace, models::Role::Nondeterminism);
}

Fact CreatesVariables(const Trace& trace) { return Reaches(trace, models::Role::CreatesVariable); }

Fact IsGeneratorOrCoroutine(const Trace& trace) {
  const ir::Function& function = trace.sources().program.function(trace.function());
  if (!function.is_generator && !function.is_async) {
    return {};
  }
  uint32_t file = trace.sources().program.module(function.module).file;
  return {.truth = Truth::Yes,
          .evidence = {{.place = {.file = file, .span = function.name_span},
                        .message = function.is_async ? "is a coroutine" : "is a generator"}}};
}

Fact HasIncompatibleDecorator(const Trace& trace) {
  return trace.decorators(trace.function()).incompatible;
}

}  // namespace hybridize::hazards
