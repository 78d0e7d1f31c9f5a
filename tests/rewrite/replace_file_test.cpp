#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

namespace fs = std::filesystem;

std::string ErrorOf(llvm::Error error) { return llvm::toString(std::move(error)); }

std::vector<std::string> NamesIn(const std::string& path) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

TEST(ReplaceFile, WritesTheNewBytesAndLeavesNothingElse) {
  TemporaryDirectory directory;
  directory.Write("a.py", "old");
  EXPECT_EQ(ErrorOf(ReplaceFile(directory.Path("a.py"), "old", "new\r\n\xe9")), "");
  EXPECT_EQ(directory.Read("a.py"), "new\r\n\xe9");
  EXPECT_THAT(NamesIn(directory.path()), testing::ElementsAre("a.py"));
}

TEST(ReplaceFile, TakesAnEmptyFileAndMakesOne) {
  TemporaryDirectory directory;
  directory.Write("a.py", "");
  EXPECT_EQ(ErrorOf(ReplaceFile(directory.Path("a.py"), "", "x")), "");
  EXPECT_EQ(directory.Read("a.py"), "x");
  EXPECT_EQ(ErrorOf(ReplaceFile(directory.Path("a.py"), "x", "")), "");
  EXPECT_EQ(directory.Read("a.py"), "");
}

TEST(ReplaceFile, RefusesAFileThatChanged) {
  TemporaryDirectory directory;
  directory.Write("a.py", "edited");
  EXPECT_THAT(ErrorOf(ReplaceFile(directory.Path("a.py"), "old", "new")),
              testing::HasSubstr("changed since"));
  EXPECT_EQ(directory.Read("a.py"), "edited");
  EXPECT_THAT(NamesIn(directory.path()), testing::ElementsAre("a.py"));
}

TEST(ReplaceFile, FailsWhereThereIsNoFile) {
  TemporaryDirectory directory;
  EXPECT_THAT(ErrorOf(ReplaceFile(directory.Path("none.py"), "", "new")),
              testing::HasSubstr("cannot find"));
  fs::create_directory(directory.Path("d"));
  EXPECT_THAT(ErrorOf(ReplaceFile(directory.Path("d"), "", "new")),
              testing::HasSubstr("not a regular file"));
  EXPECT_THAT(NamesIn(directory.path()), testing::ElementsAre("d"));
}

TEST(ReplaceFile, KeepsThePermissions) {
  TemporaryDirectory directory;
  directory.Write("a.py", "old");
  for (mode_t mode : {0755U, 0600U, 0664U}) {
    ASSERT_EQ(::chmod(directory.Path("a.py").c_str(), mode), 0);
    EXPECT_EQ(ErrorOf(ReplaceFile(directory.Path("a.py"), directory.Read("a.py"), "new")), "");
    struct stat status{};
    ASSERT_EQ(::stat(directory.Path("a.py").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, mode);
  }
}

TEST(ReplaceFile, WritesThroughASymbolicLink) {
  TemporaryDirectory directory;
  directory.Write("real/a.py", "old");
  fs::create_directory(directory.Path("links"));
  fs::create_symlink("../real/a.py", directory.Path("links/a.py"));
  EXPECT_EQ(ErrorOf(ReplaceFile(directory.Path("links/a.py"), "old", "new")), "");
  EXPECT_TRUE(fs::is_symlink(directory.Path("links/a.py")));
  EXPECT_EQ(directory.Read("real/a.py"), "new");
  EXPECT_THAT(NamesIn(directory.Path("links")), testing::ElementsAre("a.py"));
}

TEST(ReplaceFile, RefusesAFileThatMayNotBeWritten) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "the superuser may write everything";
  }
  TemporaryDirectory directory;
  directory.Write("a.py", "old");
  ASSERT_EQ(::chmod(directory.Path("a.py").c_str(), 0444), 0);
  EXPECT_THAT(ErrorOf(ReplaceFile(directory.Path("a.py"), "old", "new")),
              testing::HasSubstr("cannot write"));
  EXPECT_EQ(directory.Read("a.py"), "old");
}

TEST(ReplaceFile, NeverShowsHalfAFile) {
  // Readers see all of the old or all of the new bytes while the file is replaced again and again.
  TemporaryDirectory directory;
  std::string old_bytes(200000, 'a');
  std::string new_bytes(300000, 'b');
  directory.Write("a.py", old_bytes);
  for (int round = 0; round < 20; ++round) {
    int reader = ::open(directory.Path("a.py").c_str(), O_RDONLY);
    ASSERT_GE(reader, 0);
    ASSERT_EQ(ErrorOf(ReplaceFile(directory.Path("a.py"), old_bytes, new_bytes)), "");
    std::string seen(old_bytes.size() + new_bytes.size(), '\0');
    ssize_t count = ::read(reader, seen.data(), seen.size());
    ::close(reader);
    seen.resize(static_cast<size_t>(count));
    EXPECT_TRUE(seen == old_bytes);
    std::swap(old_bytes, new_bytes);
  }
  EXPECT_TRUE(directory.Read("a.py") == old_bytes);
}

}  // namespace
}  // namespace hybridize::rewrite
