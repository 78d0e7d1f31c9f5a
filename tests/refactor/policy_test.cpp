#include "hybridize/refactor/policy.h"

#include <gtest/gtest.h>

namespace hybridize::refactor {
namespace {

Decision Converted() {
  Decision decision;
  decision.outcome = Outcome::Convert;
  decision.precondition = Precondition::P1;
  decision.notes = {{.rule = Rule::IsRecursive}};
  decision.assumptions = {{.kind = AssumptionKind::GraphNumerics}};
  return decision;
}

Decision Declined() {
  Decision decision;
  decision.outcome = Outcome::Declined;
  decision.failures = {{.rule = Rule::HasPythonSideEffects}, {.rule = Rule::IsRecursive}};
  return decision;
}

Policy Blocking(std::initializer_list<llvm::StringRef> codes) {
  Policy policy;
  for (llvm::StringRef code : codes) {
    EXPECT_TRUE(policy.blocked.Add(code)) << code.str();
  }
  return policy;
}

TEST(CodeSet, TakesCodesNamesAndPreconditions) {
  CodeSet set;
  EXPECT_TRUE(set.Add("HYB008"));
  EXPECT_TRUE(set.Add("has-python-side-effects"));
  EXPECT_TRUE(set.Add("p1"));
  EXPECT_TRUE(set.Contains(Rule::IsRecursive));
  EXPECT_TRUE(set.Contains(Rule::HasPythonSideEffects));
  EXPECT_TRUE(set.Contains(Precondition::P1));
  EXPECT_FALSE(set.Contains(Precondition::P2));
  EXPECT_FALSE(set.Contains(Rule::CreatesVariables));
}

TEST(CodeSet, RefusesWhatIsNoCode) {
  CodeSet set;
  for (const char* text : {"", "P0", "P7", "P10", "H", "HYB1000", "E501"}) {
    EXPECT_FALSE(set.Add(text)) << text;
  }
  EXPECT_EQ(set, CodeSet());
}

TEST(CodeSet, TakesPrefixesOfCodes) {
  CodeSet rules;
  EXPECT_TRUE(rules.Add("hyb01"));
  EXPECT_TRUE(rules.Contains(Rule::HasPrimitiveParameters));
  EXPECT_TRUE(rules.Contains(Rule::HasStaleVariableReads));
  EXPECT_FALSE(rules.Contains(Rule::HasTensorParameterIteration));
  EXPECT_FALSE(rules.has_preconditions());
  CodeSet preconditions;
  EXPECT_TRUE(preconditions.Add("P"));
  EXPECT_EQ(preconditions, CodeSet::AllPreconditions());
}

TEST(CodeSet, HasRoomForEveryRule) {
  CodeSet all = CodeSet::AllRules();
  for (Rule rule : AllRules()) {
    EXPECT_TRUE(all.Contains(rule)) << Code(rule);
  }
  EXPECT_FALSE(all.has_preconditions());
}

TEST(CodeSet, RemovesOnlyWhatTheOtherHas) {
  CodeSet set = CodeSet::AllPreconditions();
  CodeSet other;
  other.Add(Precondition::P2);
  set.Remove(other);
  EXPECT_FALSE(set.Contains(Precondition::P2));
  EXPECT_TRUE(set.Contains(Precondition::P1));
}

TEST(Policy, LeavesADecisionAloneThatItAllows) {
  Decision decision = Converted();
  Apply(Blocking({"P2", "HYB004"}), decision);
  EXPECT_EQ(decision.outcome, Outcome::Convert);
  EXPECT_EQ(decision.precondition, Precondition::P1);
  EXPECT_EQ(decision.notes.size(), 1U);
}

TEST(Policy, KeepsAFunctionWhoseTransformationIsBlocked) {
  Decision decision = Converted();
  Apply(Blocking({"P1"}), decision);
  EXPECT_EQ(decision.outcome, Outcome::Keep);
  EXPECT_EQ(decision.precondition, Precondition::None);
}

TEST(Policy, NeverLetsATransformationThroughBySilencingItsFailures) {
  Decision decision = Declined();
  Apply(Blocking({"HYB004", "HYB008"}), decision);
  EXPECT_EQ(decision.outcome, Outcome::Declined);
  EXPECT_TRUE(decision.failures.empty());
}

TEST(Policy, HidesOnlyTheFindingsThatAreBlocked) {
  Decision decision = Declined();
  Apply(Blocking({"HYB004"}), decision);
  ASSERT_EQ(decision.failures.size(), 1U);
  EXPECT_EQ(decision.failures[0].rule, Rule::IsRecursive);
}

TEST(Policy, FreezesAFunctionAndSaysNothingAboutIt) {
  Decision converted = Converted();
  Decision declined = Declined();
  for (Decision* decision : {&converted, &declined}) {
    Apply(Policy{.frozen = true}, *decision);
    EXPECT_EQ(decision->outcome, Outcome::Keep);
    EXPECT_EQ(decision->precondition, Precondition::None);
    EXPECT_TRUE(decision->failures.empty());
    EXPECT_TRUE(decision->notes.empty());
    EXPECT_TRUE(decision->assumptions.empty());
  }
}

}  // namespace
}  // namespace hybridize::refactor
