#include "hybridize/project/glob.h"

#include <gtest/gtest.h>

namespace hybridize::project {
namespace {

bool Matches(llvm::StringRef pattern, llvm::StringRef path, llvm::StringRef root = "/root") {
  llvm::Expected<Glob> glob = Glob::Compile(pattern);
  if (!glob) {
    ADD_FAILURE() << llvm::toString(glob.takeError());
    return false;
  }
  return glob->Matches(path, root);
}

TEST(Glob, WithoutASlashMatchesAnyComponent) {
  EXPECT_TRUE(Matches("net.py", "pkg/net.py"));
  EXPECT_TRUE(Matches("te?t*", "a/tests/b.py"));
  EXPECT_TRUE(Matches("tests/", "tests/b.py"));
  EXPECT_TRUE(Matches("*.py", "a/b/c.py"));
  EXPECT_FALSE(Matches("net", "pkg/net.py"));
  EXPECT_FALSE(Matches("pkg*net.py", "pkg/net.py"));
}

TEST(Glob, WithASlashMatchesFromTheRoot) {
  EXPECT_TRUE(Matches("pkg/*.py", "pkg/net.py"));
  EXPECT_TRUE(Matches("./pkg/net.py", "pkg/net.py"));
  EXPECT_FALSE(Matches("pkg/*.py", "pkg/sub/net.py"));
  EXPECT_FALSE(Matches("pkg/*.py", "a/pkg/net.py"));
}

TEST(Glob, MatchesEverythingBelowAMatchingDirectory) {
  EXPECT_TRUE(Matches("a/b", "a/b/c/d.py"));
  EXPECT_FALSE(Matches("a/b/c", "a/b"));
}

TEST(Glob, SpansDirectoriesWithTwoStars) {
  EXPECT_TRUE(Matches("**/net.py", "net.py"));
  EXPECT_TRUE(Matches("**/net.py", "a/b/net.py"));
  EXPECT_TRUE(Matches("a/**/net.py", "a/net.py"));
  EXPECT_TRUE(Matches("a/**/net.py", "a/b/c/net.py"));
  EXPECT_TRUE(Matches("a/**", "a/b/c.py"));
  EXPECT_FALSE(Matches("a/**/net.py", "b/net.py"));
  EXPECT_TRUE(Matches("**/a/**/b/**", "x/a/y/b/z.py"));
}

TEST(Glob, KnowsSetsAndAlternatives) {
  EXPECT_TRUE(Matches("[a-c]/x.py", "b/x.py"));
  EXPECT_FALSE(Matches("[!a-c]/x.py", "b/x.py"));
  EXPECT_TRUE(Matches("{train,test}.py", "a/test.py"));
}

TEST(Glob, WithALeadingSlashMatchesTheAbsolutePath) {
  EXPECT_TRUE(Matches("/root/a/*.py", "a/b.py"));
  EXPECT_FALSE(Matches("/a/*.py", "a/b.py"));
}

TEST(Glob, TakesLongRunsOfStarsInItsStride) {
  std::string pattern;
  std::string path;
  for (int i = 0; i < 200; ++i) {
    pattern += "**/a*a*a*/";
    path += "aaaaaaaaaaaaaaaaaaaa/";
  }
  EXPECT_FALSE(Matches(pattern + "b", path + "c"));
}

TEST(Glob, RefusesWhatIsNoPattern) {
  for (const char* pattern : {"", "/", "a/[b", "{a"}) {
    llvm::Expected<Glob> glob = Glob::Compile(pattern);
    EXPECT_FALSE(static_cast<bool>(glob)) << pattern;
    llvm::consumeError(glob.takeError());
  }
}

TEST(Glob, IsAnchoredToADirectoryWithItsNameTakenLiterally) {
  EXPECT_EQ(Glob::Anchor("*.py", "/a"), "*.py");
  EXPECT_EQ(Glob::Anchor("/x/*.py", "/a"), "/x/*.py");
  EXPECT_TRUE(Matches(Glob::Anchor("b/*.py", "/r[1]{x}"), "b/c.py", "/r[1]{x}"));
  EXPECT_TRUE(Matches(Glob::Anchor("b/*.py", "/r"), "c.py", "/r/b"));
}

}  // namespace
}  // namespace hybridize::project
