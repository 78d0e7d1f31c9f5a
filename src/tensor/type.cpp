#include "hybridize/tensor/type.h"

namespace hybridize::tensor {
namespace {

struct DTypeInfo {
  llvm::StringLiteral name;
  DTypeCategory category;
  uint32_t bits;
};

constexpr DTypeInfo kInfos[] = {
#define HYB_DTYPE(Enumerator, name, category, bits) {name, DTypeCategory::category, bits},
#include "hybridize/tensor/dtypes.def"
    {"?", DTypeCategory::Other, 0},
};

std::string Text(Dim dim) {
  if (dim == kNoneDim) {
    return "None";
  }
  return dim == kOpenDim ? "?" : std::to_string(dim);
}

}  // namespace

llvm::StringRef Name(DType dtype) { return kInfos[static_cast<size_t>(dtype)].name; }
DTypeCategory CategoryOf(DType dtype) { return kInfos[static_cast<size_t>(dtype)].category; }
uint32_t BitsOf(DType dtype) { return kInfos[static_cast<size_t>(dtype)].bits; }

std::optional<DType> FindDType(llvm::StringRef name) {
  for (size_t i = 0; i < static_cast<size_t>(DType::Any); ++i) {
    if (kInfos[i].name == name) {
      return static_cast<DType>(i);
    }
  }
  return std::nullopt;
}

Dim Join(Dim left, Dim right) {
  if (left == right) {
    return left;
  }
  return left == kNoneDim || right == kNoneDim ? kNoneDim : kOpenDim;
}

TensorType Join(const TensorType& left, const TensorType& right) {
  TensorType joined = left;
  if (left.dtype != right.dtype) {
    joined.dtype = DType::Any;
  }
  if (left.layout != right.layout) {
    joined.layout = Layout::Dense;
  }
  if (!left.shape.ranked || !right.shape.ranked || left.shape.rank() != right.shape.rank()) {
    joined.shape = Shape::Unknown();
    return joined;
  }
  for (size_t i = 0; i < left.shape.rank(); ++i) {
    joined.shape.dims[i] = Join(left.shape.dims[i], right.shape.dims[i]);
  }
  return joined;
}

std::string Text(const TensorType& type) {
  std::string text;
  if (type.layout == Layout::Sparse) {
    text = "sparse ";
  } else if (type.layout == Layout::Ragged) {
    text = "ragged ";
  }
  text += Name(type.dtype);
  text += '[';
  if (!type.shape.ranked) {
    return text + "...]";
  }
  for (size_t i = 0; i < type.shape.rank(); ++i) {
    text += (i == 0 ? "" : ",") + Text(type.shape.dims[i]);
  }
  return text + "]";
}

}  // namespace hybridize::tensor
