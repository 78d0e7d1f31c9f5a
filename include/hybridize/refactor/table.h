#ifndef HYBRIDIZE_REFACTOR_TABLE_H_
#define HYBRIDIZE_REFACTOR_TABLE_H_

#include "hybridize/refactor/decision.h"

namespace hybridize::refactor {

struct TableOptions {
  // The published tables alone: P1, P2 and P3 from tensor parameter, primitive parameter, side
  // effects and recursion; no hazards, no benefit rules.
  bool published = false;
};

// The decision table of docs/decisions.md: what is done to a function, from the facts about it
// alone. Pure: the same facts give the same decision.
Decision Decide(const FunctionFacts& facts, const TableOptions& options);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_REFACTOR_TABLE_H_
