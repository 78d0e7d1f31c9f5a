#ifndef HYBRIDIZE_PROJECT_OPTION_CHECKS_H_
#define HYBRIDIZE_PROJECT_OPTION_CHECKS_H_

#include <cstdint>
#include <string>

#include "hybridize/project/settings.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

// Each says what is wrong with a value ("should be …"); empty when nothing is.
std::string ProblemWithCount(int64_t value, unsigned min, unsigned max);
std::string ProblemWithText(TextKind kind, llvm::StringRef value);

// "; did you mean 'x'?" with the one that `name` is most like; empty when it is like none.
std::string Suggestion(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> known);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_OPTION_CHECKS_H_
