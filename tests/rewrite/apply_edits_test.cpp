#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rewrite/support.h"
#include "rewrite/tree_comparison.h"

namespace hybridize::rewrite {
namespace {

using testing::HasSubstr;

llvm::Expected<std::string> ApplyOne(const std::string& bytes, Edit edit) {
  ParsedFile file(bytes);
  return ApplyEdits(file.file(), {.file = project::FileId(0), .edits = {std::move(edit)}});
}

std::string ErrorOf(llvm::Expected<std::string> result) {
  return result ? "no error" : llvm::toString(result.takeError());
}

TEST(ApplyEdits, GivesTheBytesBackWhereThereIsNothingToDo) {
  ParsedFile file("\xef\xbb\xbfx = 1\r\ny = 2");
  EXPECT_EQ(file.Apply({}), "\xef\xbb\xbfx = 1\r\ny = 2");
}

TEST(ApplyEdits, CountsOffsetsBehindAByteOrderMark) {
  EXPECT_EQ(Converted("\xef\xbb\xbfimport tensorflow as tf\ndef f(x): return '\xc3\xa9'\n"),
            "\xef\xbb\xbfimport tensorflow as tf\n@tf.function\ndef f(x): return '\xc3\xa9'\n");
  EXPECT_EQ(Converted("\xef\xbb\xbf"
                      "def f(x): return '\xc3\xa9'\n"),
            "\xef\xbb\xbf"
            "from tensorflow import function\n@function\ndef f(x): return "
            "'\xc3\xa9'\n");
}

TEST(ApplyEdits, KeepsBytesThatAreNotUtf8) {
  EXPECT_EQ(Converted("# coding: latin-1\n# \xe9\xff\nimport tensorflow as \xe9t\n"
                      "def f(x): return '\xe9'\n"),
            "# coding: latin-1\n# \xe9\xff\nimport tensorflow as \xe9t\n"
            "@\xe9t.function\ndef f(x): return '\xe9'\n");
}

TEST(ApplyEdits, KeepsMixedLineEnds) {
  EXPECT_EQ(Converted("import tensorflow as tf\n\r\ndef f(x):\r\n  pass\n\n"),
            "import tensorflow as tf\n\r\n@tf.function\r\ndef f(x):\r\n  pass\n\n");
}

TEST(ApplyEdits, RefusesAnEditThatBreaksTheText) {
  EXPECT_THAT(ErrorOf(ApplyOne("def f(x): pass\n", {{4, 4}, "(("})),
              HasSubstr("main.py: internal error in line 1"));
  EXPECT_THAT(ErrorOf(ApplyOne("def f(x): pass\n", {{0, 0}, "@("})), HasSubstr("internal error"));
  EXPECT_THAT(ErrorOf(ApplyOne("x = 1\n", {{0, 0}, "f(a=1, 2)\n"})), HasSubstr("does not parse"));
}

TEST(ApplyEdits, RefusesAnEditThatChangesTheCodeAroundIt) {
  // The second statement would become part of the class.
  EXPECT_THAT(ErrorOf(ApplyOne("class C:\n  x = 1\ny = 2\n", {{17, 18}, "\n  "})),
              HasSubstr("would change the code around"));
  // The string would swallow the next line.
  EXPECT_THAT(ErrorOf(ApplyOne("x = ''\ny = ''\n", {{6, 7}, "''"})), HasSubstr("internal error"));
  EXPECT_THAT(ErrorOf(ApplyOne("x = 1\ny = 2\n", {{0, 0}, "# "})), HasSubstr("internal error"));
  EXPECT_THAT(ErrorOf(ApplyOne("f\n(1)\n", {{1, 2}, "\\\n"})), HasSubstr("internal error"));
}

TEST(ApplyEdits, RefusesWhatTheEncodingCannotSay) {
  EXPECT_THAT(ErrorOf(ApplyOne("# coding: latin-1\nx = 1\n", {{18, 18}, "# \xe6\xbc\xa2\n"})),
              HasSubstr("encoding"));
}

TEST(TreeComparison, FindsTheFirstTokenThatIsAnother) {
  std::string before = "a = 1\nb = 2\nc = 3\n";
  std::string after = "a = 1\nb = 4\nc = 3\n";
  syntax::Tree old_tree = syntax::Tree::Parse(before);
  syntax::Tree new_tree = syntax::Tree::Parse(after);
  EXPECT_EQ(FirstDifference(old_tree, old_tree, {}), std::nullopt);
  EXPECT_EQ(FirstDifference(old_tree, new_tree, {{{.span = {10, 11}, .replacement = "4"}}}),
            std::nullopt);
  // The last token that is the same.
  EXPECT_EQ(FirstDifference(old_tree, new_tree, {}), 8U);
}

TEST(TreeComparison, SeesNestingThatNoTokenShows) {
  std::string before = "if a:\n  if b:\n    c\n  d\n";
  std::string after = "if a:\n  if b:\n    c\n    d\n";
  syntax::Tree old_tree = syntax::Tree::Parse(before);
  syntax::Tree new_tree = syntax::Tree::Parse(after);
  EXPECT_NE(FirstDifference(old_tree, new_tree, {{{.span = {20, 20}, .replacement = "  "}}}),
            std::nullopt);
}

}  // namespace
}  // namespace hybridize::rewrite
