#include "outputs.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

namespace hybridize::cli {
namespace {

using project::OutputFormat;

bool IsWritten(OutputFormat format) {
  switch (format) {
    case OutputFormat::Text:
    case OutputFormat::Markdown:
    case OutputFormat::Json:
      return true;
    case OutputFormat::Sarif:
    case OutputFormat::Html:
    case OutputFormat::Csv:
    case OutputFormat::GitHub:
      return false;
  }
  return false;
}

llvm::Expected<Output> ParseOutput(llvm::StringRef text, OutputFormat default_format) {
  Output output{.format = default_format, .file = text.str()};
  auto [name, file] = text.split('=');
  // A file whose name looks like that can be written as `./a=b`.
  if (name.size() < text.size() && !name.empty() && llvm::all_of(name, llvm::isAlpha)) {
    std::optional<OutputFormat> format = project::ParseChoice<OutputFormat>(name);
    if (!format) {
      return llvm::createStringError("there is no output format '%s'", name.str().c_str());
    }
    output = {.format = *format, .file = file.str()};
  }
  if (output.file.empty()) {
    return llvm::createStringError("--output: '%s' names no file", text.str().c_str());
  }
  return output;
}

}  // namespace

llvm::Expected<std::vector<Output>> ParseOutputs(const project::Settings& settings) {
  std::vector<Output> outputs;
  for (const std::string& text : settings.output) {
    llvm::Expected<Output> output = ParseOutput(text, settings.output_format);
    if (!output) {
      return output.takeError();
    }
    outputs.push_back(std::move(*output));
  }
  if (outputs.empty()) {
    outputs.push_back({.format = settings.output_format, .file = "-"});
  }
  for (const Output& output : outputs) {
    if (!IsWritten(output.format)) {
      return llvm::createStringError("the output format '%s' is not available yet",
                                     project::ChoiceName(output.format).str().c_str());
    }
  }
  if (llvm::count_if(outputs, [](const Output& output) { return output.is_stdout(); }) > 1) {
    return llvm::createStringError("--output: only one report can go to standard output");
  }
  return outputs;
}

llvm::Error WriteFile(llvm::StringRef path, llvm::function_ref<void(llvm::raw_ostream&)> write) {
  llvm::sys::fs::file_status status;
  bool exists = !llvm::sys::fs::status(path, status);
  std::error_code error;
  if (exists && !llvm::sys::fs::is_regular_file(status)) {
    llvm::raw_fd_ostream os(path, error);
    if (!error) {
      write(os);
      os.close();
      error = os.error();
      os.clear_error();
    }
  } else {
    llvm::SmallString<256> target(path);
    if (exists) {
      // Through a symbolic link: the file that it leads to is replaced, not the link.
      error = llvm::sys::fs::real_path(path, target);
    }
    if (!error) {
      error = llvm::errorToErrorCode(llvm::writeToOutput(target, [&write](llvm::raw_ostream& os) {
        write(os);
        return llvm::Error::success();
      }));
    }
  }
  if (error) {
    return llvm::createStringError(error, "%s: %s", path.str().c_str(), error.message().c_str());
  }
  return llvm::Error::success();
}

void WriteReport(OutputFormat format, const report::Results& results,
                 const report::TextOptions& options, llvm::raw_ostream& os) {
  switch (format) {
    case OutputFormat::Text:
      report::WriteText(results, options, os);
      return;
    case OutputFormat::Markdown:
      report::WriteMarkdown(results, options, os);
      return;
    case OutputFormat::Json:
      report::WriteJson(results, os);
      return;
    case OutputFormat::Sarif:
    case OutputFormat::Html:
    case OutputFormat::Csv:
    case OutputFormat::GitHub:
      // `ParseOutputs` lets none of them through.
      return;
  }
}

report::TextOptions TextOptionsFor(const project::Settings& settings, Stream stream) {
  return {.color = UseColor(settings.color, stream),
          .verbose = settings.verbosity == project::Verbosity::Verbose,
          .quiet = settings.verbosity == project::Verbosity::Quiet,
          .statistics = settings.statistics,
          .width = Width(stream)};
}

}  // namespace hybridize::cli
