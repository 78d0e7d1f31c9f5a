#include "hybridize/hazards/hazards.h"

#include "hazards/rules.h"
#include "hazards/trace.h"

namespace hybridize::hazards {
namespace {

struct Row {
  Hazard hazard;
  Fact (*judge)(const Trace& trace);
};

constexpr Row kRows[] = {
#define HYB_HAZARD(Enumerator) {Hazard::Enumerator, &Enumerator},
#include "hybridize/hazards/hazards.def"
};

}  // namespace

Hazards::Hazards(const Sources& sources)
    : sources_(sources),
      writes_(sources.program, sources.models, sources.solution),
      order_(sources.program, sources.solution) {
  decorators_.reserve(sources.program.functions().size());
  for (size_t i = 0; i < sources.program.functions().size(); ++i) {
    decorators_.push_back(CollectDecorators(sources, sources.program.functions().id_at(i)));
  }
}

std::vector<Finding> Hazards::Judge(ir::FunctionId function) const {
  Trace trace(sources_, decorators_, writes_, order_, function);
  std::vector<Finding> findings;
  for (const Row& row : kRows) {
    Fact fact = row.judge(trace);
    if (!fact.no()) {
      findings.push_back({.hazard = row.hazard, .fact = std::move(fact)});
    }
  }
  return findings;
}

}  // namespace hybridize::hazards
