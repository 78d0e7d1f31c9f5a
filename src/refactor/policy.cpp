#include "hybridize/refactor/policy.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::refactor {
namespace {

constexpr Precondition kPreconditions[] = {Precondition::P1, Precondition::P2, Precondition::P3,
                                           Precondition::P4, Precondition::P5, Precondition::P6};

std::string Code(Precondition precondition) {
  return "P" + std::to_string(static_cast<int>(precondition));
}

// `HYB03` stands for HYB030 to HYB039, `P` for every precondition.
bool IsPrefix(llvm::StringRef text, const std::string& code) {
  return !text.empty() && llvm::StringRef(code).starts_with_insensitive(text);
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
  CodeSet found;
  for (Precondition precondition : kPreconditions) {
    if (IsPrefix(code, Code(precondition))) {
      found.Add(precondition);
    }
  }
  for (Rule rule : refactor::AllRules()) {
    // Shorter prefixes are more likely slips.
    if (code.size() >= 3 && IsPrefix(code, Code(rule))) {
      found.Add(rule);
    }
  }
  Add(found);
  return found != CodeSet();
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
