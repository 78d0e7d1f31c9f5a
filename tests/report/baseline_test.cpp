#include "hybridize/report/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "llvm/Support/FileSystem.h"
#include "report/fixture.h"

namespace hybridize::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A file with the text, gone with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(llvm::StringRef text) {
    int descriptor = -1;
    EXPECT_FALSE(llvm::sys::fs::createTemporaryFile("baseline", "json", descriptor, path_));
    llvm::raw_fd_ostream(descriptor, /*shouldClose=*/true) << text;
  }
  ~TemporaryFile() { llvm::sys::fs::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  llvm::StringRef path() const { return path_; }

 private:
  llvm::SmallString<128> path_;
};

// The names of what is left of `now` when what `before` has is taken out.
std::vector<std::string> Left(const Results& before, Results now) {
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteJson(before, os);
  TemporaryFile file(text);
  llvm::Expected<Baseline> baseline = Baseline::Read(file.path());
  EXPECT_TRUE(static_cast<bool>(baseline));
  baseline->Subtract(now);
  std::vector<std::string> names;
  for (const refactor::FunctionRecord& record : now.functions) {
    names.push_back(record.qualname);
  }
  return names;
}

std::string ErrorOf(llvm::StringRef text) {
  TemporaryFile file(text);
  llvm::Expected<Baseline> baseline = Baseline::Read(file.path());
  return baseline ? "" : llvm::toString(baseline.takeError());
}

TEST(Baseline, LeavesNothingOfTheSameResults) {
  auto project = SampleProject();
  EXPECT_THAT(Left(project->results, project->results), IsEmpty());
}

TEST(Baseline, LeavesWhatIsDecidedInAnotherWay) {
  auto project = SampleProject();
  Results now = project->results;
  now.functions[0].decision.outcome = refactor::Outcome::Declined;
  now.functions[1].decision.failures.push_back({.rule = refactor::Rule::IsRecursive});
  now.functions[2].decision.notes.clear();
  EXPECT_THAT(Left(project->results, now), ElementsAre("Net.call", "log_step", "step"));
}

TEST(Baseline, KnowsAFunctionThatMoved) {
  auto project = SampleProject();
  Results now = project->results;
  now.functions[0].span = now.functions[3].span;
  EXPECT_THAT(Left(project->results, now), IsEmpty());
}

TEST(Baseline, KnowsAsManyFunctionsOfANameAsThereWere) {
  auto project = SampleProject();
  Results now = project->results;
  now.functions.push_back(now.functions[0]);
  EXPECT_THAT(Left(project->results, now), ElementsAre("Net.call"));
}

TEST(Baseline, RefusesWhatIsNoReport) {
  EXPECT_THAT(ErrorOf("[1, 2"), HasSubstr("no report to compare with"));
  EXPECT_THAT(ErrorOf("[]"), HasSubstr("--output-format json"));
  EXPECT_THAT(ErrorOf(R"({"schemaVersion": 2, "functions": []})"),
              HasSubstr("--output-format json"));
  llvm::Expected<Baseline> missing = Baseline::Read("/nowhere/baseline.json");
  ASSERT_FALSE(static_cast<bool>(missing));
  EXPECT_THAT(llvm::toString(missing.takeError()), HasSubstr("/nowhere/baseline.json"));
}

}  // namespace
}  // namespace hybridize::report
