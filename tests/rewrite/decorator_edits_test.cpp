#include "rewrite/decorator_edits.h"

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr const char* kSignature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";

// `S` stands for the argument, in the result as well.
void ExpectArgument(const std::string& decorator, std::string expected) {
  ParsedFile file("import tensorflow as tf\n" + decorator + "def f(x): pass\n");
  std::string argument = std::string("input_signature=") + kSignature;
  expected.replace(expected.find('S'), 1, argument);
  EXPECT_EQ(file.Apply({file.SetSignature("f", kSignature)}),
            "import tensorflow as tf\n" + expected + "def f(x): pass\n");
}

TEST(AddArgument, GivesABareDecoratorParentheses) {
  ExpectArgument("@tf.function\n", "@tf.function(S)\n");
  ExpectArgument("@tf.function  # traced\n", "@tf.function(S)  # traced\n");
  ExpectArgument("@ tf . \\\n function\n", "@ tf . \\\n function(S)\n");
  ExpectArgument("@(tf.function)\n", "@(tf.function)(S)\n");
}

TEST(AddArgument, FillsEmptyParentheses) {
  ExpectArgument("@tf.function()\n", "@tf.function(S)\n");
  ExpectArgument("@tf.function(\n)\n", "@tf.function(S\n)\n");
  ExpectArgument("@tf.function(  # nothing\n)\n", "@tf.function(S  # nothing\n)\n");
}

TEST(AddArgument, FollowsTheLastArgument) {
  ExpectArgument("@tf.function(None)\n", "@tf.function(None, S)\n");
  ExpectArgument("@tf.function(autograph=False , )\n", "@tf.function(autograph=False, S , )\n");
  ExpectArgument("@tf.function(autograph=False,\n)\n", "@tf.function(autograph=False, S,\n)\n");
  ExpectArgument("@tf.function(\n    name='a', autograph=False,  # off\n)\n",
                 "@tf.function(\n    name='a', autograph=False, S,  # off\n)\n");
  ExpectArgument("@(tf.function(autograph=False))\n", "@(tf.function(autograph=False, S))\n");
}

TEST(AddArgument, TakesALineOfItsOwnWhereTheLastArgumentHasOne) {
  ExpectArgument("@tf.function(\n    autograph=False)\n",
                 "@tf.function(\n    autograph=False,\n    S)\n");
  ExpectArgument("@tf.function(\n    autograph=False\n)\n",
                 "@tf.function(\n    autograph=False,\n    S\n)\n");
  ExpectArgument(
      "@tf.function(autograph=False,\n             name=(\n  'a'),\n)\n",
      "@tf.function(autograph=False,\n             name=(\n  'a'),\n             S,\n)\n");
  ExpectArgument("@tf.function(\n\tautograph=False,\n)\n",
                 "@tf.function(\n\tautograph=False,\n\tS,\n)\n");
}

TEST(AddArgument, LeavesACommentToTheArgumentItSpeaksOf) {
  ExpectArgument("@tf.function(\n    autograph=False,  # off\n    # end\n)\n",
                 "@tf.function(\n    autograph=False,  # off\n    S,\n    # end\n)\n");
  ExpectArgument("@tf.function(\n    autograph=False  # off\n)\n",
                 "@tf.function(\n    autograph=False,  # off\n    S\n)\n");
  ExpectArgument("@tf.function(\n    autograph=False  # off\n    ,\n)\n",
                 "@tf.function(\n    autograph=False,  # off\n    S\n    ,\n)\n");
}

std::string Removed(const std::string& decorators, std::vector<uint32_t> positions = {0}) {
  ParsedFile file("import tensorflow as tf\n" + decorators + "def f(x): pass\n");
  std::string result = file.Apply({file.Remove("f", std::move(positions))});
  llvm::StringRef rest = result;
  EXPECT_TRUE(rest.consume_front("import tensorflow as tf\n"));
  EXPECT_TRUE(rest.consume_back("def f(x): pass\n"));
  return rest.str();
}

TEST(RemoveDecorator, TakesTheWholeSpanAndACommentOnItsLastLine) {
  EXPECT_EQ(Removed("@tf.function\n"), "");
  EXPECT_EQ(Removed("@tf.function(  # why\n  # because\n\n)  # end\n"), "");
  EXPECT_EQ(Removed("@tf.function \\\n\n"), "");
  EXPECT_EQ(Removed("@tf.function\t\f \n"), "");
}

TEST(RemoveDecorator, LeavesCommentsAndBlankLinesOfTheirOwn) {
  EXPECT_EQ(Removed("# above\n\n@tf.function\n\n# below \\\n"), "# above\n\n\n# below \\\n");
}

TEST(RemoveDecorator, TakesSeveralAndLeavesTheOthers) {
  EXPECT_EQ(Removed("@tf.function\n@keep\n# mine\n@tf.function()\n", {0, 2}), "@keep\n# mine\n");
  EXPECT_EQ(Removed("@keep\n@tf.function\n", {1}), "@keep\n");
}

TEST(AddDecorator, RepeatsTheIndentation) {
  EXPECT_EQ(Converted("import tensorflow as tf\nif 1:\n \t def f(x): pass\n"),
            "import tensorflow as tf\nif 1:\n \t @tf.function\n \t def f(x): pass\n");
}

TEST(AddDecorator, StandsAboveAFormFeed) {
  EXPECT_EQ(Converted("import tensorflow as tf\nclass C:\n  \f  def f(x): pass\n"),
            "import tensorflow as tf\nclass C:\n  @tf.function\n  \f  def f(x): pass\n");
}

TEST(AddDecorator, StandsAboveALineThatIsContinued) {
  EXPECT_EQ(Converted("import tensorflow as tf\nif 1:\n  \\\ndef f(x): pass\n"),
            "import tensorflow as tf\nif 1:\n  @tf.function\n  \\\ndef f(x): pass\n");
  EXPECT_EQ(Converted("import tensorflow as tf\n# not \\\ndef f(x): pass\n"),
            "import tensorflow as tf\n# not \\\n@tf.function\ndef f(x): pass\n");
}

TEST(AddDecorator, StandsBelowDecoratorsCommentsAndBlankLines) {
  EXPECT_EQ(
      Converted("import tensorflow as tf\n@a(\n 1)\n\n# note\n@b  # c\n\nasync def f(x): pass\n",
                "f"),
      "import tensorflow as tf\n@a(\n 1)\n\n# note\n@b  # c\n\n@tf.function\nasync def f(x): "
      "pass\n");
}

TEST(PlanEdits, IsSortedAndDoesNotOverlap) {
  ParsedFile file(
      "def f(x): pass\n"
      "@function\n"
      "def g(x): pass\n"
      "def h(x): pass\n");
  FileEdits edits = file.Plan({file.Add("h"), file.Remove("g"), file.Add("f")});
  ASSERT_EQ(edits.edits.size(), 3U);
  for (size_t i = 1; i < edits.edits.size(); ++i) {
    EXPECT_LE(edits.edits[i - 1].span.end, edits.edits[i].span.begin);
  }
  EXPECT_EQ(edits.edits[0].replacement,
            "from tensorflow import function as tf_function\n@tf_function\n");
}

}  // namespace
}  // namespace hybridize::rewrite
