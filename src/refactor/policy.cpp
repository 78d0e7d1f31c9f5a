#include "hybridize/refactor/policy.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::refactor {
namespace {

constexpr Precondition kPreconditions[] = {Precondition::P1, Precondition::P2, Precondition::P3,
                                           Precondition::P4, Precondition::P5, Precondition::P6};

std::optional<Precondition> FindPrecondition(llvm::StringRef code) {
  for (size_t i = 0; i < std::size(kPreconditions); ++i) {
    if (code.equals_insensitive("P" + std::to_string(i + 1))) {
      return kPreconditions[i];
    }
  }
  return std::nullopt;
}

}  // namespace

CodeSet CodeSet::AllRules() {
  CodeSet set;
  for (Rule rule : refactor::AllRules()) {
    set.Add(rule);
  }
  return set;
}

CodeSet CodeSet::AllPreconditions() {
  CodeSet set;
  for (Precondition precondition : kPreconditions) {
    set.Add(precondition);
  }
  return set;
}

bool CodeSet::Add(llvm::StringRef code) {
  if (std::optional<Rule> rule = FindRule(code)) {
    Add(*rule);
    return true;
  }
  if (std::optional<Precondition> precondition = FindPrecondition(code)) {
    Add(*precondition);
    return true;
  }
  return false;
}

void CodeSet::Add(const CodeSet& other) {
  rules_ |= other.rules_;
  preconditions_ |= other.preconditions_;
}

void CodeSet::Remove(const CodeSet& other) {
  rules_ &= ~other.rules_;
  preconditions_ &= ~other.preconditions_;
}

void Apply(const Policy& policy, Decision& decision) {
  bool blocked =
      decision.precondition != Precondition::None && !policy.Allows(decision.precondition);
  if (blocked || policy.frozen) {
    decision.outcome = Outcome::Keep;
    decision.precondition = Precondition::None;
  }
  if (policy.frozen) {
    decision.assumptions.clear();
  }
  llvm::erase_if(decision.failures,
                 [&policy](const Failure& failure) { return !policy.Shows(failure.rule); });
  llvm::erase_if(decision.notes, [&policy](const Note& note) { return !policy.Shows(note.rule); });
}

}  // namespace hybridize::refactor
