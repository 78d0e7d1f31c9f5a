#ifndef HYBRIDIZE_IR_SPELLING_H_
#define HYBRIDIZE_IR_SPELLING_H_

#include <string>

#include "hybridize/ir/program.h"

namespace hybridize::ir {

// Spells the values of one function: `%loss`, the next value of that variable `%loss.2`, and values
// without a variable `%0`, `%1`. Counted in the order of the blocks, so that positions do not
// matter.
class ValueNames {
 public:
  ValueNames(const Interner& names, const Function& function);

  // With the `%`; `%?` for an invalid value.
  llvm::StringRef operator[](ValueId value) const;

 private:
  IdVector<ValueId, std::string> texts_;
};

// Spells functions as `@Net.call`, and a further definition under the same name of the module as
// `@Net.call#2`.
class FunctionNames {
 public:
  FunctionNames(const Program& program, ModuleId module);

  llvm::StringRef operator[](FunctionId function) const;

 private:
  uint32_t first_;
  std::vector<std::string> texts_;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_SPELLING_H_
