#ifndef HYBRIDIZE_HAZARDS_DECORATORS_H_
#define HYBRIDIZE_HAZARDS_DECORATORS_H_

#include <vector>

#include "hybridize/base/fact.h"
#include "hybridize/hazards/sources.h"

namespace hybridize::hazards {

// What the decorators of a function are.
struct DecoratorFacts {
  Fact hybrid;
  // Positions of those that make it hybrid, in the order of the source.
  std::vector<uint32_t> hybrid_decorators;
  // Another decorator stands on it whose meaning or place is not known to survive tracing.
  Fact incompatible;
  // A decorator keeps AutoGraph from converting it.
  bool unconverted = false;
  // The library's, in no particular order.
  std::vector<models::SymbolId> symbols;
};

DecoratorFacts CollectDecorators(const Sources& sources, ir::FunctionId function);

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_HAZARDS_DECORATORS_H_
