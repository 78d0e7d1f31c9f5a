#include "hybridize/refactor/facts.h"

#include <set>

#include "llvm/ADT/STLExtras.h"
#include "refactor/covered_callers.h"
#include "refactor/decorators.h"
#include "refactor/parameters.h"

namespace hybridize::refactor {
namespace {

using pointsto::CallEdge;
using pointsto::FrameId;

// Hazards that are the reach of a library function with a role.
struct RoleHazard {
  models::Role role;
  Rule rule;
};

constexpr RoleHazard kRoleHazards[] = {
    {models::Role::EagerOnly, Rule::HasEagerOnlyCalls},
    {models::Role::Nondeterminism, Rule::UsesPythonNondeterminism},
    {models::Role::CreatesVariable, Rule::CreatesVariables},
};

void CollectHazards(const FactSources& sources, ir::FunctionId id, const DecoratorFacts& decorators,
                    FunctionFacts& facts) {
  const ir::Function& function = sources.program.function(id);
  for (const RoleHazard& hazard : kRoleHazards) {
    if (Fact fact = sources.effects.Reaches(id, hazard.role); fact.yes()) {
      facts.hazards.push_back({.rule = hazard.rule, .fact = std::move(fact)});
    }
  }
  if (function.is_generator || function.is_async) {
    Evidence evidence{
        .place = {.file = sources.program.module(function.module).file, .span = function.name_span},
        .message = function.is_async ? "is a coroutine" : "is a generator"};
    facts.hazards.push_back({.rule = Rule::IsGeneratorOrCoroutine,
                             .fact = {.truth = Truth::Yes, .evidence = {evidence}}});
  }
  if (decorators.incompatible.yes()) {
    facts.hazards.push_back(
        {.rule = Rule::HasIncompatibleDecorator, .fact = decorators.incompatible});
  }
  llvm::sort(facts.hazards, [](const auto& a, const auto& b) { return a.rule < b.rule; });
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
  DecoratorFacts decorators = CollectDecorators(sources, id);
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
  CollectHazards(sources, id, decorators, facts);
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
