// Words over extents and shapes: integers and tuples of them.

#include <algorithm>

#include "tensor/elementwise.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

// A lone extent counts as a shape of one axis.
Shape ShapeOrExtent(Context& context, TermId term) { return context.algebra.ShapeFrom(term); }

TermId Fold(Context& context, Arguments arguments, ir::BinaryOperator op) {
  TermId result = arguments[0];
  for (TermId next : arguments.drop_front()) {
    result = ApplyBinary(context.algebra, op, result, next);
    if (!result.valid()) {
      return TermId();
    }
  }
  return context.pool().FromDim(context.algebra.DimFrom(result));
}

TermId AddWord(Context& context, Arguments arguments) {
  return Fold(context, arguments, ir::BinaryOperator::Add);
}
TermId SubWord(Context& context, Arguments arguments) {
  return Fold(context, arguments, ir::BinaryOperator::Subtract);
}
TermId MulWord(Context& context, Arguments arguments) {
  return Fold(context, arguments, ir::BinaryOperator::Multiply);
}
TermId DivWord(Context& context, Arguments arguments) {
  return Fold(context, arguments, ir::BinaryOperator::FloorDivide);
}

// ceil_div(a, b)
TermId CeilDivWord(Context& context, Arguments arguments) {
  std::optional<int64_t> a = context.algebra.IntFrom(arguments[0]);
  std::optional<int64_t> b = context.algebra.IntFrom(arguments[1]);
  if (!a || !b || *b <= 0) {
    return context.pool().FromDim(context.algebra.DimFrom(arguments[0]) == kNoneDim ? kNoneDim
                                                                                    : kOpenDim);
  }
  return context.pool().Int((*a + *b - 1) / *b);
}

TermId MinWord(Context& context, Arguments arguments) {
  std::optional<int64_t> a = context.algebra.IntFrom(arguments[0]);
  std::optional<int64_t> b = context.algebra.IntFrom(arguments[1]);
  return a && b ? context.pool().Int(std::min(*a, *b)) : context.pool().FromDim(kOpenDim);
}

// power_of_two(n): the least one that is not below n.
TermId PowerOfTwoWord(Context& context, Arguments arguments) {
  std::optional<int64_t> n = context.algebra.IntFrom(arguments[0]);
  if (!n || *n < 1 || *n > (int64_t{1} << 40)) {
    return context.pool().FromDim(kOpenDim);
  }
  int64_t power = 1;
  while (power < *n) {
    power *= 2;
  }
  return context.pool().Int(power);
}

// open(), dynamic(): an extent that is not derived, or None.
TermId OpenWord(Context& context, Arguments) { return context.pool().FromDim(kOpenDim); }
TermId DynamicWord(Context& context, Arguments) { return context.pool().FromDim(kNoneDim); }

// at(shape, i): also from the end.
TermId AtWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (!shape.ranked) {
    return context.pool().FromDim(kOpenDim);
  }
  std::optional<size_t> axis = context.algebra.AxisFrom(arguments[1], shape.rank());
  return axis ? context.pool().FromDim(shape.dims[*axis]) : TermId();
}

// rank(shape)
TermId RankWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  return context.pool().FromDim(shape.ranked ? static_cast<Dim>(shape.rank()) : kOpenDim);
}

// size(shape): the number of elements.
TermId SizeWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (!shape.ranked) {
    return context.pool().FromDim(kOpenDim);
  }
  Dim size = 1;
  for (Dim dim : shape.dims) {
    if (dim == 0) {
      return context.pool().Int(0);
    }
    size = dim < 0 || size < 0 ? std::max(std::min<Dim>(dim, -1), std::min<Dim>(size, -1))
                               : size * dim;
  }
  return context.pool().FromDim(size);
}

// length(x): len() of a sequence or of a tensor's first axis.
TermId LengthWord(Context& context, Arguments arguments) {
  const Term& term = context.pool()[arguments[0]];
  if (context.algebra.IsSequence(arguments[0])) {
    return context.pool().Int(static_cast<int64_t>(term.children.size()));
  }
  bool ranked = term.kind == TermKind::Tensor && term.type.shape.ranked;
  return context.pool().FromDim(ranked && term.type.shape.rank() > 0 ? term.type.shape.dims[0]
                                                                     : kOpenDim);
}

Shape Part(const Shape& shape, size_t begin, size_t end) {
  return Shape(llvm::ArrayRef(shape.dims).slice(begin, end - begin));
}

// head(shape, n): the first n axes, or with a negative n all but the last -n.
TermId HeadWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  std::optional<int64_t> count = context.algebra.IntFrom(arguments[1]);
  if (!shape.ranked || !count) {
    return context.pool().Unknown();
  }
  int64_t end = *count < 0 ? static_cast<int64_t>(shape.rank()) + *count : *count;
  if (end < 0 || end > static_cast<int64_t>(shape.rank())) {
    return TermId();
  }
  return context.algebra.ShapeTerm(Part(shape, 0, static_cast<size_t>(end)));
}

// tail(shape, n): the axes from number n on, which may count from the end.
TermId TailWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  std::optional<int64_t> first = context.algebra.IntFrom(arguments[1]);
  if (!shape.ranked || !first) {
    return context.pool().Unknown();
  }
  int64_t begin = *first < 0 ? static_cast<int64_t>(shape.rank()) + *first : *first;
  if (begin < 0 || begin > static_cast<int64_t>(shape.rank())) {
    return TermId();
  }
  return context.algebra.ShapeTerm(Part(shape, static_cast<size_t>(begin), shape.rank()));
}

// join(shape, shape, …)
TermId JoinWord(Context& context, Arguments arguments) {
  Shape joined = Shape::Scalar();
  for (TermId argument : arguments) {
    Shape part = ShapeOrExtent(context, argument);
    if (!part.ranked) {
      return context.pool().Unknown();
    }
    joined.dims.append(part.dims);
  }
  return context.algebra.ShapeTerm(joined);
}

// insert(shape, axis, extent): the axis counts in the result.
TermId InsertWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  std::optional<size_t> axis = context.algebra.AxisFrom(arguments[1], shape.rank() + 1);
  if (!axis) {
    return TermId();
  }
  shape.dims.insert(shape.dims.begin() + static_cast<ptrdiff_t>(*axis),
                    context.algebra.DimFrom(arguments[2]));
  return context.algebra.ShapeTerm(shape);
}

// remove(shape, axis)
TermId RemoveWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  std::optional<size_t> axis = context.algebra.AxisFrom(arguments[1], shape.rank());
  if (!axis) {
    return TermId();
  }
  shape.dims.erase(shape.dims.begin() + static_cast<ptrdiff_t>(*axis));
  return context.algebra.ShapeTerm(shape);
}

// replace(shape, axis, extent)
TermId ReplaceWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  std::optional<size_t> axis = context.algebra.AxisFrom(arguments[1], shape.rank());
  if (!axis) {
    return TermId();
  }
  shape.dims[*axis] = context.algebra.DimFrom(arguments[2]);
  return context.algebra.ShapeTerm(shape);
}

// broadcast(shape, shape, …)
TermId BroadcastWord(Context& context, Arguments arguments) {
  Shape wide = Shape::Scalar();
  for (TermId argument : arguments) {
    std::optional<Shape> next = context.algebra.Broadcast(wide, ShapeOrExtent(context, argument));
    if (!next) {
      return TermId();
    }
    wide = *next;
  }
  return context.algebra.ShapeTerm(wide);
}

// dynamic_batch(shape): its first axis becomes None.
TermId DynamicBatchWord(Context& context, Arguments arguments) {
  Shape shape = ShapeOrExtent(context, arguments[0]);
  if (shape.ranked && shape.rank() > 0) {
    shape.dims[0] = kNoneDim;
  }
  return context.algebra.ShapeTerm(shape);
}

// merge(shape, shape): what both say about one shape.
TermId MergeWord(Context& context, Arguments arguments) {
  Shape a = ShapeOrExtent(context, arguments[0]);
  Shape b = ShapeOrExtent(context, arguments[1]);
  if (!a.ranked || !b.ranked || a.rank() != b.rank()) {
    return context.algebra.ShapeTerm(a.ranked ? a : b);
  }
  for (size_t i = 0; i < a.rank(); ++i) {
    a.dims[i] = a.dims[i] >= 0 ? a.dims[i] : b.dims[i];
  }
  return context.algebra.ShapeTerm(a);
}

// as_list(shape)
TermId AsListWord(Context& context, Arguments arguments) {
  Term term = context.pool()[arguments[0]];
  if (!context.algebra.IsSequence(arguments[0])) {
    return arguments[0];
  }
  return context.pool().Sequence(TermKind::List, term.children);
}

constexpr Word kWords[] = {
    {"add", AddWord},
    {"sub", SubWord},
    {"mul", MulWord},
    {"div", DivWord},
    {"ceil_div", CeilDivWord},
    {"min", MinWord},
    {"power_of_two", PowerOfTwoWord},
    {"open", OpenWord},
    {"dynamic", DynamicWord},
    {"at", AtWord},
    {"rank", RankWord},
    {"size", SizeWord},
    {"length", LengthWord},
    {"head", HeadWord},
    {"tail", TailWord},
    {"join", JoinWord},
    {"insert", InsertWord},
    {"remove", RemoveWord},
    {"replace", ReplaceWord},
    {"broadcast", BroadcastWord},
    {"dynamic_batch", DynamicBatchWord},
    {"merge", MergeWord},
    {"as_list", AsListWord},
};

}  // namespace

llvm::ArrayRef<Word> ExtentWords() { return kWords; }

}  // namespace hybridize::tensor
