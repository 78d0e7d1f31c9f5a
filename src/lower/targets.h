#ifndef HYBRIDIZE_SRC_LOWER_TARGETS_H_
#define HYBRIDIZE_SRC_LOWER_TARGETS_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

// Binds a value to a name, an attribute, an item, or takes it apart over several targets.
void AssignTarget(FunctionBuilder& f, syntax::Node target, ir::ValueId value);
void DeleteTarget(FunctionBuilder& f, syntax::Node target);

// `a = b = v`, `a: T = v`, `a: T`, `a += v`. Gives the value that is assigned.
ir::ValueId LowerAssignment(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerAugmentedAssignment(FunctionBuilder& f, syntax::Node node);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_TARGETS_H_
