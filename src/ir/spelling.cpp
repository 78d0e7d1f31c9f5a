#include "ir/spelling.h"

#include "llvm/ADT/Twine.h"

namespace hybridize::ir {
namespace {

// `base` for the first, `base<separator>2` for the second.
std::string Numbered(const llvm::Twine& base, char separator, uint32_t count) {
  return count == 1 ? base.str() : (base + llvm::Twine(separator) + llvm::Twine(count)).str();
}

}  // namespace

ValueNames::ValueNames(const Interner& names, const Function& function)
    : texts_(function.values.size()) {
  llvm::DenseMap<NameId, uint32_t> counts;
  uint32_t unnamed = 0;
  auto spell = [&](ValueId value) {
    if (!value.valid() || value.index() >= texts_.size()) {
      return;
    }
    NameId name = function.values[value].name;
    texts_[value] = name.valid() ? Numbered("%" + names.text(name), '.', ++counts[name])
                                 : "%" + std::to_string(unnamed++);
  };
  for (const Block& block : function.blocks) {
    for (ValueId value : function.Parameters(block)) {
      spell(value);
    }
    for (uint32_t i = 0; i < block.instructions.count; ++i) {
      spell(function.instructions[InstId(block.instructions.begin + i)].result);
    }
  }
}

llvm::StringRef ValueNames::operator[](ValueId value) const {
  return value.valid() && value.index() < texts_.size() ? llvm::StringRef(texts_[value]) : "%?";
}

FunctionNames::FunctionNames(const Program& program, ModuleId module)
    : first_(program.module(module).first_function) {
  llvm::DenseMap<NameId, uint32_t> counts;
  for (uint32_t i = 0; i < program.module(module).function_count; ++i) {
    NameId name = program.function(FunctionId(first_ + i)).qualname;
    texts_.push_back(name.valid() ? Numbered("@" + program.names().text(name), '#', ++counts[name])
                                  : "@" + std::to_string(i));
  }
}

llvm::StringRef FunctionNames::operator[](FunctionId function) const {
  uint32_t index = function.valid() ? function.index() - first_ : ~0U;
  return index < texts_.size() ? llvm::StringRef(texts_[index]) : "@?";
}

}  // namespace hybridize::ir
