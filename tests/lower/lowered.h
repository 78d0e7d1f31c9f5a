#ifndef HYBRIDIZE_TESTS_LOWER_LOWERED_H_
#define HYBRIDIZE_TESTS_LOWER_LOWERED_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hybridize/ir/print.h"
#include "hybridize/ir/program.h"
#include "hybridize/ir/verify.h"
#include "hybridize/lower/lower.h"

namespace hybridize::lower {

// A text that is lowered, verified, and asked about. Functions are named by their qualified names;
// the module body is `<module>`.
class Lowered {
 public:
  explicit Lowered(llvm::StringRef text) : text_(text.str()) {
    syntax::Tree tree = syntax::Tree::Parse(text_);
    EXPECT_FALSE(tree.root().has_error()) << text_;
    ir::Unit unit = Lower(tree);
    EXPECT_THAT(ir::Verify(unit), testing::IsEmpty());
    program_.Add(std::move(unit), 0, "main", false);
  }

  const ir::Program& program() const { return program_; }

  ir::FunctionId Id(llvm::StringRef qualname) const {
    for (uint32_t i = 0; i < program_.functions().size(); ++i) {
      if (Text(program_.functions()[ir::FunctionId(i)].qualname) == qualname) {
        return ir::FunctionId(i);
      }
    }
    ADD_FAILURE() << "no function " << qualname.str();
    return ir::FunctionId(0);
  }
  const ir::Function& Function(llvm::StringRef qualname) const {
    return program_.function(Id(qualname));
  }

  std::string Text(NameId name) const {
    return name.valid() ? program_.names().text(name).str() : "";
  }
  // The text between two places of the source.
  std::string Text(Span span) const { return text_.substr(span.begin, span.size()); }
  // The dump of one function.
  std::string Dump(llvm::StringRef qualname) const {
    std::string text;
    llvm::raw_string_ostream os(text);
    ir::Print(program_, Id(qualname), os);
    return text;
  }

  // The instructions of an operation, in their order.
  std::vector<const ir::Instruction*> All(llvm::StringRef qualname, ir::Op op) const {
    std::vector<const ir::Instruction*> found;
    for (const ir::Instruction& instruction : Function(qualname).instructions) {
      if (instruction.op == op) {
        found.push_back(&instruction);
      }
    }
    return found;
  }
  size_t Count(llvm::StringRef qualname, ir::Op op) const { return All(qualname, op).size(); }

  // The names that the operation has as payload, in their order.
  std::vector<std::string> Names(llvm::StringRef qualname, ir::Op op) const {
    std::vector<std::string> names;
    for (const ir::Instruction* instruction : All(qualname, op)) {
      names.push_back(Text(NameId(instruction->payload)));
    }
    return names;
  }

  // The values of the constants in the function, of numbers and strings.
  std::vector<std::string> Constants(llvm::StringRef qualname) const {
    std::vector<std::string> values;
    for (const ir::Instruction* instruction : All(qualname, ir::Op::Constant)) {
      const ir::Constant& constant = program_.constants()[ir::ConstantId(instruction->payload)];
      if (constant.text.valid()) {
        values.push_back(Text(constant.text));
      }
    }
    return values;
  }

  // The instruction that defines the value; null for a block parameter.
  const ir::Instruction* Definition(llvm::StringRef qualname, ir::ValueId value) const {
    const ir::Function& function = Function(qualname);
    ir::InstId inst = function.values[value].inst;
    return inst.valid() ? &function.instructions[inst] : nullptr;
  }

  std::vector<ir::RegionKind> Regions(llvm::StringRef qualname) const {
    std::vector<ir::RegionKind> kinds;
    for (const ir::Region& region : Function(qualname).regions) {
      kinds.push_back(region.kind);
    }
    return kinds;
  }

 private:
  std::string text_;
  ir::Program program_;
};

// The only constant of `x = <literal>`, as text.
inline std::string LiteralValue(llvm::StringRef literal) {
  Lowered lowered("x = " + literal.str() + "\n");
  std::vector<std::string> constants = lowered.Constants("<module>");
  return constants.empty() ? "" : constants.front();
}

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_TESTS_LOWER_LOWERED_H_
