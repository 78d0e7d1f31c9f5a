#ifndef HYBRIDIZE_SRC_LOWER_DEFINITIONS_H_
#define HYBRIDIZE_SRC_LOWER_DEFINITIONS_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

void LowerModuleBody(FunctionBuilder& f);

// --- Functions (functions.cpp) ---
void LowerFunctionDefinition(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerLambda(FunctionBuilder& f, syntax::Node node);
void LowerDecorated(FunctionBuilder& f, syntax::Node node);

// `__qualname__` of a definition in the current function.
NameId QualifiedName(FunctionBuilder& f, NameId name);
// Makes the function object: the cells that it captures are added to the defaults, then the
// function of its annotations, if there is one.
ir::ValueId EmitMakeFunction(FunctionBuilder& f, Origin origin, ir::FunctionId function,
                             ScopeId scope, llvm::ArrayRef<ir::ValueId> defaults,
                             ir::ValueId annotations = ir::ValueId());
void AppendCells(FunctionBuilder& f, ScopeId scope, llvm::SmallVectorImpl<ir::ValueId>& operands);

// --- Classes (classes.cpp) ---
void LowerClassDefinition(FunctionBuilder& f, syntax::Node node);

// --- Decorators: the values, evaluated before the definition, are applied after it ---
struct Decorators {
  llvm::SmallVector<ir::ValueId, 2> values;
  llvm::SmallVector<syntax::Node, 2> nodes;
};
Decorators LowerDecorators(FunctionBuilder& f, syntax::Node definition);
ir::ValueId ApplyDecorators(FunctionBuilder& f, const Decorators& decorators, ir::ValueId value);
std::vector<ir::Decorator> DecoratorSpans(FunctionBuilder& f, syntax::Node definition);

// --- Annotations and type parameters (annotations.cpp) ---
// The function that evaluates the annotations of a signature; invalid when there are none.
ir::ValueId LowerSignatureAnnotations(FunctionBuilder& f, syntax::Node definition,
                                      ir::FunctionId& function);
// A function that evaluates one expression later.
ir::ValueId LowerDeferred(FunctionBuilder& f, syntax::Node expression);
// Makes the type parameters and binds their names.
llvm::SmallVector<ir::ValueId, 2> LowerTypeParameters(FunctionBuilder& f, syntax::Node list);
void LowerTypeAlias(FunctionBuilder& f, syntax::Node node);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_DEFINITIONS_H_
