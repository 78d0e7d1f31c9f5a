#ifndef HYBRIDIZE_SRC_TENSOR_ALGEBRA_H_
#define HYBRIDIZE_SRC_TENSOR_ALGEBRA_H_

#include <optional>

#include "tensor/term.h"

namespace hybridize::tensor {

// Where a Python number or list becomes a tensor, whose defaults for dtypes hold.
enum class Convention : uint8_t { TensorFlow, NumPy };

// The arithmetic of terms: how Python values become tensors, shapes and dtypes. Functions give an
// invalid id or nothing where the operation would raise. Borrows the pool.
class Algebra {
 public:
  explicit Algebra(TermPool& terms) : pool(terms) {}

  // What converting the value to a tensor gives; Sparse and Ragged stay what they are. A Python
  // number takes the preferred dtype where it can.
  TermId AsTensor(TermId value, DType preferred = DType::Any);
  TermId AsArray(TermId value);
  // The type after AsTensor.
  std::optional<TensorType> TypeOf(TermId value);

  std::optional<int64_t> IntFrom(TermId value) const;
  // What a value stands for as an extent: also -1 and unknown ones.
  Dim DimFrom(TermId value) const;
  bool BoolFrom(TermId value, bool when_absent) const;
  std::optional<double> RealFrom(TermId value) const;
  llvm::StringRef TextFrom(TermId value, llvm::StringRef when_absent = "") const;
  // A shape argument: int, sequence, shape, or integer tensor. A -1 stays -1 only in `raw`.
  Shape ShapeFrom(TermId value) const;
  // The axes that an axis argument names, in 0 … rank-1; nothing when they are not known.
  std::optional<llvm::SmallVector<size_t, 4>> AxesFrom(TermId value, size_t rank) const;
  // The axis in 0 … rank-1.
  std::optional<size_t> AxisFrom(TermId value, size_t rank) const;
  // A dtype argument; `otherwise` for an absent one, Any when it is not known.
  DType DTypeFrom(TermId value, DType otherwise, Convention convention) const;
  // The elements of a sequence, or of a tensor by its first axis; nothing when their number is not
  // known.
  std::optional<llvm::SmallVector<TermId, 8>> ElementsOf(TermId value);

  TermId ShapeTerm(const Shape& shape);
  // An integer vector whose value is the shape.
  TermId ShapeTensor(const Shape& shape, DType dtype);
  std::optional<Shape> Broadcast(const Shape& left, const Shape& right) const;
  std::optional<Dim> Broadcast(Dim left, Dim right) const;
  TermId Join(TermId left, TermId right);

  bool IsMissing(TermId value) const {
    return pool[value].kind == TermKind::Absent || pool[value].kind == TermKind::None;
  }
  bool IsSequence(TermId value) const {
    return pool[value].kind == TermKind::Tuple || pool[value].kind == TermKind::List;
  }
  bool IsTensor(TermId value) const { return pool[value].kind == TermKind::Tensor; }
  // The value of a tensor, if known; else invalid.
  TermId ValueOf(TermId value) const {
    const Term& term = pool[value];
    return term.kind == TermKind::Tensor && !term.children.empty() ? term.children[0] : TermId();
  }

  TermPool& pool;

 private:
  struct Packed;
  bool Pack(TermId value, Packed& packed);
  bool PackSequence(const Term& term, Packed& packed);
  TermId JoinSequences(const Term& left, const Term& right);
};

DType Promote(DType left, DType right);
// Of an array and a Python number.
DType PromoteWeak(DType array, TermKind number);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_ALGEBRA_H_
