#ifndef HYBRIDIZE_REFACTOR_FACTS_H_
#define HYBRIDIZE_REFACTOR_FACTS_H_

#include "hybridize/effects/effects.h"
#include "hybridize/hazards/hazards.h"
#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/solution.h"
#include "hybridize/refactor/decision.h"
#include "hybridize/tensor/types.h"

namespace hybridize::refactor {

// The analyses that facts are drawn from. Borrowed.
struct FactSources {
  const ir::Program& program;
  const models::Models& models;
  const pointsto::Solution& solution;
  const tensor::Types& types;
  const effects::Effects& effects;
  const hazards::Hazards& hazards;
};

// The facts about one `def`, with evidence.
FunctionFacts CollectFacts(const FactSources& sources, ir::FunctionId function);

// Dotted names of the project functions that it calls directly, sorted, each once. Library code,
// and functions without a name, are transparent: what they call counts for the function.
std::vector<std::string> DirectCallees(const FactSources& sources, ir::FunctionId function);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_REFACTOR_FACTS_H_
