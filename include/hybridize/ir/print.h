#ifndef HYBRIDIZE_IR_PRINT_H_
#define HYBRIDIZE_IR_PRINT_H_

#include "hybridize/ir/program.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::ir {

// One line per instruction, block parameters in the block's heading, values named after the
// variables they were bound to (`%loss.2`). No positions, so that moving a line does not churn.
void Print(const Program& program, llvm::raw_ostream& os);
void Print(const Program& program, ModuleId module, llvm::raw_ostream& os);
void Print(const Program& program, FunctionId function, llvm::raw_ostream& os);

// The same as JSON, complete enough to be executed: the form that tests/ir/interpreter reads.
void PrintJson(const Program& program, llvm::raw_ostream& os);

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_PRINT_H_
