#ifndef HYBRIDIZE_IR_VERIFY_H_
#define HYBRIDIZE_IR_VERIFY_H_

#include <string>
#include <vector>

#include "hybridize/ir/program.h"

namespace hybridize::ir {

// Checks what ops.def and program.h promise: arities and payloads, one terminator at the end of
// each block, edge arguments matching parameters, every use dominated by its definition (also along
// unwind edges), regions forming a tree, reachability, reverse postorder. Returns what is wrong, in
// order; empty for a sound function. `unit` variants are for use before a program exists.
std::vector<std::string> Verify(const Program& program, FunctionId function);
std::vector<std::string> Verify(const Unit& unit);

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_VERIFY_H_
