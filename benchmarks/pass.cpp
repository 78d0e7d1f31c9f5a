#include "pass.h"

#include <tree_sitter/api.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <optional>

#include "hybridize/base/check.h"
#include "hybridize/driver/driver.h"
#include "hybridize/project/discover.h"
#include "hybridize/report/report.h"
#include "hybridize/syntax/tree.h"
#include "hybridize/syntax/validate.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "peak_memory.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace hybridize::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;
using Texts = std::vector<llvm::StringRef>;

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double CpuSeconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

template <typename Work>
Stage Measure(llvm::StringRef name, Work work) {
  ForgetPeak();
  Clock::time_point start = Clock::now();
  double cpu_start = CpuSeconds();
  work();
  double cpu_seconds = CpuSeconds() - cpu_start;
  return {.name = name.str(),
          .seconds = SecondsSince(start),
          .cpu_seconds = cpu_seconds,
          .peak_megabytes = PeakMegabytes()};
}

void ParseBare(const Texts& texts) {
  std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
  HYB_CHECK(ts_parser_set_language(parser.get(), tree_sitter_python()),
            "the grammar and the parser library are of different versions");
  for (llvm::StringRef text : texts) {
    ts_tree_delete(ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                          static_cast<uint32_t>(text.size())));
  }
}

// The parts of the driver's stage `parse`, and what to compare them with.
void MeasureParsing(const Texts& texts, Pass& pass) {
  pass.stages.push_back(Measure("tree-sitter", [&] { ParseBare(texts); }));
  std::vector<syntax::Tree> trees;
  pass.stages.push_back(Measure("tree", [&] {
    for (llvm::StringRef text : texts) {
      trees.push_back(syntax::Tree::Parse(text));
    }
  }));
  size_t problems = 0;
  pass.stages.push_back(Measure("validate", [&] {
    for (const syntax::Tree& tree : trees) {
      problems += syntax::Validate(tree).problems.size();
    }
  }));
}

// Peaks and processor times of the stages that the driver begins one after the other.
class StageListener {
 public:
  void Show(const driver::Progress& progress) {
    if (progress.stage != stage_) {
      End();
      stage_ = progress.stage.str();
      ForgetPeak();
      start_ = CpuSeconds();
    }
  }
  void End() {
    if (!stage_.empty()) {
      stages_.push_back({.name = stage_,
                         .cpu_seconds = CpuSeconds() - start_,
                         .peak_megabytes = PeakMegabytes()});
    }
    stage_.clear();
  }
  std::vector<Stage>& stages() { return stages_; }

 private:
  std::string stage_;
  double start_ = 0;
  std::vector<Stage> stages_;
};

llvm::Error MeasureTool(llvm::StringRef directory, Pass& pass) {
  project::Settings settings;
  settings.paths = {directory.str()};
  settings.jobs = 1;
  settings.timings = true;
  StageListener listener;
  ForgetPeak();
  Clock::time_point start = Clock::now();
  double cpu_start = CpuSeconds();
  llvm::Expected<driver::Analysis> analysis = driver::Run(
      settings, [&listener](const driver::Progress& progress) { listener.Show(progress); });
  if (!analysis) {
    return analysis.takeError();
  }
  listener.End();
  const auto& timings = analysis->results().timings;
  HYB_CHECK(timings.size() == listener.stages().size(), "each stage has a time and a peak");
  double peak = 0;
  for (size_t i = 0; i < timings.size(); ++i) {
    Stage& stage = listener.stages()[i];
    stage.seconds = timings[i].second;
    peak = std::max(peak, stage.peak_megabytes);
    pass.stages.push_back(std::move(stage));
  }
  std::optional<llvm::Error> failed;
  pass.stages.push_back(Measure("rewrite", [&] {
    if (llvm::Expected<std::vector<driver::FilePatch>> patches = analysis->Patches(); !patches) {
      failed.emplace(patches.takeError());
    }
  }));
  if (failed) {
    return std::move(*failed);
  }
  pass.stages.push_back(Measure("report", [&] {
    std::string text;
    llvm::raw_string_ostream os(text);
    report::WriteJson(analysis->results(), os);
  }));
  peak = std::max(peak, pass.stages.back().peak_megabytes);
  pass.stages.push_back({.name = "whole",
                         .seconds = SecondsSince(start),
                         .cpu_seconds = CpuSeconds() - cpu_start,
                         .peak_megabytes = peak});
  return llvm::Error::success();
}

// What a run costs before it has seen a line of Python: above all, reading the models.
llvm::Error MeasureStart(Pass& pass) {
  llvm::SmallString<128> empty;
  if (std::error_code error = llvm::sys::fs::createUniqueDirectory("hybridize-empty", empty)) {
    return llvm::errorCodeToError(error);
  }
  Pass start;
  llvm::Error error = MeasureTool(empty, start);
  llvm::sys::fs::remove(empty);
  if (error) {
    return error;
  }
  pass.stages.push_back(std::move(start.stages.back()));
  pass.stages.back().name = "empty project";
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<Pass> MeasurePass(llvm::StringRef directory) {
  llvm::Expected<project::Project> project = project::Discover({.paths = {directory.str()}});
  if (!project) {
    return project.takeError();
  }
  project::LoadFiles(*project, 1);
  Pass pass;
  Texts texts;
  for (const project::SourceFile& file : project->files()) {
    if (file.status() == project::FileStatus::Analyzed) {
      texts.push_back(file.text());
      ++pass.files;
      pass.lines += file.text().count('\n');
      pass.bytes += file.text().size();
    }
  }
  MeasureParsing(texts, pass);
  if (llvm::Error error = MeasureTool(directory, pass)) {
    return error;
  }
  if (llvm::Error error = MeasureStart(pass)) {
    return error;
  }
  return pass;
}

}  // namespace hybridize::benchmarks
