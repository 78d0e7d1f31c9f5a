#include "lower/lowered.h"

namespace hybridize::lower {
namespace {

using ir::Op;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Scopes, KeepLocalVariablesOutOfMemory) {
  Lowered lowered("def f(a):\n  b = a\n  return b\n");
  EXPECT_EQ(lowered.Function("f").instructions.size(), 1U);
}

TEST(Scopes, ReadGlobalsOfTheModuleInFunctions) {
  Lowered lowered("x = 1\ndef f():\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::LoadGlobal), ElementsAre("x"));
}

TEST(Scopes, LetTheOwnerOfACellReadItsOwnValue) {
  Lowered lowered("def f(a):\n  b = a\n  g = lambda: b\n  return b, g\n");
  EXPECT_THAT(lowered.Names("f", Op::StoreCell), ElementsAre("b"));
  EXPECT_EQ(lowered.Count("f", Op::LoadCell), 0U);
  EXPECT_THAT(lowered.Names("f.<locals>.<lambda>", Op::LoadCell), ElementsAre("b"));
}

TEST(Scopes, ReadACellAgainThatInnerFunctionsWrite) {
  Lowered lowered(
      "def f():\n"
      "  n = 0\n"
      "  def g():\n"
      "    nonlocal n\n"
      "    n += 1\n"
      "  g()\n"
      "  return n\n");
  EXPECT_THAT(lowered.Names("f", Op::LoadCell), ElementsAre("n"));
  EXPECT_THAT(lowered.Names("f.<locals>.g", Op::StoreCell), ElementsAre("n"));
}

TEST(Scopes, PutCapturedParametersIntoTheirCells) {
  Lowered lowered("def f(a, b):\n  return lambda: a\n");
  EXPECT_THAT(lowered.Names("f", Op::MakeCell), ElementsAre("a"));
  EXPECT_THAT(lowered.Names("f", Op::StoreCell), ElementsAre("a"));
}

TEST(Scopes, PassCellsThroughFunctionsInBetween) {
  Lowered lowered(
      "def f(a):\n"
      "  def g():\n"
      "    def h():\n"
      "      return a\n"
      "    return h\n"
      "  return g\n");
  const ir::Function& middle = lowered.Function("f.<locals>.g");
  ASSERT_EQ(middle.free_variables.size(), 1U);
  EXPECT_EQ(lowered.Text(middle.free_variables[0]), "a");
  EXPECT_EQ(lowered.Count("f.<locals>.g", Op::LoadCell), 0U);
}

TEST(Scopes, HideClassNamesFromMethods) {
  Lowered lowered("x = 0\nclass C:\n  x = 1\n  y = x\n  def f(self):\n    return x\n");
  EXPECT_THAT(lowered.Names("C.f", Op::LoadGlobal), ElementsAre("x"));
  // The body itself knows the value.
  EXPECT_THAT(lowered.Names("C", Op::LoadName), Not(testing::Contains("x")));
}

TEST(Scopes, HideClassNamesFromComprehensionsButNotFromTheirFirstIterable) {
  Lowered lowered("class C:\n  xs = [1]\n  k = 2\n  ys = [k for x in xs]\n");
  EXPECT_THAT(lowered.Names("C", Op::LoadGlobal), testing::Contains("k"));
  EXPECT_THAT(lowered.Names("C", Op::LoadGlobal), Not(testing::Contains("xs")));
}

TEST(Scopes, LookForUnboundClassNamesInTheEnclosingFunction) {
  Lowered lowered("def f(a):\n  class C:\n    b = a\n  return C\n");
  const ir::Instruction& read = *lowered.All("f.<locals>.C", Op::LoadName).front();
  EXPECT_EQ(lowered.Text(NameId(read.payload)), "a");
  EXPECT_EQ(read.operands.count, 1U);
}

TEST(Scopes, BindAWalrusInTheFunctionAroundTheComprehension) {
  Lowered lowered("def f(xs):\n  ys = [y := x for x in xs]\n  return y\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("y"));
  EXPECT_THAT(lowered.Names("f", Op::LoadGlobal), IsEmpty());
}

TEST(Scopes, BindAWalrusThroughAGeneratorExpression) {
  Lowered lowered("def f(xs):\n  any((y := x) for x in xs)\n  return y\n");
  EXPECT_THAT(lowered.Names("f.<locals>.<genexpr>", Op::StoreCell), ElementsAre("y"));
  EXPECT_THAT(lowered.Names("f", Op::LoadCell), ElementsAre("y"));
}

TEST(Scopes, KeepComprehensionVariablesToThemselves) {
  Lowered lowered("def f(xs, x):\n  ys = [x for x in xs]\n  return x\n");
  EXPECT_THAT(lowered.Dump("f"), HasSubstr("return %x\n"));
}

TEST(Scopes, ShareOneCellAmongTheFunctionsOfAComprehension) {
  Lowered lowered("def f(xs):\n  return [lambda: x for x in xs]\n");
  EXPECT_THAT(lowered.Names("f", Op::MakeCell), ElementsAre("x"));
  EXPECT_THAT(lowered.Names("f", Op::StoreCell), ElementsAre("x"));
}

TEST(Scopes, EvaluateTheFirstIterableOfAGeneratorExpressionOutside) {
  Lowered lowered("def f(xs, k):\n  return (x * k for x in xs)\n");
  EXPECT_EQ(lowered.Count("f", Op::GetIter), 1U);
  EXPECT_EQ(lowered.Count("f.<locals>.<genexpr>", Op::GetIter), 0U);
  const ir::Function& generator = lowered.Function("f.<locals>.<genexpr>");
  ASSERT_EQ(generator.parameters.size(), 1U);
  EXPECT_EQ(lowered.Text(generator.parameters[0].name), ".0");
  EXPECT_TRUE(generator.is_generator);
}

TEST(Scopes, MangleNamesOfClasses) {
  Lowered lowered(
      "class _Net:\n"
      "  __k = 1\n"
      "  def f(self, __a):\n"
      "    self.__b = __a\n"
      "    self.__c__ = g(__d=1)\n");
  EXPECT_THAT(lowered.Names("_Net", Op::StoreName), testing::Contains("_Net__k"));
  EXPECT_THAT(lowered.Names("_Net.f", Op::SetAttr), ElementsAre("_Net__b", "__c__"));
  EXPECT_EQ(lowered.Text(lowered.Function("_Net.f").parameters[1].name), "_Net__a");
  // Keyword arguments alone are passed as they are written.
  EXPECT_THAT(lowered.Dump("_Net.f"), HasSubstr("__d="));
  EXPECT_TRUE(lowered.Function("_Net.f").has_private_names);
}

TEST(Scopes, DoNotMangleInAClassOfUnderscores) {
  Lowered lowered("class __:\n  def f(self):\n    return self.__a\n");
  EXPECT_THAT(lowered.Names("__.f", Op::GetAttr), ElementsAre("__a"));
}

TEST(Scopes, TreatDeletionAsBinding) {
  Lowered lowered("x = 1\ndef f():\n  del x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
  EXPECT_EQ(lowered.Count("f", Op::DeleteGlobal), 0U);
}

TEST(Scopes, DoNotBindAnAnnotatedNameInParentheses) {
  Lowered lowered("def f():\n  (x): int\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::LoadGlobal), ElementsAre("x"));
}

TEST(Scopes, BindAnAnnotatedNameWithoutValue) {
  Lowered lowered("def f():\n  x: int\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
}

TEST(Scopes, PassTheClassAndTheFirstArgumentToSuper) {
  Lowered lowered("class C(B):\n  def f(me, x):\n    return super().f(x)\n");
  std::vector<const ir::Instruction*> calls = lowered.All("C.f", Op::Call);
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0]->construct, ir::Construct::Super);
  EXPECT_EQ(calls[0]->operands.count, 3U);
  EXPECT_THAT(lowered.Names("C.f", Op::LoadCell), ElementsAre("__class__"));
  EXPECT_THAT(lowered.Dump("C"), HasSubstr("return %__class__"));
}

TEST(Scopes, LeaveOtherCallsOfSuperAlone) {
  Lowered lowered(
      "class C(B):\n  def f(self):\n    return super(C, self).f()\n"
      "def super_in_function(x):\n  return super()\n");
  EXPECT_EQ(lowered.All("C.f", Op::Call)[0]->construct, ir::Construct::Plain);
  EXPECT_EQ(lowered.All("super_in_function", Op::Call)[0]->operands.count, 1U);
}

TEST(Scopes, KeepAClassVariableApartFromTheClassCell) {
  Lowered lowered("class C:\n  __class__ = 1\n  def f(self):\n    return __class__\n");
  EXPECT_THAT(lowered.Names("C", Op::StoreName), testing::Contains("__class__"));
  EXPECT_THAT(lowered.Names("C", Op::StoreCell), IsEmpty());
}

}  // namespace
}  // namespace hybridize::lower
