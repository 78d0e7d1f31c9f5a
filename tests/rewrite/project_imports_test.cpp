#include "hybridize/rewrite/project_imports.h"

#include <map>

#include "gtest/gtest.h"
#include "hybridize/project/discover.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

// The decorator that `main.py`, beside the other files of a project, gets for `f`.
std::string DecoratorIn(const std::map<std::string, std::string>& others, const std::string& main,
                        const std::string& path = "main.py") {
  TemporaryDirectory directory;
  for (const auto& [name, text] : others) {
    directory.Write(name, text);
  }
  directory.Write(path, main);
  llvm::Expected<project::Project> project = project::Discover({.paths = {directory.path()}});
  if (!project) {
    return llvm::toString(project.takeError());
  }
  project::LoadFiles(*project, 1);
  ProjectImports::Trees trees(project->files().size());
  project::FileId main_id;
  for (size_t i = 0; i < project->files().size(); ++i) {
    project::FileId id = project->files().id_at(i);
    trees[id] = syntax::Tree::Parse(project->files()[id].text());
    if (project->files()[id].path() == path) {
      main_id = id;
    }
  }
  project::ModuleResolver modules(*project);
  ProjectImports imports(modules, trees, TensorFlow());
  ParsedFile file(main);
  return SpellChanges(*trees[main_id], TensorFlow(), {file.Add("f")},
                      [&](llvm::StringRef name) { return imports.Resolve(main_id, name); })[0]
      .decorator;
}

TEST(ProjectImports, SeesANameThatAModuleHandsOn) {
  std::map<std::string, std::string> compat = {
      {"compat.py", "import tensorflow as tf\nfrom tensorflow import function as graph\nX = 1\n"}};
  EXPECT_EQ(DecoratorIn(compat, "from compat import tf\ndef f(x): pass\n"), "tf.function");
  EXPECT_EQ(DecoratorIn(compat, "from compat import graph as g\ndef f(x): pass\n"), "g");
  EXPECT_EQ(DecoratorIn(compat, "from compat import X as tf\ndef f(x): pass\n"), "function");
  EXPECT_EQ(DecoratorIn(compat, "from compat import Y as tf\ndef f(x): pass\n"), "function");
}

TEST(ProjectImports, SeesThroughPackagesWildcardsAndAssignments) {
  std::map<std::string, std::string> files = {
      {"speed/__init__.py", "from .backend import *\n"},
      {"speed/backend.py",
       "import tensorflow as lib\n__all__ = ['tf', 'function']\ntf = lib\nfunction = None\n"
       "hidden = lib\n"}};
  EXPECT_EQ(DecoratorIn(files, "from speed import *\ndef f(x): tf.abs(x)\n"), "tf.function");
  EXPECT_EQ(DecoratorIn(files, "from speed import tf as t\ndef f(x): pass\n"), "t.function");
  EXPECT_EQ(DecoratorIn(files, "from speed import hidden\ndef f(x): pass\n"), "function");
  EXPECT_EQ(DecoratorIn(files, "from .backend import hidden\ndef f(x): pass\n", "speed/main.py"),
            "hidden.function");
  EXPECT_EQ(DecoratorIn(files, "from . import tf\ndef f(x): pass\n", "speed/main.py"),
            "tf.function");
}

TEST(ProjectImports, SeesWhatAPackageTakesFromItsOwnModules) {
  std::map<std::string, std::string> files = {
      {"pkg/__init__.py", "from .lib import tf\nfrom . import lib as backend\n"},
      {"pkg/lib.py", "import tensorflow as tf\n"}};
  EXPECT_EQ(DecoratorIn(files, "from pkg import tf\ndef f(x): pass\n"), "tf.function");
  EXPECT_EQ(DecoratorIn(files, "import pkg\ntf = pkg.backend.tf\ndef f(x): pass\n"), "tf.function");
}

TEST(ProjectImports, KnowsWhenAWildcardShadowsAName) {
  std::map<std::string, std::string> files = {{"names.py", "tf = 'term frequency'\n"},
                                              {"other.py", "_tf = 1\n"}};
  EXPECT_EQ(DecoratorIn(files, "import tensorflow as tf\nfrom names import *\ndef f(x): pass\n"),
            "function");
  EXPECT_EQ(DecoratorIn(files, "import tensorflow as tf\nfrom other import *\ndef f(x): pass\n"),
            "tf.function");
  EXPECT_EQ(DecoratorIn(files, "import tensorflow as _tf\nfrom other import *\ndef f(x): pass\n"),
            "_tf.function");
}

TEST(ProjectImports, RenamesTheImportWhereAWildcardBringsTheName) {
  std::map<std::string, std::string> files = {{"names.py", "def function(): pass\n"}};
  EXPECT_EQ(DecoratorIn(files, "from names import *\ndef f(x): pass\n"), "tf_function");
}

TEST(ProjectImports, IsNotTakenInByAProjectModuleOfTheSameName) {
  EXPECT_EQ(DecoratorIn({{"tensorflow.py", "def function(g): return g\n"}},
                        "import tensorflow as tf\ndef f(x): pass\n"),
            "function");
}

TEST(ProjectImports, PrefersTheLibraryToAModuleThatHasItsMember) {
  std::map<std::string, std::string> files = {{"graphs.py", "from tensorflow import function\n"}};
  EXPECT_EQ(DecoratorIn(files, "import graphs\ndef f(x): return graphs.g(x)\n"), "graphs.function");
  EXPECT_EQ(DecoratorIn(files,
                        "import graphs\nfrom tensorflow import function as t\n"
                        "def f(x): return graphs.g(x)\n"),
            "t");
}

TEST(ProjectImports, GivesUpOnModulesThatImportEachOther) {
  std::map<std::string, std::string> files = {{"a.py", "from b import tf\n"},
                                              {"b.py", "from a import tf\n"}};
  EXPECT_EQ(DecoratorIn(files, "from a import tf\ndef f(x): pass\n"), "function");
  files = {{"a.py", "from b import *\nimport tensorflow as tf\n"}, {"b.py", "from a import *\n"}};
  EXPECT_EQ(DecoratorIn(files, "from b import tf\ndef f(x): pass\n"), "tf.function");
  EXPECT_EQ(DecoratorIn(files, "from a import graph\ndef f(x): pass\n"), "function");
}

TEST(ProjectImports, TakesOnlyWhatIsSurelyTheLibrary) {
  EXPECT_EQ(
      DecoratorIn({{"compat.py",
                    "try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None\n"}},
                  "from compat import tf\ndef f(x): pass\n"),
      "function");
  EXPECT_EQ(DecoratorIn(
                {{"compat.py", "import tensorflow as tf\ndef off():\n  global tf\n  tf = None\n"}},
                "from compat import tf\ndef f(x): pass\n"),
            "function");
}

}  // namespace
}  // namespace hybridize::rewrite
