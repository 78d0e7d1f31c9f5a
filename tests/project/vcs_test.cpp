#include "hybridize/project/vcs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WorkingTree : public testing::Test {
 protected:
  void SetUp() override {
    if (!temp_.Git("", "--version")) {
      GTEST_SKIP() << "needs git";
    }
  }

  void MakeRepository(llvm::StringRef directory) { ASSERT_TRUE(temp_.Git(directory, "init")); }
  void Commit(llvm::StringRef directory) {
    ASSERT_TRUE(temp_.Git(directory, "add ."));
    ASSERT_TRUE(temp_.Git(directory, "commit -m state"));
  }

  VcsStatus Status(std::vector<std::string> paths = {"."}) {
    project_ = temp_.Discovered(std::move(paths));
    std::vector<FileId> files;
    for (size_t i = 0; i < project_.files().size(); ++i) {
      files.push_back(project_.files().id_at(i));
    }
    return GetVcsStatus(project_, files);
  }

  std::vector<std::string> Names(llvm::ArrayRef<FileId> files) {
    std::vector<std::string> names;
    for (FileId file : files) {
      names.push_back(project_.files()[file].path().str());
    }
    return names;
  }

  TempProject temp_;
  Project project_{""};
};

TEST_F(WorkingTree, IsCleanWhenEverythingIsCommitted) {
  MakeRepository("");
  temp_.Write("a.py", "x = 1\n");
  temp_.Write("sub/b.py", "x = 1\n");
  Commit("");
  EXPECT_EQ(Status().state, VcsState::Clean);
  EXPECT_EQ(Status({"sub"}).state, VcsState::Clean);
}

TEST_F(WorkingTree, IsDirtyWithModifiedStagedAndUntrackedFiles) {
  MakeRepository("");
  for (const char* path : {"clean.py", "modified.py", "staged.py"}) {
    temp_.Write(path, "x = 1\n");
  }
  Commit("");
  temp_.Write("modified.py", "x = 2\n");
  temp_.Write("staged.py", "x = 2\n");
  ASSERT_TRUE(temp_.Git("", "add staged.py"));
  temp_.Write("untracked.py", "x = 1\n");
  VcsStatus status = Status();
  EXPECT_EQ(status.state, VcsState::Dirty);
  EXPECT_THAT(Names(status.dirty), ElementsAre("modified.py", "staged.py", "untracked.py"));
  EXPECT_THAT(status.unversioned, IsEmpty());
}

TEST_F(WorkingTree, OnlyMattersWhereFilesAreAskedFor) {
  MakeRepository("");
  temp_.Write("a.py", "x = 1\n");
  Commit("");
  temp_.Write("b.py", "x = 1\n");
  temp_.Write("notes.txt", "x\n");
  project_ = temp_.Discovered();
  EXPECT_EQ(GetVcsStatus(project_, {IdAt(project_, "a.py")}).state, VcsState::Clean);
  EXPECT_EQ(GetVcsStatus(project_, {IdAt(project_, "b.py")}).state, VcsState::Dirty);
  EXPECT_EQ(GetVcsStatus(project_, {}).state, VcsState::Clean);
}

TEST_F(WorkingTree, IsMissingWithoutARepository) {
  temp_.Write("a.py", "x = 1\n");
  VcsStatus status = Status();
  EXPECT_EQ(status.state, VcsState::Missing);
  EXPECT_THAT(Names(status.unversioned), ElementsAre("a.py"));
}

TEST_F(WorkingTree, IsMissingForIgnoredFiles) {
  MakeRepository("");
  temp_.Write(".gitignore", "gen.py\n");
  temp_.Write("gen.py", "x = 1\n");
  Commit("");
  VcsStatus status = Status({"gen.py"});
  EXPECT_EQ(status.state, VcsState::Missing);
  EXPECT_THAT(Names(status.unversioned), ElementsAre("gen.py"));
}

TEST_F(WorkingTree, OfANestedRepositoryCountsForItsFiles) {
  MakeRepository("");
  temp_.Write("a.py", "x = 1\n");
  Commit("");
  temp_.MakeDirectory("inner");
  MakeRepository("inner");
  temp_.Write("inner/b.py", "x = 1\n");
  VcsStatus status = Status();
  EXPECT_EQ(status.state, VcsState::Dirty);
  EXPECT_THAT(Names(status.dirty), ElementsAre("inner/b.py"));
  Commit("inner");
  EXPECT_EQ(Status().state, VcsState::Clean);
}

TEST_F(WorkingTree, OfALinkedFileIsThatOfItsTarget) {
  TempProject other;
  other.Write("shared.py", "x = 1\n");
  MakeRepository("");
  temp_.Link("a.py", other.Path("shared.py"));
  Commit("");
  EXPECT_EQ(Status().state, VcsState::Missing);
}

TEST_F(WorkingTree, TakesPatternsInNamesLiterally) {
  MakeRepository("");
  temp_.Write("a[1].py", "x = 1\n");
  Commit("");
  temp_.Write("a1.py", "x = 1\n");
  project_ = temp_.Discovered();
  EXPECT_EQ(GetVcsStatus(project_, {IdAt(project_, "a[1].py")}).state, VcsState::Clean);
}

}  // namespace
}  // namespace hybridize::project
