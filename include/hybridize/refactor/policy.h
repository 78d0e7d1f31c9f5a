#ifndef HYBRIDIZE_REFACTOR_POLICY_H_
#define HYBRIDIZE_REFACTOR_POLICY_H_

#include <bitset>
#include <cstddef>

#include "hybridize/refactor/decision.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::refactor {

// A set of rules and preconditions, as users write them: `HYB004`, `has-python-side-effects`, `P1`.
class CodeSet {
 public:
  static CodeSet AllRules();
  static CodeSet AllPreconditions();

  // Takes a rule's code or name, a precondition, or a prefix of codes (`HYB03`, `P`). False when
  // the text is none of them.
  [[nodiscard]] bool Add(llvm::StringRef code);
  void Add(Rule rule) { rules_.set(static_cast<size_t>(rule)); }
  void Add(Precondition precondition) { preconditions_.set(static_cast<size_t>(precondition)); }
  void Add(const CodeSet& other);
  void Remove(const CodeSet& other);

  bool Contains(Rule rule) const { return rules_.test(static_cast<size_t>(rule)); }
  bool Contains(Precondition precondition) const {
    return preconditions_.test(static_cast<size_t>(precondition));
  }
  bool has_rules() const { return rules_.any(); }
  bool has_preconditions() const { return preconditions_.any(); }

  friend bool operator==(const CodeSet&, const CodeSet&) = default;

 private:
  std::bitset<64> rules_;
  std::bitset<8> preconditions_;
};

// What the user lets happen to one function, by options, settings and comments in the source.
struct Policy {
  // The function stays as it is, and nothing is said about it.
  bool frozen = false;
  // Transformations that are not done and findings that are not shown.
  CodeSet blocked;

  bool Allows(Precondition precondition) const {
    return !frozen && !blocked.Contains(precondition);
  }
  bool Shows(Rule rule) const { return !frozen && !blocked.Contains(rule); }
};

// What is left of a decision under the policy: a transformation that is not allowed becomes Keep,
// and findings that are not shown go. A silenced failure still stands: it never lets a
// transformation through.
void Apply(const Policy& policy, Decision& decision);

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_REFACTOR_POLICY_H_
