#include <gtest/gtest.h>

#include <set>
#include <string>

#include "hybridize/refactor/decision.h"

namespace hybridize::refactor {
namespace {

TEST(Rules, CodesHaveThreeDigits) {
  EXPECT_EQ(Code(Rule::UndeterminableSideEffects), "HYB003");
  EXPECT_EQ(Code(Rule::HasEagerOnlyCalls), "HYB015");
  EXPECT_EQ(Code(Rule::RunsInGraphMode), "HYB047");
}

TEST(Rules, AreFoundByTheirCodeInAnyCase) {
  EXPECT_EQ(FindRule("HYB004"), Rule::HasPythonSideEffects);
  EXPECT_EQ(FindRule("hyb004"), Rule::HasPythonSideEffects);
}

TEST(Rules, AreFoundByTheirName) {
  EXPECT_EQ(FindRule("has-python-side-effects"), Rule::HasPythonSideEffects);
}

TEST(Rules, AreNotFoundByWhatIsNeitherCodeNorName) {
  for (const char* text : {"", "HYB", "HYB4", "4", "HYB0004", "HYB999", "has-python", "P1"}) {
    EXPECT_EQ(FindRule(text), std::nullopt) << text;
  }
}

TEST(Rules, HaveCodesAndNamesOfTheirOwn) {
  std::set<std::string> seen;
  for (Rule rule : AllRules()) {
    EXPECT_TRUE(seen.insert(Code(rule)).second) << Code(rule);
    EXPECT_TRUE(seen.insert(Info(rule).name.str()).second) << Info(rule).name.str();
    EXPECT_EQ(FindRule(Code(rule)), rule);
    EXPECT_EQ(FindRule(Info(rule).name), rule);
  }
}

// Numbers of rules that another tool of the field has, or that ours had, for something else.
TEST(Rules, LeaveRetiredNumbersAlone) {
  const std::set<int> retired = {1, 2, 5, 7, 29};
  for (Rule rule : AllRules()) {
    EXPECT_EQ(retired.count(Info(rule).number), 0U) << Code(rule);
  }
}

TEST(Assumptions, HaveNamesOfTheirOwnAndSayWhatIsAssumed) {
  std::set<std::string> seen;
  for (AssumptionKind kind : AllAssumptions()) {
    EXPECT_TRUE(seen.insert(Info(kind).name.str()).second) << Info(kind).name.str();
    EXPECT_FALSE(Info(kind).message.empty());
  }
  EXPECT_EQ(Info(AssumptionKind::GraphNumerics).name, "graph-numerics");
}

}  // namespace
}  // namespace hybridize::refactor
