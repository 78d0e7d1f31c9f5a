#include "driver/ignore_comments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hybridize::driver {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// For each function with comments, in order: its name and what it ignores.
std::vector<std::string> Ignored(llvm::StringRef source) {
  project::SourceFile file("main.py", "/main.py");
  file.SetBytes(source.str());
  syntax::Tree tree = syntax::Tree::Parse(file.text());
  std::vector<std::string> lines;
  for (const IgnoreComment& comment : FindIgnoreComments(file, tree).comments) {
    std::string line = tree.node(comment.definition).Child(syntax::Field::Name).text().str();
    line += comment.all ? " all" : "";
    for (refactor::Rule rule : refactor::AllRules()) {
      line += comment.codes.Contains(rule) ? " " + refactor::Code(rule) : "";
    }
    line += comment.codes.Contains(refactor::Precondition::P1) ? " P1" : "";
    lines.push_back(line);
  }
  return lines;
}

TEST(IgnoreComments, FreezeAFunctionOnItsDefLine) {
  EXPECT_THAT(Ignored("def f(x):  # hybridize: ignore\n  return x\n"), ElementsAre("f all"));
}

TEST(IgnoreComments, NameCodesRuleNamesAndPreconditions) {
  EXPECT_THAT(Ignored("def f(x):  #hybridize:ignore[ HYB004,is-recursive , P1,]\n  return x\n"),
              ElementsAre("f HYB004 HYB008 P1"));
}

TEST(IgnoreComments, StandOnALineOfADecorator) {
  EXPECT_THAT(Ignored("@a(  # hybridize: ignore[P1]\n  1,\n)\n@b\ndef f(x):\n  return x\n"),
              ElementsAre("f P1"));
  EXPECT_THAT(Ignored("@a(\n  1,\n)  # hybridize: ignore[P1]\ndef f(x):\n  return x\n"),
              ElementsAre("f P1"));
}

TEST(IgnoreComments, StandWhereALongHeaderEnds) {
  EXPECT_THAT(Ignored("def f(\n    x,\n):  # hybridize: ignore[P1]\n  return x\n"),
              ElementsAre("f P1"));
}

TEST(IgnoreComments, AddUpOnOneFunction) {
  EXPECT_THAT(Ignored("@a  # hybridize: ignore[P1]\ndef f(x):  # hybridize: ignore[HYB004]\n  x\n"),
              ElementsAre("f P1", "f HYB004"));
}

TEST(IgnoreComments, StandBesideOtherComments) {
  EXPECT_THAT(Ignored("def f(x):  # noqa: E501  # hybridize: ignore[P1] for now\n  return x\n"),
              ElementsAre("f P1"));
}

TEST(IgnoreComments, DoNotReachFromOtherLines) {
  EXPECT_THAT(Ignored("# hybridize: ignore\ndef f(x):\n  # hybridize: ignore\n"
                      "  return x  # hybridize: ignore\n"),
              IsEmpty());
}

TEST(IgnoreComments, BelongToTheInnerFunctionAlone) {
  EXPECT_THAT(Ignored("def f(x):\n  def g(y):  # hybridize: ignore\n    return y\n  return g\n"),
              ElementsAre("g all"));
}

TEST(IgnoreComments, AreNoOtherWords) {
  EXPECT_THAT(Ignored("def f(x):  # hybridize: ignored\n  x\n"
                      "def g(x):  # hybridize ignore\n  x\n"
                      "def h(x):  # hybridize: ignore[P1\n  x\n"
                      "def i(x='# hybridize: ignore'):\n  x\n"),
              IsEmpty());
}

TEST(IgnoreComments, SayWhichCodesDoNotExist) {
  project::SourceFile file("main.py", "/main.py");
  file.SetBytes("def f(x):  # hybridize: ignore[HYB999, P1]\n  return x\n");
  syntax::Tree tree = syntax::Tree::Parse(file.text());
  IgnoreComments found = FindIgnoreComments(file, tree);
  ASSERT_EQ(found.unknown.size(), 1U);
  EXPECT_EQ(found.unknown[0].code, "HYB999");
  EXPECT_EQ(file.Locate(found.unknown[0].span.begin).column, 32U);
  ASSERT_EQ(found.comments.size(), 1U);
  EXPECT_TRUE(found.comments[0].codes.Contains(refactor::Precondition::P1));
}

}  // namespace
}  // namespace hybridize::driver
