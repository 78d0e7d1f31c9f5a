#include "hybridize/effects/effects.h"

#include "pointsto/analysed.h"

namespace hybridize::effects {
namespace {

using models::Role;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Program {
 public:
  explicit Program(llvm::StringRef text)
      : text_(text.str()),
        analysed_(text_),
        effects_(analysed_.program(), analysed_.models(), analysed_.solution()) {}

  Fact SideEffects(llvm::StringRef function) const {
    return effects_.SideEffects(analysed_.Function(function));
  }
  Fact Recursive(llvm::StringRef function) const {
    return effects_.Recursive(analysed_.Function(function));
  }
  Fact Reaches(llvm::StringRef function, Role role) const {
    return effects_.Reaches(analysed_.Function(function), role);
  }
  std::string Text(const Evidence& evidence) const {
    return text_.substr(evidence.place.span.begin, evidence.place.span.size());
  }

 private:
  std::string text_;
  pointsto::Analysed analysed_;
  Effects effects_;
};

TEST(SideEffects, ArePrintingAndRebindingGlobals) {
  Program program(
      "def prints(): print(1)\n"
      "def rebinds():\n  global n\n  n = 1\n"
      "def neither(): return 1 + 2\n"
      "prints(); rebinds(); neither()\n");
  EXPECT_TRUE(program.SideEffects("main.prints").yes());
  EXPECT_TRUE(program.SideEffects("main.rebinds").yes());
  EXPECT_TRUE(program.SideEffects("main.neither").no());
}

TEST(SideEffects, AreWritesToWhatOthersHold) {
  Program program(
      "seen = []\n"
      "table = {}\n"
      "class Box: pass\n"
      "box = Box()\n"
      "def appends(x): seen.append(x)\n"
      "def stores(x): table['k'] = x\n"
      "def sets(b): b.value = 1\n"
      "def deletes(): del box.value\n"
      "appends(1); stores(1); sets(box); deletes()\n");
  for (const char* name : {"main.appends", "main.stores", "main.sets", "main.deletes"}) {
    EXPECT_TRUE(program.SideEffects(name).yes()) << name;
  }
}

TEST(SideEffects, AreNoWritesToWhatTheCallMade) {
  Program program(
      "class Box: pass\n"
      "def local():\n"
      "  items = []\n"
      "  for i in range(3):\n"
      "    items.append(i)\n"
      "  box = Box()\n"
      "  box.items = items\n"
      "  fill(box)\n"
      "  return box\n"
      "def fill(box): box.more = 1\n"
      "local()\n");
  EXPECT_TRUE(program.SideEffects("main.local").no());
  EXPECT_TRUE(program.SideEffects("main.fill").yes());
}

TEST(SideEffects, ComeFromCalleesWithThePathToThem) {
  Program program(
      "def outer(): return middle()\n"
      "def middle(): return inner()\n"
      "def inner(): print('x')\n"
      "outer()\n");
  Fact fact = program.SideEffects("main.outer");
  ASSERT_TRUE(fact.yes());
  ASSERT_EQ(fact.evidence.size(), 3U);
  EXPECT_EQ(program.Text(fact.evidence[0]), "middle()");
  EXPECT_EQ(program.Text(fact.evidence[1]), "inner()");
  EXPECT_THAT(program.Text(fact.evidence[2]), HasSubstr("print"));
}

TEST(SideEffects, AreUnknownWhereSomethingUnknownRuns) {
  Program program("import nowhere\ndef f(x): return nowhere.g(x)\nf(1)\n");
  Fact fact = program.SideEffects("main.f");
  EXPECT_TRUE(fact.unknown());
  ASSERT_THAT(fact.evidence, Not(IsEmpty()));
  EXPECT_THAT(program.Text(fact.evidence[0]), HasSubstr("nowhere.g"));
  EXPECT_NE(fact.evidence[0].message, "");
}

TEST(SideEffects, AreNotWhatTensorOperationsDo) {
  Program program(
      "import tensorflow as tf\n"
      "def f(x): return tf.reduce_sum(tf.matmul(x, x))\n"
      "f(tf.ones((2, 2)))\n");
  EXPECT_TRUE(program.SideEffects("main.f").no());
}

TEST(Recursion, IsDirectMutualOrNone) {
  Program program(
      "def direct(n): return direct(n - 1) if n else 0\n"
      "def even(n): return odd(n - 1) if n else True\n"
      "def odd(n): return even(n - 1) if n else False\n"
      "def caller(n): return direct(n)\n"
      "caller(3); even(4)\n");
  EXPECT_TRUE(program.Recursive("main.direct").yes());
  EXPECT_TRUE(program.Recursive("main.even").yes());
  EXPECT_TRUE(program.Recursive("main.odd").yes());
  EXPECT_TRUE(program.Recursive("main.caller").no());
}

TEST(Reaching, FindsRolesThroughCallees) {
  Program program(
      "import tensorflow as tf\n"
      "def f(x): return g(x)\n"
      "def g(x): return tf.matmul(x, x)\n"
      "def h(x): return x\n"
      "f(tf.ones((2, 2))); h(tf.ones((2, 2)))\n");
  EXPECT_TRUE(program.Reaches("main.f", Role::TensorOperation).yes());
  EXPECT_TRUE(program.Reaches("main.g", Role::TensorOperation).yes());
  EXPECT_TRUE(program.Reaches("main.h", Role::TensorOperation).no());
  EXPECT_TRUE(program.Reaches("main.f", Role::RandomOperation).no());
}

}  // namespace
}  // namespace hybridize::effects
