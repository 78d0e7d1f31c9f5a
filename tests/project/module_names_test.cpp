#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;

// "path = name" of every file, `+` marking packages.
std::vector<std::string> Names(const Project& project) {
  std::vector<std::string> names;
  for (const SourceFile& file : project.files()) {
    names.push_back(file.path().str() + " = " + file.module_name().str() +
                    (file.is_package() ? "+" : ""));
  }
  return names;
}

void WriteAll(TempProject& temp, std::initializer_list<const char*> paths) {
  for (const char* path : paths) {
    temp.Write(path);
  }
}

TEST(ModuleNames, StartAtTheRoot) {
  TempProject temp;
  WriteAll(temp, {"main.py", "pkg/__init__.py", "pkg/net.py", "space/mod.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("main.py = main", "pkg/__init__.py = pkg+", "pkg/net.py = pkg.net",
                          "space/mod.py = space.mod"));
}

TEST(ModuleNames, StartBelowSrcWhereItHoldsPackages) {
  TempProject temp;
  WriteAll(temp, {"src/pkg/__init__.py", "src/pkg/net.py", "src/tool.py", "tests/test_net.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("src/pkg/__init__.py = pkg+", "src/pkg/net.py = pkg.net",
                          "src/tool.py = tool", "tests/test_net.py = tests.test_net"));
}

TEST(ModuleNames, KeepSrcWhereItIsAPackageOrHoldsNone) {
  TempProject temp;
  WriteAll(temp, {"src/net.py", "b/setup.py", "b/src/__init__.py", "b/src/net.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("b/setup.py = setup", "b/src/__init__.py = b.src+",
                          "b/src/net.py = b.src.net", "src/net.py = src.net"));
}

TEST(ModuleNames, StartAtTheTopOfEachProject) {
  TempProject temp;
  temp.Write("one/pyproject.toml");
  temp.Write("two/setup.cfg");
  WriteAll(temp, {"one/one_pkg/__init__.py", "two/src/two_pkg/__init__.py", "two/run.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("one/one_pkg/__init__.py = one_pkg+", "two/run.py = run",
                          "two/src/two_pkg/__init__.py = two_pkg+"));
}

TEST(ModuleNames, StartAtAnExplicitSourceRoot) {
  TempProject temp;
  WriteAll(temp, {"python/pkg/net.py", "python/run.py"});
  EXPECT_THAT(Names(temp.Discovered(DiscoveryOptions{.source_roots = {"python"}})),
              ElementsAre("python/pkg/net.py = pkg.net", "python/run.py = run"));
}

TEST(ModuleNames, StartBelowADirectoryThatNoImportCanName) {
  TempProject temp;
  WriteAll(temp, {"my-project/utils.py", "my-project/pkg/net.py", "2nd/a.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("2nd/a.py = a", "my-project/pkg/net.py = pkg.net",
                          "my-project/utils.py = utils"));
}

TEST(ModuleNames, AreEmptyForFilesThatNoImportCanName) {
  TempProject temp;
  WriteAll(temp, {"my-script.py", "a.py", "a/__init__.py", "x.pyi"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("a.py = ", "a/__init__.py = a+", "my-script.py = ", "x.pyi = "));
}

TEST(ModuleNames, AreLongerWhereTheShortOnesAreShared) {
  TempProject temp;
  temp.Write("one/pyproject.toml");
  temp.Write("two/pyproject.toml");
  WriteAll(temp, {"one/only.py", "one/tests/__init__.py", "one/tests/a.py", "one/utils.py",
                  "two/tests/a.py", "two/utils.py"});
  EXPECT_THAT(Names(temp.Discovered()),
              ElementsAre("one/only.py = only", "one/tests/__init__.py = one.tests+",
                          "one/tests/a.py = one.tests.a", "one/utils.py = one.utils",
                          "two/tests/a.py = two.tests.a", "two/utils.py = two.utils"));
}

TEST(ModuleNames, StayRelativeToARootThatIsAPackage) {
  TempProject temp;
  WriteAll(temp, {"pkg/__init__.py", "pkg/net.py"});
  EXPECT_THAT(Names(temp.Discovered({"pkg"})),
              ElementsAre("__init__.py = __init__+", "net.py = net"));
}

}  // namespace
}  // namespace hybridize::project
