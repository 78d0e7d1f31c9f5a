// Indexing and slicing of tensors, arrays, shapes and sequences.

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "tensor/elementwise.h"

namespace hybridize::tensor {
namespace {

constexpr int64_t kNoBound = INT64_MIN;

struct Bounds {
  // kNoBound: left out.
  int64_t start = kNoBound;
  int64_t stop = kNoBound;
  int64_t step = 1;
  bool known = true;
  // A bound that is a tensor, or None in the graph.
  bool dynamic = false;
};

Bounds BoundsOf(const Algebra& algebra, const Term& slice) {
  Bounds bounds;
  int64_t* targets[] = {&bounds.start, &bounds.stop, &bounds.step};
  for (size_t i = 0; i < 3; ++i) {
    TermId child = slice.children[i];
    if (algebra.pool[child].kind == TermKind::None) {
      continue;
    }
    if (std::optional<int64_t> value = algebra.IntFrom(child)) {
      *targets[i] = *value;
    } else {
      bounds.known = false;
      bounds.dynamic |= algebra.DimFrom(child) == kNoneDim;
    }
  }
  return bounds;
}

// How many of `length` elements a slice takes, and from where.
struct Taken {
  int64_t first = 0;
  int64_t count = 0;
};

Taken Take(const Bounds& bounds, int64_t length) {
  auto clamp = [&](int64_t index, int64_t low, int64_t high) {
    return std::clamp(index < 0 ? index + length : index, low, high);
  };
  if (bounds.step > 0) {
    int64_t start = bounds.start == kNoBound ? 0 : clamp(bounds.start, 0, length);
    int64_t stop = bounds.stop == kNoBound ? length : clamp(bounds.stop, 0, length);
    return {start, std::max<int64_t>(0, (stop - start + bounds.step - 1) / bounds.step)};
  }
  int64_t start = bounds.start == kNoBound ? length - 1 : clamp(bounds.start, -1, length - 1);
  int64_t stop = bounds.stop == kNoBound ? -1 : clamp(bounds.stop, -1, length - 1);
  return {start, std::max<int64_t>(0, (start - stop - bounds.step - 1) / -bounds.step)};
}

Dim SlicedExtent(const Bounds& bounds, Dim dim) {
  bool whole = bounds.start == kNoBound && bounds.stop == kNoBound &&
               (bounds.step == 1 || bounds.step == -1);
  if (bounds.known && whole) {
    return dim;
  }
  if (!bounds.known || bounds.step == 0) {
    return bounds.dynamic ? kNoneDim : Join(dim < 0 ? dim : kOpenDim, kOpenDim);
  }
  return dim < 0 ? dim : Take(bounds, dim).count;
}

TermId SliceSequence(Algebra& algebra, TermId value, TermId key) {
  const Term sequence = algebra.pool[value];
  Bounds bounds = BoundsOf(algebra, algebra.pool[key]);
  if (!algebra.IsSequence(value)) {
    return value;
  }
  if (!bounds.known || bounds.step == 0) {
    TermId all;
    for (TermId child : sequence.children) {
      all = all.valid() ? algebra.Join(all, child) : child;
    }
    return all.valid() ? algebra.pool.Sequence(TermKind::Many, all) : value;
  }
  Taken taken = Take(bounds, static_cast<int64_t>(sequence.children.size()));
  llvm::SmallVector<TermId, 8> part;
  for (int64_t i = 0; i < taken.count; ++i) {
    part.push_back(sequence.children[static_cast<size_t>(taken.first + i * bounds.step)]);
  }
  return algebra.pool.Sequence(sequence.kind, part);
}

TermId SubscriptSequence(Algebra& algebra, TermId value, TermId key) {
  const Term sequence = algebra.pool[value];
  if (algebra.pool[key].kind == TermKind::Slice) {
    return SliceSequence(algebra, value, key);
  }
  std::optional<int64_t> index = algebra.IntFrom(key);
  if (index && algebra.IsSequence(value)) {
    auto size = static_cast<int64_t>(sequence.children.size());
    int64_t positive = *index < 0 ? *index + size : *index;
    return positive >= 0 && positive < size ? sequence.children[static_cast<size_t>(positive)]
                                            : TermId();
  }
  TermId all;
  for (TermId child : sequence.children) {
    all = all.valid() ? algebra.Join(all, child) : child;
  }
  return all;
}

// The axes that one subscript leaves, while the keys are walked from the left.
class Indexer {
 public:
  Indexer(Algebra& algebra, const TensorType& type) : algebra_(algebra), type_(type) {}

  std::optional<TensorType> Run(llvm::ArrayRef<TermId> keys) {
    if (!type_.shape.ranked) {
      return TensorType{.dtype = type_.dtype, .layout = type_.layout, .shape = Shape::Unknown()};
    }
    for (size_t i = 0; i < keys.size(); ++i) {
      if (algebra_.pool[keys[i]].kind == TermKind::Ellipsis) {
        size_t behind = 0;
        for (TermId key : keys.drop_front(i + 1)) {
          behind += Consumed(key);
        }
        if (behind + axis_ > type_.shape.rank()) {
          return std::nullopt;
        }
        while (axis_ + behind < type_.shape.rank()) {
          Keep();
        }
      } else if (!Step(keys[i])) {
        return failed_
                   ? std::nullopt
                   : std::optional(TensorType{
                         .dtype = type_.dtype, .layout = type_.layout, .shape = Shape::Unknown()});
      }
    }
    while (axis_ < type_.shape.rank()) {
      Keep();
    }
    PlaceFancy();
    TensorType result = type_;
    result.shape = Shape(dims_);
    return result;
  }

 private:
  void Keep() { dims_.push_back(type_.shape.dims[axis_++]); }

  // How many axes the key takes up.
  size_t Consumed(TermId key) const {
    const Term& term = algebra_.pool[key];
    if (term.kind == TermKind::None) {
      return 0;
    }
    bool mask = term.kind == TermKind::Tensor && term.type.dtype == DType::Bool;
    return mask && term.type.shape.ranked ? term.type.shape.rank() : 1;
  }

  // False: the result's rank is not known, or with `failed_` the subscript raises.
  bool Step(TermId key) {
    const Term term = algebra_.pool[key];
    if (term.kind == TermKind::None) {
      dims_.push_back(1);
      return true;
    }
    if (axis_ + Consumed(key) > type_.shape.rank()) {
      failed_ = true;
      return false;
    }
    switch (term.kind) {
      case TermKind::Slice:
        dims_.push_back(SlicedExtent(BoundsOf(algebra_, term), type_.shape.dims[axis_++]));
        return true;
      case TermKind::Int:
      case TermKind::Bool:
        return StepInteger(term);
      case TermKind::Tensor:
      case TermKind::List:
      case TermKind::Tuple:
        return StepTensor(key);
      default:
        return false;
    }
  }

  bool StepInteger(const Term& term) {
    Dim dim = type_.shape.dims[axis_++];
    failed_ = term.known && dim >= 0 && (term.number >= dim || term.number < -dim);
    return !failed_;
  }

  bool StepTensor(TermId key) {
    std::optional<TensorType> index = algebra_.TypeOf(key);
    if (!index || !index->shape.ranked) {
      failed_ = !index;
      return false;
    }
    if (index->dtype == DType::Bool) {
      axis_ += index->shape.rank();
      return AddFancy(Shape::Of({kNoneDim}));
    }
    ++axis_;
    return index->shape.rank() == 0 || AddFancy(index->shape);
  }

  // Index arrays broadcast with each other; their axes stand where the first of them does.
  bool AddFancy(const Shape& shape) {
    if (!has_fancy_) {
      has_fancy_ = true;
      fancy_ = shape;
      fancy_at_ = dims_.size();
      return true;
    }
    std::optional<Shape> wider = algebra_.Broadcast(fancy_, shape);
    failed_ = !wider;
    fancy_ = wider.value_or(fancy_);
    return !failed_;
  }

  void PlaceFancy() {
    if (has_fancy_) {
      dims_.insert(dims_.begin() + static_cast<ptrdiff_t>(fancy_at_), fancy_.dims.begin(),
                   fancy_.dims.end());
    }
  }

  Algebra& algebra_;
  const TensorType& type_;
  size_t axis_ = 0;
  llvm::SmallVector<Dim, 8> dims_;
  bool failed_ = false;
  bool has_fancy_ = false;
  Shape fancy_;
  size_t fancy_at_ = 0;
};

TermId SubscriptTensor(Algebra& algebra, TermId value, TermId key) {
  const Term tensor = algebra.pool[value];
  const Term index = algebra.pool[key];
  llvm::SmallVector<TermId, 4> keys = {key};
  if (index.kind == TermKind::Tuple) {
    keys = index.children;
  }
  if (index.kind == TermKind::String) {
    return algebra.pool.Tensor(DType::Any, Shape::Unknown(), tensor.type.layout);
  }
  std::optional<TensorType> type = Indexer(algebra, tensor.type).Run(keys);
  if (!type) {
    return TermId();
  }
  if (type->layout == Layout::Ragged && type->shape.ranked &&
      !llvm::is_contained(llvm::drop_begin(type->shape.dims, type->shape.dims.empty() ? 0 : 1),
                          kNoneDim)) {
    type->layout = Layout::Dense;
  }
  TermId inner = algebra.ValueOf(value);
  TermId part;
  if (inner.valid() && algebra.IsSequence(inner) && index.kind != TermKind::Tuple &&
      (index.kind == TermKind::Int || index.kind == TermKind::Slice)) {
    part = SubscriptSequence(algebra, inner, key);
    part = part.valid() && algebra.pool[part].kind == TermKind::Many ? TermId() : part;
  }
  return algebra.pool.Tensor(*type, part);
}

}  // namespace

TermId ApplySubscript(Algebra& algebra, TermId value, TermId key) {
  const Term& term = algebra.pool[value];
  switch (term.kind) {
    case TermKind::Tensor:
      return SubscriptTensor(algebra, value, key);
    case TermKind::Tuple:
    case TermKind::List:
    case TermKind::Many:
      return SubscriptSequence(algebra, value, key);
    case TermKind::String:
    case TermKind::Bytes:
      return algebra.pool.AnyOf(term.kind);
    case TermKind::Unknown:
      return value;
    default:
      return TermId();
  }
}

}  // namespace hybridize::tensor
