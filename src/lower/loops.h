#ifndef HYBRIDIZE_SRC_LOWER_LOOPS_H_
#define HYBRIDIZE_SRC_LOWER_LOOPS_H_

#include "lower/function_builder.h"

namespace hybridize::lower {

// The blocks of an iteration. The head is not sealed before the body is done.
struct Iteration {
  ir::BlockId head;
  ir::BlockId exit;
  ir::ValueId item;
};

// Starts the body of a loop over an iterator; `exit` is where control goes when it is exhausted.
Iteration BeginIteration(FunctionBuilder& f, ir::ValueId iterator, bool is_async, ir::BlockId exit,
                         Origin origin);
// From the end of the body back to the head.
void EndIteration(FunctionBuilder& f, const Iteration& iteration, Origin origin);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_LOOPS_H_
