#ifndef HYBRIDIZE_TESTS_REWRITE_SUPPORT_H_
#define HYBRIDIZE_TESTS_REWRITE_SUPPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "hybridize/project/source_file.h"
#include "hybridize/rewrite/rewrite.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// `function` of `tensorflow`, and where else the library has it and what its signatures use.
DecoratorTarget TensorFlow();

// A file of the given bytes, and its tree.
class ParsedFile {
 public:
  explicit ParsedFile(std::string bytes, std::string path = "main.py");

  const project::SourceFile& file() const { return file_; }
  const syntax::Tree& tree() const { return *tree_; }

  // The function definitions of the name, in order of position.
  std::vector<syntax::Node> Functions(llvm::StringRef name) const;
  // Of the only one.
  FunctionChange Add(llvm::StringRef name, std::string signature = {}) const;
  FunctionChange Remove(llvm::StringRef name, std::vector<uint32_t> decorators = {0}) const;
  FunctionChange SetSignature(llvm::StringRef name, std::string signature,
                              uint32_t decorator = 0) const;

  FileEdits Plan(llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver = nullptr) const;
  // The bytes after the changes; fails the test when they cannot be applied.
  std::string Apply(llvm::ArrayRef<FunctionChange> changes,
                    ImportResolver resolver = nullptr) const;

 private:
  project::SourceFile file_;
  std::optional<syntax::Tree> tree_;
};

// The text after one conversion, for the many tests of spelling.
std::string Converted(llvm::StringRef text, llvm::StringRef function = "f");
// The line that the conversion puts above the function, without indentation.
std::string DecoratorLine(llvm::StringRef text, llvm::StringRef function = "f");

// A directory that goes away with the object.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();

  const std::string& path() const { return path_; }
  std::string Path(llvm::StringRef name) const;
  // Makes the directories above it.
  void Write(llvm::StringRef name, llvm::StringRef bytes) const;
  std::string Read(llvm::StringRef name) const;

 private:
  std::string path_;
};

std::string ReadBytes(const std::string& path);

struct CommandResult {
  int status = 0;
  // Standard output and standard error.
  std::string output;
};

// Runs a shell command in the directory.
CommandResult RunCommand(const std::string& directory, const std::string& command);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_TESTS_REWRITE_SUPPORT_H_
