#ifndef HYBRIDIZE_TENSOR_TYPE_H_
#define HYBRIDIZE_TENSOR_TYPE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::tensor {

enum class DType : uint8_t {
#define HYB_DTYPE(Enumerator, name, category, bits) Enumerator,
#include "hybridize/tensor/dtypes.def"
  // Not known.
  Any,
};

enum class DTypeCategory : uint8_t { Bool, Int, UInt, Float, Complex, Other };

llvm::StringRef Name(DType dtype);
DTypeCategory CategoryOf(DType dtype);
uint32_t BitsOf(DType dtype);
std::optional<DType> FindDType(llvm::StringRef name);

inline bool IsInteger(DType dtype) {
  return dtype != DType::Any &&
         (CategoryOf(dtype) == DTypeCategory::Int || CategoryOf(dtype) == DTypeCategory::UInt);
}
inline bool IsFloating(DType dtype) {
  return dtype != DType::Any && CategoryOf(dtype) == DTypeCategory::Float;
}
inline bool IsComplex(DType dtype) {
  return dtype != DType::Any && CategoryOf(dtype) == DTypeCategory::Complex;
}

// How the elements are kept. An Array is NumPy's; it is written like a Dense one.
enum class Layout : uint8_t { Dense, Array, Sparse, Ragged, Slices };

// The number of elements along an axis, or one of the two below.
using Dim = int64_t;
// TensorFlow itself does not know it before the graph runs; written `None`.
inline constexpr Dim kNoneDim = -1;
// Fixed whenever the program runs, but not derived; written `?`.
inline constexpr Dim kOpenDim = -2;

// Axes, or an unknown number of them.
struct Shape {
  bool ranked = false;
  llvm::SmallVector<Dim, 4> dims;

  Shape() = default;
  explicit Shape(llvm::ArrayRef<Dim> axes) : ranked(true), dims(axes) {}
  static Shape Unknown() { return {}; }
  static Shape Scalar() { return Shape(llvm::ArrayRef<Dim>()); }
  static Shape Of(std::initializer_list<Dim> axes) { return Shape(llvm::ArrayRef<Dim>(axes)); }

  size_t rank() const { return dims.size(); }
  friend bool operator==(const Shape&, const Shape&) = default;
};

// Element type, shape and layout of a tensor. The join of two (`Join`) is the least one that admits
// both: extents that differ become open, then the rank, and dtypes that differ become Any.
struct TensorType {
  DType dtype = DType::Any;
  Layout layout = Layout::Dense;
  Shape shape;

  friend bool operator==(const TensorType&, const TensorType&) = default;
};

TensorType Join(const TensorType& left, const TensorType& right);
Dim Join(Dim left, Dim right);

// `float32[2,None]`, `ragged int32[2,None]`, `?[...]`.
std::string Text(const TensorType& type);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_TENSOR_TYPE_H_
