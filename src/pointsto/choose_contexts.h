#ifndef HYBRIDIZE_SRC_POINTSTO_CHOOSE_CONTEXTS_H_
#define HYBRIDIZE_SRC_POINTSTO_CHOOSE_CONTEXTS_H_

#include <vector>

#include "hybridize/pointsto/solution.h"

namespace hybridize::pointsto {

// A policy for each function, from the call graph that an analysis without contexts found: the
// finest whose number of contexts, and of instructions in all of them, stays within a bound
// (selective context sensitivity, as in Smaragdakis, Kastrinis and Balatsouras, Introspective
// Analysis, PLDI 2014). Depends on nothing but its input.
std::vector<ContextPolicy> ChooseContexts(const ir::Program& program, const Solution& first,
                                          const Options& options);

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_CHOOSE_CONTEXTS_H_
