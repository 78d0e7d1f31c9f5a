// ir_dump [--text] NAME=PATH...: lowers files as the modules of one program, verifies it, and
// prints it as JSON for the interpreter, or as text. A name that ends in `.__init__` is a package.
#include <string>
#include <vector>

#include "hybridize/base/parallel.h"
#include "hybridize/ir/print.h"
#include "hybridize/ir/verify.h"
#include "hybridize/lower/lower.h"
#include "hybridize/project/source_file.h"
#include "hybridize/syntax/tree.h"
#include "hybridize/syntax/validate.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize {
namespace {

bool Fail(llvm::StringRef path, const llvm::Twine& message) {
  llvm::errs() << path << ": " << message << '\n';
  return false;
}

bool AddFile(ir::Program& program, uint32_t number, llvm::StringRef name, llvm::StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer) {
    return Fail(path, buffer.getError().message());
  }
  project::SourceFile file(path.str(), path.str());
  file.SetBytes((*buffer)->getBuffer().str());
  if (file.status() != project::FileStatus::Analyzed) {
    return Fail(path, file.reason());
  }
  syntax::Tree tree = syntax::Tree::Parse(file.text());
  syntax::Validation validation = syntax::Validate(tree);
  if (!validation.problems.empty() || validation.too_deep) {
    return Fail(path, validation.too_deep ? "nested too deep" : validation.problems[0].message);
  }
  ir::Unit unit = lower::Lower(tree);
  bool sound = true;
  for (const std::string& defect : ir::Verify(unit)) {
    sound = Fail(path, defect);
  }
  if (sound) {
    bool is_package = name.consume_back(".__init__");
    program.Add(std::move(unit), number, name, is_package);
  }
  return sound;
}

int Run(llvm::ArrayRef<llvm::StringRef> arguments) {
  bool as_text = !arguments.empty() && arguments.front() == "--text";
  ir::Program program;
  bool sound = true;
  for (auto [number, argument] : llvm::enumerate(arguments.drop_front(as_text ? 1 : 0))) {
    auto [name, path] = argument.split('=');
    sound &= AddFile(program, static_cast<uint32_t>(number), name, path);
  }
  if (!sound) {
    return 1;
  }
  if (as_text) {
    ir::Print(program, llvm::outs());
  } else {
    ir::PrintJson(program, llvm::outs());
  }
  return 0;
}

}  // namespace
}  // namespace hybridize

int main(int argc, char** argv) {
  std::vector<llvm::StringRef> arguments(argv + 1, argv + argc);
  int result = 0;
  // On a worker thread, whose stack is deep enough for every tree.
  hybridize::ParallelFor(1, 1, [&](size_t) { result = hybridize::Run(arguments); });
  return result;
}
