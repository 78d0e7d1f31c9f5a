#include "driver/workspace.h"
#include "hybridize/driver/driver.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace hybridize::driver {
namespace {

// `FILE:FUNCTION`, `FILE::FUNCTION`, each with `@LINE` behind it.
struct FunctionTarget {
  llvm::StringRef file;
  llvm::StringRef function;
  // 0: any.
  uint32_t line = 0;
};

std::optional<FunctionTarget> ParseTarget(llvm::StringRef text) {
  FunctionTarget target;
  size_t at = text.rfind('@');
  if (at != llvm::StringRef::npos && !text.drop_front(at + 1).getAsInteger(10, target.line)) {
    text = text.take_front(at);
  }
  // The path may have colons of its own, a qualified name has none.
  std::tie(target.file, target.function) = text.rsplit(':');
  target.file.consume_back(":");
  if (target.file.empty() || target.function.empty()) {
    return std::nullopt;
  }
  return target;
}

// Absolute, with symbolic links resolved; empty if there is no such file.
std::string RealPath(llvm::StringRef path, llvm::StringRef directory) {
  llvm::SmallString<256> absolute(path);
  llvm::sys::fs::make_absolute(directory, absolute);
  llvm::SmallString<256> real;
  return llvm::sys::fs::real_path(absolute, real) ? "" : real.str().str();
}

// Also without Python's marks: `make.step` for `make.<locals>.step`.
bool Names(llvm::StringRef written, llvm::StringRef qualname) {
  if (written == qualname) {
    return true;
  }
  std::string plain;
  llvm::StringRef rest = qualname;
  while (!rest.empty()) {
    auto [head, tail] = rest.split(".<locals>");
    plain += head;
    rest = tail;
  }
  return written == plain;
}

}  // namespace

std::vector<const refactor::FunctionRecord*> Analysis::Find(
    llvm::StringRef target, llvm::StringRef working_directory) const {
  std::vector<const refactor::FunctionRecord*> found;
  std::optional<FunctionTarget> wanted = ParseTarget(target);
  if (!wanted) {
    return found;
  }
  std::string real_path = RealPath(wanted->file, working_directory);
  for (const refactor::FunctionRecord& record : results().functions) {
    const project::SourceFile& file = workspace_->project.files()[project::FileId(record.file)];
    bool same_file = file.path() == wanted->file || file.raw_path() == wanted->file ||
                     (!real_path.empty() && file.absolute_path() == real_path);
    bool same_line = wanted->line == 0 || file.Locate(record.span.begin).line == wanted->line;
    if (same_file && same_line && Names(wanted->function, record.qualname)) {
      found.push_back(&record);
    }
  }
  return found;
}

}  // namespace hybridize::driver
