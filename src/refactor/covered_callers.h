#ifndef HYBRIDIZE_SRC_REFACTOR_COVERED_CALLERS_H_
#define HYBRIDIZE_SRC_REFACTOR_COVERED_CALLERS_H_

#include "hybridize/refactor/facts.h"

namespace hybridize::refactor {

// Whether every known caller is traced already: a hybrid function, or library code that traces what
// it is handed. No where nothing calls it: whoever does is not traced for all that is known.
Fact CoveredCallers(const FactSources& sources, ir::FunctionId function);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_SRC_REFACTOR_COVERED_CALLERS_H_
