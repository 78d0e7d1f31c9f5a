#include "report/fixture.h"

#include "hybridize/base/check.h"

namespace hybridize::report {
namespace {

constexpr llvm::StringLiteral kNet = R"(import tensorflow as tf


class Net:
    def call(self, x):
        return tf.square(x)


def log_step(x):
    naïve = "é"; print(x)
    print(naïve)


@tf.function
def step(x):
    return x + 1.0


def plain(name):
    return name.upper()


def orphan(x):
    return x
)";

using refactor::AssumptionKind;
using refactor::Outcome;
using refactor::Role;
using refactor::Rule;

void AddCall(Project& project, uint32_t file) {
  auto& call = AddFunction(project, file, "def call", "Net.call", Outcome::Convert);
  call.facts.tensor_parameter.truth = Truth::Yes;
  call.facts.tensor_parameter.evidence = {At(project, file, "x)", "a float32[2,3] arrives here")};
  call.facts.tensor_computation.truth = Truth::Yes;
  call.facts.parameters = {{.name = "x",
                            .role = Role::Tensor,
                            .types = {"float32[2,3]", "float32[4,3]"},
                            .evidence = {At(project, file, "x)", "called with float32[2,3]")}}};
  call.decision.precondition = refactor::Precondition::P1;
  call.decision.signature = "[tf.TensorSpec(shape=(None, 3), dtype=tf.float32)]";
  call.decision.assumptions = {{.kind = AssumptionKind::FrameworkCall,
                                .evidence = {At(project, file, "class Net", "a model is fitted")}},
                               {.kind = AssumptionKind::GraphNumerics}};
  call.callees = {"net.helper"};
}

void AddOthers(Project& project, uint32_t file) {
  auto& log_step = AddFunction(project, file, "def log_step", "log_step", Outcome::Declined);
  log_step.facts.tensor_parameter.truth = Truth::Yes;
  log_step.facts.side_effects.truth = Truth::Yes;
  log_step.decision.failures = {{.rule = Rule::HasPythonSideEffects,
                                 .evidence = {At(project, file, "print(x)", "calls print"),
                                              At(project, file, "print(naïve)", "calls print")}}};

  auto& step = AddFunction(project, file, "def step", "step", Outcome::Keep);
  step.facts.hybrid.truth = Truth::Yes;
  step.decision.failures = {{.rule = Rule::AlreadyOptimal}};
  step.decision.notes = {{.rule = Rule::UsesPythonNondeterminism,
                          .level = refactor::NoteLevel::Warning,
                          .evidence = {At(project, file, "x + 1.0", "reads a clock")}}};
  step.decision.signature_relation = refactor::SignatureRelation::Tighter;

  auto& plain = AddFunction(project, file, "def plain", "plain", Outcome::Declined);
  plain.decision.failures = {{.rule = Rule::HasNoTensorParameters}};

  auto& orphan = AddFunction(project, file, "def orphan", "orphan", Outcome::Undecided);
  orphan.facts.tensor_parameter.truth = Truth::Unknown;
  orphan.decision.failures = {
      {.rule = Rule::UndeterminableTensorParameter, .message = "nobody calls it"}};
}

}  // namespace

uint32_t AddFile(Project& project, llvm::StringRef path, llvm::StringRef text) {
  project::SourceFile file(path.str(), "/project/" + path.str());
  file.SetBytes(text.str());
  return project.files.Add(std::move(file)).index();
}

refactor::FunctionRecord& AddFunction(Project& project, uint32_t file, llvm::StringRef header,
                                      llvm::StringRef qualname, Outcome outcome) {
  llvm::StringRef text = project.files[project::FileId(file)].text();
  size_t begin = text.find(header);
  HYB_CHECK(begin != llvm::StringRef::npos, "no such function in the sample");
  size_t end = std::min(text.find("\n\n", begin), text.size());
  refactor::FunctionRecord record;
  record.file = file;
  record.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  record.module = "net";
  record.qualname = qualname.str();
  record.decision.outcome = outcome;
  return project.results.functions.emplace_back(std::move(record));
}

Evidence At(const Project& project, uint32_t file, llvm::StringRef text, llvm::StringRef message) {
  auto begin = static_cast<uint32_t>(project.files[project::FileId(file)].text().find(text));
  Span span = {begin, begin + static_cast<uint32_t>(text.size())};
  return Evidence{.place = {.file = file, .span = span}, .message = message.str()};
}

std::unique_ptr<Project> SampleProject() {
  auto project = std::make_unique<Project>();
  project->results.files = &project->files;
  project->results.tool_version = "1.2.3";
  project->results.root = "project";
  uint32_t net = AddFile(*project, "net.py", kNet);
  project->files[project::FileId(AddFile(*project, "old.py", "print 1\n"))].SetStatus(
      project::FileStatus::Skipped, "Python 2");
  project->files[project::FileId(AddFile(*project, "torn.py", "def\n"))].SetStatus(
      project::FileStatus::Failed, "invalid syntax");
  AddCall(*project, net);
  AddOthers(*project, net);
  project->results.diagnostics = {
      {.file = "torn.py", .line = 1, .column = 4, .message = "invalid syntax"}};
  project->results.unknown_by_reason = {{"no caller", 1}};
  return project;
}

}  // namespace hybridize::report
