#include "tensor/elementwise.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"
#include "tensor/products.h"

namespace hybridize::tensor {
namespace {

using ir::BinaryOperator;

bool IsNumber(TermKind kind) {
  return kind == TermKind::Int || kind == TermKind::Bool || kind == TermKind::Float ||
         kind == TermKind::Complex;
}

bool IsText(TermKind kind) { return kind == TermKind::String || kind == TermKind::Bytes; }

// Python's division rounds down.
int64_t FloorDivide(int64_t left, int64_t right) {
  int64_t quotient = left / right;
  return quotient * right != left && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

std::optional<int64_t> Power(int64_t base, int64_t exponent) {
  int64_t result = 1;
  for (int64_t i = 0; i < exponent; ++i) {
    if (i > 62 || llvm::MulOverflow(result, base, result)) {
      return std::nullopt;
    }
  }
  return result;
}

std::optional<int64_t> Fold(BinaryOperator op, int64_t left, int64_t right) {
  int64_t result = 0;
  switch (op) {
    case BinaryOperator::Add:
      return llvm::AddOverflow(left, right, result) ? std::nullopt : std::optional(result);
    case BinaryOperator::Subtract:
      return llvm::SubOverflow(left, right, result) ? std::nullopt : std::optional(result);
    case BinaryOperator::Multiply:
      return llvm::MulOverflow(left, right, result) ? std::nullopt : std::optional(result);
    case BinaryOperator::FloorDivide:
      return right == 0 ? std::nullopt : std::optional(FloorDivide(left, right));
    case BinaryOperator::Modulo:
      return right == 0 ? std::nullopt : std::optional(left - FloorDivide(left, right) * right);
    case BinaryOperator::Power:
      return right < 0 ? std::nullopt : Power(left, right);
    case BinaryOperator::ShiftLeft:
      return left < 0 || right < 0 || right > 30 || left > (int64_t{1} << 30)
                 ? std::nullopt
                 : std::optional(left << right);
    case BinaryOperator::ShiftRight:
      return right < 0 || right > 62 ? std::nullopt : std::optional(left >> right);
    case BinaryOperator::And:
      return left & right;
    case BinaryOperator::Or:
      return left | right;
    case BinaryOperator::Xor:
      return left ^ right;
    case BinaryOperator::Divide:
    case BinaryOperator::MatrixMultiply:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<double> Fold(BinaryOperator op, double left, double right) {
  switch (op) {
    case BinaryOperator::Add:
      return left + right;
    case BinaryOperator::Subtract:
      return left - right;
    case BinaryOperator::Multiply:
      return left * right;
    case BinaryOperator::Divide:
      return right == 0 ? std::nullopt : std::optional(left / right);
    default:
      return std::nullopt;
  }
}

TermId FoldNumbers(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  TermPool& pool = algebra.pool;
  TermKind a = pool[left].kind;
  TermKind b = pool[right].kind;
  if (a == TermKind::Complex || b == TermKind::Complex) {
    return pool.AnyOf(TermKind::Complex);
  }
  bool real = a == TermKind::Float || b == TermKind::Float || op == BinaryOperator::Divide;
  if (!real) {
    std::optional<int64_t> x = algebra.IntFrom(left);
    std::optional<int64_t> y = algebra.IntFrom(right);
    std::optional<int64_t> result = x && y ? Fold(op, *x, *y) : std::nullopt;
    bool none = (!pool[left].known && pool[left].number == kNoneDim) ||
                (!pool[right].known && pool[right].number == kNoneDim);
    return result ? pool.Int(*result) : pool.FromDim(none ? kNoneDim : kOpenDim);
  }
  std::optional<double> x = algebra.RealFrom(left);
  std::optional<double> y = algebra.RealFrom(right);
  std::optional<double> result = x && y ? Fold(op, *x, *y) : std::nullopt;
  return result ? pool.Float(*result) : pool.AnyOf(TermKind::Float);
}

TermId FoldText(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  TermPool& pool = algebra.pool;
  const Term& a = pool[left];
  const Term& b = pool[right];
  if (op == BinaryOperator::Add && a.kind == TermKind::String && b.kind == TermKind::String &&
      a.known && b.known) {
    return pool.String((llvm::Twine(pool.text(left)) + pool.text(right)).str());
  }
  return pool.AnyOf(IsText(a.kind) ? a.kind : b.kind);
}

TermId FoldSequences(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  TermPool& pool = algebra.pool;
  const Term a = pool[left];
  const Term b = pool[right];
  if (op == BinaryOperator::Add && algebra.IsSequence(left) && algebra.IsSequence(right)) {
    llvm::SmallVector<TermId, 8> children{llvm::ArrayRef<TermId>(a.children)};
    children.append(b.children.begin(), b.children.end());
    return pool.Sequence(a.kind, children);
  }
  bool a_is = algebra.IsSequence(left);
  const Term& sequence = a_is ? a : b;
  std::optional<int64_t> count = algebra.IntFrom(a_is ? right : left);
  if (op != BinaryOperator::Multiply || (!a_is && !algebra.IsSequence(right)) || !count) {
    return TermId();
  }
  llvm::SmallVector<TermId, 8> children;
  for (int64_t i = 0; i < *count && children.size() < 64; ++i) {
    children.append(sequence.children.begin(), sequence.children.end());
  }
  return pool.Sequence(sequence.kind, children);
}

// The value of an integer result, where both values are known scalars.
TermId FoldValues(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  auto value = [&](TermId operand) {
    TermId inner = algebra.ValueOf(operand);
    TermId scalar = inner.valid() ? inner : operand;
    return algebra.pool[scalar].kind == TermKind::Int ? scalar : TermId();
  };
  TermId x = value(left);
  TermId y = value(right);
  if (!x.valid() || !y.valid() || op == BinaryOperator::Divide) {
    return TermId();
  }
  return FoldNumbers(algebra, op, x, y);
}

bool IsArraySide(const Algebra& algebra, TermId operand) {
  const Term& term = algebra.pool[operand];
  return term.kind != TermKind::Tensor || term.type.layout == Layout::Array;
}

TermId BinaryOfTensors(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  TermPool& pool = algebra.pool;
  bool arrays = IsArraySide(algebra, left) && IsArraySide(algebra, right);
  if (op == BinaryOperator::MatrixMultiply) {
    return MatrixProduct(algebra, left, right, arrays);
  }
  TermId result =
      arrays ? ElementwiseArrays(algebra, {left, right}) : Elementwise(algebra, {left, right});
  if (!result.valid()) {
    return TermId();
  }
  TensorType type = pool[result].type;
  bool integral = IsInteger(type.dtype) || type.dtype == DType::Bool;
  if (op == BinaryOperator::Divide && integral) {
    bool narrow = !arrays && (BitsOf(type.dtype) <= 16);
    type.dtype = narrow ? DType::Float32 : DType::Float64;
  }
  TermId value = IsInteger(type.dtype) ? FoldValues(algebra, op, left, right) : TermId();
  return pool.Tensor(type, value);
}

// What is known of both operands, or Any for those that are none.
DType StrongDType(const Term& term) {
  return term.kind == TermKind::Tensor ? term.type.dtype : DType::Any;
}

}  // namespace

TermId Elementwise(Algebra& algebra, llvm::ArrayRef<TermId> operands) {
  TermPool& pool = algebra.pool;
  DType dtype = DType::Any;
  bool from_tensor = false;
  for (TermId operand : operands) {
    const Term& term = pool[operand];
    bool dense = term.kind == TermKind::Tensor && term.type.layout != Layout::Array;
    DType own = StrongDType(term);
    if (own == DType::Any) {
      continue;
    }
    if (dense && from_tensor && own != dtype) {
      return TermId();
    }
    if (dtype == DType::Any || (dense && !from_tensor)) {
      dtype = own;
      from_tensor = dense;
    }
  }
  Shape shape = Shape::Scalar();
  Layout layout = Layout::Dense;
  for (TermId operand : operands) {
    TermId tensor = algebra.AsTensor(operand, dtype);
    if (!tensor.valid()) {
      return TermId();
    }
    const TensorType& type = pool[tensor].type;
    std::optional<Shape> wider = algebra.Broadcast(shape, type.shape);
    if (!wider) {
      return TermId();
    }
    shape = *wider;
    if (dtype == DType::Any) {
      dtype = type.dtype;
    }
    if (type.layout == Layout::Ragged || type.layout == Layout::Sparse) {
      layout = type.layout;
    }
  }
  return pool.Tensor(dtype, shape, layout);
}

DType PromoteAll(Algebra& algebra, llvm::ArrayRef<TermId> operands) {
  DType dtype = DType::Any;
  bool unknown = false;
  for (TermId operand : operands) {
    const Term& term = algebra.pool[operand];
    if (IsNumber(term.kind)) {
      continue;
    }
    TermId array = algebra.AsArray(operand);
    DType own = array.valid() ? algebra.pool[array].type.dtype : DType::Any;
    unknown |= own == DType::Any;
    dtype = dtype == DType::Any ? own : Promote(dtype, own);
  }
  if (unknown) {
    return DType::Any;
  }
  for (TermId operand : operands) {
    TermKind kind = algebra.pool[operand].kind;
    if (!IsNumber(kind)) {
      continue;
    }
    if (dtype == DType::Any) {
      dtype = algebra.pool[algebra.AsArray(operand)].type.dtype;
    } else {
      dtype = PromoteWeak(dtype, kind);
    }
  }
  return dtype;
}

TermId ElementwiseArrays(Algebra& algebra, llvm::ArrayRef<TermId> operands) {
  Shape shape = Shape::Scalar();
  for (TermId operand : operands) {
    TermId array = algebra.AsArray(operand);
    if (!array.valid()) {
      return TermId();
    }
    std::optional<Shape> wider = algebra.Broadcast(shape, algebra.pool[array].type.shape);
    if (!wider) {
      return TermId();
    }
    shape = *wider;
  }
  return algebra.pool.Tensor(PromoteAll(algebra, operands), shape, Layout::Array);
}

TermId ApplyBinary(Algebra& algebra, BinaryOperator op, TermId left, TermId right) {
  TermKind a = algebra.pool[left].kind;
  TermKind b = algebra.pool[right].kind;
  if (a == TermKind::Tensor || b == TermKind::Tensor) {
    return BinaryOfTensors(algebra, op, left, right);
  }
  if (IsNumber(a) && IsNumber(b)) {
    return FoldNumbers(algebra, op, left, right);
  }
  if (IsText(a) || (IsText(b) && IsText(a))) {
    return FoldText(algebra, op, left, right);
  }
  auto is_sequence = [](TermKind kind) {
    return kind == TermKind::Tuple || kind == TermKind::List || kind == TermKind::Many;
  };
  if (is_sequence(a) || is_sequence(b)) {
    return FoldSequences(algebra, op, left, right);
  }
  return a == TermKind::Unknown || b == TermKind::Unknown ? algebra.pool.Unknown() : TermId();
}

TermId ApplyUnary(Algebra& algebra, ir::UnaryOperator op, TermId operand) {
  TermPool& pool = algebra.pool;
  const Term& term = pool[operand];
  if (term.kind == TermKind::Tensor) {
    TermId value = algebra.ValueOf(operand);
    TensorType type = term.type;
    bool negates =
        op == ir::UnaryOperator::Negate && value.valid() && pool[value].kind == TermKind::Int;
    return pool.Tensor(type, negates ? ApplyUnary(algebra, op, value) : TermId());
  }
  std::optional<int64_t> integer = algebra.IntFrom(operand);
  if (integer) {
    return pool.Int(op == ir::UnaryOperator::Negate   ? -*integer
                    : op == ir::UnaryOperator::Invert ? ~*integer
                                                      : *integer);
  }
  if (term.kind == TermKind::Float && term.known) {
    return op == ir::UnaryOperator::Negate ? pool.Float(-pool.real(operand)) : operand;
  }
  return IsNumber(term.kind) || term.kind == TermKind::Unknown ? operand : TermId();
}

TermId ApplyCompare(Algebra& algebra, ir::CompareOperator op, TermId left, TermId right) {
  TermPool& pool = algebra.pool;
  bool tensors = algebra.IsTensor(left) || algebra.IsTensor(right);
  if (!tensors || op >= ir::CompareOperator::Is) {
    return pool.AnyOf(TermKind::Bool);
  }
  bool arrays = IsArraySide(algebra, left) && IsArraySide(algebra, right);
  TermId result =
      arrays ? ElementwiseArrays(algebra, {left, right}) : Elementwise(algebra, {left, right});
  if (!result.valid()) {
    return TermId();
  }
  TensorType type = pool[result].type;
  type.dtype = DType::Bool;
  return pool.Tensor(type);
}

}  // namespace hybridize::tensor
