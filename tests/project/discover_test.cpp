#include "hybridize/project/discover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string FailureOf(const DiscoveryOptions& options) {
  llvm::Expected<Project> project = Discover(options);
  return project ? "" : llvm::toString(project.takeError());
}

std::vector<std::string> Messages(const Project& project) {
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : project.diagnostics()) {
    messages.push_back(diagnostic.file + ": " + diagnostic.message);
  }
  return messages;
}

TEST(Discover, ListsTheFilesBelowADirectorySorted) {
  TempProject temp;
  for (const char* path : {"b.py", "a/z.py", "a.py", "a/b/c.py", "a/README.md", "gui.pyw"}) {
    temp.Write(path);
  }
  EXPECT_THAT(Paths(temp.Discovered()),
              ElementsAre("a.py", "a/b/c.py", "a/z.py", "b.py", "gui.pyw"));
}

TEST(Discover, TakesTheOneDirectoryAsRoot) {
  TempProject temp;
  temp.Write("x/pkg/a.py");
  temp.MakeDirectory(".git");
  Project project = temp.Discovered({"x"});
  EXPECT_EQ(project.root(), temp.Path("x"));
  EXPECT_THAT(Paths(project), ElementsAre("pkg/a.py"));
}

TEST(Discover, TakesTheCommonParentOfSeveralPathsAsRoot) {
  TempProject temp;
  temp.Write("x/a/b.py");
  temp.Write("x/c.py");
  temp.Write("x/not/named.py");
  Project project = temp.Discovered({"x/c.py", "x/a"});
  EXPECT_EQ(project.root(), temp.Path("x"));
  EXPECT_THAT(Paths(project), ElementsAre("a/b.py", "c.py"));
  EXPECT_EQ(temp.Discovered({"x/a", "x/a/b.py"}).root(), temp.Path("x/a"));
  EXPECT_EQ(temp.Discovered({"x/c.py"}).root(), temp.Path("x"));
  // One name begins with the other.
  temp.Write("ab/d.py");
  temp.Write("a/d.py");
  EXPECT_EQ(temp.Discovered({"a", "ab"}).root(), temp.root());
}

TEST(Discover, ListsAFileOnceHoweverOftenItIsNamed) {
  TempProject temp;
  temp.Write("a/b.py");
  EXPECT_THAT(Paths(temp.Discovered({".", "a", "a/b.py", "a/../a/b.py", "a"})),
              ElementsAre("a/b.py"));
}

TEST(Discover, FailsOnAPathThatDoesNotExist) {
  TempProject temp;
  DiscoveryOptions options{.paths = {"missing.py"}, .working_directory = temp.root()};
  EXPECT_EQ(FailureOf(options), "missing.py: No such file or directory");
  temp.Link("broken.py", "nowhere");
  options.paths = {"broken.py"};
  EXPECT_EQ(FailureOf(options), "broken.py: No such file or directory");
  options.paths = {""};
  EXPECT_EQ(FailureOf(options), "an empty path names nothing");
}

TEST(Discover, FailsOnOptionsThatMakeNoSense) {
  TempProject temp;
  temp.Write("a.py");
  DiscoveryOptions options{.working_directory = temp.root()};
  options.exclude = {"a/[b"};
  EXPECT_THAT(FailureOf(options), HasSubstr("invalid pattern 'a/[b'"));
  options.exclude = {};
  options.source_roots = {"a.py"};
  EXPECT_EQ(FailureOf(options), "the source root a.py is not a directory");
  options.source_roots = {"b"};
  EXPECT_EQ(FailureOf(options), "b: No such file or directory");
}

TEST(Discover, LeavesOutWhatIsNoSourceOfTheProject) {
  TempProject temp;
  temp.Write("kept/a.py");
  temp.Write("build/models.py");
  temp.Write("dist/a.py");
  temp.Write("venv/not_an_environment.py");
  for (const char* path :
       {".hidden/a.py", "node_modules/a.py", "x/__pycache__/a.py", "pkg.egg-info/a.py",
        "lib/site-packages/a.py", ".tox/a.py", "env/bin/run.py", "conda/a.py", "old/bin/a.py",
        "out/build/lib/pkg/a.py", "docs/_build/doctrees/a.py", "._a.py", ".#b.py"}) {
    temp.Write(path);
  }
  temp.Write("env/pyvenv.cfg");
  temp.MakeDirectory("conda/conda-meta");
  temp.Write("old/bin/activate");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre("build/models.py", "dist/a.py", "kept/a.py",
                                                    "venv/not_an_environment.py"));
}

TEST(Discover, AnalysesNamedPathsEvenWhereTheyAreLeftOut) {
  TempProject temp;
  temp.Write(".hidden/a.py");
  temp.Write("env/pyvenv.cfg");
  temp.Write("env/b.py");
  temp.Write("node_modules/c.py");
  temp.Write("ignored/d.py");
  temp.Write("ignored/e.py");
  temp.MakeDirectory(".git/objects");
  temp.MakeDirectory(".git/refs");
  temp.Write(".git/HEAD", "ref: refs/heads/main\n");
  temp.Write(".gitignore", "ignored/\n");
  EXPECT_THAT(Paths(temp.Discovered()), IsEmpty());
  EXPECT_THAT(Paths(temp.Discovered({".", ".hidden", "env", "node_modules/c.py"})),
              ElementsAre(".hidden/a.py", "env/b.py", "node_modules/c.py"));
  EXPECT_THAT(Paths(temp.Discovered({"ignored"})), ElementsAre("d.py", "e.py"));
  EXPECT_THAT(Paths(temp.Discovered({"ignored/e.py"})), ElementsAre("e.py"));
  DiscoveryOptions options{.paths = {".", "ignored/d.py"}, .exclude = {"ignored"}};
  EXPECT_THAT(Paths(temp.Discovered(options)), ElementsAre("ignored/d.py"));
}

TEST(Discover, LeavesOutWhatIsExcluded) {
  TempProject temp;
  for (const char* path : {"a.py", "tests/b.py", "x/tests/c.py", "x/d.py", "x/y/e.py"}) {
    temp.Write(path);
  }
  EXPECT_THAT(Paths(temp.Discovered(DiscoveryOptions{.exclude = {"tests", "x/*.py"}})),
              ElementsAre("a.py", "x/y/e.py"));
}

TEST(Discover, SelectsFilesWithoutForgettingTheOthers) {
  TempProject temp;
  temp.Write("a.py");
  temp.Write("x/b.py");
  Project project = temp.Discovered(DiscoveryOptions{.only = {"x"}});
  EXPECT_FALSE(FileAt(project, "a.py").is_selected());
  EXPECT_TRUE(FileAt(project, "x/b.py").is_selected());
}

TEST(Discover, ListsNotebooksAndStubsAsSkipped) {
  TempProject temp;
  temp.Write("a.py");
  temp.Write("b.pyi");
  temp.Write("c.ipynb");
  Project project = temp.Discovered();
  EXPECT_THAT(Paths(project, FileStatus::Skipped), ElementsAre("b.pyi", "c.ipynb"));
  EXPECT_EQ(FileAt(project, "b.pyi").reason(), "a stub file holds declarations only");
  EXPECT_EQ(FileAt(project, "c.ipynb").reason(), "notebooks are not supported");
  EXPECT_THAT(Paths(temp.Discovered({"c.ipynb"}), FileStatus::Skipped), ElementsAre("c.ipynb"));
}

TEST(Discover, TakesScriptsWithoutASuffixWhenTheyAreNamed) {
  TempProject temp;
  temp.Write("train", "#!/usr/bin/env python3\n");
  EXPECT_THAT(Paths(temp.Discovered()), IsEmpty());
  Project project = temp.Discovered({"train"});
  EXPECT_THAT(Paths(project, FileStatus::Analyzed), ElementsAre("train"));
  EXPECT_EQ(FileAt(project, "train").module_name(), "");
}

TEST(Discover, FollowsALinkToAFileOnce) {
  TempProject temp;
  TempProject other;
  temp.Write("z.py");
  temp.Link("a.py", "z.py");
  other.Write("outside.py", "x = 1\n");
  temp.Link("link.py", other.Path("outside.py"));
  Project project = temp.Discovered();
  EXPECT_THAT(Paths(project), ElementsAre("link.py", "z.py"));
  EXPECT_EQ(FileAt(project, "link.py").absolute_path(), other.Path("outside.py"));
  ASSERT_EQ(project.aliases().size(), 1U);
  EXPECT_EQ(project.aliases()[0].path, "a.py");
  EXPECT_EQ(project.aliases()[0].target, "z.py");
  EXPECT_THAT(Messages(project), IsEmpty());
}

TEST(Discover, FollowsLinksToDirectoriesOnce) {
  TempProject temp;
  TempProject other;
  temp.Write("z/a.py");
  temp.Link("b", "z");
  other.Write("shared/c.py");
  other.Write("shared/deep/d.py");
  temp.Link("l1", other.Path("shared/deep"));
  temp.Link("l2", other.Path("shared"));
  Project project = temp.Discovered();
  EXPECT_THAT(Paths(project), ElementsAre("l1/d.py", "l2/c.py", "z/a.py"));
  std::vector<std::string> aliases;
  for (const PathAlias& alias : project.aliases()) {
    aliases.push_back(alias.path + " -> " + alias.target);
  }
  EXPECT_THAT(aliases, ElementsAre("b -> z", "l2/deep -> l1"));
}

TEST(Discover, ReportsLinksThatLeadBack) {
  TempProject temp;
  temp.Write("root/pkg/a.py");
  temp.Link("root/pkg/up", "..");
  temp.Link("root/pkg/here", ".");
  temp.Link("root/out", "/");
  temp.Link("root/self", "self");
  Project project = temp.Discovered({"root"});
  EXPECT_THAT(Paths(project), ElementsAre("pkg/a.py"));
  std::string back = ": this symbolic link leads back to a directory that holds it";
  EXPECT_THAT(Messages(project),
              ElementsAre("out" + back, "pkg/here" + back, "pkg/up" + back,
                          "self: cannot follow the symbolic link: Too many levels of symbolic "
                          "links"));
}

TEST(Discover, FollowsLinksBetweenOutsideDirectoriesToAnEnd) {
  TempProject temp;
  TempProject other;
  other.Write("x/a.py");
  other.Write("y/b.py");
  other.Link("x/to_y", "../y");
  other.Link("y/to_x", "../x");
  temp.Link("link", other.Path("x"));
  Project project = temp.Discovered();
  EXPECT_THAT(Paths(project), ElementsAre("link/a.py", "link/to_y/b.py"));
}

TEST(Discover, ReportsBrokenLinksWherePythonIsExpected) {
  TempProject temp;
  temp.Link("a.py", "nowhere.py");
  temp.Link("pkg", "nowhere");
  temp.Link("weights.h5", "nowhere.h5");
  std::string broken = ": cannot follow the symbolic link: No such file or directory";
  EXPECT_THAT(Messages(temp.Discovered()), ElementsAre("a.py" + broken, "pkg" + broken));
}

TEST(Discover, SkipsWhatIsNoRegularFileWithoutOpeningIt) {
  TempProject temp;
  ASSERT_EQ(mkfifo(temp.Path("pipe.py").c_str(), 0600), 0);
  temp.Write("a.py");
  temp.Link("device.py", "/dev/zero");
  Project project = temp.Discovered();
  LoadFiles(project, 2);
  EXPECT_THAT(Paths(project, FileStatus::Skipped), ElementsAre("device.py", "pipe.py"));
  EXPECT_EQ(FileAt(project, "pipe.py").reason(), "not a regular file");
  EXPECT_THAT(Messages(project),
              ElementsAre("device.py: not a regular file", "pipe.py: not a regular file"));
  project = temp.Discovered({"pipe.py"});
  LoadFiles(project, 1);
  EXPECT_THAT(Paths(project, FileStatus::Skipped), ElementsAre("pipe.py"));
}

TEST(Discover, DoesNotOpenAFileThatBecameAPipe) {
  TempProject temp;
  temp.Write("a.py");
  Project project = temp.Discovered();
  ASSERT_EQ(unlink(temp.Path("a.py").c_str()), 0);
  ASSERT_EQ(mkfifo(temp.Path("a.py").c_str(), 0600), 0);
  LoadFiles(project, 1);
  EXPECT_THAT(Paths(project, FileStatus::Skipped), ElementsAre("a.py"));
}

TEST(Discover, GoesOnPastWhatCannotBeRead) {
  if (geteuid() == 0) {
    GTEST_SKIP() << "root reads everything";
  }
  TempProject temp;
  temp.Write("a.py");
  temp.Write("locked.py");
  temp.Write("closed/b.py");
  ASSERT_EQ(chmod(temp.Path("locked.py").c_str(), 0), 0);
  ASSERT_EQ(chmod(temp.Path("closed").c_str(), 0), 0);
  Project project = temp.Discovered();
  LoadFiles(project, 1);
  ASSERT_EQ(chmod(temp.Path("closed").c_str(), 0700), 0);
  EXPECT_THAT(Paths(project, FileStatus::Analyzed), ElementsAre("a.py"));
  EXPECT_THAT(Paths(project, FileStatus::Failed), ElementsAre("closed", "locked.py"));
  EXPECT_THAT(Messages(project), ElementsAre("closed: cannot list the directory: Permission denied",
                                             "locked.py: cannot read the file: Permission denied"));
}

TEST(Discover, ReportsAFileThatIsGoneWhenItIsRead) {
  TempProject temp;
  temp.Write("a.py");
  temp.Write("b.py");
  Project project = temp.Discovered();
  ASSERT_EQ(unlink(temp.Path("a.py").c_str()), 0);
  LoadFiles(project, 1);
  EXPECT_THAT(Paths(project, FileStatus::Failed), ElementsAre("a.py"));
  EXPECT_THAT(Messages(project),
              ElementsAre("a.py: cannot read the file: No such file or directory"));
}

TEST(Discover, SkipsFilesThatNobodyWroteByHand) {
  TempProject temp;
  temp.Write("a.py");
  ASSERT_EQ(truncate(temp.Path("a.py").c_str(), static_cast<off_t>(kMaxFileBytes) + 1), 0);
  Project project = temp.Discovered();
  LoadFiles(project, 1);
  EXPECT_THAT(Paths(project, FileStatus::Skipped), ElementsAre("a.py"));
  EXPECT_EQ(FileAt(project, "a.py").reason(), "larger than 64 MiB");
  EXPECT_THAT(Messages(project), ElementsAre("a.py: larger than 64 MiB"));
}

TEST(Discover, HandlesNamesThatAreNotUtf8) {
  TempProject temp;
  temp.Write("d\xFF/a.py", "x = 1\n");
  Project project = temp.Discovered();
  LoadFiles(project, 1);
  ASSERT_THAT(Paths(project, FileStatus::Analyzed), ElementsAre("d\\xff/a.py"));
  EXPECT_EQ(FileAt(project, "d\\xff/a.py").raw_path(), "d\xFF/a.py");
  EXPECT_EQ(FileAt(project, "d\\xff/a.py").text(), "x = 1\n");
  EXPECT_EQ(FileAt(project, "d\\xff/a.py").module_name(), "a");
}

TEST(Discover, HandlesDeepDirectories) {
  TempProject temp;
  std::string path;
  for (int i = 0; i < 300; ++i) {
    path += "d/";
  }
  temp.Write(path + "a.py");
  EXPECT_THAT(Paths(temp.Discovered()), ElementsAre(path + "a.py"));
}

TEST(LoadFiles, ReportsWhereDecodingFailed) {
  TempProject temp;
  temp.Write("a.py", "x = 1\ny = '\xFF'\n");
  temp.Write("b.py", "x = 1\n");
  Project project = temp.Discovered();
  LoadFiles(project, 2);
  ASSERT_EQ(project.diagnostics().size(), 1U);
  EXPECT_EQ(project.diagnostics()[0].file, "a.py");
  EXPECT_EQ(project.diagnostics()[0].line, 2U);
  EXPECT_EQ(project.diagnostics()[0].column, 6U);
  EXPECT_EQ(FileAt(project, "b.py").text(), "x = 1\n");
}

TEST(LoadFiles, GivesTheSameForAnyNumberOfThreads) {
  TempProject temp;
  for (int i = 0; i < 50; ++i) {
    std::string text = "x = " + std::to_string(i) + (i % 7 == 0 ? "\xFF\n" : "\n");
    temp.Write("m" + std::to_string(i) + ".py", text);
  }
  auto load = [&](unsigned jobs) {
    Project project = temp.Discovered();
    LoadFiles(project, jobs);
    std::string all;
    for (const SourceFile& file : project.files()) {
      all += file.path().str() + file.text().str() + file.reason().str();
    }
    for (const std::string& message : Messages(project)) {
      all += message;
    }
    return all;
  };
  EXPECT_EQ(load(1), load(4));
}

}  // namespace
}  // namespace hybridize::project
