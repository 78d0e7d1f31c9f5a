#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driver/run_project.h"

namespace hybridize::driver {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::map<std::string, std::string> kCallback = {
    {"main.py",
     "import tensorflow as tf\n"
     "from helper import double\n"
     "def prepare(dataset):\n"
     "  return dataset.map(double)\n"
     "prepare(tf.data.Dataset.range(3))\n"},
    {"helper.py", "def double(x):\n  result = x + x\n  return result\n"}};

TEST(Dump, PrintsTheModulesOfTheProjectAlone) {
  TestProject project(kCallback);
  std::string text = DumpOf(project.Run(), DumpKind::Ir);
  EXPECT_THAT(text, StartsWith("file helper\n"));
  EXPECT_THAT(text, HasSubstr("\nfile main\n"));
  EXPECT_THAT(text, Not(HasSubstr("file builtins")));
}

TEST(Dump, PrintsCallsOfTheProjectAndWhatLibrariesCallBack) {
  TestProject project(kCallback);
  std::string text = DumpOf(project.Run(), DumpKind::CallGraph);
  EXPECT_THAT(text, HasSubstr("main -> main.prepare\n"));
  EXPECT_THAT(text, HasSubstr(" -> helper.double\n"));
  for (llvm::StringRef rest = text; !rest.empty();) {
    llvm::StringRef line;
    std::tie(line, rest) = rest.split('\n');
    EXPECT_TRUE(line.contains("main") || line.contains("helper")) << line.str();
  }
}

TEST(Dump, PrintsWhatTheVariablesOfTheProjectPointTo) {
  TestProject project(kCallback);
  std::string text = DumpOf(project.Run(), DumpKind::PointsTo);
  EXPECT_THAT(text, HasSubstr("helper.double\n  x: "));
  EXPECT_THAT(text, HasSubstr("  dataset: instance of tensorflow.data.Dataset\n"));
  EXPECT_THAT(text, Not(HasSubstr("tensorflow.data.Dataset.map\n")));
}

TEST(Dump, IsTheSameForAnyNumberOfThreads) {
  TestProject project(kCallback);
  for (DumpKind kind : {DumpKind::Ir, DumpKind::CallGraph, DumpKind::PointsTo}) {
    EXPECT_EQ(DumpOf(project.Run({.jobs = 1}), kind), DumpOf(project.Run({.jobs = 4}), kind));
  }
}

}  // namespace
}  // namespace hybridize::driver
