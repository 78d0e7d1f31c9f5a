#include "llvm/ADT/STLExtras.h"
#include "lower/lowered.h"

namespace hybridize::lower {
namespace {

using ir::Construct;
using ir::Op;
using ir::RegionKind;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// --- Values of variables ---

TEST(Variables, AreCheckedWhereTheyMayBeUnbound) {
  Lowered lowered("def f(c):\n  if c:\n    x = 1\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
  EXPECT_EQ(lowered.Count("f", Op::Undefined), 1U);
}

TEST(Variables, AreNotCheckedWhereEveryPathBindsThem) {
  Lowered lowered(
      "def f(c, xs):\n"
      "  if c:\n"
      "    x = 1\n"
      "  elif xs:\n"
      "    raise c\n"
      "  else:\n"
      "    x = 2\n"
      "  for y in xs:\n"
      "    x += y\n"
      "  return x\n");
  EXPECT_EQ(lowered.Count("f", Op::CheckBound), 0U);
  EXPECT_EQ(lowered.Count("f", Op::Undefined), 0U);
}

TEST(Variables, AreUnboundByDeletion) {
  Lowered lowered("def f(x):\n  del x\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
}

TEST(Variables, AreBoundBehindAnEndlessLoop) {
  Lowered lowered("def f(g):\n  while True:\n    x = g()\n    if x:\n      break\n  return x\n");
  EXPECT_EQ(lowered.Count("f", Op::CheckBound), 0U);
}

TEST(Variables, NeedNoBlockParameterWhereALoopLeavesThemAlone) {
  Lowered lowered("def f(xs, k):\n  for x in xs:\n    for y in x:\n      g(k)\n  return k\n");
  for (const ir::Block& block : lowered.Function("f").blocks) {
    EXPECT_LE(block.parameters.count, 2U);
  }
  EXPECT_THAT(lowered.Dump("f"), HasSubstr("return %k\n"));
}

TEST(Variables, OfUnreachableCodeAreNoTrouble) {
  Lowered lowered(
      "def f(x):\n"
      "  return x\n"
      "  while x:\n"
      "    try:\n"
      "      y = x\n"
      "    finally:\n"
      "      def g(): return y\n"
      "  return y\n");
  EXPECT_EQ(lowered.Function("f").blocks.size(), 1U);
  // What is never reached is lowered all the same: it is in the project.
  EXPECT_EQ(lowered.Text(lowered.Function("f.<locals>.g").name), "g");
}

// --- Conditions ---

TEST(Conditions, AskEveryTruthOnce) {
  Lowered lowered("def f(a, b, c):\n  if a and (b or not c):\n    return 1\n  return 2\n");
  EXPECT_EQ(lowered.Count("f", Op::Branch), 3U);
  EXPECT_EQ(lowered.Count("f", Op::Not), 0U);
}

TEST(Conditions, GiveTheOperandThatDecidedAsValue) {
  Lowered lowered("def f(a, b, c):\n  return a and b or c\n");
  EXPECT_EQ(lowered.Count("f", Op::Branch), 2U);
  EXPECT_THAT(lowered.Regions("f"),
              ElementsAre(RegionKind::Function, RegionKind::Conditional, RegionKind::Conditional));
}

TEST(Conditions, CompareInChainsOnlyAsLongAsTheyHold) {
  Lowered lowered("def f(a, b, c):\n  return a < g(b) <= c\n");
  std::vector<const ir::Instruction*> comparisons = lowered.All("f", Op::Compare);
  ASSERT_EQ(comparisons.size(), 2U);
  EXPECT_EQ(comparisons[0]->construct, Construct::ChainedComparison);
  EXPECT_EQ(lowered.Count("f", Op::Call), 1U);
  EXPECT_EQ(lowered.Count("f", Op::Branch), 1U);
}

TEST(Conditions, TellWhatDecidesABranch) {
  Lowered lowered("def f(a, b):\n  if a and b:\n    g()\n");
  const ir::Function& function = lowered.Function("f");
  for (const ir::Region& region : function.regions) {
    if (region.kind != RegionKind::If) {
      continue;
    }
    // Either operand: the value that meets them both is a block parameter.
    ASSERT_TRUE(region.decider.valid());
    EXPECT_EQ(lowered.Definition("f", region.decider), nullptr);
    EXPECT_NE(function.values[region.decider].block, ir::BlockId(0));
  }
}

TEST(Conditions, EvaluateOneArmOfAConditionalExpression) {
  Lowered lowered("def f(a, b, c):\n  return g(b) if a else h(c)\n");
  EXPECT_EQ(lowered.Count("f", Op::Branch), 1U);
  EXPECT_EQ(lowered.All("f", Op::Branch)[0]->construct, Construct::ConditionalExpression);
}

// --- Loops ---

TEST(Loops, RunTheirElseWhenTheyAreNotLeft) {
  Lowered lowered(
      "def f(xs):\n"
      "  for x in xs:\n"
      "    if x:\n"
      "      break\n"
      "  else:\n"
      "    g()\n"
      "  h()\n");
  EXPECT_THAT(lowered.Regions("f"), ElementsAre(RegionKind::Function, RegionKind::For,
                                                RegionKind::If, RegionKind::LoopElse));
  EXPECT_TRUE(lowered.Function("f").has_loop_else);
}

TEST(Loops, AreDecidedByWhatTheyIterateOver) {
  Lowered lowered("def f(xs):\n  for x in xs:\n    g(x)\n  while xs:\n    h()\n");
  const ir::Function& function = lowered.Function("f");
  ir::ValueId xs = function.Parameters(function.blocks[ir::BlockId(0)])[0];
  EXPECT_EQ(function.regions[ir::RegionId(1)].kind, RegionKind::For);
  EXPECT_EQ(function.regions[ir::RegionId(1)].decider, xs);
  EXPECT_EQ(function.regions[ir::RegionId(2)].kind, RegionKind::While);
  EXPECT_EQ(function.regions[ir::RegionId(2)].decider, xs);
}

TEST(Loops, OfAsyncFunctionsAwaitTheirItems) {
  Lowered lowered("async def f(xs):\n  async for x in xs:\n    yield x\n");
  EXPECT_TRUE(lowered.All("f", Op::GetIter)[0]->flag);
  EXPECT_TRUE(lowered.All("f", Op::IterNext)[0]->flag);
  EXPECT_TRUE(lowered.Function("f").is_async);
  EXPECT_TRUE(lowered.Function("f").is_generator);
}

// --- Exceptions ---

// The handlers that the blocks of a function lead to.
size_t HandlerCount(const ir::Function& function) {
  std::vector<bool> is_handler(function.blocks.size());
  size_t count = 0;
  for (const ir::Block& block : function.blocks) {
    if (const ir::Edge* unwind = function.Unwind(block)) {
      count += is_handler[unwind->target.index()] ? 0 : 1;
      is_handler[unwind->target.index()] = true;
    }
  }
  return count;
}

TEST(Exceptions, SeeTheVariablesAsTheyWereWhereItRaised) {
  Lowered lowered(
      "def f(g):\n"
      "  x = 1\n"
      "  try:\n"
      "    x = g()\n"
      "    x = g()\n"
      "  except:\n"
      "    pass\n"
      "  return x\n");
  const ir::Function& function = lowered.Function("f");
  // The handler is reached with the first value and with the second.
  std::vector<ir::ValueId> seen;
  for (const ir::Block& block : function.blocks) {
    if (const ir::Edge* unwind = function.Unwind(block)) {
      ASSERT_EQ(unwind->arguments.count, 1U);
      seen.push_back(function.Arguments(*unwind)[0]);
    }
  }
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(lowered.Definition("f", seen[0])->op, Op::Constant);
  EXPECT_EQ(lowered.Definition("f", seen[1])->op, Op::Call);
}

TEST(Exceptions, DoNotSplitBlocksForVariablesThatNoHandlerSees) {
  Lowered lowered(
      "def f(g):\n  try:\n    x = g()\n    y = g(x)\n    return y\n  except:\n    g()\n");
  const ir::Function& function = lowered.Function("f");
  EXPECT_EQ(llvm::count_if(function.blocks,
                           [&](const ir::Block& block) {
                             return function.regions[block.region].kind == RegionKind::Try;
                           }),
            1);
}

TEST(Exceptions, LeaveOutHandlersOfWhatCannotRaise) {
  Lowered lowered("def f():\n  try:\n    x = 1\n  except:\n    x = g()\n  return x\n");
  EXPECT_EQ(lowered.Count("f", Op::Call), 0U);
}

TEST(Exceptions, MatchClausesInTurnAndGoOnOutwards) {
  Lowered lowered(
      "def f():\n"
      "  try:\n"
      "    g()\n"
      "  except A:\n"
      "    return 1\n"
      "  except (B, C):\n"
      "    return 2\n");
  EXPECT_EQ(lowered.Count("f", Op::MatchException), 2U);
  ASSERT_EQ(lowered.Count("f", Op::Raise), 1U);
  EXPECT_TRUE(lowered.All("f", Op::Raise)[0]->flag);
}

TEST(Exceptions, RaiseTheCurrentOneAgainWithoutOperand) {
  Lowered lowered("def f():\n  try:\n    g()\n  except A:\n    raise\ndef h():\n  raise\n");
  EXPECT_EQ(lowered.Count("f", Op::Reraise), 0U);
  EXPECT_FALSE(lowered.All("f", Op::Raise)[0]->flag);
  EXPECT_EQ(lowered.Count("h", Op::Reraise), 1U);
}

TEST(Exceptions, UnbindTheirNameAtTheEndOfTheClause) {
  Lowered lowered("def f():\n  try:\n    g()\n  except A as e:\n    h(e)\n  return e\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("e"));
}

TEST(Exceptions, UnbindTheirNameInTheModuleOnEveryWayOut) {
  Lowered lowered("try:\n  g()\nexcept A as e:\n  h(e)\n");
  EXPECT_EQ(lowered.Count("<module>", Op::DeleteGlobal), 2U);
}

TEST(Exceptions, ProtectTheElseByTheFinallyAlone) {
  Lowered lowered(
      "def f():\n"
      "  try:\n"
      "    a()\n"
      "  except A:\n"
      "    b()\n"
      "  else:\n"
      "    c()\n"
      "  finally:\n"
      "    d()\n");
  EXPECT_EQ(HandlerCount(lowered.Function("f")), 2U);
  // `d` runs at the normal end and on the way out of an exception.
  EXPECT_THAT(lowered.Names("f", Op::LoadGlobal), ElementsAre("a", "c", "A", "b", "d", "d"));
}

TEST(Exceptions, RunFinallyOnceForEachWayOut) {
  Lowered lowered(
      "def f(xs):\n"
      "  for x in xs:\n"
      "    try:\n"
      "      if x == 1: return x\n"
      "      if x == 2: return 2\n"
      "      if x == 3: break\n"
      "      if x == 4: continue\n"
      "    finally:\n"
      "      g()\n");
  // The end, an exception, two returns in one, a break, a continue.
  EXPECT_EQ(lowered.Count("f", Op::Call), 5U);
  EXPECT_EQ(lowered.Count("f", Op::Return), 2U);
}

TEST(Exceptions, ReturnWhatFinallyReturns) {
  Lowered lowered("def f():\n  try:\n    return g()\n  finally:\n    return 2\n");
  EXPECT_EQ(lowered.Count("f", Op::Raise), 0U);
  EXPECT_THAT(lowered.Constants("f"), Each(testing::Eq("2")));
}

TEST(Exceptions, LowerFunctionsInFinallyOnce) {
  Lowered lowered("def f():\n  try:\n    g()\n  finally:\n    h = lambda: 1\n");
  EXPECT_EQ(lowered.program().functions().size(), 3U);
  EXPECT_EQ(lowered.Count("f", Op::MakeFunction), 2U);
}

TEST(Exceptions, DoNotMultiplyInNestedFinallyClauses) {
  std::string text = "def f():\n";
  std::string indent = "  ";
  for (int i = 0; i < 15; ++i) {
    text += indent + "try:\n" + indent + "  g()\n" + indent + "finally:\n";
    indent += "  ";
  }
  text += indent + "h()\n";
  Lowered lowered(text);
  EXPECT_LT(lowered.Function("f").instructions.size(), 2000U);
}

TEST(Exceptions, SplitGroupsForStarClauses) {
  Lowered lowered(
      "def f():\n"
      "  try:\n"
      "    g()\n"
      "  except* A as e:\n"
      "    h(e)\n"
      "  except* B:\n"
      "    raise\n");
  EXPECT_EQ(lowered.Count("f", Op::SplitGroup), 2U);
  EXPECT_EQ(lowered.Count("f", Op::JoinGroup), 1U);
}

// --- Context managers ---

TEST(Managers, AreLeftOnEveryWayOut) {
  Lowered lowered("def f(m):\n  with m as x:\n    if x: return 1\n    g()\n  return 2\n");
  // The end, an exception, the return.
  EXPECT_EQ(lowered.Count("f", Op::ExitContext), 3U);
  EXPECT_EQ(HandlerCount(lowered.Function("f")), 1U);
}

TEST(Managers, MaySuppressExceptions) {
  Lowered lowered("def f(m):\n  with m:\n    x = g()\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
}

TEST(Managers, NestFromLeftToRight) {
  Lowered lowered("def f(a, b):\n  with (a as x, b(x) as (y, z)):\n    g(y)\n");
  EXPECT_EQ(lowered.Count("f", Op::EnterContext), 2U);
  EXPECT_EQ(HandlerCount(lowered.Function("f")), 2U);
  EXPECT_THAT(lowered.Regions("f"),
              ElementsAre(RegionKind::Function, RegionKind::With, RegionKind::With));
}

TEST(Managers, MayStandAloneInParentheses) {
  Lowered lowered("def f(a):\n  with (a as x):\n    g(x)\n  with (a as y,):\n    g(y)\n");
  EXPECT_EQ(lowered.Count("f", Op::EnterContext), 2U);
  EXPECT_EQ(lowered.Count("f", Op::Unknown), 0U);
}

TEST(Managers, OfAsyncFunctionsAreAwaited) {
  Lowered lowered("async def f(m):\n  async with m as x:\n    g(x)\n");
  EXPECT_TRUE(lowered.All("f", Op::EnterContext)[0]->flag);
  for (const ir::Instruction* exit : lowered.All("f", Op::ExitContext)) {
    EXPECT_TRUE(exit->flag);
  }
}

// --- Patterns ---

TEST(Patterns, BindNamesWhenTheWholeHasMatched) {
  Lowered lowered("def f(v):\n  match v:\n    case [x, 1]:\n      return x\n  return x\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("x"));
  EXPECT_EQ(lowered.Count("f", Op::MatchSequence), 1U);
  EXPECT_EQ(lowered.Count("f", Op::Unpack), 1U);
}

TEST(Patterns, JoinTheNamesOfAlternatives) {
  Lowered lowered(
      "def f(v):\n  match v:\n    case [1, x, y] | [y, x]:\n      return x, y\n  return 0\n");
  EXPECT_EQ(lowered.Count("f", Op::CheckBound), 0U);
  EXPECT_EQ(lowered.Count("f", Op::Unknown), 0U);
}

TEST(Patterns, DoNotTakeItemsThatNobodyAskedFor) {
  Lowered lowered(
      "def f(v):\n"
      "  match v:\n"
      "    case [_, _]:\n"
      "      return 1\n"
      "    case [a, *_, b]:\n"
      "      return a, b\n");
  EXPECT_EQ(lowered.Count("f", Op::Unpack), 0U);
  EXPECT_EQ(lowered.Count("f", Op::GetItem), 2U);
}

TEST(Patterns, ReadMappingsByKey) {
  Lowered lowered(
      "def f(v):\n  match v:\n    case {'a': x, -1: y, C.k: _, **r}:\n      return x, y, r\n");
  ASSERT_EQ(lowered.Count("f", Op::MatchKeys), 1U);
  EXPECT_EQ(lowered.All("f", Op::MatchKeys)[0]->operands.count, 4U);
  EXPECT_EQ(lowered.Count("f", Op::MatchRest), 1U);
}

TEST(Patterns, ReadAttributesOfClasses) {
  Lowered lowered("def f(v):\n  match v:\n    case m.C(x, k=[y]):\n      return x, y\n");
  const ir::Instruction& match = *lowered.All("f", Op::MatchClass).front();
  const ir::CallSignature& signature =
      lowered.Function("f").signatures[ir::SignatureId(match.payload)];
  ASSERT_EQ(signature.arguments.size(), 2U);
  EXPECT_EQ(signature.arguments[0].kind, ir::ArgumentKind::Positional);
  EXPECT_EQ(lowered.Text(signature.arguments[1].name), "k");
}

TEST(Patterns, CompareSingletonsByIdentity) {
  Lowered lowered("def f(v):\n  match v:\n    case None | True: return 1\n    case 2: return 2\n");
  std::vector<uint32_t> operators;
  for (const ir::Instruction* compare : lowered.All("f", Op::Compare)) {
    operators.push_back(compare->payload);
  }
  auto is = static_cast<uint32_t>(ir::CompareOperator::Is);
  auto equal = static_cast<uint32_t>(ir::CompareOperator::Equal);
  EXPECT_THAT(operators, ElementsAre(is, is, equal));
}

TEST(Patterns, TakeAGroupForWhatItHolds) {
  Lowered lowered("def f(v):\n  match v:\n    case (x): return x\n");
  EXPECT_EQ(lowered.Count("f", Op::MatchSequence), 0U);
  EXPECT_EQ(lowered.Count("f", Op::Branch), 0U);
}

TEST(Patterns, TakeACommaForASequence) {
  Lowered lowered("def f(v):\n  match v,:\n    case x,: return x\n");
  EXPECT_EQ(lowered.Count("f", Op::MakeTuple), 1U);
  EXPECT_EQ(lowered.Count("f", Op::MatchSequence), 1U);
}

TEST(Patterns, TryTheNextCaseWhereAGuardFails) {
  Lowered lowered(
      "def f(v):\n  match v:\n    case x if x and v: return 1\n    case _: return 2\n  g()\n");
  EXPECT_EQ(lowered.Count("f", Op::Branch), 2U);
  // The last case always matches.
  EXPECT_EQ(lowered.Count("f", Op::Call), 0U);
  EXPECT_THAT(lowered.Regions("f"), Contains(RegionKind::Case).Times(2));
}

}  // namespace
}  // namespace hybridize::lower
