#include "tensor/algebra.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"

namespace hybridize::tensor {
namespace {

// Values of tensors are kept up to this many elements.
constexpr size_t kMaxValueLength = 64;

}  // namespace

// A nested sequence on its way to a tensor.
struct Algebra::Packed {
  Shape shape = Shape::Scalar();
  // Of the tensors and arrays within.
  DType strong = DType::Any;
  bool has_unknown = false;
  // The widest of the Python values within; Absent when there are none.
  TermKind weak = TermKind::Absent;
  Layout layout = Layout::Dense;
  TermId value;
};

bool Algebra::Pack(TermId value, Packed& packed) {
  const Term term = pool[value];
  switch (term.kind) {
    case TermKind::Unknown:
      packed.has_unknown = true;
      packed.shape = Shape::Unknown();
      return true;
    case TermKind::Bool:
    case TermKind::Int:
    case TermKind::Float:
    case TermKind::Complex:
    case TermKind::String:
    case TermKind::Bytes:
      packed.weak = term.kind;
      packed.value = term.kind == TermKind::Int ? value : TermId();
      return true;
    case TermKind::Tensor:
      packed.shape = term.type.shape;
      packed.strong = term.type.dtype;
      packed.has_unknown = term.type.dtype == DType::Any;
      packed.layout = term.type.layout;
      packed.value = ValueOf(value);
      return true;
    case TermKind::Tuple:
    case TermKind::List:
    case TermKind::Many:
      return PackSequence(term, packed);
    case TermKind::DTypeName:
    case TermKind::Slice:
    case TermKind::Spec:
    case TermKind::Object:
    case TermKind::Absent:
    case TermKind::None:
    case TermKind::Ellipsis:
      return false;
  }
  return false;
}

bool Algebra::PackSequence(const Term& term, Packed& packed) {
  packed.layout = Layout::Dense;
  Dim length = term.kind == TermKind::Many ? kOpenDim : static_cast<Dim>(term.children.size());
  std::optional<Shape> inner;
  llvm::SmallVector<TermId, 8> values;
  for (TermId child : term.children) {
    Packed part;
    if (!Pack(child, part)) {
      return false;
    }
    packed.has_unknown |= part.has_unknown;
    packed.weak = std::max(packed.weak, part.weak);
    if (packed.strong == DType::Any) {
      packed.strong = part.strong;
    }
    if (part.layout == Layout::Ragged || part.layout == Layout::Sparse) {
      packed.layout = part.layout;
    }
    if (part.value.valid()) {
      values.push_back(part.value);
    }
    TensorType known{.shape = inner.value_or(part.shape)};
    inner = tensor::Join(known, TensorType{.shape = part.shape}).shape;
  }
  if (inner && !inner->ranked) {
    packed.shape = Shape::Unknown();
    return true;
  }
  packed.shape = inner.value_or(Shape::Scalar());
  packed.shape.dims.insert(packed.shape.dims.begin(), length);
  bool complete = term.kind != TermKind::Many && values.size() == term.children.size() &&
                  values.size() <= kMaxValueLength && packed.shape.rank() == 1;
  packed.value = complete ? pool.Sequence(TermKind::List, values) : TermId();
  return true;
}

TermId Algebra::AsTensor(TermId value, DType preferred) {
  const Term& term = pool[value];
  if (term.kind == TermKind::Tensor) {
    if (term.type.layout != Layout::Array) {
      return value;
    }
    TensorType type = term.type;
    type.layout = Layout::Dense;
    return pool.Tensor(type, ValueOf(value));
  }
  Packed packed;
  if (!Pack(value, packed)) {
    return TermId();
  }
  auto numbers = [&] {
    switch (packed.weak) {
      case TermKind::Bool:
        return DType::Bool;
      case TermKind::Int:
        return preferred != DType::Any && preferred != DType::Bool && preferred != DType::String
                   ? preferred
                   : DType::Int32;
      case TermKind::Float:
        return IsFloating(preferred) || IsComplex(preferred) ? preferred : DType::Float32;
      case TermKind::Complex:
        return IsComplex(preferred) ? preferred : DType::Complex128;
      case TermKind::String:
      case TermKind::Bytes:
        return DType::String;
      default:
        return preferred == DType::Any ? DType::Float32 : preferred;
    }
  };
  TensorType type{.layout = packed.layout == Layout::Array ? Layout::Dense : packed.layout,
                  .shape = packed.shape};
  type.dtype = packed.strong != DType::Any ? packed.strong
               : packed.has_unknown        ? DType::Any
                                           : numbers();
  return pool.Tensor(type, IsInteger(type.dtype) ? packed.value : TermId());
}

TermId Algebra::AsArray(TermId value) {
  const Term& term = pool[value];
  if (term.kind == TermKind::Tensor) {
    TensorType type = term.type;
    type.layout = Layout::Array;
    return pool.Tensor(type, ValueOf(value));
  }
  Packed packed;
  if (!Pack(value, packed)) {
    return TermId();
  }
  DType dtype = DType::Any;
  if (packed.strong == DType::Any && !packed.has_unknown) {
    dtype = packed.weak == TermKind::Bool                                       ? DType::Bool
            : packed.weak == TermKind::Int                                      ? DType::Int64
            : packed.weak == TermKind::Complex                                  ? DType::Complex128
            : packed.weak == TermKind::String || packed.weak == TermKind::Bytes ? DType::String
                                                                                : DType::Float64;
  } else if (packed.strong != DType::Any) {
    dtype =
        packed.weak == TermKind::Absent ? packed.strong : PromoteWeak(packed.strong, packed.weak);
  }
  return pool.Tensor(TensorType{.dtype = dtype, .layout = Layout::Array, .shape = packed.shape},
                     IsInteger(dtype) ? packed.value : TermId());
}

std::optional<TensorType> Algebra::TypeOf(TermId value) {
  TermId tensor = AsTensor(value);
  if (!tensor.valid()) {
    return std::nullopt;
  }
  return pool[tensor].type;
}

std::optional<int64_t> Algebra::IntFrom(TermId value) const {
  const Term& term = pool[value];
  if ((term.kind == TermKind::Int || term.kind == TermKind::Bool) && term.known) {
    return term.number;
  }
  TermId inner = ValueOf(value);
  return inner.valid() ? IntFrom(inner) : std::nullopt;
}

Dim Algebra::DimFrom(TermId value) const {
  const Term& term = pool[value];
  if (term.kind == TermKind::None) {
    return kNoneDim;
  }
  if (term.kind == TermKind::Int) {
    return term.known && term.number < 0 ? kOpenDim : term.number;
  }
  TermId inner = ValueOf(value);
  if (inner.valid() && pool[inner].kind == TermKind::Int) {
    return DimFrom(inner);
  }
  return kOpenDim;
}

bool Algebra::BoolFrom(TermId value, bool when_absent) const {
  const Term& term = pool[value];
  return term.kind == TermKind::Bool && term.known  ? term.number != 0
         : term.kind == TermKind::Int && term.known ? term.number != 0
                                                    : when_absent;
}

std::optional<double> Algebra::RealFrom(TermId value) const {
  const Term& term = pool[value];
  if (term.kind == TermKind::Float && term.known) {
    return pool.real(value);
  }
  if (std::optional<int64_t> integer = IntFrom(value)) {
    return static_cast<double>(*integer);
  }
  return std::nullopt;
}

llvm::StringRef Algebra::TextFrom(TermId value, llvm::StringRef when_absent) const {
  const Term& term = pool[value];
  return term.kind == TermKind::String && term.known ? pool.text(value) : when_absent;
}

Shape Algebra::ShapeFrom(TermId value) const {
  const Term& term = pool[value];
  Shape shape;
  if (term.kind == TermKind::Int) {
    shape.ranked = true;
    shape.dims.push_back(DimFrom(value));
  } else if (IsSequence(value)) {
    shape.ranked = true;
    for (TermId child : term.children) {
      shape.dims.push_back(DimFrom(child));
    }
  } else if (term.kind == TermKind::Tensor) {
    if (TermId inner = ValueOf(value); inner.valid()) {
      return ShapeFrom(inner);
    }
    if (term.type.shape.ranked && term.type.shape.rank() == 1 && term.type.shape.dims[0] >= 0 &&
        term.type.shape.dims[0] <= 16) {
      shape.ranked = true;
      shape.dims.assign(static_cast<size_t>(term.type.shape.dims[0]), kOpenDim);
    }
  }
  return shape;
}

std::optional<size_t> Algebra::AxisFrom(TermId value, size_t rank) const {
  std::optional<int64_t> axis = IntFrom(value);
  if (!axis) {
    return std::nullopt;
  }
  int64_t positive = *axis < 0 ? *axis + static_cast<int64_t>(rank) : *axis;
  if (positive < 0 || positive >= static_cast<int64_t>(rank)) {
    return std::nullopt;
  }
  return static_cast<size_t>(positive);
}

std::optional<llvm::SmallVector<size_t, 4>> Algebra::AxesFrom(TermId value, size_t rank) const {
  llvm::SmallVector<size_t, 4> axes;
  TermId listed = ValueOf(value).valid() ? ValueOf(value) : value;
  if (IsSequence(listed)) {
    for (TermId child : pool[listed].children) {
      std::optional<size_t> axis = AxisFrom(child, rank);
      if (!axis) {
        return std::nullopt;
      }
      axes.push_back(*axis);
    }
    return axes;
  }
  std::optional<size_t> axis = AxisFrom(listed, rank);
  if (!axis) {
    return std::nullopt;
  }
  axes.push_back(*axis);
  return axes;
}

DType Algebra::DTypeFrom(TermId value, DType otherwise, Convention convention) const {
  const Term& term = pool[value];
  if (IsMissing(value)) {
    return otherwise;
  }
  if (term.kind == TermKind::String && term.known) {
    llvm::StringRef text = pool.text(value);
    if (text == "float") {
      return convention == Convention::NumPy ? DType::Float64 : DType::Float32;
    }
    if (text == "int") {
      return convention == Convention::NumPy ? DType::Int64 : DType::Int32;
    }
    return FindDType(text).value_or(DType::Any);
  }
  if (term.kind == TermKind::Tensor || term.kind == TermKind::Spec) {
    return term.type.dtype;
  }
  if (term.kind != TermKind::DTypeName) {
    return DType::Any;
  }
  if (term.number < static_cast<int64_t>(PythonType::Bool)) {
    return static_cast<DType>(term.number);
  }
  bool numpy = convention == Convention::NumPy;
  switch (static_cast<PythonType>(term.number)) {
    case PythonType::Bool:
      return DType::Bool;
    case PythonType::Int:
      return numpy ? DType::Int64 : DType::Int32;
    case PythonType::Float:
      return numpy ? DType::Float64 : DType::Float32;
    case PythonType::Complex:
      return DType::Complex128;
    case PythonType::String:
      return DType::String;
  }
  return DType::Any;
}

std::optional<llvm::SmallVector<TermId, 8>> Algebra::ElementsOf(TermId value) {
  const Term term = pool[value];
  if (IsSequence(value)) {
    return llvm::SmallVector<TermId, 8>(llvm::ArrayRef<TermId>(term.children));
  }
  if (term.kind != TermKind::Tensor || !term.type.shape.ranked || term.type.shape.rank() == 0 ||
      term.type.shape.dims[0] < 0 || term.type.shape.dims[0] > 64) {
    return std::nullopt;
  }
  TensorType row = term.type;
  row.shape.dims.erase(row.shape.dims.begin());
  return llvm::SmallVector<TermId, 8>(static_cast<size_t>(term.type.shape.dims[0]),
                                      pool.Tensor(row));
}

TermId Algebra::ShapeTerm(const Shape& shape) {
  if (!shape.ranked) {
    return pool.Unknown();
  }
  llvm::SmallVector<TermId, 8> dims;
  for (Dim dim : shape.dims) {
    dims.push_back(pool.FromDim(dim));
  }
  return pool.Sequence(TermKind::Tuple, dims);
}

TermId Algebra::ShapeTensor(const Shape& shape, DType dtype) {
  TensorType type{.dtype = dtype, .shape = Shape::Of({kOpenDim})};
  if (!shape.ranked) {
    return pool.Tensor(type);
  }
  type.shape.dims[0] = static_cast<Dim>(shape.rank());
  llvm::SmallVector<TermId, 8> dims;
  for (Dim dim : shape.dims) {
    dims.push_back(pool.FromDim(dim));
  }
  return pool.Tensor(type, pool.Sequence(TermKind::List, dims));
}

std::optional<Dim> Algebra::Broadcast(Dim left, Dim right) const {
  if (left == right || right == 1) {
    return left;
  }
  if (left == 1) {
    return right;
  }
  if (left >= 0 && right >= 0) {
    return std::nullopt;
  }
  return left < 0 && right < 0 ? std::max(left, right) : std::max(left, right);
}

std::optional<Shape> Algebra::Broadcast(const Shape& left, const Shape& right) const {
  if (!left.ranked || !right.ranked) {
    return Shape::Unknown();
  }
  const Shape& longer = left.rank() >= right.rank() ? left : right;
  const Shape& shorter = left.rank() >= right.rank() ? right : left;
  Shape result = longer;
  size_t offset = longer.rank() - shorter.rank();
  for (size_t i = 0; i < shorter.rank(); ++i) {
    std::optional<Dim> dim = Broadcast(longer.dims[i + offset], shorter.dims[i]);
    if (!dim) {
      return std::nullopt;
    }
    result.dims[i + offset] = *dim;
  }
  return result;
}

TermId Algebra::JoinSequences(const Term& left, const Term& right) {
  if (left.kind == right.kind && left.kind != TermKind::Many &&
      left.children.size() == right.children.size()) {
    llvm::SmallVector<TermId, 8> joined;
    for (size_t i = 0; i < left.children.size(); ++i) {
      joined.push_back(Join(left.children[i], right.children[i]));
    }
    return pool.Sequence(left.kind, joined);
  }
  TermId all;
  for (const Term* term : {&left, &right}) {
    for (TermId child : term->children) {
      all = all.valid() ? Join(all, child) : child;
    }
  }
  return all.valid() ? pool.Sequence(TermKind::Many, all) : pool.Make(TermKind::Many);
}

TermId Algebra::Join(TermId left, TermId right) {
  if (left == right) {
    return left;
  }
  const Term a = pool[left];
  const Term b = pool[right];
  auto is_sequence = [](const Term& term) {
    return term.kind == TermKind::Tuple || term.kind == TermKind::List ||
           term.kind == TermKind::Many;
  };
  if (is_sequence(a) && is_sequence(b)) {
    return JoinSequences(a, b);
  }
  if (a.kind != b.kind) {
    return pool.Unknown();
  }
  switch (a.kind) {
    case TermKind::Tensor: {
      TermId mine = ValueOf(left);
      TermId other = ValueOf(right);
      TermId value = mine.valid() && other.valid() ? Join(mine, other) : TermId();
      TensorType type = tensor::Join(a.type, b.type);
      bool kept = value.valid() && type.shape.ranked && pool[value].kind != TermKind::Many;
      return pool.Tensor(std::move(type), kept ? value : TermId());
    }
    case TermKind::Spec:
      return pool.Intern({.kind = TermKind::Spec, .type = tensor::Join(a.type, b.type)});
    case TermKind::Int: {
      bool none = (!a.known && a.number == kNoneDim) || (!b.known && b.number == kNoneDim);
      return pool.FromDim(none ? kNoneDim : kOpenDim);
    }
    case TermKind::Bool:
    case TermKind::Float:
    case TermKind::Complex:
    case TermKind::String:
    case TermKind::Bytes:
      return pool.AnyOf(a.kind);
    default:
      return pool.Unknown();
  }
}

DType Promote(DType left, DType right) {
  if (left == right || right == DType::Any) {
    return left;
  }
  if (left == DType::Any) {
    return right;
  }
  if (CategoryOf(left) > CategoryOf(right)) {
    std::swap(left, right);
  }
  DTypeCategory low = CategoryOf(left);
  DTypeCategory high = CategoryOf(right);
  if (low == high) {
    return BitsOf(left) >= BitsOf(right) ? left : right;
  }
  if (low == DTypeCategory::Bool || high == DTypeCategory::Other) {
    return right;
  }
  if (high == DTypeCategory::UInt) {
    if (BitsOf(left) > BitsOf(right)) {
      return left;
    }
    return BitsOf(right) == 8    ? DType::Int16
           : BitsOf(right) == 16 ? DType::Int32
           : BitsOf(right) == 32 ? DType::Int64
                                 : DType::Float64;
  }
  uint32_t needed = BitsOf(left) <= 8 ? 16 : BitsOf(left) == 16 ? 32 : 64;
  if (low == DTypeCategory::Float) {
    needed = BitsOf(left);
  }
  if (high == DTypeCategory::Float) {
    return BitsOf(right) >= needed ? right : needed == 32 ? DType::Float32 : DType::Float64;
  }
  return needed > 32 ? DType::Complex128 : right;
}

DType PromoteWeak(DType array, TermKind number) {
  switch (number) {
    case TermKind::Int:
      return array == DType::Bool ? DType::Int64 : array;
    case TermKind::Float:
      return IsFloating(array) || IsComplex(array) || array == DType::Any ? array : DType::Float64;
    case TermKind::Complex:
      return IsComplex(array)                           ? array
             : IsFloating(array) && BitsOf(array) <= 32 ? DType::Complex64
                                                        : DType::Complex128;
    default:
      return array;
  }
}

}  // namespace hybridize::tensor
