#include "rewrite/support.h"

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "gtest/gtest.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

namespace hybridize::rewrite {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

DecoratorTarget TensorFlow() {
  DecoratorTarget target{.module = "tensorflow", .name = "function"};
  for (const char* module : {"tensorflow.compat.v1", "tensorflow.compat.v2"}) {
    for (const char* name : {"function", "TensorSpec", "RaggedTensorSpec", "float32", "int32"}) {
      target.equivalents.push_back({module, name, name});
    }
  }
  target.equivalents.push_back({"tensorflow.python.eager.def_function", "function", "function"});
  target.equivalents.push_back({"tensorflow.dtypes", "float32", "float32"});
  return target;
}

ParsedFile::ParsedFile(std::string bytes, std::string path) : file_(path, "/project/" + path) {
  file_.SetBytes(std::move(bytes));
  EXPECT_EQ(file_.status(), project::FileStatus::Analyzed) << file_.reason().str();
  tree_ = syntax::Tree::Parse(file_.text());
}

std::vector<Node> ParsedFile::Functions(llvm::StringRef name) const {
  std::vector<Node> functions;
  for (uint32_t i = 0; i < tree_->size(); ++i) {
    Node node = tree_->node(i);
    if (node.Is(NodeKind::FunctionDefinition) && node.Child(Field::Name).text() == name) {
      functions.push_back(node);
    }
  }
  return functions;
}

FunctionChange ParsedFile::Add(llvm::StringRef name, std::string signature) const {
  return {.kind = FunctionChange::Kind::Add,
          .definition = Functions(name).at(0).index(),
          .signature = std::move(signature)};
}

FunctionChange ParsedFile::Remove(llvm::StringRef name, std::vector<uint32_t> decorators) const {
  return {.kind = FunctionChange::Kind::Remove,
          .definition = Functions(name).at(0).index(),
          .decorators = std::move(decorators)};
}

FunctionChange ParsedFile::SetSignature(llvm::StringRef name, std::string signature,
                                        uint32_t decorator) const {
  return {.kind = FunctionChange::Kind::SetSignature,
          .definition = Functions(name).at(0).index(),
          .decorators = {decorator},
          .signature = std::move(signature)};
}

FileEdits ParsedFile::Plan(llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver) const {
  return PlanEdits(file_, *tree_, project::FileId(0), TensorFlow(), changes, resolver);
}

std::string ParsedFile::Apply(llvm::ArrayRef<FunctionChange> changes,
                              ImportResolver resolver) const {
  llvm::Expected<std::string> bytes = ApplyEdits(file_, Plan(changes, resolver));
  if (!bytes) {
    ADD_FAILURE() << llvm::toString(bytes.takeError());
    return {};
  }
  return *bytes;
}

std::string Converted(llvm::StringRef text, llvm::StringRef function) {
  ParsedFile file(text.str());
  return file.Apply({file.Add(function)});
}

std::string DecoratorLine(llvm::StringRef text, llvm::StringRef function) {
  std::string converted = Converted(text, function);
  llvm::StringRef before = llvm::StringRef(converted).split(("def " + function + "(").str()).first;
  return before.rtrim().rsplit('\n').second.ltrim().str();
}

TemporaryDirectory::TemporaryDirectory() {
  llvm::SmallString<128> path;
  EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("hybridize-test", path));
  path_ = path.str().str();
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryDirectory::Path(llvm::StringRef name) const {
  return path_ + "/" + name.str();
}

void TemporaryDirectory::Write(llvm::StringRef name, llvm::StringRef bytes) const {
  std::filesystem::path path(Path(name));
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes.str();
}

std::string TemporaryDirectory::Read(llvm::StringRef name) const { return ReadBytes(Path(name)); }

std::string ReadBytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  EXPECT_TRUE(stream) << path;
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

CommandResult RunCommand(const std::string& directory, const std::string& command) {
  CommandResult result;
  FILE* pipe = ::popen(("cd '" + directory + "' && { " + command + "; } 2>&1").c_str(), "r");
  EXPECT_NE(pipe, nullptr);
  char buffer[4096];
  for (size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) != 0;) {
    result.output.append(buffer, count);
  }
  int status = ::pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace hybridize::rewrite
