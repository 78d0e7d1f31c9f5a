#include "hybridize/refactor/facts.h"

#include <set>

#include "refactor/covered_callers.h"
#include "refactor/parameters.h"

namespace hybridize::refactor {
namespace {

using pointsto::CallEdge;
using pointsto::FrameId;

Rule RuleOf(hazards::Hazard hazard) {
  switch (hazard) {
#define HYB_HAZARD(Enumerator)      \
  case hazards::Hazard::Enumerator: \
    return Rule::Enumerator;
#include "hybridize/hazards/hazards.def"
  }
  return Rule::UndeterminableHazard;
}

void AddAssumptions(const FactSources& sources, ir::FunctionId id, FunctionFacts& facts) {
  if (!sources.solution.IsReached(id)) {
    facts.assumptions.push_back({.kind = AssumptionKind::UnreachedCallers});
  }
  if (sources.effects.Reaches(id, models::Role::RandomOperation).yes()) {
    facts.assumptions.push_back({.kind = AssumptionKind::RandomStreams});
  }
  if (sources.effects.Reaches(id, models::Role::DynamicCode).yes()) {
    facts.assumptions.push_back({.kind = AssumptionKind::DynamicFeatureIgnored});
  }
}

}  // namespace

FunctionFacts CollectFacts(const FactSources& sources, ir::FunctionId id) {
  FunctionFacts facts;
  const hazards::DecoratorFacts& decorators = sources.hazards.decorators(id);
  ParametersResult parameters = CollectParameters(sources, id);
  facts.hybrid = decorators.hybrid;
  facts.hybrid_decorators = decorators.hybrid_decorators;
  facts.tensor_parameter = std::move(parameters.tensor);
  facts.primitive_parameter = std::move(parameters.primitive);
  facts.parameters = std::move(parameters.parameters);
  facts.side_effects = sources.effects.SideEffects(id);
  facts.recursive = sources.effects.Recursive(id);
  facts.tensor_computation = sources.effects.Reaches(id, models::Role::TensorOperation);
  facts.covered_callers = CoveredCallers(sources, id);
  if (facts.tensor_parameter.yes() || !facts.hybrid.no()) {
    for (hazards::Finding& finding : sources.hazards.Judge(id)) {
      facts.hazards.push_back({.rule = RuleOf(finding.hazard), .fact = std::move(finding.fact)});
    }
  }
  AddAssumptions(sources, id, facts);
  return facts;
}

std::vector<std::string> DirectCallees(const FactSources& sources, ir::FunctionId id) {
  std::set<std::string> names;
  std::set<FrameId> seen;
  llvm::ArrayRef<FrameId> frames = sources.solution.FramesOf(id);
  std::vector<FrameId> pending(frames.begin(), frames.end());
  while (!pending.empty()) {
    FrameId frame = pending.back();
    pending.pop_back();
    for (const CallEdge& edge : sources.solution.CallsFrom(frame)) {
      ir::FunctionId callee = sources.solution.frame(edge.callee).function;
      ir::FunctionKind kind = sources.program.function(callee).kind;
      bool transparent = sources.solution.IsSummary(callee) || kind != ir::FunctionKind::Function;
      if (!transparent) {
        names.insert(sources.solution.QualifiedName(callee));
      } else if (seen.insert(edge.callee).second) {
        pending.push_back(edge.callee);
      }
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace hybridize::refactor
