#include "hybridize/refactor/table.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::refactor {
namespace {

void Fail(Decision& decision, Rule rule, const Fact& fact) {
  decision.failures.push_back({.rule = rule, .evidence = fact.evidence});
}

// The failure for a fact that should be no: one rule when it is yes, another when it is not known.
void RequireNo(Decision& decision, const Fact& fact, Rule has, Rule undeterminable) {
  if (fact.yes()) {
    Fail(decision, has, fact);
  } else if (fact.unknown()) {
    Fail(decision, undeterminable, fact);
  }
}

bool IsUndeterminable(Rule rule) {
  return rule == Rule::UndeterminableSideEffects || rule == Rule::UndeterminableRecursion ||
         rule == Rule::UndeterminableTensorParameter ||
         rule == Rule::UndeterminablePrimitiveParameter || rule == Rule::UndeterminableHazard;
}

void Warn(Decision& decision, Rule rule, const Fact& fact) {
  decision.notes.push_back({.rule = rule, .level = NoteLevel::Warning, .evidence = fact.evidence});
}

void AddConversionAssumptions(Decision& decision) {
  for (AssumptionKind kind : {AssumptionKind::GraphNumerics, AssumptionKind::TraceTimeCost}) {
    decision.assumptions.push_back({.kind = kind});
  }
}

// What matters only where the decorator would be taken away.
bool ConcernsRemovalOnly(Rule rule) {
  return rule == Rule::UsesFunctionApi || rule == Rule::CallersNeedTensorResult ||
         rule == Rule::HasGraphOnlyCalls || rule == Rule::ReliesOnArgumentConversion;
}

Decision DecideEager(const FunctionFacts& facts, const TableOptions& options) {
  Decision decision;
  if (facts.tensor_parameter.no()) {
    Fail(decision, Rule::HasNoTensorParameters, facts.tensor_parameter);
  } else if (facts.tensor_parameter.unknown()) {
    Fail(decision, Rule::UndeterminableTensorParameter, facts.tensor_parameter);
  }
  RequireNo(decision, facts.primitive_parameter, Rule::HasPrimitiveParameters,
            Rule::UndeterminablePrimitiveParameter);
  RequireNo(decision, facts.side_effects, Rule::HasPythonSideEffects,
            Rule::UndeterminableSideEffects);
  RequireNo(decision, facts.recursive, Rule::IsRecursive, Rule::UndeterminableRecursion);
  if (!options.published && facts.tensor_parameter.yes()) {
    for (const FunctionFacts::Hazard& hazard : facts.hazards) {
      if (!ConcernsRemovalOnly(hazard.rule)) {
        RequireNo(decision, hazard.fact, hazard.rule, Rule::UndeterminableHazard);
      }
    }
  }
  if (!options.published && decision.failures.empty()) {
    if (facts.tensor_computation.no()) {
      Fail(decision, Rule::NoTensorComputation, facts.tensor_computation);
    } else if (facts.covered_callers.yes()) {
      Fail(decision, Rule::HasCoveredCallers, facts.covered_callers);
    }
  }
  if (decision.failures.empty()) {
    decision.outcome = Outcome::Convert;
    decision.precondition = Precondition::P1;
    AddConversionAssumptions(decision);
    return decision;
  }
  bool definite = llvm::any_of(
      decision.failures, [](const Failure& failure) { return !IsUndeterminable(failure.rule); });
  decision.outcome = definite ? Outcome::Declined : Outcome::Undecided;
  return decision;
}

void Dehybridize(Decision& decision, Precondition precondition) {
  decision.outcome = Outcome::Dehybridize;
  decision.precondition = precondition;
}

// Without the decorator such a body behaves differently.
bool ForbidsRemoval(Rule rule) {
  return rule == Rule::ReadsReboundState || rule == Rule::UsesPythonNondeterminism ||
         rule == Rule::AdvancesPythonIterator || rule == Rule::InspectsEagerness ||
         rule == Rule::UsesFunctionApi || rule == Rule::CallersNeedTensorResult ||
         rule == Rule::HasGraphOnlyCalls || rule == Rule::ReliesOnArgumentConversion;
}

// The rows that take the decorator away, where effects and callers allow it.
void DecideRemoval(const FunctionFacts& facts, const TableOptions& options,
                   Precondition precondition, Decision& decision) {
  RequireNo(decision, facts.side_effects, Rule::HasPythonSideEffects,
            Rule::UndeterminableSideEffects);
  for (const FunctionFacts::Hazard& hazard : facts.hazards) {
    if (!options.published && ForbidsRemoval(hazard.rule)) {
      RequireNo(decision, hazard.fact, hazard.rule, Rule::UndeterminableHazard);
    }
  }
  if (decision.failures.empty()) {
    Dehybridize(decision, precondition);
  }
}

void DecideWithoutTensors(const FunctionFacts& facts, const TableOptions& options,
                          Decision& decision) {
  if (options.published || facts.tensor_computation.no()) {
    DecideRemoval(facts, options, Precondition::P2, decision);
  } else if (facts.side_effects.no() && facts.tensor_computation.yes()) {
    Fail(decision, Rule::ComputesWithoutTensorParameters, facts.tensor_computation);
  } else {
    RequireNo(decision, facts.side_effects, Rule::HasPythonSideEffects,
              Rule::UndeterminableSideEffects);
  }
}

void DecideWithTensors(const FunctionFacts& facts, const TableOptions& options,
                       Decision& decision) {
  if (facts.primitive_parameter.yes()) {
    DecideRemoval(facts, options, Precondition::P3, decision);
  } else if (facts.primitive_parameter.unknown()) {
    Fail(decision, Rule::UndeterminablePrimitiveParameter, facts.primitive_parameter);
  } else if (!options.published && facts.tensor_computation.no()) {
    DecideRemoval(facts, options, Precondition::P6, decision);
  } else {
    Fail(decision, Rule::AlreadyOptimal, {});
    if (facts.side_effects.yes()) {
      Fail(decision, Rule::HasPythonSideEffects, facts.side_effects);
    }
  }
}

Decision DecideHybrid(const FunctionFacts& facts, const TableOptions& options) {
  Decision decision;
  decision.outcome = Outcome::Keep;
  if (facts.tensor_parameter.unknown()) {
    Fail(decision, Rule::UndeterminableTensorParameter, facts.tensor_parameter);
  } else if (facts.tensor_parameter.no()) {
    DecideWithoutTensors(facts, options, decision);
  } else {
    DecideWithTensors(facts, options, decision);
  }
  if (facts.side_effects.yes()) {
    Warn(decision, Rule::HasPythonSideEffects, facts.side_effects);
  }
  if (facts.recursive.yes()) {
    Warn(decision, Rule::IsRecursive, facts.recursive);
  }
  for (const FunctionFacts::Hazard& hazard : facts.hazards) {
    if (hazard.fact.yes() && !ConcernsRemovalOnly(hazard.rule)) {
      Warn(decision, hazard.rule, hazard.fact);
    }
  }
  return decision;
}

}  // namespace

Decision Decide(const FunctionFacts& facts, const TableOptions& options) {
  Decision decision;
  if (facts.hybrid.unknown()) {
    decision.outcome = Outcome::Keep;
    Fail(decision, Rule::UndeterminableHybrid, facts.hybrid);
  } else {
    decision = facts.hybrid.yes() ? DecideHybrid(facts, options) : DecideEager(facts, options);
  }
  decision.assumptions.insert(decision.assumptions.end(), facts.assumptions.begin(),
                              facts.assumptions.end());
  llvm::stable_sort(decision.failures,
                    [](const Failure& a, const Failure& b) { return a.rule < b.rule; });
  llvm::stable_sort(decision.assumptions,
                    [](const Assumption& a, const Assumption& b) { return a.kind < b.kind; });
  return decision;
}

}  // namespace hybridize::refactor
