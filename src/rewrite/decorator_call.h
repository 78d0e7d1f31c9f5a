#ifndef HYBRIDIZE_REWRITE_DECORATOR_CALL_H_
#define HYBRIDIZE_REWRITE_DECORATOR_CALL_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "hybridize/rewrite/spelling.h"
#include "hybridize/syntax/tree.h"
#include "rewrite/lookup.h"

namespace hybridize::rewrite {

// The decorators above a definition, from top to bottom.
std::vector<syntax::Node> Decorators(syntax::Node definition);

// A decorator that names the target: `@function`, `@function(…)` or `@partial(function, …)`.
struct DecoratorCall {
  // Behind `@`.
  syntax::Node expression;
  // What names the target.
  syntax::Node target;
  // The parentheses; null for a bare name.
  syntax::Node arguments;
  bool is_partial = false;
};

// Nothing when the decorator is anything else.
std::optional<DecoratorCall> ReadDecorator(const FileContext& context, llvm::ArrayRef<Frame> view,
                                           syntax::Node decorator);

// The parameter for the signature has an argument, or may have one by `*args` or `**options`.
bool SignatureSlotTaken(const DecoratorCall& call, const DecoratorTarget& target);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_DECORATOR_CALL_H_
