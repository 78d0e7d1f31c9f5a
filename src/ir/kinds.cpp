#include "hybridize/ir/kinds.h"

#include "hybridize/base/check.h"

namespace hybridize::ir {
namespace {

constexpr OpInfo kOps[] = {
#define HYB_OP(Enumerator, mnemonic, payload, arity, result) \
  {mnemonic, PayloadKind::payload, arity, (result) != 0, false, false},
#define HYB_PURE(Enumerator, mnemonic, payload, arity) \
  {mnemonic, PayloadKind::payload, arity, true, false, true},
#define HYB_TERMINATOR(Enumerator, mnemonic, payload, arity) \
  {mnemonic, PayloadKind::payload, arity, false, true, false},
#include "hybridize/ir/ops.def"
};
static_assert(std::size(kOps) == kOpCount);

// In the order of the enumerators.
constexpr llvm::StringLiteral kBinary[] = {"+", "-",  "*",  "/", "//", "%", "**",
                                           "@", "<<", ">>", "&", "|",  "^"};
constexpr llvm::StringLiteral kUnary[] = {"-", "+", "~"};
constexpr llvm::StringLiteral kCompare[] = {"==", "!=", "<",      "<=", ">",
                                            ">=", "is", "is not", "in", "not in"};
constexpr llvm::StringLiteral kConstructs[] = {"plain",
                                               "decorator",
                                               "default",
                                               "annotation",
                                               "comprehension",
                                               "f_string",
                                               "assert",
                                               "augmented_assignment",
                                               "unpacking",
                                               "for",
                                               "with",
                                               "match",
                                               "except",
                                               "finally",
                                               "delete",
                                               "chained_comparison",
                                               "boolean_operator",
                                               "conditional_expression",
                                               "super"};
constexpr llvm::StringLiteral kFunctionKinds[] = {
    "module", "class", "function", "lambda", "generator_expression", "annotations"};
constexpr llvm::StringLiteral kParameterKinds[] = {"positional_only", "positional", "star",
                                                   "keyword_only", "double_star"};
constexpr llvm::StringLiteral kRegionKinds[] = {
    "function", "if",      "else", "while", "for",  "loop_else",     "try",
    "except",   "finally", "with", "match", "case", "comprehension", "conditional"};
constexpr llvm::StringLiteral kArgumentKinds[] = {"positional", "star", "keyword", "double_star"};
constexpr llvm::StringLiteral kConstantKinds[] = {"none",  "true",    "false",  "ellipsis", "int",
                                                  "float", "complex", "string", "bytes"};

static_assert(std::size(kBinary) == size_t(BinaryOperator::Xor) + 1);
static_assert(std::size(kUnary) == size_t(UnaryOperator::Invert) + 1);
static_assert(std::size(kCompare) == size_t(CompareOperator::NotIn) + 1);
static_assert(std::size(kConstructs) == size_t(Construct::Super) + 1);
static_assert(std::size(kFunctionKinds) == size_t(FunctionKind::Annotations) + 1);
static_assert(std::size(kParameterKinds) == size_t(ParameterKind::DoubleStar) + 1);
static_assert(std::size(kRegionKinds) == size_t(RegionKind::Conditional) + 1);
static_assert(std::size(kArgumentKinds) == size_t(ArgumentKind::DoubleStar) + 1);
static_assert(std::size(kConstantKinds) == size_t(ConstantKind::Bytes) + 1);

template <typename Enum, size_t kSize>
llvm::StringRef At(const llvm::StringLiteral (&names)[kSize], Enum value) {
  auto index = static_cast<size_t>(value);
  HYB_CHECK(index < kSize, "enumerator out of range");
  return names[index];
}

}  // namespace

const OpInfo& Info(Op op) {
  auto index = static_cast<size_t>(op);
  HYB_CHECK(index < kOpCount, "operation out of range");
  return kOps[index];
}

llvm::StringRef Spelling(BinaryOperator op) { return At(kBinary, op); }
llvm::StringRef Spelling(UnaryOperator op) { return At(kUnary, op); }
llvm::StringRef Spelling(CompareOperator op) { return At(kCompare, op); }

llvm::StringRef Name(Construct construct) { return At(kConstructs, construct); }
llvm::StringRef Name(FunctionKind kind) { return At(kFunctionKinds, kind); }
llvm::StringRef Name(ParameterKind kind) { return At(kParameterKinds, kind); }
llvm::StringRef Name(RegionKind kind) { return At(kRegionKinds, kind); }
llvm::StringRef Name(ArgumentKind kind) { return At(kArgumentKinds, kind); }
llvm::StringRef Name(ConstantKind kind) { return At(kConstantKinds, kind); }

}  // namespace hybridize::ir
