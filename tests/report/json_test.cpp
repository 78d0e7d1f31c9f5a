#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "llvm/Support/MemoryBuffer.h"
#include "report/fixture.h"
#include "report/schema.h"

namespace hybridize::report {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Json(const Results& results) {
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteJson(results, os);
  return text;
}

Value Parsed(const Results& results) {
  llvm::Expected<Value> value = llvm::json::parse(Json(results));
  EXPECT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
  return value ? *value : Value(nullptr);
}

Value SchemaText() {
  auto buffer = llvm::MemoryBuffer::getFile(HYBRIDIZE_SOURCE_DIR "/docs/report.schema.json");
  EXPECT_TRUE(static_cast<bool>(buffer));
  llvm::Expected<Value> value = llvm::json::parse((*buffer)->getBuffer());
  EXPECT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
  return value ? *value : Value(nullptr);
}

const Object& Function(const Value& report, llvm::StringRef qualname) {
  for (const Value& function : *report.getAsObject()->getArray("functions")) {
    if (function.getAsObject()->getString("qualname") == qualname) {
      return *function.getAsObject();
    }
  }
  ADD_FAILURE() << "no function " << qualname.str();
  static const Object kNone;
  return kNone;
}

TEST(Json, FollowsThePublishedSchema) {
  auto project = SampleProject();
  project->results.timings = {{"parse", 0.5}, {"points-to", 1.25}};
  project->results.options = {{"keras", "2"}};
  Value schema = SchemaText();
  EXPECT_THAT(Schema(schema).Check(Parsed(project->results)), IsEmpty());
}

TEST(Json, FollowsThePublishedSchemaForAnEmptyProject) {
  Project project;
  project.results.files = &project.files;
  Value schema = SchemaText();
  EXPECT_THAT(Schema(schema).Check(Parsed(project.results)), IsEmpty());
}

// Else the two tests above would prove nothing.
TEST(Json, SchemaRefusesWhatIsNoReport) {
  Value schema = SchemaText();
  Value report = Parsed(SampleProject()->results);
  Object& root = *report.getAsObject();
  Object& first = *(*root.getArray("functions"))[0].getAsObject();
  root["extra"] = 1;
  root["schemaVersion"] = 2;
  first["decision"] = "maybe";
  first["line"] = 0;
  first.erase("signature");
  (*root.getObject("summary"))["byFailure"] = Object{{"is-recursive", "one"}};
  std::vector<std::string> problems = Schema(schema).Check(report);
  std::sort(problems.begin(), problems.end());
  EXPECT_THAT(
      problems,
      ElementsAre("/extra is not in the schema", "/functions/0/decision is none of the values",
                  "/functions/0/line is too small", "/functions/0/signature is missing",
                  "/schemaVersion is not the constant",
                  "/summary/byFailure/is-recursive has the wrong type"));
}

TEST(Json, CountsLinesAndColumnsFromOneInCodePoints) {
  Value report = Parsed(SampleProject()->results);
  const Object& call = Function(report, "Net.call");
  EXPECT_EQ(call.getInteger("line"), 5);
  EXPECT_EQ(call.getInteger("column"), 5);
  EXPECT_EQ(call.getInteger("endLine"), 6);
  const Object& failure = *(*Function(report, "log_step").getArray("failures"))[0].getAsObject();
  const Object& evidence = *(*failure.getArray("evidence"))[0].getAsObject();
  EXPECT_EQ(evidence.getInteger("line"), 10);
  EXPECT_EQ(evidence.getInteger("column"), 18);
}

TEST(Json, NamesAFunctionByFileQualifiedNameAndLine) {
  Value report = Parsed(SampleProject()->results);
  EXPECT_EQ(Function(report, "Net.call").getString("id"), "net.py::Net.call@5");
}

TEST(Json, ListsFiveEvidencesAndSaysHowManyThereAre) {
  auto project = SampleProject();
  auto& evidence = project->results.functions[0].facts.parameters[0].evidence;
  evidence.resize(7, evidence.front());
  Value report = Parsed(project->results);
  const Object& parameter =
      *(*Function(report, "Net.call").getArray("parameters"))[0].getAsObject();
  EXPECT_EQ(parameter.getArray("evidence")->size(), 5U);
  EXPECT_EQ(parameter.getInteger("evidenceTotal"), 7);
}

TEST(Json, TakesTheMessageOfTheRuleWhereAFindingHasNone) {
  Value report = Parsed(SampleProject()->results);
  const Object& side_effects =
      *(*Function(report, "log_step").getArray("failures"))[0].getAsObject();
  EXPECT_EQ(side_effects.getString("rule"), "has-python-side-effects");
  EXPECT_EQ(side_effects.getString("code"), "HYB004");
  EXPECT_EQ(side_effects.getString("message"), "the function has Python side effects");
  const Object& orphan = *(*Function(report, "orphan").getArray("failures"))[0].getAsObject();
  EXPECT_EQ(orphan.getString("message"), "nobody calls it");
}

TEST(Json, CountsFunctionsInTheSummary) {
  Value report = Parsed(SampleProject()->results);
  const Object& summary = *report.getAsObject()->getObject("summary");
  EXPECT_EQ(summary.getInteger("files"), 3);
  EXPECT_EQ(summary.getInteger("functions"), 5);
  EXPECT_EQ(summary.getInteger("candidates"), 3);
  EXPECT_EQ(summary.getInteger("refactorable"), 1);
  EXPECT_EQ(*summary.getObject("byPrecondition"), (Object{{"P1", 1}}));
  EXPECT_EQ(*summary.getObject("byFailure"), (Object{{"already-optimal", 1},
                                                     {"has-no-tensor-parameters", 1},
                                                     {"has-python-side-effects", 1},
                                                     {"undeterminable-tensor-parameter", 1}}));
  EXPECT_EQ(*summary.getObject("unknownByReason"), (Object{{"no caller", 1}}));
}

TEST(Json, IsValidForTextThatIsNoUtf8) {
  auto project = SampleProject();
  AddFile(*project, "caf\xe9.py", "");
  project->results.root = "caf\xe9";
  project->results.diagnostics[0].message = "caf\xe9";
  std::string text = Json(project->results);
  EXPECT_TRUE(llvm::json::isUTF8(text));
  EXPECT_THAT(text, HasSubstr("\"root\": \"caf\xef\xbf\xbd\""));
  Value schema = SchemaText();
  EXPECT_THAT(Schema(schema).Check(Parsed(project->results)), IsEmpty());
}

TEST(Json, LeavesTimingsOutUnlessThereAreSome) {
  auto project = SampleProject();
  EXPECT_EQ(Parsed(project->results).getAsObject()->get("timings"), nullptr);
  project->results.timings = {{"parse", 0.5}};
  EXPECT_EQ(*Parsed(project->results).getAsObject()->getArray("timings"),
            (Array{Object{{"stage", "parse"}, {"seconds", 0.5}}}));
}

}  // namespace
}  // namespace hybridize::report
