#include "hybridize/project/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "project/temp_project.h"

namespace hybridize::project {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::string> Errors(const LoadedSettings& settings) {
  std::vector<std::string> errors;
  for (const Diagnostic& error : settings.errors) {
    errors.push_back(error.file + ":" + std::to_string(error.line) + ":" +
                     std::to_string(error.column) + ": " + error.message);
  }
  return errors;
}

class SettingsFile : public testing::Test {
 protected:
  LoadedSettings Load(llvm::StringRef text) {
    temp_.Write("pyproject.toml", text);
    return LoadSettings({.root = temp_.root()});
  }

  TempProject temp_;
};

TEST_F(SettingsFile, GivesEveryKindOfOption) {
  LoadedSettings loaded = Load(R"(
[tool.hybridize]
speculative = false
max-types = 16
keras = 3
tf-version = "2.15"
preconditions = "published"
output-format = "github"
select = ["P1", "HYB004"]
ignore = "HYB010"
)");
  ASSERT_THAT(Errors(loaded), IsEmpty());
  Settings settings = Combine(loaded.layer);
  EXPECT_FALSE(settings.speculative);
  EXPECT_EQ(settings.max_types, 16U);
  EXPECT_EQ(settings.keras, 3U);
  EXPECT_EQ(settings.tf_version, "2.15");
  EXPECT_EQ(settings.preconditions, Preconditions::Published);
  EXPECT_EQ(settings.output_format, OutputFormat::GitHub);
  EXPECT_THAT(settings.select, ElementsAre("P1", "HYB004"));
  EXPECT_THAT(settings.ignore, ElementsAre("HYB010"));
  EXPECT_TRUE(settings.test_entry_points);
}

TEST_F(SettingsFile, AcceptsEveryOptionOfTheTable) {
  std::string text = "[tool.hybridize]\n";
#define HYB_FLAG(key, field, default_value, scope, help) text += key " = true\n";
#define HYB_COUNT(key, field, default_value, min, max, scope, help) text += key " = " #min "\n";
#define HYB_TEXT(key, field, kind, meta, scope, help) text += key " = '1.2'\n";
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) \
  text += key " = '" + ChoiceName(Enum::default_value).str() + "'\n";
#define HYB_LIST(key, field, kind, meta, scope, help) text += key " = ['a', 'b']\n";
#include "hybridize/project/options.def"
  LoadedSettings loaded = Load(text);
  EXPECT_THAT(Errors(loaded), IsEmpty());
#define HYB_FLAG(key, field, default_value, scope, help) \
  EXPECT_EQ(loaded.layer.field, std::optional(true)) << key;
#define HYB_COUNT(key, field, default_value, min, max, scope, help) \
  EXPECT_EQ(loaded.layer.field, std::optional(unsigned{min})) << key;
#define HYB_TEXT(key, field, kind, meta, scope, help) \
  EXPECT_THAT(loaded.layer.field.value_or(""), HasSubstr("1.2")) << key;
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) \
  EXPECT_EQ(loaded.layer.field, std::optional(Enum::default_value)) << key;
#define HYB_LIST(key, field, kind, meta, scope, help) \
  EXPECT_EQ(loaded.layer.field.value_or(std::vector<std::string>()).size(), 2U) << key;
#include "hybridize/project/options.def"
}

TEST_F(SettingsFile, RefusesAWrongTypeForEveryOption) {
  int options = 0;
  std::string text = "[tool.hybridize]\n";
#define HYB_OPTION(key)          \
  text += key " = 1979-05-27\n"; \
  ++options;
#define HYB_FLAG(key, field, default_value, scope, help) HYB_OPTION(key)
#define HYB_COUNT(key, field, default_value, min, max, scope, help) HYB_OPTION(key)
#define HYB_TEXT(key, field, kind, meta, scope, help) HYB_OPTION(key)
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) HYB_OPTION(key)
#define HYB_LIST(key, field, kind, meta, scope, help) HYB_OPTION(key)
#include "hybridize/project/options.def"
#undef HYB_OPTION
  LoadedSettings loaded = Load(text);
  EXPECT_EQ(loaded.errors.size(), static_cast<size_t>(options));
  for (const Diagnostic& error : loaded.errors) {
    EXPECT_THAT(error.message, HasSubstr("not a date or time"));
  }
}

TEST_F(SettingsFile, NamesThePlaceOfWhatIsWrong) {
  EXPECT_THAT(
      Errors(Load("# é\n[tool.hybridize]\nmax-types = \"é\" # no\nstrict = 1\n"
                  "select = [\"P1\",\n   2]\ncolor = 'allways'\ncontext-depth = -1\n"
                  "tf-version = '2'\nexclude = ['a/[b']\nbaseline = ''\n")),
      ElementsAre("pyproject.toml:3:13: 'max-types' should be a number from 1 to 1000, not "
                  "a string",
                  "pyproject.toml:4:10: 'strict' should be true or false, not an integer",
                  "pyproject.toml:6:4: 'select' should be a string or an array of strings, "
                  "not an integer",
                  "pyproject.toml:7:9: 'color' should be one of 'auto', 'always', 'never', "
                  "not 'allways'; did you mean 'always'?",
                  "pyproject.toml:8:17: 'context-depth' should be a number from 0 to 8, not "
                  "-1",
                  "pyproject.toml:9:14: 'tf-version': should be a version such as 2.15, not "
                  "'2'",
                  HasSubstr("pyproject.toml:10:12: 'exclude': invalid pattern 'a/[b': "),
                  "pyproject.toml:11:12: 'baseline': should not be empty"));
}

TEST_F(SettingsFile, SuggestsTheOptionThatWasMeant) {
  EXPECT_THAT(Errors(Load("[tool.hybridize]\nmax_types = 3\nfoo = 1\n  specluative = true\n")),
              ElementsAre("pyproject.toml:2:1: unknown option 'max_types'; did you mean "
                          "'max-types'?",
                          "pyproject.toml:3:1: unknown option 'foo'",
                          "pyproject.toml:4:3: unknown option 'specluative'; did you mean "
                          "'speculative'?"));
}

TEST_F(SettingsFile, NamesThePlaceWhereItIsNoToml) {
  LoadedSettings loaded = Load("[tool.hybridize]\nmax-types = = 3\n");
  ASSERT_EQ(loaded.errors.size(), 1U);
  EXPECT_EQ(loaded.errors[0].line, 2U);
  EXPECT_EQ(loaded.errors[0].column, 13U);
  EXPECT_THAT(loaded.errors[0].message, HasSubstr("invalid TOML: "));
  EXPECT_EQ(Load("[tool.hybridize]\nstrict = true\nstrict = true\n").errors.size(), 1U);
  EXPECT_THAT(Errors(Load("[tool]\nhybridize = 3\n")),
              ElementsAre("pyproject.toml:2:13: 'tool.hybridize' should be a table, not an "
                          "integer"));
}

TEST_F(SettingsFile, DoesNotMindABrokenFileOfOthers) {
  LoadedSettings loaded = Load("name = {{ template }}\n");
  EXPECT_THAT(Errors(loaded), IsEmpty());
  EXPECT_EQ(loaded.file, "");
}

TEST_F(SettingsFile, HasIgnoresPerFile) {
  LoadedSettings loaded = Load(
      "[tool.hybridize.per-file-ignores]\n\"tests/*.py\" = [\"HYB004\", \"P1\"]\nb = \"P2\"\n");
  ASSERT_THAT(Errors(loaded), IsEmpty());
  std::vector<PerFileIgnore> expected = {{"b", {"P2"}},
                                         {temp_.Path("tests/*.py"), {"HYB004", "P1"}}};
  EXPECT_EQ(loaded.layer.per_file_ignores, expected);
  EXPECT_THAT(Errors(Load("[tool.hybridize.per-file-ignores]\n\"[a\" = []\nb = [1]\n")),
              ElementsAre(HasSubstr("pyproject.toml:2:1: invalid pattern"),
                          "pyproject.toml:3:6: 'b' should be a string or an array of strings, not "
                          "an integer"));
}

TEST_F(SettingsFile, HasPathsAndPatternsOfItsOwnDirectory) {
  LoadedSettings loaded = Load(
      "[tool.hybridize]\nsource-root = 'lib'\nbaseline = '/abs/b.json'\n"
      "exclude = ['gen/*.py', 'old']\nentry = 'run.py:main'\n");
  Settings settings = Combine(loaded.layer);
  EXPECT_THAT(settings.source_roots, ElementsAre(temp_.Path("lib")));
  EXPECT_EQ(settings.baseline, "/abs/b.json");
  EXPECT_THAT(settings.exclude, ElementsAre(temp_.Path("gen/*.py"), "old"));
  EXPECT_THAT(settings.entries, ElementsAre(temp_.Path("run.py:main")));
}

TEST(LoadSettings, TakesTheNearestFileThatHasTheTable) {
  TempProject temp;
  temp.Write("pyproject.toml", "[tool.hybridize]\nmax-types = 1\n");
  temp.Write("a/pyproject.toml", "[tool.hybridize]\nmax-types = 2\n");
  temp.Write("a/b/pyproject.toml", "[project]\nname = 'hybridize-user'\n");
  temp.MakeDirectory("a/b/c/pyproject.toml");
  LoadedSettings loaded = LoadSettings({.root = temp.Path("a/b/c")});
  EXPECT_EQ(loaded.file, temp.Path("a/pyproject.toml"));
  EXPECT_EQ(loaded.layer.max_types, 2U);
  EXPECT_EQ(LoadSettings({.root = temp.root()}).layer.max_types, 1U);
}

TEST(LoadSettings, NamesAFileAboveTheRootByItsWholePath) {
  TempProject temp;
  temp.Write("pyproject.toml", "[tool.hybridize]\nx = 1\n");
  temp.MakeDirectory("sub");
  EXPECT_THAT(Errors(LoadSettings({.root = temp.Path("sub")})),
              ElementsAre(temp.Path("pyproject.toml") + ":2:1: unknown option 'x'"));
}

TEST(LoadSettings, ReadsTheNamedFileInstead) {
  TempProject temp;
  temp.Write("pyproject.toml", "[tool.hybridize]\nmax-types = 1\n");
  temp.Write("other.toml", "max-types = 2\n");
  temp.Write("table.toml", "[tool.hybridize]\nmax-types = 3\n");
  temp.Write("x/pyproject.toml", "max-types = 4\n");
  auto load = [&](llvm::StringRef file) {
    return LoadSettings({.root = temp.root(), .config_file = temp.Path(file)});
  };
  EXPECT_EQ(load("other.toml").layer.max_types, 2U);
  EXPECT_EQ(load("table.toml").layer.max_types, 3U);
  EXPECT_THAT(
      Errors(load("x/pyproject.toml")),
      ElementsAre(temp.Path("x/pyproject.toml") + ":0:0: there is no [tool.hybridize] in it"));
  EXPECT_THAT(Errors(load("missing.toml")),
              ElementsAre(temp.Path("missing.toml") +
                          ":0:0: cannot read the settings: No such file or directory"));
}

TEST(LoadSettings, ReadsNothingInIsolation) {
  TempProject temp;
  temp.Write("pyproject.toml", "[tool.hybridize]\nnonsense = 1\n");
  LoadedSettings loaded = LoadSettings({.root = temp.root(), .isolated = true});
  EXPECT_THAT(Errors(loaded), IsEmpty());
  EXPECT_EQ(loaded.file, "");
}

TEST(Settings, OfTheFirstLayerWin) {
  SettingsLayer command_line{.exclude = {{"c"}}, .speculative = false};
  SettingsLayer file{.exclude = {{"a", "b"}}, .speculative = true, .max_types = 3};
  Settings settings = Combine({command_line, file});
  EXPECT_FALSE(settings.speculative);
  EXPECT_EQ(settings.max_types, 3U);
  EXPECT_THAT(settings.exclude, ElementsAre("c"));
  EXPECT_TRUE(Combine({}).speculative);
}

TEST(Settings, AreCheckedOnTheCommandLineToo) {
  SettingsLayer layer{.exclude = {{"[a"}}, .tf_version = "two", .keras = 4, .max_types = 0};
  EXPECT_THAT(FindProblems(layer),
              ElementsAre(HasSubstr("--exclude: invalid pattern '[a'"),
                          "--tf-version: should be a version such as 2.15, not 'two'",
                          "--keras: should be a number from 2 to 3, not 4",
                          "--max-types: should be a number from 1 to 1000, not 0"));
  EXPECT_THAT(FindProblems(SettingsLayer()), IsEmpty());
}

TEST(Settings, AreReportedWhereTheyDiffer) {
  Settings settings;
  EXPECT_THAT(NonDefaultOptions(settings, "/p"), IsEmpty());
  settings.speculative = false;
  settings.max_types = 9;
  settings.select = {"P1", "P2"};
  settings.preconditions = Preconditions::Published;
  settings.source_roots = {"/p/lib", "/p", "/q"};
  settings.jobs = 4;
  EXPECT_THAT(NonDefaultOptions(settings, "/p"),
              ElementsAre(Pair("max-types", "9"), Pair("preconditions", "published"),
                          Pair("select", "P1,P2"), Pair("source-root", "lib,.,/q"),
                          Pair("speculative", "false")));
}

TEST(Settings, HaveNamesForTheirChoices) {
  EXPECT_EQ(ChoiceName(OutputFormat::Sarif), "sarif");
  EXPECT_EQ(ParseChoice<OutputFormat>("csv"), OutputFormat::Csv);
  EXPECT_EQ(ParseChoice<ColorMode>("Auto"), std::nullopt);
}

}  // namespace
}  // namespace hybridize::project
