#include "project/ignore_rules.h"

#include <gtest/gtest.h>

namespace hybridize::project {
namespace {

bool Ignores(llvm::StringRef rules, llvm::StringRef path, bool is_directory = false) {
  return IgnoreRules::Parse(rules).Ignores(path, is_directory).value_or(false);
}

TEST(IgnoreRules, MatchNamesAtAnyDepth) {
  EXPECT_TRUE(Ignores("a.py", "x/y/a.py"));
  EXPECT_TRUE(Ignores("*.py", "x/a.py"));
  EXPECT_FALSE(Ignores("a.py", "x/a.py/b.py"));
}

TEST(IgnoreRules, WithASlashMatchFromTheirDirectory) {
  EXPECT_TRUE(Ignores("/a.py", "a.py"));
  EXPECT_FALSE(Ignores("/a.py", "x/a.py"));
  EXPECT_TRUE(Ignores("x/a.py", "x/a.py"));
  EXPECT_FALSE(Ignores("x/*.py", "x/y/a.py"));
}

TEST(IgnoreRules, WithASlashAtTheEndMatchDirectories) {
  EXPECT_TRUE(Ignores("gen/", "x/gen", /*is_directory=*/true));
  EXPECT_FALSE(Ignores("gen/", "x/gen"));
}

TEST(IgnoreRules, KnowTwoStars) {
  EXPECT_TRUE(Ignores("**/a.py", "a.py"));
  EXPECT_TRUE(Ignores("**/x/a.py", "y/z/x/a.py"));
  EXPECT_TRUE(Ignores("x/**/a.py", "x/a.py"));
  EXPECT_TRUE(Ignores("x/**", "x/y/a.py"));
  EXPECT_FALSE(Ignores("x/**", "x", /*is_directory=*/true));
}

TEST(IgnoreRules, GoByTheLastThatMatches) {
  EXPECT_FALSE(Ignores("*.py\n!a.py\n", "a.py"));
  EXPECT_TRUE(Ignores("!a.py\n*.py\n", "a.py"));
  EXPECT_FALSE(Ignores("x/**\n!a.py", "x/a.py"));
  EXPECT_EQ(IgnoreRules::Parse("!a.py").Ignores("a.py", false), std::optional(false));
  EXPECT_EQ(IgnoreRules::Parse("b.py").Ignores("a.py", false), std::nullopt);
}

TEST(IgnoreRules, SkipCommentsAndWhatIsNoPattern) {
  for (const char* rules : {"#a.py", "", "\n\n", "/", "[a", "a.py\\", "!"}) {
    EXPECT_FALSE(Ignores(rules, "a.py")) << rules;
  }
}

TEST(IgnoreRules, KnowEscapesAndSpaces) {
  EXPECT_TRUE(Ignores("\\#a.py", "#a.py"));
  EXPECT_TRUE(Ignores("\\!a.py", "!a.py"));
  EXPECT_TRUE(Ignores("a.py  ", "a.py"));
  EXPECT_TRUE(Ignores("a\\ ", "a "));
  EXPECT_TRUE(
      Ignores("\xEF\xBB\xBF"
              "a.py\r\n",
              "a.py"));
  EXPECT_TRUE(Ignores("{a,b}.py", "{a,b}.py"));
  EXPECT_FALSE(Ignores("{a,b}.py", "a.py"));
}

}  // namespace
}  // namespace hybridize::project
