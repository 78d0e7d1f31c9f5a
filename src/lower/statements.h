#ifndef HYBRIDIZE_SRC_LOWER_STATEMENTS_H_
#define HYBRIDIZE_SRC_LOWER_STATEMENTS_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

// Lowers the statements of a block, a module, or a clause that holds a block.
void LowerBlock(FunctionBuilder& f, syntax::Node block);
void LowerStatement(FunctionBuilder& f, syntax::Node node);
// Binds `__doc__` where the block begins with a string.
void LowerDocstring(FunctionBuilder& f, syntax::Node block);

// --- branches.cpp ---
void LowerIf(FunctionBuilder& f, syntax::Node node);
void LowerWhile(FunctionBuilder& f, syntax::Node node);
void LowerFor(FunctionBuilder& f, syntax::Node node);

// --- try.cpp, with.cpp, match.cpp, imports.cpp ---
void LowerTry(FunctionBuilder& f, syntax::Node node);
void LowerWith(FunctionBuilder& f, syntax::Node node);
void LowerMatch(FunctionBuilder& f, syntax::Node node);
void LowerImport(FunctionBuilder& f, syntax::Node node);
void LowerImportFrom(FunctionBuilder& f, syntax::Node node);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_STATEMENTS_H_
