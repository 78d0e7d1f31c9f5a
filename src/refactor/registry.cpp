#include "hybridize/refactor/decision.h"

namespace hybridize::refactor {
namespace {

constexpr RuleInfo kRules[] = {
#define HYB_RULE(number, Enumerator, name, message) {number, name, message},
#include "hybridize/refactor/rules.def"
};

constexpr Rule kAllRules[] = {
#define HYB_RULE(number, Enumerator, name, message) Rule::Enumerator,
#include "hybridize/refactor/rules.def"
};

constexpr AssumptionInfo kAssumptions[] = {
#define HYB_ASSUMPTION(Enumerator, name, message) {name, message},
#include "hybridize/refactor/assumptions.def"
};

constexpr AssumptionKind kAllAssumptions[] = {
#define HYB_ASSUMPTION(Enumerator, name, message) AssumptionKind::Enumerator,
#include "hybridize/refactor/assumptions.def"
};

// Codes are compared as text, and numbers must not be reused: the rows stand in rising order.
constexpr bool NumbersRise() {
  int last = 0;
  for (const RuleInfo& info : kRules) {
    if (info.number <= last || info.number > 999) {
      return false;
    }
    last = info.number;
  }
  return true;
}
static_assert(NumbersRise(), "rules.def is not in the order of its numbers");

}  // namespace

const RuleInfo& Info(Rule rule) { return kRules[static_cast<size_t>(rule)]; }

llvm::ArrayRef<Rule> AllRules() { return kAllRules; }

std::string Code(Rule rule) {
  std::string digits = std::to_string(Info(rule).number);
  return "HYB" + std::string(3 - digits.size(), '0') + digits;
}

std::optional<Rule> FindRule(llvm::StringRef code_or_name) {
  for (Rule rule : kAllRules) {
    if (code_or_name.equals_insensitive(Code(rule)) || code_or_name == Info(rule).name) {
      return rule;
    }
  }
  return std::nullopt;
}

const AssumptionInfo& Info(AssumptionKind kind) { return kAssumptions[static_cast<size_t>(kind)]; }

llvm::ArrayRef<AssumptionKind> AllAssumptions() { return kAllAssumptions; }

}  // namespace hybridize::refactor
