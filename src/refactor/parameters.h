#ifndef HYBRIDIZE_SRC_REFACTOR_PARAMETERS_H_
#define HYBRIDIZE_SRC_REFACTOR_PARAMETERS_H_

#include <vector>

#include "hybridize/refactor/facts.h"

namespace hybridize::refactor {

// What arrives at the parameters of a function.
struct ParametersResult {
  Fact tensor;
  Fact primitive;
  std::vector<ParameterFacts> parameters;
};

ParametersResult CollectParameters(const FactSources& sources, ir::FunctionId function);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_SRC_REFACTOR_PARAMETERS_H_
