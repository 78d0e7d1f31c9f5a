#ifndef HYBRIDIZE_REFACTOR_DECISION_H_
#define HYBRIDIZE_REFACTOR_DECISION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/base/fact.h"
#include "hybridize/ir/kinds.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::refactor {

enum class Rule : uint8_t {
#define HYB_RULE(number, Enumerator, name, message) Enumerator,
#include "hybridize/refactor/rules.def"
};

struct RuleInfo {
  int number;
  llvm::StringLiteral name;
  llvm::StringLiteral message;
};

// One row of rules.def.
const RuleInfo& Info(Rule rule);
llvm::ArrayRef<Rule> AllRules();
// `HYB004`.
std::string Code(Rule rule);
// By code (`HYB004`, any case) or by name.
std::optional<Rule> FindRule(llvm::StringRef code_or_name);

enum class AssumptionKind : uint8_t {
#define HYB_ASSUMPTION(Enumerator, name, message) Enumerator,
#include "hybridize/refactor/assumptions.def"
};

struct AssumptionInfo {
  llvm::StringLiteral name;
  llvm::StringLiteral message;
};

const AssumptionInfo& Info(AssumptionKind kind);
llvm::ArrayRef<AssumptionKind> AllAssumptions();

// What the tool does to a function. Keep: hybrid already and left alone, or held by HYB027, HYB028
// or an ignore. Declined: eager with at least one definite failure. Undecided: eager with only
// undeterminable failures.
enum class Outcome : uint8_t { Convert, Dehybridize, Reconfigure, Keep, Declined, Undecided };

enum class Precondition : uint8_t { None, P1, P2, P3, P4, P5, P6 };

enum class Role : uint8_t { Tensor, Primitive, Other, Unknown };

struct ParameterFacts {
  // Without stars.
  std::string name;
  ir::ParameterKind kind = ir::ParameterKind::Positional;
  Role role = Role::Unknown;
  // Tensor types that arrive, as `float32[2,3]`; sorted.
  std::vector<std::string> types;
  std::vector<Evidence> evidence;
};

// A failed rule. The message is the rule's own where `message` is empty.
struct Failure {
  Rule rule = Rule::AlreadyOptimal;
  std::string message;
  std::vector<Evidence> evidence;
};

struct Assumption {
  AssumptionKind kind = AssumptionKind::GraphNumerics;
  std::string message;
  std::vector<Evidence> evidence;
};

enum class NoteLevel : uint8_t { Note, Warning };

struct Note {
  Rule rule = Rule::AlreadyOptimal;
  NoteLevel level = NoteLevel::Note;
  std::string message;
  std::vector<Evidence> evidence;
};

enum class SignatureRelation : uint8_t { Equal, Tighter, Broader, Incomparable };

struct Decision {
  Outcome outcome = Outcome::Undecided;
  Precondition precondition = Precondition::None;
  // In the order of the rules' numbers.
  std::vector<Failure> failures;
  std::vector<Assumption> assumptions;
  std::vector<Note> notes;
  // As it stands in the source behind `input_signature=`.
  std::optional<std::string> signature;
  std::optional<std::string> signature_absence;
  std::optional<SignatureRelation> signature_relation;
};

// What the analyses found out about one function: the input of the decision table.
struct FunctionFacts {
  Fact hybrid;
  Fact tensor_parameter;
  Fact primitive_parameter;
  Fact side_effects;
  Fact recursive;
  Fact tensor_computation;
  Fact covered_callers;
  // Hazards that hold or cannot be determined, in the order of the rules' numbers.
  struct Hazard {
    Rule rule = Rule::UndeterminableHazard;
    Fact fact;
  };
  std::vector<Hazard> hazards;
  std::vector<Assumption> assumptions;
  std::vector<ParameterFacts> parameters;
  // Indices into `ir::Function::decorators` of those that make it hybrid.
  std::vector<uint32_t> hybrid_decorators;
};

// Everything that the report says about one function.
struct FunctionRecord {
  ir::FunctionId function;
  // Index of the `project::FileId`.
  uint32_t file = 0;
  Span span;
  Span name_span;
  std::string module;
  std::string qualname;
  FunctionFacts facts;
  Decision decision;
  // Dotted names of project functions that it calls directly; sorted.
  std::vector<std::string> callees;
};

}  // namespace hybridize::refactor

#endif  // HYBRIDIZE_REFACTOR_DECISION_H_
