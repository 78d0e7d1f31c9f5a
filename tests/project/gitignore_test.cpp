#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;

// As much of a repository as git needs to see one.
void MakeRepository(TempProject& temp, const std::string& directory) {
  temp.MakeDirectory(directory + ".git/objects");
  temp.MakeDirectory(directory + ".git/refs");
  temp.Write(directory + ".git/HEAD", "ref: refs/heads/main\n");
}

TEST(GitIgnore, AppliesWhereThereIsARepository) {
  TempProject temp;
  temp.Write(".gitignore", "*_pb2.py\n");
  temp.Write("a.py");
  temp.Write("a_pb2.py");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("a.py", "a_pb2.py"));
  MakeRepository(temp, "");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("a.py"));
}

TEST(GitIgnore, KnowsNegationAnchorsAndNestedFiles) {
  TempProject temp;
  MakeRepository(temp, "");
  temp.Write(".gitignore", "gen_*.py\n!gen_kept.py\n/top/\n");
  temp.Write("sub/.gitignore", "local.py\n!gen_here.py\n");
  temp.Write(".git/info/exclude", "private.py\n");
  for (const char* path : {"gen_a.py", "gen_kept.py", "top/a.py", "sub/top/b.py", "sub/local.py",
                           "local.py", "sub/gen_here.py", "private.py"}) {
    temp.Write(path);
  }
  EXPECT_THAT(Paths(temp.Discovered()),
              ElementsAre("gen_kept.py", "local.py", "sub/gen_here.py", "sub/top/b.py"));
}

TEST(GitIgnore, AppliesToAProjectInsideOfARepository) {
  TempProject temp;
  MakeRepository(temp, "");
  temp.Write(".gitignore", "skipped.py\n");
  temp.Write("work/project/a.py");
  temp.Write("work/project/skipped.py");
  Project project = temp.Discovered({"work/project"});
  EXPECT_EQ(project.root(), temp.Path("work/project"));
  EXPECT_THAT(Paths(project), ElementsAre("a.py"));
}

TEST(GitIgnore, OfANestedRepositoryReplacesThatOfTheOuter) {
  TempProject temp;
  MakeRepository(temp, "");
  MakeRepository(temp, "vendor/lib/");
  temp.Write(".gitignore", "outer.py\n");
  temp.Write("vendor/lib/.gitignore", "inner.py\n");
  for (const char* path : {"inner.py", "outer.py", "vendor/lib/inner.py", "vendor/lib/outer.py"}) {
    temp.Write(path);
  }
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("inner.py", "vendor/lib/outer.py"));
}

TEST(GitIgnore, OfTheUserDoesNotMatter) {
  TempProject temp;
  TempProject home;
  home.Write("git/ignore", "a.py\n");
  ASSERT_EQ(setenv("XDG_CONFIG_HOME", home.root().c_str(), 1), 0);
  MakeRepository(temp, "");
  temp.Write("a.py");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("a.py"));
  unsetenv("XDG_CONFIG_HOME");
}

TEST(GitIgnore, SurvivesADamagedRepository) {
  TempProject temp;
  temp.MakeDirectory(".git");
  temp.Write("sub/.git", "gitdir: ../nowhere\n");
  temp.Write("sub/a.py");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("sub/a.py"));
  EXPECT_THAT(Paths(temp.Discovered({"sub"})), ElementsAre("a.py"));
}

}  // namespace
}  // namespace hybridize::project
