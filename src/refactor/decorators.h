#ifndef HYBRIDIZE_SRC_REFACTOR_DECORATORS_H_
#define HYBRIDIZE_SRC_REFACTOR_DECORATORS_H_

#include <vector>

#include "hybridize/refactor/facts.h"

namespace hybridize::refactor {

// What the decorators of a function are.
struct DecoratorFacts {
  Fact hybrid;
  // Positions of those that make it hybrid, in the order of the source.
  std::vector<uint32_t> hybrid_decorators;
  // Another decorator stands on it whose meaning or place is not known to survive tracing.
  Fact incompatible;
};

DecoratorFacts CollectDecorators(const FactSources& sources, ir::FunctionId function);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_SRC_REFACTOR_DECORATORS_H_
