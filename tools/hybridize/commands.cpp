#include "commands.h"

#include "completion.h"
#include "hybridize/report/summary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "outputs.h"
#include "pages.h"
#include "terminal.h"

namespace hybridize::cli {
namespace {

// One line per line of the error.
int Fail(llvm::Error error) {
  std::string text = llvm::toString(std::move(error));
  llvm::SmallVector<llvm::StringRef> lines;
  llvm::StringRef(text).split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef line : lines) {
    llvm::errs() << "hybridize: " << line << "\n";
  }
  return kFailed;
}

llvm::Expected<driver::Analysis> Analyze(const project::Settings& settings) {
  ProgressLine line(settings.verbosity != project::Verbosity::Quiet);
  return driver::Run(settings, [&line](const driver::Progress& progress) { line.Show(progress); });
}

// `fixed`: what there was to change has been changed.
int ExitStatus(const project::Settings& settings, const driver::Analysis& analysis, bool fixed) {
  if (settings.strict && !analysis.complete()) {
    return kIncomplete;
  }
  report::Summary summary = report::Summarize(analysis.results());
  bool open = (!fixed && summary.refactorable != 0) || summary.warned != 0;
  return open ? kFindings : kNothingToDo;
}

// Where a report goes that is meant for standard output: elsewhere when a patch goes there.
struct ReportSinks {
  std::vector<Output> outputs;
  Stream standard = Stream::Output;
};

llvm::Error WriteReports(const project::Settings& settings, const driver::Analysis& analysis,
                         const ReportSinks& sinks) {
  for (const Output& output : sinks.outputs) {
    if (output.is_stdout()) {
      llvm::raw_ostream& os = sinks.standard == Stream::Output ? llvm::outs() : llvm::errs();
      WriteReport(output.format, analysis.results(), TextOptionsFor(settings, sinks.standard), os);
      continue;
    }
    report::TextOptions options = TextOptionsFor(settings, Stream::Output);
    options.color = settings.color == project::ColorMode::Always;
    options.width = report::TextOptions().width;
    if (llvm::Error error = WriteFile(output.file, [&](llvm::raw_ostream& os) {
          WriteReport(output.format, analysis.results(), options, os);
        })) {
      return error;
    }
  }
  return llvm::Error::success();
}

// What a patch adds in green and takes away in red.
void WriteDiff(llvm::StringRef diff, bool color, llvm::raw_ostream& os) {
  if (!color) {
    os << diff;
    return;
  }
  while (!diff.empty()) {
    llvm::StringRef line = diff.take_until([](char c) { return c == '\n'; });
    diff = diff.drop_front(line.size());
    llvm::StringRef style = "";
    if (line.starts_with("+++") || line.starts_with("---") || line.starts_with("diff ")) {
      style = "\x1b[1m";
    } else if (line.starts_with("@@")) {
      style = "\x1b[36m";
    } else if (line.starts_with("+")) {
      style = "\x1b[32m";
    } else if (line.starts_with("-")) {
      style = "\x1b[31m";
    }
    os << style << line << (style.empty() ? "" : "\x1b[0m");
    if (diff.consume_front("\n")) {
      os << '\n';
    }
  }
}

llvm::Error Fix(const project::Settings& settings, const driver::Analysis& analysis,
                llvm::ArrayRef<driver::FilePatch> patches) {
  if (llvm::Error error = analysis.Fix(patches)) {
    return error;
  }
  if (settings.verbosity != project::Verbosity::Quiet) {
    llvm::errs() << "hybridize: changed " << patches.size()
                 << (patches.size() == 1 ? " file\n" : " files\n");
  }
  return llvm::Error::success();
}

int Check(const Command& command, const project::Settings& settings) {
  bool diff = command.action == Action::Diff;
  llvm::Expected<std::vector<Output>> outputs = ParseOutputs(settings);
  if (!outputs) {
    return Fail(outputs.takeError());
  }
  ReportSinks sinks{.outputs = std::move(*outputs)};
  sinks.standard = diff ? Stream::Error : Stream::Output;
  llvm::Expected<driver::Analysis> analysis = Analyze(settings);
  if (!analysis) {
    return Fail(analysis.takeError());
  }
  llvm::Expected<std::vector<driver::FilePatch>> patches = std::vector<driver::FilePatch>();
  if (command.action != Action::Check) {
    patches = analysis->Patches();
    if (!patches) {
      return Fail(patches.takeError());
    }
  }
  if (command.action == Action::Fix) {
    if (llvm::Error error = Fix(settings, *analysis, *patches)) {
      return Fail(std::move(error));
    }
  }
  for (const driver::FilePatch& patch : *patches) {
    if (diff) {
      WriteDiff(patch.diff, UseColor(settings.color, Stream::Output), llvm::outs());
    }
  }
  if (llvm::Error error = WriteReports(settings, *analysis, sinks)) {
    return Fail(std::move(error));
  }
  return ExitStatus(settings, *analysis, command.action == Action::Fix);
}

int ExplainFunction(const Command& command, const project::Settings& settings) {
  llvm::SmallString<256> here;
  if (std::error_code error = llvm::sys::fs::current_path(here)) {
    return Fail(llvm::errorCodeToError(error));
  }
  llvm::Expected<driver::Analysis> analysis = Analyze(settings);
  if (!analysis) {
    return Fail(analysis.takeError());
  }
  std::vector<const refactor::FunctionRecord*> functions = analysis->Find(command.target, here);
  if (functions.empty()) {
    return Fail(llvm::createStringError("there is no function '%s' in %s", command.target.c_str(),
                                        analysis->results().root.c_str()));
  }
  bool first = true;
  for (const refactor::FunctionRecord* function : functions) {
    llvm::outs() << (first ? "" : "\n");
    first = false;
    report::WriteExplanation(analysis->results(), *function,
                             TextOptionsFor(settings, Stream::Output), llvm::outs());
  }
  return kNothingToDo;
}

int Explain(const Command& command, const project::Settings& settings) {
  if (std::optional<llvm::StringRef> page = FindPage(command.target)) {
    WritePage(*page, UseColor(settings.color, Stream::Output), llvm::outs());
    return kNothingToDo;
  }
  if (!llvm::StringRef(command.target).contains(':')) {
    return Fail(
        llvm::createStringError("'%s' is no rule, assumption or precondition, and no FILE:FUNCTION",
                                command.target.c_str()));
  }
  return ExplainFunction(command, settings);
}

int Dump(const Command& command, const project::Settings& settings) {
  llvm::Expected<driver::Analysis> analysis = Analyze(settings);
  if (!analysis) {
    return Fail(analysis.takeError());
  }
  if (llvm::Error error = analysis->Dump(command.dump, llvm::outs())) {
    return Fail(std::move(error));
  }
  return kNothingToDo;
}

}  // namespace

int RunCommand(const Command& command) {
  if (command.action == Action::Completion) {
    WriteCompletion(command.shell, llvm::outs());
    return kNothingToDo;
  }
  llvm::Expected<project::Settings> settings = driver::Configure(command.request);
  if (!settings) {
    return Fail(settings.takeError());
  }
  if (command.action == Action::Explain || command.action == Action::Dump) {
    // They are asked about everything, not about what is new.
    settings->baseline.clear();
  }
  switch (command.action) {
    case Action::Check:
    case Action::Diff:
    case Action::Fix:
      return Check(command, *settings);
    case Action::Explain:
      return Explain(command, *settings);
    case Action::Dump:
      return Dump(command, *settings);
    case Action::Completion:
      break;
  }
  return kFailed;
}

}  // namespace hybridize::cli
