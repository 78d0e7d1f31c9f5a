#ifndef HYBRIDIZE_HAZARDS_HAZARDS_H_
#define HYBRIDIZE_HAZARDS_HAZARDS_H_

#include <cstdint>
#include <vector>

#include "hybridize/base/fact.h"
#include "hybridize/effects/order.h"
#include "hybridize/effects/state.h"
#include "hybridize/hazards/decorators.h"
#include "hybridize/hazards/sources.h"

namespace hybridize::hazards {

enum class Hazard : uint8_t {
#define HYB_HAZARD(Enumerator) Enumerator,
#include "hybridize/hazards/hazards.def"
};

struct Finding {
  Hazard hazard = Hazard::HasEagerOnlyCalls;
  // Yes or unknown.
  Fact fact;
};

// What would go wrong if a function were traced: it raises, or does something else than it did.
// Judges one function at a time; what concerns the whole program is found once, at construction.
class Hazards {
 public:
  explicit Hazards(const Sources& sources);

  const DecoratorFacts& decorators(ir::FunctionId function) const {
    return decorators_[function.index()];
  }

  // Every hazard that holds for the function or cannot be determined, in the order of the rules'
  // numbers.
  std::vector<Finding> Judge(ir::FunctionId function) const;

 private:
  const Sources sources_;
  std::vector<DecoratorFacts> decorators_;
  effects::StateWrites writes_;
  // Remembers what it has found.
  mutable effects::Order order_;
};

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_HAZARDS_HAZARDS_H_
