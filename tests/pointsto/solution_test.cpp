#include "hybridize/pointsto/solution.h"

#include "pointsto/analysed.h"

namespace hybridize::pointsto {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(Values, FollowArgumentsAndReturns) {
  Analysed program("def same(x): return x\na = same(1)\n");
  EXPECT_THAT(program.Returns("main.same"), ElementsAre("1"));
  EXPECT_THAT(program.Variable("main", "a"), ElementsAre("1"));
}

TEST(Values, BindKeywordsDefaultsAndStars) {
  Analysed program(
      "def f(a, b='b', *rest, c='c', **options): return (a, b, rest[0], c, options['d'])\n"
      "x = f(1, 2, 3, d=4)\n"
      "k, l, m, n, o = x\n");
  EXPECT_THAT(program.Variable("main", "k"), ElementsAre("1"));
  EXPECT_THAT(program.Variable("main", "l"), ElementsAre("2"));
  EXPECT_THAT(program.Variable("main", "m"), ElementsAre("3"));
  EXPECT_THAT(program.Variable("main", "n"), ElementsAre("'c'"));
  EXPECT_THAT(program.Variable("main", "o"), ElementsAre("4"));
}

TEST(Values, JoinWhereControlDoes) {
  Analysed program("def f(c):\n  if c:\n    x = 1\n  else:\n    x = 2\n  return x\nf(3)\n");
  EXPECT_THAT(program.Returns("main.f"), ElementsAre("1", "2"));
}

TEST(Values, GoThroughClosures) {
  Analysed program(
      "def outer(x):\n"
      "  def inner():\n"
      "    return x\n"
      "  return inner\n"
      "f = outer(1)\n"
      "a = f()\n");
  EXPECT_THAT(program.Variable("main", "f"), ElementsAre("function main.outer.<locals>.inner"));
  EXPECT_THAT(program.Variable("main", "a"), ElementsAre("1"));
}

TEST(Fields, AreToldApartByObjectAndByName) {
  Analysed program(
      "class A: pass\n"
      "a = A()\n"
      "b = A()\n"
      "a.x = 1\n"
      "a.y = 2\n"
      "b.x = 3\n"
      "p = a.x\n"
      "q = a.y\n");
  EXPECT_THAT(program.Variable("main", "p"), ElementsAre("1"));
  EXPECT_THAT(program.Variable("main", "q"), ElementsAre("2"));
}

TEST(Fields, AreToldApartByConstantKeyUpToALimit) {
  const char* text =
      "l = ['a', 'b', 'c', 'd']\n"
      "x = l[0]\n"
      "y = {'k': 1, 'j': 2}['k']\n";
  Analysed exact(text);
  EXPECT_THAT(exact.Variable("main", "x"), ElementsAre("'a'"));
  EXPECT_THAT(exact.Variable("main", "y"), ElementsAre("1"));
  Analysed coarse({{"main", text}}, {.max_field_keys = 2});
  EXPECT_THAT(coarse.Variable("main", "x"), Contains("'a'"));
}

TEST(Classes, FindMethodsInTheirOrderOfResolution) {
  Analysed program(
      "class A:\n"
      "  def m(self): return 'A'\n"
      "class B(A): pass\n"
      "class C(A):\n"
      "  def m(self): return 'C'\n"
      "class D(B, C): pass\n"
      "x = D().m()\n");
  EXPECT_THAT(program.Variable("main", "x"), ElementsAre("'C'"));
  EXPECT_THAT(program.Calls("main"), Contains("main.C.m"));
  EXPECT_THAT(program.Calls("main"), Not(Contains("main.A.m")));
}

TEST(Classes, RunInitializersAndSuper) {
  Analysed program(
      "class A:\n"
      "  def __init__(self, x): self.x = x\n"
      "class B(A):\n"
      "  def __init__(self):\n"
      "    super().__init__(7)\n"
      "y = B().x\n");
  EXPECT_THAT(program.Variable("main", "y"), ElementsAre("7"));
}

TEST(Classes, CallPropertiesAndSpecialMethods) {
  Analysed program(
      "class A:\n"
      "  @property\n"
      "  def p(self): return 1\n"
      "  def __call__(self): return 2\n"
      "  def __add__(self, other): return 3\n"
      "  def __getitem__(self, key): return 4\n"
      "  def __enter__(self): return 5\n"
      "  def __exit__(self, *exc): return None\n"
      "a = A()\n"
      "r = [a.p, a(), a + 1, a[0]]\n"
      "p, q, r, s = a.p, a(), a + 1, a[0]\n"
      "with a as t: pass\n");
  EXPECT_THAT(program.Variable("main", "p"), ElementsAre("1"));
  EXPECT_THAT(program.Variable("main", "q"), ElementsAre("2"));
  EXPECT_THAT(program.Variable("main", "s"), ElementsAre("4"));
  EXPECT_THAT(program.Variable("main", "t"), ElementsAre("5"));
}

TEST(Classes, IterateByProtocolAndByGenerator) {
  Analysed program(
      "def g():\n"
      "  yield 1\n"
      "  yield 2\n"
      "for a in g(): x = a\n"
      "for b in [3]: y = b\n");
  EXPECT_THAT(program.Variable("main", "a"), ElementsAre("1", "2"));
  EXPECT_THAT(program.Variable("main", "b"), ElementsAre("3"));
}

TEST(Imports, ReachOtherModulesOfTheProject) {
  Analysed program({{"pkg.a", "def f(): return 1\n"},
                    {"pkg.b", "from .a import f as g\nx = g()\n"},
                    {"main", "import pkg.b\ny = pkg.b.x\n"}});
  EXPECT_THAT(program.Variable("pkg.b", "x"), ElementsAre("1"));
  EXPECT_THAT(program.Calls("pkg.b"), Contains("pkg.a.f"));
}

TEST(Imports, OfLibrariesGiveTheirSymbols) {
  Analysed program(
      "import tensorflow as tf\nfrom tensorflow.math import reduce_sum as s\n"
      "t = s(tf.ones((2, 2)))\n");
  EXPECT_THAT(program.Variable("main", "s"), ElementsAre("tensorflow.reduce_sum"));
  EXPECT_THAT(program.Calls("main"), Contains("tensorflow.reduce_sum"));
  EXPECT_THAT(program.Variable("main", "t"), ElementsAre(testing::HasSubstr("Tensor")));
}

TEST(Libraries, CallBackWhatTheyAreGiven) {
  Analysed program(
      "import tensorflow as tf\n"
      "def f(x): return x\n"
      "tf.data.Dataset.range(3).map(f)\n"
      "list(map(lambda y: y, [1]))\n");
  EXPECT_TRUE(program.solution().IsReached(program.Function("main.f")));
  EXPECT_THAT(program.Variable("main.f", "x"), Not(IsEmpty()));
}

TEST(Libraries, RunTheCallMethodOfALayer) {
  Analysed program(
      "import tensorflow as tf\n"
      "class Net(tf.keras.Model):\n"
      "  def __init__(self):\n"
      "    super().__init__()\n"
      "  def call(self, x): return x\n"
      "net = Net()\n"
      "y = net(1)\n");
  EXPECT_TRUE(program.solution().IsReached(program.Function("main.Net.call")));
  EXPECT_THAT(program.Variable("main.Net.call", "x"), Contains("1"));
}

TEST(Unknowns, SayWhy) {
  Analysed program("import nowhere\ndef f(x): return x\ny = nowhere.g()\n");
  EXPECT_THAT(program.Variable("main", "y"),
              ElementsAre("unknown: " + Text(UnknownReason::UnmodelledCall).str()));
  EXPECT_THAT(program.Returns("main.f"),
              ElementsAre("unknown: " + Text(UnknownReason::OpenParameter).str()));
}

TEST(OpenWorld, AnalysesWhatNothingCallsButDoesNotCallItReached) {
  Analysed program("def f(): return g()\ndef g(): return 1\n");
  EXPECT_FALSE(program.solution().IsReached(program.Function("main.f")));
  EXPECT_THAT(program.Returns("main.f"), ElementsAre("1"));
  EXPECT_THAT(program.Calls("main.f"), ElementsAre("main.g"));
}

TEST(OpenWorld, LetsKnownCallersDecideAboutParameters) {
  Analysed program("def f(x): return x\nf(1)\n");
  EXPECT_TRUE(program.solution().IsReached(program.Function("main.f")));
  EXPECT_THAT(program.Returns("main.f"), ElementsAre("1"));
}

// A program with a cycle of copies: through recursion, loops and fields.
constexpr const char* kCycles =
    "class Node:\n"
    "  def __init__(self, next): self.next = next\n"
    "def walk(n, depth):\n"
    "  while depth:\n"
    "    n = n.next\n"
    "    depth = depth - 1\n"
    "  return back(n, depth)\n"
    "def back(m, depth): return walk(m, depth) if depth else m\n"
    "head = Node(Node(None))\n"
    "head.next.next = head\n"
    "end = walk(head, 3)\n";

TEST(Solver, GivesTheSameWithAndWithoutCollapsingCycles) {
  Analysed collapsed({{"main", kCycles}}, {.collapse_cycles = true});
  Analysed plain({{"main", kCycles}}, {.collapse_cycles = false});
  std::string texts[2];
  llvm::raw_string_ostream first(texts[0]);
  llvm::raw_string_ostream second(texts[1]);
  collapsed.solution().PrintPointsTo(first);
  plain.solution().PrintPointsTo(second);
  EXPECT_EQ(texts[0], texts[1]);
  EXPECT_THAT(collapsed.Variable("main", "end"), Contains("instance of main.Node"));
}

TEST(Solver, SortsCallsByCaller) {
  Analysed program(kCycles);
  const Solution& solution = program.solution();
  for (FrameId frame : solution.FramesOf(program.Function("main"))) {
    llvm::ArrayRef<CallEdge> calls = solution.CallsFrom(frame);
    EXPECT_FALSE(calls.empty());
    for (size_t i = 1; i < calls.size(); ++i) {
      EXPECT_LE(calls[i - 1].inst, calls[i].inst);
    }
    for (const CallEdge& call : calls) {
      EXPECT_THAT(solution.CallsTo(call.callee).vec(), Contains(call));
    }
  }
}

}  // namespace
}  // namespace hybridize::pointsto
