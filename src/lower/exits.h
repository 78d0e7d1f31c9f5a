#ifndef HYBRIDIZE_SRC_LOWER_EXITS_H_
#define HYBRIDIZE_SRC_LOWER_EXITS_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

// Goes out through the frames: to the end or the head of the innermost loop, or out of the function
// with a value. Code that has to run on the way does.
void Leave(FunctionBuilder& f, ExitKind kind, ir::ValueId value, Origin origin);

// For a Cleanup frame that is no longer on the stack: lowers `body` for each kind of exit that was
// taken through it, each time followed by the rest of the way out.
void RunCleanups(FunctionBuilder& f, const Frame& frame, Origin origin,
                 llvm::function_ref<void()> body);

// Lowers `body` under a handler, which is sealed afterwards. `end`: where the body goes on.
void LowerProtected(FunctionBuilder& f, ir::BlockId handler, ir::BlockId end, Origin origin,
                    llvm::function_ref<void()> body);

// A handler's first parameter: the exception.
ir::ValueId AddExceptionParameter(FunctionBuilder& f, ir::BlockId handler);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_EXITS_H_
