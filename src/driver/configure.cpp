#include "hybridize/driver/configure.h"

#include <vector>

#include "driver/selection.h"
#include "hybridize/project/discover.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::driver {
namespace {

llvm::Error Mistakes(llvm::ArrayRef<std::string> lines) {
  return llvm::createStringError(llvm::join(lines, "\n"));
}

std::string Describe(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line != 0) {
    text += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  }
  return text + (text.empty() ? "" : ": ") + diagnostic.message;
}

}  // namespace

llvm::Expected<project::Settings> Configure(const Request& request) {
  if (std::vector<std::string> problems = project::FindProblems(request.options);
      !problems.empty()) {
    return Mistakes(problems);
  }
  llvm::Expected<std::string> root =
      project::FindRoot(request.options.paths.value_or(std::vector<std::string>()), "");
  if (!root) {
    return root.takeError();
  }
  project::LoadedSettings loaded = project::LoadSettings(
      {.root = *root, .config_file = request.config_file, .isolated = request.isolated});
  if (!loaded.errors.empty()) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : loaded.errors) {
      lines.push_back(Describe(diagnostic));
    }
    return Mistakes(lines);
  }
  project::Settings settings = project::Combine({request.options, loaded.layer});
  // Whether codes exist is only known here; they are looked up again for each file.
  if (llvm::Expected<Selection> selection = Selection::Make(settings); !selection) {
    return selection.takeError();
  }
  return settings;
}

}  // namespace hybridize::driver
