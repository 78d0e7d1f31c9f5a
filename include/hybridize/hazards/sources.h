#ifndef HYBRIDIZE_HAZARDS_SOURCES_H_
#define HYBRIDIZE_HAZARDS_SOURCES_H_

#include "hybridize/effects/effects.h"
#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/solution.h"
#include "hybridize/tensor/types.h"

namespace hybridize::hazards {

// The analyses that hazards are judged by. Borrowed.
struct Sources {
  const ir::Program& program;
  const models::Models& models;
  const pointsto::Solution& solution;
  const tensor::Types& types;
  const effects::Effects& effects;
};

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_HAZARDS_SOURCES_H_
