#ifndef HYBRIDIZE_TESTS_POINTSTO_ANALYSED_H_
#define HYBRIDIZE_TESTS_POINTSTO_ANALYSED_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hybridize/lower/lower.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/Support/Error.h"

namespace hybridize::pointsto {

// Modules of a small project, by their dotted names; everything else is a library.
class NamedModules final : public ImportResolver {
 public:
  // Of the modules that the program has by now.
  explicit NamedModules(const ir::Program& program)
      : program_(program), count_(static_cast<uint32_t>(program.modules().size())) {}

  ImportTarget Resolve(ir::ModuleId importer, uint32_t level,
                       llvm::StringRef dotted) const override {
    std::string name = dotted.str();
    if (level > 0) {
      llvm::StringRef package = program_.names().text(program_.module(importer).name);
      name = (package.rsplit('.').first + "." + dotted).str();
    }
    for (uint32_t i = 0; i < count_; ++i) {
      if (program_.names().text(program_.module(ir::ModuleId(i)).name) == name) {
        return {.kind = ImportTarget::Kind::Module, .module = ir::ModuleId(i)};
      }
    }
    return {.kind = level > 0 ? ImportTarget::Kind::Missing : ImportTarget::Kind::External};
  }

 private:
  const ir::Program& program_;
  uint32_t count_;
};

// A project of a few modules that is lowered and solved with the shipped models, and asked about in
// words: functions by their qualified names, objects as Solution::Describe has them.
class Analysed {
 public:
  using Strings = std::set<std::string>;

  // One module, `main`.
  explicit Analysed(llvm::StringRef text) : Analysed({{"main", text}}) {}
  explicit Analysed(const std::vector<std::pair<std::string, llvm::StringRef>>& modules,
                    Options options = {}) {
    models_ = llvm::cantFail(models::Models::Load(kModelTables));
    for (const auto& [name, text] : modules) {
      Add(name, text);
    }
    NamedModules imports(program_);
    options.first_summary_module = static_cast<uint32_t>(modules.size());
    for (const EmbeddedFile& file : kModelSummaries) {
      llvm::StringRef module = file.path;
      module.consume_back(".py");
      Add(module, file.bytes);
    }
    solution_ = Analyze(program_, *models_, imports, options);
  }

  const ir::Program& program() const { return program_; }
  const models::Models& models() const { return *models_; }
  const Solution& solution() const { return *solution_; }

  ir::FunctionId Function(llvm::StringRef name) const {
    for (uint32_t i = 0; i < program_.functions().size(); ++i) {
      if (solution_->QualifiedName(ir::FunctionId(i)) == name) {
        return ir::FunctionId(i);
      }
    }
    ADD_FAILURE() << "no function " << name.str();
    return ir::FunctionId(0);
  }

  // What a function returns, in all contexts.
  Strings Returns(llvm::StringRef name) const {
    Strings texts;
    for (FrameId frame : solution_->FramesOf(Function(name))) {
      Describe(solution_->Returned(frame), texts);
    }
    return texts;
  }

  // What any value that was bound to the variable may be.
  Strings Variable(llvm::StringRef name, llvm::StringRef variable) const {
    Strings texts;
    const ir::Function& function = program_.function(Function(name));
    for (FrameId frame : solution_->FramesOf(Function(name))) {
      for (uint32_t i = 0; i < function.values.size(); ++i) {
        NameId bound = function.values[ir::ValueId(i)].name;
        if (bound.valid() && program_.names().text(bound) == variable) {
          Describe(solution_->PointsTo(frame, ir::ValueId(i)), texts);
        }
      }
    }
    return texts;
  }

  // Functions of the project, and of libraries, that a function calls.
  Strings Calls(llvm::StringRef name) const {
    Strings texts;
    for (FrameId frame : solution_->FramesOf(Function(name))) {
      for (const CallEdge& edge : solution_->CallsFrom(frame)) {
        texts.insert(solution_->QualifiedName(solution_->frame(edge.callee).function));
      }
      for (const LibraryCall& call : solution_->LibraryCallsFrom(frame)) {
        texts.insert(models_->path(call.symbol).str());
      }
    }
    return texts;
  }

 private:
  void Add(llvm::StringRef name, llvm::StringRef text) {
    syntax::Tree tree = syntax::Tree::Parse(text);
    EXPECT_FALSE(tree.root().has_error()) << text.str();
    program_.Add(lower::Lower(tree), static_cast<uint32_t>(program_.modules().size()), name, false);
  }

  void Describe(llvm::ArrayRef<ObjectId> objects, Strings& texts) const {
    for (ObjectId object : objects) {
      texts.insert(solution_->Describe(object));
    }
  }

  ir::Program program_;
  std::unique_ptr<models::Models> models_;
  std::unique_ptr<Solution> solution_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_TESTS_POINTSTO_ANALYSED_H_
