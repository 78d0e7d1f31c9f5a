// Words for operations that move, join and cut axes. Those that take shapes give shapes; those that
// take values give tensors, or lists of them.

#include <algorithm>
#include <cmath>

#include "llvm/ADT/STLExtras.h"
#include "tensor/elementwise.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

TermId Argument(Context& context, Arguments arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : context.pool().Absent();
}

// reduce(shape, axis, keepdims): all axes where the axis is left out.
TermId ReduceWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  bool keep = algebra.BoolFrom(Argument(context, arguments, 2), false);
  TermId axis = Argument(context, arguments, 1);
  if (!shape.ranked) {
    bool all = algebra.IsMissing(axis) && !keep;
    return all ? algebra.ShapeTerm(Shape::Scalar()) : context.pool().Unknown();
  }
  llvm::SmallVector<bool, 8> reduced(shape.rank(), algebra.IsMissing(axis));
  if (!algebra.IsMissing(axis)) {
    std::optional<llvm::SmallVector<size_t, 4>> axes = algebra.AxesFrom(axis, shape.rank());
    if (!axes) {
      TermKind kind = context.pool()[axis].kind;
      bool unknown = kind == TermKind::Unknown || kind == TermKind::Many ||
                     (kind == TermKind::Int && !context.pool()[axis].known) ||
                     kind == TermKind::Tensor;
      return unknown ? context.pool().Unknown() : TermId();
    }
    for (size_t which : *axes) {
      reduced[which] = true;
    }
  }
  Shape result = Shape::Scalar();
  for (size_t i = 0; i < shape.rank(); ++i) {
    if (!reduced[i] || keep) {
      result.dims.push_back(reduced[i] ? 1 : shape.dims[i]);
    }
  }
  return algebra.ShapeTerm(result);
}

// The types of a sequence's elements; nothing where one is no tensor.
std::optional<llvm::SmallVector<TensorType, 8>> Parts(Context& context, TermId values) {
  std::optional<llvm::SmallVector<TermId, 8>> elements = context.algebra.ElementsOf(values);
  if (!elements) {
    return std::nullopt;
  }
  llvm::SmallVector<TensorType, 8> types;
  DType dtype = DType::Any;
  for (TermId element : *elements) {
    if (context.algebra.IsTensor(element) && dtype == DType::Any) {
      dtype = context.pool()[element].type.dtype;
    }
  }
  for (TermId element : *elements) {
    TermId tensor = context.algebra.AsTensor(element, dtype);
    if (!tensor.valid()) {
      return std::nullopt;
    }
    types.push_back(context.pool()[tensor].type);
  }
  return types;
}

// The common type of parts that may differ along `axis`, whose extents add up.
TermId Concatenate(Context& context, llvm::ArrayRef<TensorType> parts, TermId axis_term,
                   bool open_length) {
  Algebra& algebra = context.algebra;
  TensorType result = parts.front();
  for (const TensorType& part : parts) {
    if (!part.shape.ranked) {
      result.shape = Shape::Unknown();
    }
    if (result.dtype == DType::Any) {
      result.dtype = part.dtype;
    }
    if (part.layout == Layout::Ragged) {
      result.layout = Layout::Ragged;
    }
  }
  if (!result.shape.ranked) {
    return context.pool().Tensor(result);
  }
  std::optional<size_t> axis = algebra.AxisFrom(axis_term, result.shape.rank());
  if (!axis) {
    result.shape.dims.assign(result.shape.rank(), kOpenDim);
    return algebra.IntFrom(axis_term) ? TermId() : context.pool().Tensor(result);
  }
  for (const TensorType& part : parts.drop_front()) {
    if (part.shape.rank() != result.shape.rank()) {
      return TermId();
    }
    for (size_t i = 0; i < part.shape.rank(); ++i) {
      Dim& mine = result.shape.dims[i];
      Dim other = part.shape.dims[i];
      if (i == *axis) {
        mine = mine >= 0 && other >= 0
                   ? mine + other
                   : std::max(std::min(mine, Dim{-1}), std::min(other, Dim{-1}));
      } else if (mine >= 0 && other >= 0 && mine != other && result.layout != Layout::Ragged) {
        return TermId();
      } else {
        mine = result.layout == Layout::Ragged && mine != other ? kNoneDim : std::max(mine, other);
      }
    }
  }
  if (open_length) {
    result.shape.dims[*axis] = kOpenDim;
  }
  return context.pool().Tensor(result);
}

// concat(values, axis)
TermId ConcatWord(Context& context, Arguments arguments) {
  const Term values = context.pool()[arguments[0]];
  if (values.kind == TermKind::Many && !values.children.empty()) {
    std::optional<TensorType> part = context.algebra.TypeOf(values.children[0]);
    return part ? Concatenate(context, *part, arguments[1], true) : TermId();
  }
  std::optional<llvm::SmallVector<TensorType, 8>> parts = Parts(context, arguments[0]);
  if (!parts || parts->empty()) {
    std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
    return type ? context.pool().Tensor(type->dtype, Shape::Unknown()) : TermId();
  }
  TermId result = Concatenate(context, *parts, arguments[1], false);
  // Shapes are put together from pieces of themselves.
  llvm::SmallVector<TermId, 8> all;
  // Held here: a range does not keep the optional alive.
  std::optional<llvm::SmallVector<TermId, 8>> elements = context.algebra.ElementsOf(arguments[0]);
  for (TermId element : *elements) {
    TermId value = context.algebra.ValueOf(context.algebra.AsTensor(element));
    if (!value.valid() || !context.algebra.IsSequence(value)) {
      return result;
    }
    all.append(context.pool()[value].children);
  }
  return result.valid() ? context.pool().Tensor(TensorType(context.pool()[result].type),
                                                context.pool().Sequence(TermKind::List, all))
                        : result;
}

// stack(values, axis)
TermId StackWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  const Term values = context.pool()[arguments[0]];
  llvm::SmallVector<TensorType, 8> types;
  Dim length = kOpenDim;
  if (values.kind == TermKind::Many && !values.children.empty()) {
    if (std::optional<TensorType> part = algebra.TypeOf(values.children[0])) {
      types.push_back(*part);
    }
  } else if (std::optional<llvm::SmallVector<TensorType, 8>> parts = Parts(context, arguments[0])) {
    types = *parts;
    length = static_cast<Dim>(types.size());
  }
  if (types.empty()) {
    std::optional<TensorType> type = algebra.TypeOf(arguments[0]);
    return type ? context.pool().Tensor(type->dtype, Shape::Unknown()) : TermId();
  }
  TensorType result = types.front();
  for (const TensorType& type : types) {
    DType dtype = result.dtype == DType::Any ? type.dtype : result.dtype;
    std::optional<Shape> shape = type.shape;
    if (result.shape.ranked && type.shape.ranked) {
      if (result.shape.rank() != type.shape.rank()) {
        return TermId();
      }
      for (size_t i = 0; i < type.shape.rank(); ++i) {
        shape->dims[i] = std::max(type.shape.dims[i], result.shape.dims[i]);
      }
    }
    result.shape = *shape;
    result.dtype = dtype;
  }
  if (!result.shape.ranked) {
    return context.pool().Tensor(result);
  }
  std::optional<size_t> axis = algebra.AxisFrom(arguments[1], result.shape.rank() + 1);
  if (!axis) {
    return TermId();
  }
  result.shape.dims.insert(result.shape.dims.begin() + static_cast<ptrdiff_t>(*axis), length);
  TermId packed = algebra.AsTensor(arguments[0]);
  TermId value = packed.valid() && result.shape.rank() == 1 ? algebra.ValueOf(packed) : TermId();
  return context.pool().Tensor(result, IsInteger(result.dtype) ? value : TermId());
}

// unstack(x, num, axis): a list.
TermId UnstackWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  std::optional<TensorType> type = algebra.TypeOf(arguments[0]);
  if (!type) {
    return TermId();
  }
  if (!type->shape.ranked) {
    return context.pool().Sequence(TermKind::Many, context.pool().Tensor(*type));
  }
  std::optional<size_t> axis = algebra.AxisFrom(arguments[2], type->shape.rank());
  if (!axis) {
    return TermId();
  }
  Dim length = type->shape.dims[*axis];
  if (std::optional<int64_t> num = algebra.IntFrom(arguments[1])) {
    length = *num;
  }
  type->shape.dims.erase(type->shape.dims.begin() + static_cast<ptrdiff_t>(*axis));
  TermId part = context.pool().Tensor(*type);
  if (length < 0 || length > 64) {
    return context.pool().Sequence(TermKind::Many, part);
  }
  return context.pool().Sequence(TermKind::List,
                                 llvm::SmallVector<TermId, 8>(static_cast<size_t>(length), part));
}

// The extents of the pieces; nothing where their number is not known.
std::optional<llvm::SmallVector<Dim, 8>> PieceExtents(Context& context, TermId pieces, Dim whole) {
  Algebra& algebra = context.algebra;
  if (std::optional<int64_t> count = algebra.IntFrom(pieces)) {
    if (*count <= 0 || *count > 64) {
      return std::nullopt;
    }
    return llvm::SmallVector<Dim, 8>(static_cast<size_t>(*count),
                                     whole < 0 ? whole : whole / *count);
  }
  Shape extents = algebra.ShapeFrom(pieces);
  if (!extents.ranked || extents.rank() == 0 || context.pool()[pieces].kind == TermKind::Int) {
    return std::nullopt;
  }
  llvm::SmallVector<Dim, 8> result(extents.dims.begin(), extents.dims.end());
  Dim rest = whole;
  for (Dim extent : result) {
    rest = rest < 0 || extent < 0 ? rest : rest - extent;
  }
  TermId listed = algebra.ValueOf(pieces).valid() ? algebra.ValueOf(pieces) : pieces;
  for (size_t i = 0; i < result.size(); ++i) {
    if (algebra.IsSequence(listed) &&
        algebra.IntFrom(context.pool()[listed].children[i]) == std::optional<int64_t>(-1)) {
      result[i] = rest;
    }
  }
  return result;
}

// split(x, pieces, axis): a list; `pieces` is a number or the extents, one of them may be -1.
TermId SplitWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (!type) {
    return TermId();
  }
  if (!type->shape.ranked) {
    return context.pool().Sequence(TermKind::Many, context.pool().Tensor(*type));
  }
  std::optional<size_t> axis = context.algebra.AxisFrom(arguments[2], type->shape.rank());
  if (!axis) {
    return TermId();
  }
  std::optional<llvm::SmallVector<Dim, 8>> extents =
      PieceExtents(context, arguments[1], type->shape.dims[*axis]);
  if (!extents) {
    type->shape.dims[*axis] = kOpenDim;
    return context.pool().Sequence(TermKind::Many, context.pool().Tensor(*type));
  }
  llvm::SmallVector<TermId, 8> pieces;
  for (Dim extent : *extents) {
    type->shape.dims[*axis] = extent;
    pieces.push_back(context.pool().Tensor(*type));
  }
  return context.pool().Sequence(TermKind::List, pieces);
}

// reshape(shape, target): one extent of the target may be -1.
TermId ReshapeWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape from = algebra.ShapeFrom(arguments[0]);
  Shape to = algebra.ShapeFrom(arguments[1]);
  if (!to.ranked) {
    return context.pool().Unknown();
  }
  TermId inner = algebra.ValueOf(arguments[1]);
  TermId listed = inner.valid() ? inner : arguments[1];
  auto dim_term = [&](size_t i) {
    return algebra.IsSequence(listed) ? context.pool()[listed].children[i] : listed;
  };
  std::optional<size_t> wild;
  Dim known = 1;
  bool all_known = true;
  for (size_t i = 0; i < to.rank(); ++i) {
    bool valued = context.pool()[listed].kind != TermKind::Tensor;
    if (valued && algebra.IntFrom(dim_term(i)) == std::optional<int64_t>(-1)) {
      wild = i;
    } else if (to.dims[i] >= 0) {
      known *= to.dims[i];
    } else {
      all_known = false;
    }
  }
  Dim total = 1;
  bool from_known = from.ranked;
  bool dynamic = !from.ranked;
  for (Dim dim : from.dims) {
    from_known &= dim >= 0;
    dynamic |= dim == kNoneDim;
    total *= std::max<Dim>(dim, 1);
  }
  if (wild) {
    bool solved = from_known && all_known && known > 0;
    if (solved && total % known != 0) {
      return TermId();
    }
    to.dims[*wild] = solved ? total / known : dynamic ? kNoneDim : kOpenDim;
    // One unknown extent on both sides, the rest equal: they are the same.
    if (!solved && from.ranked && llvm::count_if(from.dims, [](Dim d) { return d < 0; }) == 1 &&
        all_known && known > 0 && total % known == 0 && total == known) {
      to.dims[*wild] = *llvm::find_if(from.dims, [](Dim d) { return d < 0; });
    }
  } else if (from_known && all_known && total != known && !llvm::is_contained(from.dims, 0)) {
    return TermId();
  }
  return algebra.ShapeTerm(to);
}

// permute(shape, perm): reversed where the permutation is left out.
TermId PermuteWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  TermId perm = Argument(context, arguments, 1);
  if (!shape.ranked) {
    Shape order = algebra.ShapeFrom(perm);
    return order.ranked
               ? algebra.ShapeTerm(Shape(llvm::SmallVector<Dim, 4>(order.rank(), kOpenDim)))
               : context.pool().Unknown();
  }
  Shape result = shape;
  if (algebra.IsMissing(perm)) {
    std::reverse(result.dims.begin(), result.dims.end());
    return algebra.ShapeTerm(result);
  }
  std::optional<llvm::SmallVector<size_t, 4>> axes = algebra.AxesFrom(perm, shape.rank());
  if (!axes) {
    return algebra.ShapeTerm(Shape(llvm::SmallVector<Dim, 4>(shape.rank(), kOpenDim)));
  }
  if (axes->size() != shape.rank()) {
    return TermId();
  }
  for (size_t i = 0; i < shape.rank(); ++i) {
    result.dims[i] = shape.dims[(*axes)[i]];
  }
  return algebra.ShapeTerm(result);
}

// squeeze(shape, axis)
TermId SqueezeWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  TermId axis = Argument(context, arguments, 1);
  llvm::SmallVector<bool, 8> gone(shape.rank(), false);
  if (algebra.IsMissing(axis) ||
      (algebra.IsSequence(axis) && context.pool()[axis].children.empty())) {
    for (size_t i = 0; i < shape.rank(); ++i) {
      gone[i] = shape.dims[i] == 1;
      if (shape.dims[i] < 0) {
        return context.pool().Unknown();
      }
    }
  } else {
    std::optional<llvm::SmallVector<size_t, 4>> axes = algebra.AxesFrom(axis, shape.rank());
    if (!axes) {
      return context.pool().Unknown();
    }
    for (size_t which : *axes) {
      if (shape.dims[which] > 1) {
        return TermId();
      }
      gone[which] = true;
    }
  }
  Shape result = Shape::Scalar();
  for (size_t i = 0; i < shape.rank(); ++i) {
    if (!gone[i]) {
      result.dims.push_back(shape.dims[i]);
    }
  }
  return algebra.ShapeTerm(result);
}

// expand(shape, axis, …): a sequence of axes counts in the result.
TermId ExpandWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  size_t count =
      algebra.IsSequence(arguments[1]) ? context.pool()[arguments[1]].children.size() : 1;
  std::optional<llvm::SmallVector<size_t, 4>> axes =
      algebra.AxesFrom(arguments[1], shape.rank() + count);
  if (!axes) {
    return algebra.IntFrom(arguments[1]) ? TermId()
                                         : algebra.ShapeTerm(Shape(llvm::SmallVector<Dim, 4>(
                                               shape.rank() + count, kOpenDim)));
  }
  llvm::sort(*axes);
  for (size_t axis : *axes) {
    shape.dims.insert(shape.dims.begin() + static_cast<ptrdiff_t>(axis), 1);
  }
  return algebra.ShapeTerm(shape);
}

// Applies `combine` to each extent and the element of `by` at its place.
template <typename Combine>
TermId PerAxis(Context& context, TermId shape_term, TermId by, Combine combine) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(shape_term);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  TermId listed = algebra.ValueOf(by).valid() ? algebra.ValueOf(by) : by;
  if (!algebra.IsSequence(listed) || context.pool()[listed].children.size() != shape.rank()) {
    return algebra.ShapeTerm(Shape(llvm::SmallVector<Dim, 4>(shape.rank(), kOpenDim)));
  }
  for (size_t i = 0; i < shape.rank(); ++i) {
    shape.dims[i] = combine(shape.dims[i], context.pool()[listed].children[i]);
  }
  return algebra.ShapeTerm(shape);
}

// tile(shape, multiples)
TermId TileWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  return PerAxis(context, arguments[0], arguments[1], [&](Dim dim, TermId multiple) {
    Dim times = algebra.DimFrom(multiple);
    return dim < 0 ? dim : times < 0 ? times : dim * times;
  });
}

// pad(shape, paddings)
TermId PadWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  return PerAxis(context, arguments[0], arguments[1], [&](Dim dim, TermId padding) {
    if (!algebra.IsSequence(padding) || context.pool()[padding].children.size() != 2) {
      return kOpenDim;
    }
    Dim before = algebra.DimFrom(context.pool()[padding].children[0]);
    Dim after = algebra.DimFrom(context.pool()[padding].children[1]);
    return dim < 0 ? dim : before < 0 || after < 0 ? kOpenDim : dim + before + after;
  });
}

// range_extent(start, limit, delta): the number of steps; with no limit from 0 to `start`.
TermId RangeExtentWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  bool single = algebra.IsMissing(arguments[1]);
  TermId zero = context.pool().Int(0);
  TermId start_term = single ? zero : arguments[0];
  TermId limit_term = single ? arguments[0] : arguments[1];
  TermId step_term = algebra.IsMissing(arguments[2]) ? context.pool().Int(1) : arguments[2];
  std::optional<double> start = algebra.RealFrom(start_term);
  std::optional<double> limit = algebra.RealFrom(limit_term);
  std::optional<double> step = algebra.RealFrom(step_term);
  if (!start || !limit || !step || *step == 0) {
    for (TermId bound : {start_term, limit_term, step_term}) {
      bool symbolic = algebra.IsTensor(bound) && !algebra.ValueOf(bound).valid();
      if (symbolic || algebra.DimFrom(bound) == kNoneDim) {
        return context.pool().FromDim(kNoneDim);
      }
    }
    return context.pool().FromDim(kOpenDim);
  }
  double count = std::ceil((*limit - *start) / *step - 1e-9);
  return context.pool().Int(std::max<int64_t>(0, static_cast<int64_t>(count)));
}

// range_dtype(start, limit, delta): the widest of the bounds.
TermId RangeDTypeWord(Context& context, Arguments arguments) {
  DType dtype = DType::Int32;
  DType strong = DType::Any;
  for (TermId bound : arguments) {
    if (context.algebra.IsMissing(bound)) {
      continue;
    }
    std::optional<TensorType> type = context.algebra.TypeOf(bound);
    if (!type) {
      return TermId();
    }
    if (context.algebra.IsTensor(bound)) {
      strong = strong == DType::Any ? type->dtype : Promote(strong, type->dtype);
    } else {
      dtype = Promote(dtype == DType::Int32 ? type->dtype : dtype, type->dtype);
    }
  }
  if (strong != DType::Any) {
    dtype = IsFloating(dtype) && !IsFloating(strong) ? dtype : strong;
  }
  return context.pool().Of(dtype);
}

// meshgrid(args, indexing): a list.
TermId MeshgridWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  std::optional<llvm::SmallVector<TermId, 8>> elements = algebra.ElementsOf(arguments[0]);
  if (!elements) {
    return TermId();
  }
  Shape shape = Shape::Scalar();
  llvm::SmallVector<TensorType, 4> types;
  for (TermId element : *elements) {
    std::optional<TensorType> type = algebra.TypeOf(element);
    if (!type) {
      return TermId();
    }
    bool vector = type->shape.ranked && type->shape.rank() == 1;
    shape.dims.push_back(vector                                          ? type->shape.dims[0]
                         : type->shape.ranked && type->shape.rank() == 0 ? 1
                                                                         : kOpenDim);
    types.push_back(*type);
  }
  if (shape.rank() >= 2 && algebra.TextFrom(arguments[1], "xy") == "xy") {
    std::swap(shape.dims[0], shape.dims[1]);
  }
  llvm::SmallVector<TermId, 4> grids;
  for (TensorType& type : types) {
    bool is_array = context.pool()[(*elements)[grids.size()]].type.layout == Layout::Array;
    grids.push_back(context.pool().Tensor(
        type.dtype, shape, is_array && arguments.size() > 2 ? Layout::Array : Layout::Dense));
  }
  return context.pool().Sequence(TermKind::List, grids);
}

// repeat(shape, repeats, axis): all axes become one where the axis is left out.
TermId RepeatWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  size_t axis = 0;
  if (algebra.IsMissing(arguments[2])) {
    Dim total = 1;
    for (Dim dim : shape.dims) {
      total = dim < 0 || total < 0 ? std::min({dim, total, kNoneDim}) : total * dim;
    }
    shape = Shape::Of({total});
  } else {
    std::optional<size_t> which = algebra.AxisFrom(arguments[2], shape.rank());
    if (!which) {
      return TermId();
    }
    axis = *which;
  }
  TermId listed =
      algebra.ValueOf(arguments[1]).valid() ? algebra.ValueOf(arguments[1]) : arguments[1];
  Dim& dim = shape.dims[axis];
  if (std::optional<int64_t> times = algebra.IntFrom(listed)) {
    dim = dim < 0 ? dim : dim * *times;
  } else if (algebra.IsSequence(listed)) {
    Dim sum = 0;
    for (TermId child : context.pool()[listed].children) {
      Dim part = algebra.DimFrom(child);
      sum = part < 0 || sum < 0 ? kOpenDim : sum + part;
    }
    dim = context.pool()[listed].children.size() == 1 && dim >= 0 && sum >= 0 ? dim * sum : sum;
  } else {
    dim = kNoneDim;
  }
  return algebra.ShapeTerm(shape);
}

// swap(shape, a, b), move(shape, from, to): axes by number.
TermId SwapWord(Context& context, Arguments arguments) {
  Shape shape = context.algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  std::optional<size_t> a = context.algebra.AxisFrom(arguments[1], shape.rank());
  std::optional<size_t> b = context.algebra.AxisFrom(arguments[2], shape.rank());
  if (!a || !b) {
    return TermId();
  }
  std::swap(shape.dims[*a], shape.dims[*b]);
  return context.algebra.ShapeTerm(shape);
}

TermId MoveWord(Context& context, Arguments arguments) {
  Shape shape = context.algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  std::optional<size_t> from = context.algebra.AxisFrom(arguments[1], shape.rank());
  std::optional<size_t> to = context.algebra.AxisFrom(arguments[2], shape.rank());
  if (!from || !to) {
    return TermId();
  }
  Dim dim = shape.dims[*from];
  shape.dims.erase(shape.dims.begin() + static_cast<ptrdiff_t>(*from));
  shape.dims.insert(shape.dims.begin() + static_cast<ptrdiff_t>(*to), dim);
  return context.algebra.ShapeTerm(shape);
}

constexpr Word kWords[] = {
    {"reduce", ReduceWord},
    {"concat", ConcatWord},
    {"stack", StackWord},
    {"unstack", UnstackWord},
    {"split", SplitWord},
    {"reshape", ReshapeWord},
    {"permute", PermuteWord},
    {"squeeze", SqueezeWord},
    {"expand", ExpandWord},
    {"tile", TileWord},
    {"pad", PadWord},
    {"range_extent", RangeExtentWord},
    {"range_dtype", RangeDTypeWord},
    {"meshgrid", MeshgridWord},
    {"repeat", RepeatWord},
    {"swap", SwapWord},
    {"move", MoveWord},
};

}  // namespace

llvm::ArrayRef<Word> ShapeWords() { return kWords; }

}  // namespace hybridize::tensor
