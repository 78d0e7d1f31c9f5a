#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driver/run_project.h"

namespace hybridize::driver {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kStep[] =
    "def step(x):\n"
    "  return tf.reduce_sum(x * x)\n"
    "step(tf.ones([2, 2]))\n";

TEST(Imports, SpellTheDecoratorThroughModulesOfTheProject) {
  TestProject project({{"compat.py", "import tensorflow as tf\n"},
                       {"main.py", std::string("from compat import tf\n") + kStep}});
  std::string diff = DiffOf(project.Run());
  EXPECT_THAT(diff, HasSubstr("+@tf.function\n def step(x):\n"));
  EXPECT_THAT(diff, Not(HasSubstr("+import")));
  EXPECT_THAT(diff, Not(HasSubstr("+from")));
}

TEST(Imports, LeadToALibraryInSpiteOfAFolderOfItsName) {
  // A folder without `__init__.py` below the project is no library.
  TestProject project({{"main.py", std::string("import tensorflow as tf\n") + kStep},
                       {"scripts/tensorflow/notes.py", "X = 1\n"},
                       {"scripts/main.py", std::string("import tensorflow as tf\n") + kStep}});
  std::string diff = DiffOf(project.Run());
  EXPECT_THAT(diff, HasSubstr("+++ b/main.py\n"));
  EXPECT_THAT(diff, HasSubstr("+++ b/scripts/main.py\n"));
}

TEST(Imports, LeadToTheProjectWhereItIsTheLibrary) {
  TestProject project({{"tensorflow/__init__.py", "def ones(shape):\n  return shape\n"},
                       {"main.py", std::string("import tensorflow as tf\n") + kStep}});
  EXPECT_EQ(DiffOf(project.Run()), "");
}

TEST(Only, ChangesAndReportsOnTheFilesThatMatch) {
  TestProject project({{"a.py", std::string("import tensorflow as tf\n") + kStep},
                       {"b.py", std::string("import tensorflow as tf\n") + kStep}});
  Analysis analysis = project.Run({.only = {"b.py"}});
  EXPECT_THAT(DiffOf(analysis), Not(HasSubstr("a.py")));
  EXPECT_THAT(DiffOf(analysis), HasSubstr("+++ b/b.py\n"));
  ASSERT_EQ(analysis.results().functions.size(), 1U);
  EXPECT_EQ(analysis.results().functions[0].module, "b");
}

}  // namespace
}  // namespace hybridize::driver
