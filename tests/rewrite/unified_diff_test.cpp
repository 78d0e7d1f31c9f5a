#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

std::string Diff(llvm::StringRef path, llvm::StringRef before, llvm::StringRef after) {
  llvm::Expected<std::string> diff = UnifiedDiff(path, before, after);
  return diff ? *diff : llvm::toString(diff.takeError());
}

TEST(UnifiedDiff, IsEmptyForEqualBytes) { EXPECT_EQ(Diff("a.py", "x\n", "x\n"), ""); }

TEST(UnifiedDiff, HasThreeLinesOfContextAndNoBlobIds) {
  EXPECT_EQ(Diff("pkg/a.py", "1\n2\n3\n4\n5\n", "1\n2\n3\n4\nnew\n5\n"),
            "diff --git a/pkg/a.py b/pkg/a.py\n"
            "--- a/pkg/a.py\n"
            "+++ b/pkg/a.py\n"
            "@@ -2,4 +2,5 @@\n"
            " 2\n"
            " 3\n"
            " 4\n"
            "+new\n"
            " 5\n");
}

TEST(UnifiedDiff, MarksMissingFinalNewlines) {
  EXPECT_EQ(Diff("a.py", "x", "y\nx"),
            "diff --git a/a.py b/a.py\n"
            "--- a/a.py\n"
            "+++ b/a.py\n"
            "@@ -1 +1,2 @@\n"
            "+y\n"
            " x\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiff, PrintsBytesAsTheyAre) {
  EXPECT_NE(Diff("a.py", "\xe9\r\nx\n", "\xe9\r\ny\n").find(" \xe9\r\n-x"), std::string::npos);
  std::string zeros = Diff("a.py", llvm::StringRef("a\0\n", 3), llvm::StringRef("b\0\n", 3));
  EXPECT_NE(zeros.find(std::string("-a\0\n+b\0\n", 8)), std::string::npos);
}

// Both tools have to make the new bytes of the old ones, whatever the file is called.
class NamesTest : public testing::TestWithParam<const char*> {};

TEST_P(NamesTest, AreTakenByGitAndPatch) {
  std::string before = "1\r\n2\n3\n4\n5\n\xe9";
  std::string after = "1\r\n2\nnew\r\n3\n4\n5\nnew\n\xe9";
  for (const char* tool :
       {"git apply --whitespace=nowarn p.diff", "patch -s -p1 --binary < p.diff"}) {
    TemporaryDirectory directory;
    directory.Write(GetParam(), before);
    directory.Write("p.diff", Diff(GetParam(), before, after));
    CommandResult result = RunCommand(
        directory.path(), std::string("export GIT_CONFIG_NOSYSTEM=1 HOME=/nonexistent; ") + tool);
    EXPECT_EQ(result.status, 0) << tool << ": " << result.output;
    EXPECT_EQ(directory.Read(GetParam()), after) << tool;
  }
}

INSTANTIATE_TEST_SUITE_P(UnifiedDiff, NamesTest,
                         testing::Values("plain.py", "pkg/sub/mod.py", "with space.py",
                                         "dir with/two  spaces .py", "quo\"te.py", "back\\slash.py",
                                         "na\xc3\xafve \xe6\xbc\xa2.py", "latin\xe9.py",
                                         "tab\there.py", "-dash.py", "b/a/b.py", "apo'strophe.py"),
                         [](const testing::TestParamInfo<const char*>& values) {
                           return "Name" + std::to_string(values.index);
                         });

}  // namespace
}  // namespace hybridize::rewrite
