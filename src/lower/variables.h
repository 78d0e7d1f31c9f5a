#ifndef HYBRIDIZE_SRC_LOWER_VARIABLES_H_
#define HYBRIDIZE_SRC_LOWER_VARIABLES_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

// The variable that a name in the source stands for.
inline VariableId VariableAt(const FunctionBuilder& f, syntax::Node identifier) {
  return VariableId(f.Binding(identifier));
}

ir::ValueId ReadVariable(FunctionBuilder& f, VariableId variable, Origin origin);
void WriteVariable(FunctionBuilder& f, VariableId variable, ir::ValueId value, Origin origin);
// `del name`.
void DeleteVariable(FunctionBuilder& f, VariableId variable, Origin origin);
// `name = None; del name`, which does not fail: the end of `except … as name`.
void UnbindVariable(FunctionBuilder& f, VariableId variable, Origin origin);

// The variable is captured and owned by the current function.
bool OwnsCell(const FunctionBuilder& f, VariableId variable);
// Makes the cells of the variables that the scope owns.
void MakeCells(FunctionBuilder& f, ScopeId scope, Origin origin);
// Begins an inline scope: its variables are unbound again.
void EnterInlineScope(FunctionBuilder& f, ScopeId scope, Origin origin);
// The cell of a variable of this function or of one around it.
ir::ValueId CellOf(FunctionBuilder& f, VariableId owner);

// After `from m import *`: names of the module that are bound may have changed.
void ReloadModuleVariables(FunctionBuilder& f, Origin origin);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_VARIABLES_H_
