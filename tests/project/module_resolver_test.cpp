#include "hybridize/project/module_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A project of empty files, and what imports in it lead to: a path, `ns(dir dir)`, `missing` or
// `external`.
class Resolving : public testing::Test {
 protected:
  void Make(std::initializer_list<const char*> paths) {
    for (const char* path : paths) {
      temp_.Write(path);
    }
  }

  void Discover(DiscoveryOptions options = {.paths = {"."}},
                const std::vector<std::string>& libraries = {}) {
    project_ = temp_.Discovered(std::move(options));
    resolver_.emplace(project_, libraries);
  }

  std::string Text(const ResolvedModule& module) {
    switch (module.kind) {
      case ResolvedModule::Kind::External:
        return "external";
      case ResolvedModule::Kind::Missing:
        return "missing";
      case ResolvedModule::Kind::Module:
        return project_.files()[module.file].path().str();
      case ResolvedModule::Kind::Namespace:
        break;
    }
    std::string text = "ns(";
    for (DirectoryId directory : module.path) {
      text += (text.size() > 3 ? " " : "") + resolver_->DirectoryPath(directory).str();
    }
    return text + ")";
  }

  ResolvedModule Resolve(llvm::StringRef importing, llvm::StringRef dotted) {
    size_t level = dotted.find_first_not_of('.');
    level = level == llvm::StringRef::npos ? dotted.size() : level;
    FileId file = IdAt(project_, importing);
    return level == 0 ? resolver_->ResolveAbsolute(file, dotted)
                      : resolver_->ResolveRelative(file, static_cast<unsigned>(level),
                                                   dotted.drop_front(level));
  }

  // What `import dotted` or `from dotted import x` loads.
  std::string Import(llvm::StringRef importing, llvm::StringRef dotted) {
    return Text(Resolve(importing, dotted));
  }

  TempProject temp_;
  Project project_{""};
  std::optional<ModuleResolver> resolver_;
};

TEST_F(Resolving, FindsModulesAndPackagesFromTheRoot) {
  Make({"main.py", "net.py", "pkg/__init__.py", "pkg/sub/__init__.py", "pkg/sub/mod.py"});
  Discover();
  EXPECT_EQ(Import("main.py", "net"), "net.py");
  EXPECT_EQ(Import("main.py", "pkg"), "pkg/__init__.py");
  EXPECT_EQ(Import("main.py", "pkg.sub.mod"), "pkg/sub/mod.py");
  EXPECT_EQ(Import("pkg/sub/mod.py", "net"), "net.py");
  EXPECT_EQ(Import("pkg/sub/mod.py", "pkg.sub"), "pkg/sub/__init__.py");
}

TEST_F(Resolving, TellsMissingFromExternal) {
  Make({"main.py", "net.py", "pkg/__init__.py"});
  Discover();
  EXPECT_EQ(Import("main.py", "tensorflow.keras"), "external");
  EXPECT_EQ(Import("main.py", "pkg.generated_pb2"), "missing");
  EXPECT_EQ(Import("main.py", "net.sub"), "missing");
  EXPECT_EQ(Import("main.py", "pkg.a.b"), "missing");
  EXPECT_EQ(Import("main.py", ""), "external");
}

TEST_F(Resolving, PrefersPackagesToModulesToNamespaces) {
  Make({"main.py", "a.py", "a/__init__.py", "b.py", "b/mod.py", "c/mod.py"});
  Discover();
  EXPECT_EQ(Import("main.py", "a"), "a/__init__.py");
  EXPECT_EQ(Import("main.py", "b"), "b.py");
  EXPECT_EQ(Import("main.py", "b.mod"), "missing");
  EXPECT_EQ(Import("main.py", "c"), "ns(c)");
  EXPECT_EQ(Import("main.py", "c.mod"), "c/mod.py");
}

TEST_F(Resolving, JoinsTheNamespacesOfAllRootsInOrder) {
  Make({"main.py", "one/ns/a.py", "one/ns/same.py", "two/ns/b.py", "two/ns/same.py"});
  Discover({.paths = {"."}, .source_roots = {"two", "one"}});
  EXPECT_EQ(Import("main.py", "ns"), "ns(two/ns one/ns)");
  EXPECT_EQ(Import("main.py", "ns.a"), "one/ns/a.py");
  EXPECT_EQ(Import("main.py", "ns.b"), "two/ns/b.py");
  EXPECT_EQ(Import("main.py", "ns.same"), "two/ns/same.py");
  EXPECT_THAT(resolver_->SubmoduleNames(Resolve("main.py", "ns")), ElementsAre("a", "b", "same"));
}

TEST_F(Resolving, PrefersARegularPackageInALaterRootToANamespace) {
  Make({"main.py", "one/pkg/a.py", "two/pkg/__init__.py", "two/pkg/b.py"});
  Discover({.paths = {"."}, .source_roots = {"one", "two"}});
  EXPECT_EQ(Import("main.py", "pkg"), "two/pkg/__init__.py");
  EXPECT_EQ(Import("main.py", "pkg.a"), "missing");
}

TEST_F(Resolving, TakesTheFirstRootThatHasTheName) {
  Make({"main.py", "one/net.py", "two/net.py", "two/other.py"});
  Discover({.paths = {"."}, .source_roots = {"two", "one"}});
  EXPECT_EQ(Import("main.py", "net"), "two/net.py");
  EXPECT_EQ(Import("one/net.py", "other"), "two/other.py");
}

TEST_F(Resolving, LetsScriptsImportTheirSiblings) {
  Make({"utils.py", "proj/train.py", "proj/utils.py", "proj/models/net.py", "other/run.py"});
  Discover();
  EXPECT_EQ(Import("proj/train.py", "utils"), "proj/utils.py");
  EXPECT_EQ(Import("proj/train.py", "models.net"), "proj/models/net.py");
  EXPECT_EQ(Import("proj/models/net.py", "utils"), "proj/utils.py");
  EXPECT_EQ(Import("other/run.py", "utils"), "utils.py");
  EXPECT_EQ(Import("other/run.py", "proj.utils"), "proj/utils.py");
  EXPECT_EQ(Import("other/run.py", "train"), "external");
}

TEST_F(Resolving, StartsAboveTheTopLevelPackageOfAModule) {
  Make({"proj/helper.py", "proj/pkg/__init__.py", "proj/pkg/helper.py", "proj/pkg/net.py"});
  Discover();
  EXPECT_EQ(Import("proj/pkg/net.py", "helper"), "proj/helper.py");
  EXPECT_EQ(Import("proj/pkg/net.py", "pkg.helper"), "proj/pkg/helper.py");
}

TEST_F(Resolving, LetsScriptsInAPackageImportTheirSiblingsLast) {
  Make({"pkg/__init__.py", "pkg/train.py", "pkg/utils.py", "pkg/m/__init__.py", "pkg/m/net.py"});
  Discover();
  EXPECT_EQ(Import("pkg/train.py", "utils"), "pkg/utils.py");
  EXPECT_EQ(Import("pkg/m/net.py", "utils"), "pkg/utils.py");
  EXPECT_EQ(Resolve("pkg/train.py", "utils").origin, ResolvedModule::Origin::OwnPackage);
  EXPECT_EQ(Resolve("pkg/train.py", "pkg").origin, ResolvedModule::Origin::RootAbove);
}

TEST_F(Resolving, KnowsTheSrcLayout) {
  Make({"src/pkg/__init__.py", "src/pkg/net.py", "tests/test_net.py", "setup.py"});
  Discover();
  EXPECT_EQ(Import("tests/test_net.py", "pkg.net"), "src/pkg/net.py");
  EXPECT_EQ(Import("tests/test_net.py", "src.pkg.net"), "src/pkg/net.py");
  EXPECT_EQ(Import("src/pkg/net.py", "pkg"), "src/pkg/__init__.py");
}

TEST_F(Resolving, KeepsIndependentProjectsApart) {
  temp_.Write("one/pyproject.toml");
  temp_.Write("two/pyproject.toml");
  Make({"one/utils.py", "one/train.py", "two/utils.py", "two/train.py", "two/extra.py"});
  Discover();
  EXPECT_EQ(Import("one/train.py", "utils"), "one/utils.py");
  EXPECT_EQ(Import("two/train.py", "utils"), "two/utils.py");
  // Nothing nearer has it: perhaps the other project is installed.
  EXPECT_EQ(Import("one/train.py", "extra"), "two/extra.py");
  EXPECT_EQ(Resolve("one/train.py", "extra").origin, ResolvedModule::Origin::OtherRoot);
}

TEST_F(Resolving, FollowsRelativeImports) {
  Make({"pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "pkg/sub/b.py", "space/c.py",
        "space/d.py"});
  Discover();
  EXPECT_EQ(Import("pkg/a.py", "."), "pkg/__init__.py");
  EXPECT_EQ(Import("pkg/a.py", ".sub.b"), "pkg/sub/b.py");
  EXPECT_EQ(Import("pkg/sub/b.py", "..a"), "pkg/a.py");
  EXPECT_EQ(Import("pkg/sub/__init__.py", ".b"), "pkg/sub/b.py");
  EXPECT_EQ(Import("pkg/sub/__init__.py", ".."), "pkg/__init__.py");
  EXPECT_EQ(Import("space/c.py", "."), "ns(space)");
  EXPECT_EQ(Import("space/c.py", ".d"), "space/d.py");
  EXPECT_EQ(Import("pkg/a.py", ".missing"), "missing");
  EXPECT_EQ(Import("pkg/a.py", "....a"), "missing");
  // An absolute import never looks beside a relative one.
  EXPECT_EQ(Import("pkg/a.py", ".os"), "missing");
}

TEST_F(Resolving, ListsTheSubmodulesOfAPackage) {
  Make({"main.py", "pkg/__init__.py", "pkg/z.py", "pkg/a/__init__.py", "pkg/data/x.py",
        "pkg/notes.txt", "pkg/n.ipynb"});
  Discover();
  ResolvedModule package = Resolve("main.py", "pkg");
  EXPECT_TRUE(package.is_package());
  EXPECT_THAT(resolver_->SubmoduleNames(package), ElementsAre("a", "data", "z"));
  EXPECT_EQ(Text(resolver_->ResolveSubmodule(package, "z")), "pkg/z.py");
  EXPECT_EQ(Text(resolver_->ResolveSubmodule(package, "a")), "pkg/a/__init__.py");
  EXPECT_EQ(Text(resolver_->ResolveSubmodule(package, "data")), "ns(pkg/data)");
  EXPECT_EQ(Text(resolver_->ResolveSubmodule(package, "n")), "missing");
  ResolvedModule module = Resolve("main.py", "pkg.z");
  EXPECT_FALSE(module.is_package());
  EXPECT_THAT(resolver_->SubmoduleNames(module), IsEmpty());
}

TEST_F(Resolving, KnowsARootThatIsAPackage) {
  Make({"pkg/__init__.py", "pkg/net.py", "pkg/sub/__init__.py", "pkg/sub/deep.py",
        "outer/__init__.py", "outer/inner/__init__.py", "outer/inner/net.py"});
  Discover({.paths = {"pkg"}});
  EXPECT_EQ(Import("sub/deep.py", "pkg.net"), "net.py");
  EXPECT_EQ(Import("sub/deep.py", "pkg"), "__init__.py");
  EXPECT_EQ(Import("sub/deep.py", "net"), "net.py");
  EXPECT_EQ(Import("sub/deep.py", "..net"), "net.py");
  Discover({.paths = {"outer/inner"}});
  EXPECT_EQ(Import("net.py", "outer.inner.net"), "net.py");
  EXPECT_EQ(Import("net.py", "outer.other"), "missing");
}

TEST_F(Resolving, KnowsAnExplicitRootAboveTheProject) {
  Make({"repo/space/proj/a.py", "repo/space/proj/b.py"});
  Discover({.paths = {"repo/space/proj"}, .source_roots = {"repo"}});
  EXPECT_EQ(Import("a.py", "space.proj.b"), "b.py");
  EXPECT_EQ(Import("a.py", "proj.b"), "external");
}

TEST_F(Resolving, PrefersPythonsOwnModulesToWhatLiesAbout) {
  Make({"main.py", "os.py", "json.py", "random/a.py", "sub/run.py", "sub/deep/logging.py",
        "sub/deep/er/x.py"});
  Discover();
  // Loaded before the program runs.
  EXPECT_EQ(Import("main.py", "os"), "external");
  // The script's directory comes before the library.
  EXPECT_EQ(Import("main.py", "json"), "json.py");
  EXPECT_EQ(Import("sub/run.py", "json"), "json.py");
  // A directory without `__init__.py` comes after it.
  EXPECT_EQ(Import("main.py", "random"), "external");
  EXPECT_EQ(Import("sub/deep/er/x.py", "logging"), "external");
}

TEST_F(Resolving, PrefersInstalledLibrariesToWhatOnlyScriptsSee) {
  Make({"main.py", "backends/gym.py", "backends/other.py", "gym/data.py", "pkg/__init__.py",
        "pkg/gym.py", "pkg/env.py", "flax/__init__.py"});
  Discover({.paths = {"."}}, {"gym", "flax"});
  EXPECT_EQ(Import("backends/other.py", "gym"), "external");
  EXPECT_EQ(Import("pkg/env.py", "gym"), "external");
  EXPECT_EQ(Import("pkg/env.py", "pkg.gym"), "pkg/gym.py");
  EXPECT_EQ(Import("main.py", "flax"), "flax/__init__.py");
}

TEST_F(Resolving, NeverImportsAModuleIntoItself) {
  Make({"backends/zlibx.py", "backends/other.py"});
  Discover();
  EXPECT_EQ(Import("backends/zlibx.py", "zlibx"), "external");
  EXPECT_EQ(Import("backends/other.py", "zlibx"), "backends/zlibx.py");
  EXPECT_EQ(Import("backends/zlibx.py", "backends.zlibx"), "backends/zlibx.py");
}

TEST_F(Resolving, SeesThroughSymbolicLinks) {
  Make({"main.py", "real/pkg/__init__.py", "real/pkg/net.py"});
  temp_.Link("pkg", "real/pkg");
  temp_.Link("alias.py", "real/pkg/net.py");
  Discover();
  EXPECT_EQ(Import("main.py", "pkg.net"), "real/pkg/net.py");
  EXPECT_EQ(Import("main.py", "alias"), "real/pkg/net.py");
}

TEST_F(Resolving, FindsNothingBehindScriptsWithoutSuffix) {
  Make({"bin/train", "lib/net.py"});
  Discover({.paths = {"bin/train", "lib/net.py"}});
  EXPECT_EQ(Import("bin/train", "lib.net"), "lib/net.py");
  EXPECT_EQ(Import("lib/net.py", "bin"), "external");
}

TEST_F(Resolving, TakesTimeInProportionToTheImports) {
  // As many independent projects as files: a search through all of them for each import would take
  // minutes.
  constexpr int kProjects = 600;
  for (int i = 0; i < kProjects; ++i) {
    std::string directory = "p" + std::to_string(i);
    temp_.Write(directory + "/pyproject.toml");
    temp_.Write(directory + "/m" + std::to_string(i) + ".py");
  }
  Discover();
  auto start = std::chrono::steady_clock::now();
  int found = 0;
  for (int i = 0; i < kProjects; ++i) {
    FileId file = project_.files().id_at(static_cast<size_t>(i));
    for (int j = 0; j < kProjects; ++j) {
      found += resolver_->ResolveAbsolute(file, "m" + std::to_string(j)).found() ? 1 : 0;
      found += resolver_->ResolveAbsolute(file, "absent" + std::to_string(j)).found() ? 1 : 0;
    }
  }
  // Each module is found by all but itself.
  EXPECT_EQ(found, (kProjects - 1) * kProjects);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace hybridize::project
