#include "lower/lowered.h"

namespace hybridize::lower {
namespace {

using ir::ArgumentKind;
using ir::Construct;
using ir::Op;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<ArgumentKind> ArgumentKinds(const Lowered& lowered, llvm::StringRef function,
                                        const ir::Instruction& call) {
  std::vector<ArgumentKind> kinds;
  const ir::CallSignature& signature =
      lowered.Function(function).signatures[ir::SignatureId(call.payload)];
  for (const ir::CallSignature::Argument& argument : signature.arguments) {
    kinds.push_back(argument.kind);
  }
  return kinds;
}

TEST(Calls, EvaluatePositionalArgumentsFirst) {
  Lowered lowered("def f():\n  return f(a, k=b, *c, **d)\n");
  EXPECT_THAT(lowered.Names("f", Op::LoadGlobal), ElementsAre("f", "a", "c", "b", "d"));
  EXPECT_THAT(ArgumentKinds(lowered, "f", *lowered.All("f", Op::Call).front()),
              ElementsAre(ArgumentKind::Positional, ArgumentKind::Star, ArgumentKind::Keyword,
                          ArgumentKind::DoubleStar));
}

TEST(Calls, TakeAGeneratorExpressionWithoutParentheses) {
  Lowered lowered("def f(xs):\n  return sum(x for x in xs)\n");
  std::vector<const ir::Instruction*> calls = lowered.All("f", Op::Call);
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_THAT(ArgumentKinds(lowered, "f", *calls[1]), ElementsAre(ArgumentKind::Positional));
}

TEST(Operators, KeepTheirKind) {
  Lowered lowered("def f(a, b):\n  return a @ b // a ** -b\n");
  EXPECT_THAT(lowered.Dump("f"), HasSubstr(" @ "));
  EXPECT_THAT(lowered.Dump("f"), HasSubstr(" // "));
  EXPECT_THAT(lowered.Dump("f"), HasSubstr(" ** "));
}

TEST(Subscripts, TakeSlicesAndTuples) {
  Lowered lowered("def f(a, b):\n  return a[1:, ::2, ...], a[b,], a[*b], a[b]\n");
  EXPECT_EQ(lowered.Count("f", Op::MakeSlice), 2U);
  EXPECT_EQ(lowered.Count("f", Op::ListToTuple), 1U);
  // The first key, the second, and the result.
  EXPECT_EQ(lowered.Count("f", Op::MakeTuple), 3U);
}

TEST(Displays, AddWhatComesBehindAStar) {
  Lowered lowered("def f(a, b):\n  return [1, *a, 2], {1, *b}, {1: 2, **a, 3: 4}, (*a,)\n");
  EXPECT_EQ(lowered.Count("f", Op::ListExtend), 2U);
  EXPECT_EQ(lowered.Count("f", Op::ListAppend), 1U);
  EXPECT_EQ(lowered.Count("f", Op::SetUpdate), 1U);
  EXPECT_EQ(lowered.Count("f", Op::DictUpdate), 1U);
  EXPECT_EQ(lowered.Count("f", Op::DictSet), 1U);
  EXPECT_EQ(lowered.Count("f", Op::ListToTuple), 1U);
}

TEST(Comprehensions, LowerInline) {
  Lowered lowered("def f(xs):\n  return {x: y for x in xs if x for y in x if y}\n");
  EXPECT_EQ(lowered.program().functions().size(), 2U);
  EXPECT_EQ(lowered.Count("f", Op::IterNext), 2U);
  EXPECT_EQ(lowered.Count("f", Op::DictSet), 1U);
  EXPECT_THAT(lowered.Regions("f"),
              ElementsAre(ir::RegionKind::Function, ir::RegionKind::Comprehension,
                          ir::RegionKind::Comprehension));
}

TEST(Comprehensions, ForgetTheirVariablesBetweenRuns) {
  Lowered lowered("def f(xs):\n  for x in xs:\n    [y for _ in x for y in y]\n");
  EXPECT_THAT(lowered.Names("f", Op::CheckBound), ElementsAre("y"));
  EXPECT_EQ(lowered.Count("f", Op::Undefined), 1U);
}

TEST(Assignments, EvaluateTheValueOnce) {
  Lowered lowered("def f(a):\n  b = a.x = a[0] = g()\n  return b\n");
  EXPECT_EQ(lowered.Count("f", Op::Call), 1U);
  EXPECT_EQ(lowered.Count("f", Op::SetAttr), 1U);
  EXPECT_EQ(lowered.Count("f", Op::SetItem), 1U);
}

TEST(Assignments, TakeSequencesApart) {
  Lowered lowered("def f(v):\n  a, (b, *c), [d] = v\n  return a, b, c, d\n");
  std::vector<const ir::Instruction*> unpacks = lowered.All("f", Op::Unpack);
  ASSERT_EQ(unpacks.size(), 3U);
  EXPECT_EQ(unpacks[0]->payload, 3U);
  EXPECT_TRUE(unpacks[1]->flag);
  EXPECT_EQ(unpacks[1]->payload, 1U);
  EXPECT_EQ(unpacks[1]->extra, 0U);
  EXPECT_EQ(unpacks[0]->construct, Construct::Unpacking);
}

TEST(Assignments, TakeParenthesesForNoTuple) {
  Lowered lowered("def f(v):\n  (a) = v\n  (b.c) = a\n  return a\n");
  EXPECT_EQ(lowered.Count("f", Op::Unpack), 0U);
  EXPECT_EQ(lowered.Count("f", Op::SetAttr), 1U);
}

TEST(Assignments, InPlaceEvaluateTheTargetOnce) {
  Lowered lowered("def f(a):\n  g().x += 1\n  a[g()] -= 2\n");
  EXPECT_EQ(lowered.Count("f", Op::Call), 2U);
  EXPECT_EQ(lowered.Count("f", Op::InPlace), 2U);
  EXPECT_EQ(lowered.All("f", Op::InPlace)[0]->construct, Construct::AugmentedAssignment);
  EXPECT_EQ(lowered.Count("f", Op::GetItem), 1U);
  EXPECT_EQ(lowered.Count("f", Op::SetItem), 1U);
}

TEST(Assignments, DeleteEveryKindOfTarget) {
  Lowered lowered("def f(a, b):\n  del a.x, (a[0], [b]), a\n");
  EXPECT_THAT(lowered.Names("f", Op::DeleteAttr), ElementsAre("x"));
  EXPECT_EQ(lowered.Count("f", Op::DeleteItem), 1U);
}

TEST(Assertions, RaiseTheBuiltinError) {
  Lowered lowered("def f(a):\n  assert a, g()\n");
  EXPECT_THAT(lowered.Names("f", Op::LoadBuiltin), ElementsAre("AssertionError"));
  EXPECT_EQ(lowered.All("f", Op::Branch)[0]->construct, Construct::Assert);
}

TEST(Definitions, HaveQualifiedNames) {
  Lowered lowered(
      "class A:\n"
      "  class B:\n"
      "    def f(self):\n"
      "      def g(): pass\n"
      "      class C:\n"
      "        h = lambda: (x for x in [])\n"
      "      global k\n"
      "      def k(): pass\n");
  std::vector<std::string> names;
  for (const ir::Function& function : lowered.program().functions()) {
    names.push_back(lowered.Text(function.qualname));
  }
  EXPECT_THAT(names, ElementsAre("<module>", "A", "A.B", "A.B.f", "A.B.f.<locals>.g",
                                 "A.B.f.<locals>.C", "A.B.f.<locals>.C.<lambda>",
                                 "A.B.f.<locals>.C.<lambda>.<locals>.<genexpr>", "k"));
}

TEST(Definitions, KnowTheirParameters) {
  Lowered lowered("def f(a, /, b: int = 1, *c, d, e=2, **g): pass\ndef h(*, a): pass\n");
  using ir::ParameterKind;
  std::vector<ParameterKind> kinds;
  std::vector<std::string> names;
  for (const ir::Parameter& parameter : lowered.Function("f").parameters) {
    kinds.push_back(parameter.kind);
    names.push_back(lowered.Text(parameter.span));
  }
  EXPECT_THAT(kinds, ElementsAre(ParameterKind::PositionalOnly, ParameterKind::Positional,
                                 ParameterKind::Star, ParameterKind::KeywordOnly,
                                 ParameterKind::KeywordOnly, ParameterKind::DoubleStar));
  EXPECT_THAT(names, ElementsAre("a", "b", "c", "d", "e", "g"));
  EXPECT_TRUE(lowered.Function("f").parameters[1].has_default);
  EXPECT_EQ(lowered.Text(lowered.Function("f").parameters[1].annotation), "int");
  EXPECT_EQ(lowered.Function("h").parameters[0].kind, ParameterKind::KeywordOnly);
}

TEST(Definitions, EvaluateDecoratorsDownwardsAndApplyThemUpwards) {
  Lowered lowered("@a\n@b(1)\ndef f(x=c): pass\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), ElementsAre("a", "b", "c"));
  std::vector<const ir::Instruction*> calls = lowered.All("<module>", Op::Call);
  ASSERT_EQ(calls.size(), 3U);
  for (const ir::Instruction* call : calls) {
    EXPECT_EQ(call->construct, Construct::Decorator);
  }
  EXPECT_EQ(lowered.Text(calls[1]->span), "@b(1)");
  EXPECT_EQ(lowered.Text(calls[2]->span), "@a");
  const ir::Function& function = lowered.Function("f");
  ASSERT_EQ(function.decorators.size(), 2U);
  EXPECT_EQ(lowered.Text(function.decorators[0].span), "@a");
  EXPECT_EQ(lowered.Text(function.decorators[1].span), "@b(1)");
  EXPECT_EQ(lowered.Text(function.span), "def f(x=c): pass");
  EXPECT_EQ(lowered.Text(function.name_span), "f");
}

TEST(Definitions, CountTheYieldsOfInnerFunctions) {
  Lowered lowered(
      "def f():\n  def g():\n    yield 1\n  return [x for x in g()], (y for y in g())\n");
  EXPECT_TRUE(lowered.Function("f").has_nested_yield);
  EXPECT_FALSE(lowered.Function("f").is_generator);
  EXPECT_TRUE(lowered.Function("f.<locals>.g").is_generator);
  EXPECT_FALSE(lowered.Function("f.<locals>.g").has_nested_yield);
}

TEST(Definitions, DoNotTakeAGeneratorExpressionForAYield) {
  Lowered lowered("def f(xs):\n  return (x for x in xs)\n");
  EXPECT_FALSE(lowered.Function("f").has_nested_yield);
  EXPECT_FALSE(lowered.Function("f").is_generator);
}

TEST(Definitions, NoticeNamesThatSeeVariables) {
  Lowered lowered("def f():\n  return locals()\ndef g():\n  return f()\n");
  EXPECT_TRUE(lowered.Function("f").has_dynamic_names);
  EXPECT_FALSE(lowered.Function("g").has_dynamic_names);
}

TEST(Annotations, AreEvaluatedByAFunctionOfTheirOwn) {
  Lowered lowered("def f(a: A, *b: 'B.C', c=1) -> 'D': pass\n");
  const ir::Function& annotations = lowered.program().function(lowered.Function("f").annotations);
  EXPECT_EQ(annotations.kind, ir::FunctionKind::Annotations);
  EXPECT_THAT(lowered.Names("__annotate__", Op::LoadGlobal), ElementsAre("A", "B", "D"));
  EXPECT_THAT(lowered.Constants("__annotate__"), ElementsAre("a", "b", "return"));
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), IsEmpty());
}

TEST(Annotations, InStringsStandWhereTheStringDoes) {
  Lowered lowered("def f(a: 'Optional[\"Net\"]'): pass\n");
  std::vector<const ir::Instruction*> reads = lowered.All("__annotate__", Op::LoadGlobal);
  ASSERT_EQ(reads.size(), 2U);
  EXPECT_EQ(lowered.Text(reads[0]->span), "'Optional[\"Net\"]'");
  EXPECT_EQ(lowered.Text(reads[1]->span), "'Optional[\"Net\"]'");
  EXPECT_EQ(lowered.Text(NameId(reads[1]->payload)), "Net");
}

TEST(Annotations, KeepStringsThatAreValues) {
  Lowered lowered(
      "x: Literal['sum', 'mean']\ny: Annotated['Net', 'note']\nz: 'not an expression'\n");
  size_t constants = 0;
  std::vector<std::string> names;
  for (const ir::Function& function : lowered.program().functions()) {
    for (const ir::Instruction& instruction : function.instructions) {
      constants += function.kind == ir::FunctionKind::Annotations && instruction.op == Op::Constant;
      if (instruction.op == Op::LoadGlobal) {
        names.push_back(lowered.Text(NameId(instruction.payload)));
      }
    }
  }
  EXPECT_EQ(constants, 4U);
  EXPECT_THAT(names, ElementsAre("Literal", "Annotated", "Net"));
}

TEST(Annotations, OfLocalVariablesAreNotEvaluated) {
  Lowered lowered("def f():\n  x: g() = 1\n  return x\n");
  EXPECT_EQ(lowered.program().functions().size(), 2U);
  EXPECT_EQ(lowered.Count("f", Op::Call), 0U);
}

TEST(Annotations, SeeTheNamesOfTheirClass) {
  Lowered lowered("class C:\n  T = int\n  x: T = 1\n  def f(self, a: T): pass\n");
  EXPECT_THAT(lowered.Names("C.__annotate__", Op::LoadName), ElementsAre("T"));
  EXPECT_THAT(lowered.Names("C", Op::Annotate), ElementsAre("x"));
}

TEST(Annotations, AreRecordedInTheirOrderWithTheAssignment) {
  Lowered lowered("x: int = f()\n");
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("x"));
  EXPECT_THAT(lowered.Names("<module>", Op::Annotate), ElementsAre("x"));
}

TEST(TypeParameters, AreVariablesOfTheDefinitionAlone) {
  Lowered lowered("def f[T: (A, B), *Ts, **P = [int]](x: T) -> T: return T\n");
  EXPECT_THAT(lowered.Names("<module>", Op::MakeTypeParameter), ElementsAre("T", "Ts", "P"));
  std::vector<const ir::Instruction*> made = lowered.All("<module>", Op::MakeTypeParameter);
  EXPECT_EQ(made[0]->operands.count, 1U);
  EXPECT_FALSE(made[0]->flag);
  EXPECT_EQ(made[1]->extra, 1U);
  EXPECT_EQ(made[2]->extra, 2U);
  EXPECT_TRUE(made[2]->flag);
  EXPECT_THAT(lowered.Names("f", Op::LoadCell), ElementsAre("T"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("f"));
}

TEST(TypeAliases, AreEvaluatedLater) {
  Lowered lowered("type X[T] = list[T]\ntype Y = X[int]\n");
  EXPECT_THAT(lowered.Names("<module>", Op::MakeTypeAlias), ElementsAre("X", "Y"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("X", "Y"));
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), IsEmpty());
}

}  // namespace
}  // namespace hybridize::lower
