#ifndef HYBRIDIZE_IR_KINDS_H_
#define HYBRIDIZE_IR_KINDS_H_

#include <cstdint>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::ir {

using ModuleId = Id<struct ModuleTag>;
using FunctionId = Id<struct FunctionTag>;
using ConstantId = Id<struct ConstantTag>;
// The next five count within one function.
using BlockId = Id<struct BlockTag>;
using InstId = Id<struct InstTag>;
using ValueId = Id<struct ValueTag>;
using RegionId = Id<struct RegionTag>;
using SignatureId = Id<struct SignatureTag>;

enum class Op : uint8_t {
#define HYB_OP(Enumerator, mnemonic, payload, arity, result) Enumerator,
#include "hybridize/ir/ops.def"
};

enum class PayloadKind : uint8_t {
  None,
  Name,
  Constant,
  Function,
  Signature,
  Index,
  Binary,
  Unary,
  Compare,
};

inline constexpr int kAnyArity = -1;

// One row of `ops.def`.
struct OpInfo {
  llvm::StringLiteral mnemonic;
  PayloadKind payload;
  int arity;
  bool has_result;
  bool is_terminator;
  // Neither raises nor runs code of the program.
  bool is_pure;
};

const OpInfo& Info(Op op);

inline constexpr uint32_t kOpCount = 0
#define HYB_OP(Enumerator, mnemonic, payload, arity, result) +1
#include "hybridize/ir/ops.def"
    ;

enum class BinaryOperator : uint8_t {
  Add,
  Subtract,
  Multiply,
  Divide,
  FloorDivide,
  Modulo,
  Power,
  MatrixMultiply,
  ShiftLeft,
  ShiftRight,
  And,
  Or,
  Xor,
};

enum class UnaryOperator : uint8_t { Negate, Plus, Invert };

enum class CompareOperator : uint8_t {
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Is,
  IsNot,
  In,
  NotIn,
};

// As in the source: `+`, `//`, `not in`.
llvm::StringRef Spelling(BinaryOperator op);
llvm::StringRef Spelling(UnaryOperator op);
llvm::StringRef Spelling(CompareOperator op);

// What an instruction was made for, where its operation alone does not tell: rules ask it.
enum class Construct : uint8_t {
  Plain,
  Decorator,
  Default,
  Annotation,
  Comprehension,
  FString,
  Assert,
  AugmentedAssignment,
  Unpacking,
  For,
  With,
  Match,
  Except,
  Finally,
  Delete,
  ChainedComparison,
  BooleanOperator,
  ConditionalExpression,
  Super,
};

enum class FunctionKind : uint8_t {
  Module,
  Class,
  Function,
  Lambda,
  GeneratorExpression,
  // Evaluates annotations, a type parameter's bound, or the value of a type alias. Never run by
  // the program's own control flow; for a function it returns a dict from parameter name to value,
  // the result under "return".
  Annotations,
};

enum class ParameterKind : uint8_t {
  PositionalOnly,
  Positional,
  Star,
  KeywordOnly,
  DoubleStar,
};

enum class RegionKind : uint8_t {
  Function,
  If,
  Else,
  While,
  For,
  LoopElse,
  Try,
  Except,
  Finally,
  With,
  Match,
  Case,
  Comprehension,
  // The operand of `and`, `or` or a conditional expression that may not run.
  Conditional,
};

enum class ArgumentKind : uint8_t { Positional, Star, Keyword, DoubleStar };

enum class ConstantKind : uint8_t {
  None,
  True,
  False,
  Ellipsis,
  Int,
  Float,
  Complex,
  String,
  Bytes,
};

llvm::StringRef Name(Construct construct);
llvm::StringRef Name(FunctionKind kind);
llvm::StringRef Name(ParameterKind kind);
llvm::StringRef Name(RegionKind kind);
llvm::StringRef Name(ArgumentKind kind);
llvm::StringRef Name(ConstantKind kind);

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_KINDS_H_
