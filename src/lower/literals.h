#ifndef HYBRIDIZE_SRC_LOWER_LITERALS_H_
#define HYBRIDIZE_SRC_LOWER_LITERALS_H_

#include <string>

#include "hybridize/ir/program.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::lower {

// The value of a numeric literal in the form that ir::Constant has it.
struct Number {
  ir::ConstantKind kind = ir::ConstantKind::Int;
  std::string text;
};

// Integers of any base and size, floats, and imaginary ones of both.
Number ReadNumber(llvm::StringRef literal);

// As Python's `repr(float)`.
std::string FloatRepr(double value);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_LITERALS_H_
