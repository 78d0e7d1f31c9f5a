// Words for operations that pick elements.

#include <algorithm>

#include "tensor/elementwise.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

TermId Argument(Context& context, Arguments arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : context.pool().Absent();
}

// gather(params, indices, axis, batch_dims): a shape, from shapes.
TermId GatherWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape params = algebra.ShapeFrom(arguments[0]);
  Shape indices = algebra.ShapeFrom(arguments[1]);
  if (!params.ranked || !indices.ranked) {
    return context.pool().Unknown();
  }
  TermId batch_term = Argument(context, arguments, 3);
  int64_t batch = algebra.IsMissing(batch_term) ? 0 : algebra.IntFrom(batch_term).value_or(0);
  if (batch < 0) {
    batch += static_cast<int64_t>(indices.rank());
  }
  TermId axis_term = Argument(context, arguments, 2);
  std::optional<size_t> axis = algebra.IsMissing(axis_term)
                                   ? std::optional(static_cast<size_t>(batch))
                                   : algebra.AxisFrom(axis_term, params.rank());
  if (!axis || *axis >= params.rank() || batch > static_cast<int64_t>(indices.rank())) {
    return TermId();
  }
  Shape result = Shape(llvm::ArrayRef(params.dims).take_front(*axis));
  result.dims.append(indices.dims.begin() + batch, indices.dims.end());
  result.dims.append(params.dims.begin() + static_cast<ptrdiff_t>(*axis) + 1, params.dims.end());
  return algebra.ShapeTerm(result);
}

// gather_nd(params, indices, batch_dims): a shape, from shapes.
TermId GatherNdWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape params = algebra.ShapeFrom(arguments[0]);
  Shape indices = algebra.ShapeFrom(arguments[1]);
  auto batch = static_cast<size_t>(algebra.IntFrom(Argument(context, arguments, 2)).value_or(0));
  if (!params.ranked || !indices.ranked || indices.rank() == 0 || indices.dims.back() < 0) {
    return context.pool().Unknown();
  }
  size_t depth = static_cast<size_t>(indices.dims.back()) + batch;
  if (depth > params.rank()) {
    return TermId();
  }
  Shape result = Shape(llvm::ArrayRef(indices.dims).drop_back());
  result.dims.append(params.dims.begin() + static_cast<ptrdiff_t>(depth), params.dims.end());
  return algebra.ShapeTerm(result);
}

// slice(shape, begin, size): a size of -1 is the rest.
TermId SliceWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  auto elements = [&](TermId term) {
    TermId listed = algebra.ValueOf(term).valid() ? algebra.ValueOf(term) : term;
    return algebra.IsSequence(listed) ? listed : TermId();
  };
  TermId begin = elements(arguments[1]);
  TermId size = elements(arguments[2]);
  if (!size.valid()) {
    return shape.ranked
               ? algebra.ShapeTerm(Shape(llvm::SmallVector<Dim, 4>(shape.rank(), kOpenDim)))
               : context.pool().Unknown();
  }
  Shape result = Shape::Scalar();
  for (size_t i = 0; i < context.pool()[size].children.size(); ++i) {
    TermId extent = context.pool()[size].children[i];
    Dim dim = algebra.DimFrom(extent);
    if (algebra.IntFrom(extent) == std::optional<int64_t>(-1)) {
      bool known = begin.valid() && i < context.pool()[begin].children.size() && shape.ranked &&
                   i < shape.rank() && shape.dims[i] >= 0;
      Dim first = known ? algebra.DimFrom(context.pool()[begin].children[i]) : kOpenDim;
      dim = first >= 0 ? shape.dims[i] - first : kOpenDim;
    }
    result.dims.push_back(dim);
  }
  return algebra.ShapeTerm(result);
}

// strided(x, begin, end, strides): as `x[begin:end:strides]` along the first axes.
TermId StridedWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  std::optional<llvm::SmallVector<TermId, 8>> begin = algebra.ElementsOf(arguments[1]);
  std::optional<llvm::SmallVector<TermId, 8>> end = algebra.ElementsOf(arguments[2]);
  TermId strides_term = Argument(context, arguments, 3);
  std::optional<llvm::SmallVector<TermId, 8>> strides =
      algebra.IsMissing(strides_term) ? std::nullopt : algebra.ElementsOf(strides_term);
  if (!begin || !end || begin->size() != end->size()) {
    return TermId();
  }
  llvm::SmallVector<TermId, 4> keys;
  for (size_t i = 0; i < begin->size(); ++i) {
    TermId step = strides && i < strides->size() ? (*strides)[i] : context.pool().None();
    keys.push_back(context.pool().Sequence(TermKind::Slice, {(*begin)[i], (*end)[i], step}));
  }
  return ApplySubscript(algebra, algebra.AsTensor(arguments[0]),
                        context.pool().Sequence(TermKind::Tuple, keys));
}

// mask(x, mask, axis): boolean_mask.
TermId MaskWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  std::optional<TensorType> type = algebra.TypeOf(arguments[0]);
  std::optional<TensorType> mask = algebra.TypeOf(arguments[1]);
  if (!type || !mask) {
    return TermId();
  }
  TermId axis_term = Argument(context, arguments, 2);
  std::optional<size_t> axis = algebra.IsMissing(axis_term)
                                   ? std::optional<size_t>(0)
                                   : algebra.AxisFrom(axis_term, type->shape.rank());
  if (!type->shape.ranked || !mask->shape.ranked || !axis) {
    type->shape = Shape::Unknown();
    return context.pool().Tensor(*type);
  }
  if (*axis + mask->shape.rank() > type->shape.rank()) {
    return TermId();
  }
  auto first = type->shape.dims.begin() + static_cast<ptrdiff_t>(*axis);
  type->shape.dims.erase(first, first + static_cast<ptrdiff_t>(mask->shape.rank()));
  type->shape.dims.insert(type->shape.dims.begin() + static_cast<ptrdiff_t>(*axis), kNoneDim);
  return context.pool().Tensor(*type);
}

// subscript(x, key)
TermId SubscriptWord(Context& context, Arguments arguments) {
  return ApplySubscript(context.algebra, arguments[0], arguments[1]);
}

// item(sequence, i)
TermId ItemWord(Context& context, Arguments arguments) {
  return ApplySubscript(context.algebra, arguments[0], arguments[1]);
}

// rows(x): what iterating over a tensor or sequence gives.
TermId RowsWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  const Term term = context.pool()[arguments[0]];
  if (term.kind != TermKind::Tensor) {
    return ApplySubscript(algebra, arguments[0], context.pool().AnyOf(TermKind::Int));
  }
  TensorType row = term.type;
  if (row.shape.ranked && row.shape.rank() == 0) {
    return TermId();
  }
  if (row.shape.ranked) {
    row.shape.dims.erase(row.shape.dims.begin());
  }
  if (row.layout == Layout::Ragged && row.shape.rank() <= 1) {
    row.layout = Layout::Dense;
  }
  return context.pool().Tensor(row);
}

constexpr Word kWords[] = {
    {"gather", GatherWord},   {"gather_nd", GatherNdWord}, {"slice", SliceWord},
    {"strided", StridedWord}, {"mask", MaskWord},          {"subscript", SubscriptWord},
    {"item", ItemWord},       {"rows", RowsWord},
};

}  // namespace

llvm::ArrayRef<Word> IndexWords() { return kWords; }

}  // namespace hybridize::tensor
