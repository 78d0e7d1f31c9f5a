// Words that make tensors and Python values, and take them apart.

#include "tensor/elementwise.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

TermId Argument(Context& context, Arguments arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : context.pool().Absent();
}

TermId MakeTensor(Context& context, Arguments arguments, Layout layout, Convention convention) {
  Algebra& algebra = context.algebra;
  DType fallback = convention == Convention::NumPy ? DType::Float64 : DType::Float32;
  return context.pool().Tensor(algebra.DTypeFrom(arguments[0], fallback, convention),
                               algebra.ShapeFrom(arguments[1]), layout);
}

// tensor(dtype, shape)
TermId TensorWord(Context& context, Arguments arguments) {
  return MakeTensor(context, arguments, Layout::Dense, Convention::TensorFlow);
}

// array(dtype, shape): as tensor, but NumPy's.
TermId ArrayWord(Context& context, Arguments arguments) {
  return MakeTensor(context, arguments, Layout::Array, Convention::NumPy);
}

TermId SparseWord(Context& context, Arguments arguments) {
  return MakeTensor(context, arguments, Layout::Sparse, Convention::TensorFlow);
}

TermId RaggedWord(Context& context, Arguments arguments) {
  return MakeTensor(context, arguments, Layout::Ragged, Convention::TensorFlow);
}

TermId SlicesWord(Context& context, Arguments arguments) {
  return MakeTensor(context, arguments, Layout::Slices, Convention::TensorFlow);
}

// dtype(x): of x as a tensor.
TermId DTypeWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (context.pool()[arguments[0]].kind == TermKind::Spec) {
    type = context.pool()[arguments[0]].type;
  }
  return type ? context.pool().Of(type->dtype) : TermId();
}

// array_dtype(x): of x as an array.
TermId ArrayDTypeWord(Context& context, Arguments arguments) {
  TermId array = context.algebra.AsArray(arguments[0]);
  return array.valid() ? context.pool().Of(context.pool()[array].type.dtype) : TermId();
}

// dtype_or(argument, dtype): the dtype that an argument names, if it is there.
TermId DTypeOrWord(Context& context, Arguments arguments) {
  return context.algebra.IsMissing(arguments[0]) ? arguments[1] : arguments[0];
}

// real_dtype(x), complex_dtype(x): of the parts of a complex tensor, and back.
TermId RealDTypeWord(Context& context, Arguments arguments) {
  DType dtype = context.algebra.DTypeFrom(arguments[0], DType::Any, Convention::TensorFlow);
  return context.pool().Of(dtype == DType::Complex64    ? DType::Float32
                           : dtype == DType::Complex128 ? DType::Float64
                                                        : dtype);
}

TermId ComplexDTypeWord(Context& context, Arguments arguments) {
  DType dtype = context.algebra.DTypeFrom(arguments[0], DType::Any, Convention::TensorFlow);
  return context.pool().Of(dtype == DType::Float32   ? DType::Complex64
                           : dtype == DType::Float64 ? DType::Complex128
                                                     : dtype);
}

// float_dtype(dtype): integers become the float dtype that division gives.
TermId FloatDTypeWord(Context& context, Arguments arguments) {
  DType dtype = context.algebra.DTypeFrom(arguments[0], DType::Any, Convention::TensorFlow);
  bool narrow = dtype == DType::Int8 || dtype == DType::Int16 || dtype == DType::UInt8 ||
                dtype == DType::UInt16;
  return context.pool().Of(IsInteger(dtype) || dtype == DType::Bool
                               ? (narrow ? DType::Float32 : DType::Float64)
                               : dtype);
}

// layer_dtype(x): floats become the layer's dtype, float32.
TermId LayerDTypeWord(Context& context, Arguments arguments) {
  DType wanted = context.algebra.DTypeFrom(Argument(context, arguments, 1), DType::Float32,
                                           Convention::TensorFlow);
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (!type) {
    return TermId();
  }
  return context.pool().Of(IsFloating(type->dtype) || type->dtype == DType::Any ? wanted
                                                                                : type->dtype);
}

// sum_dtype(dtype), product of NumPy: small integers and booleans widen.
TermId SumDTypeWord(Context& context, Arguments arguments) {
  DType dtype = context.algebra.DTypeFrom(arguments[0], DType::Any, Convention::NumPy);
  if (dtype == DType::Bool || (dtype != DType::Any && CategoryOf(dtype) == DTypeCategory::Int)) {
    return context.pool().Of(DType::Int64);
  }
  bool is_unsigned = dtype != DType::Any && CategoryOf(dtype) == DTypeCategory::UInt;
  return context.pool().Of(is_unsigned ? DType::UInt64 : dtype);
}

// promote(a, b, …): NumPy's common dtype of arrays and Python numbers.
TermId PromoteWord(Context& context, Arguments arguments) {
  DType dtype = PromoteAll(context.algebra, arguments);
  return context.pool().Of(dtype);
}

// shape(x)
TermId ShapeWord(Context& context, Arguments arguments) {
  if (context.pool()[arguments[0]].kind == TermKind::Spec) {
    return context.algebra.ShapeTerm(context.pool()[arguments[0]].type.shape);
  }
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  return type ? context.algebra.ShapeTerm(type->shape) : TermId();
}

// like(x): x as a tensor, of another value.
TermId LikeWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  return type ? context.pool().Tensor(*type) : TermId();
}

// same(x): x as it is.
TermId SameWord(Context&, Arguments arguments) { return arguments[0]; }

TermId LikeArrayWord(Context& context, Arguments arguments) {
  TermId array = context.algebra.AsArray(arguments[0]);
  return array.valid() ? context.pool().Tensor(context.pool()[array].type) : TermId();
}

// cast(x, dtype): keeps layout, shape and a value.
TermId CastWord(Context& context, Arguments arguments) {
  TermId tensor = context.algebra.AsTensor(arguments[0]);
  if (!tensor.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[tensor].type;
  type.dtype = context.algebra.DTypeFrom(arguments[1], type.dtype, Convention::TensorFlow);
  TermId value = context.algebra.ValueOf(tensor);
  return context.pool().Tensor(type, IsInteger(type.dtype) ? value : TermId());
}

TermId CastArrayWord(Context& context, Arguments arguments) {
  TermId array = context.algebra.AsArray(arguments[0]);
  if (!array.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[array].type;
  type.dtype = context.algebra.DTypeFrom(arguments[1], type.dtype, Convention::NumPy);
  return context.pool().Tensor(type,
                               IsInteger(type.dtype) ? context.algebra.ValueOf(array) : TermId());
}

// convert(value, dtype, shape, hint): a tensor from a literal, array or list.
TermId ConvertWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  DType dtype =
      algebra.DTypeFrom(Argument(context, arguments, 1), DType::Any, Convention::TensorFlow);
  DType hint =
      algebra.DTypeFrom(Argument(context, arguments, 3), DType::Any, Convention::TensorFlow);
  TermId tensor = algebra.AsTensor(arguments[0], dtype != DType::Any ? dtype : hint);
  if (!tensor.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[tensor].type;
  TermId value = algebra.ValueOf(tensor);
  if (!algebra.IsMissing(Argument(context, arguments, 1))) {
    type.dtype = dtype;
  }
  if (TermId shape = Argument(context, arguments, 2); !algebra.IsMissing(shape)) {
    type.shape = algebra.ShapeFrom(shape);
    value = TermId();
  }
  return context.pool().Tensor(type, IsInteger(type.dtype) ? value : TermId());
}

// to_array(value, dtype): an array from a tensor, literal or list.
TermId ToArrayWord(Context& context, Arguments arguments) {
  TermId array = context.algebra.AsArray(arguments[0]);
  if (!array.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[array].type;
  type.dtype =
      context.algebra.DTypeFrom(Argument(context, arguments, 1), type.dtype, Convention::NumPy);
  return context.pool().Tensor(type,
                               IsInteger(type.dtype) ? context.algebra.ValueOf(array) : TermId());
}

// elementwise(x, y, …): broadcast; the first tensor's dtype.
TermId ElementwiseWord(Context& context, Arguments arguments) {
  return Elementwise(context.algebra, arguments);
}

// compare(x, y, …): broadcast booleans.
TermId CompareWord(Context& context, Arguments arguments) {
  TermId result = Elementwise(context.algebra, arguments);
  if (!result.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[result].type;
  type.dtype = DType::Bool;
  return context.pool().Tensor(type);
}

// ufunc(x, y, …): broadcast arrays; NumPy's common dtype.
TermId UfuncWord(Context& context, Arguments arguments) {
  return ElementwiseArrays(context.algebra, arguments);
}

// spec(dtype, shape)
TermId SpecWord(Context& context, Arguments arguments) {
  Term term = context.pool()[TensorWord(context, arguments)];
  term.kind = TermKind::Spec;
  return context.pool().Intern(term);
}

TermId SparseSpecWord(Context& context, Arguments arguments) {
  Term term = context.pool()[SparseWord(context, arguments)];
  term.kind = TermKind::Spec;
  return context.pool().Intern(term);
}

TermId RaggedSpecWord(Context& context, Arguments arguments) {
  Term term = context.pool()[RaggedWord(context, arguments)];
  term.kind = TermKind::Spec;
  return context.pool().Intern(term);
}

// specified(spec): a tensor that the specification describes.
TermId SpecifiedWord(Context& context, Arguments arguments) {
  Term term = context.pool()[arguments[0]];
  if (term.kind == TermKind::DTypeName) {
    return context.pool().Tensor(
        context.algebra.DTypeFrom(arguments[0], DType::Any, Convention::TensorFlow),
        Shape::Unknown());
  }
  if (context.algebra.IsSequence(arguments[0])) {
    llvm::SmallVector<TermId, 8> parts;
    for (TermId child : term.children) {
      TermId part = SpecifiedWord(context, child);
      if (!part.valid()) {
        return TermId();
      }
      parts.push_back(part);
    }
    return context.pool().Sequence(term.kind, parts);
  }
  if (term.kind != TermKind::Spec) {
    return TermId();
  }
  term.kind = TermKind::Tensor;
  return context.pool().Intern(term);
}

// shaped(x, shape): x, whose shape is asserted.
TermId ShapedWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (!type) {
    return TermId();
  }
  Shape asserted = context.algebra.ShapeFrom(arguments[1]);
  if (!type->shape.ranked || !asserted.ranked) {
    type->shape = asserted.ranked ? asserted : type->shape;
  } else if (type->shape.rank() == asserted.rank()) {
    for (size_t i = 0; i < asserted.rank(); ++i) {
      Dim& dim = type->shape.dims[i];
      dim = dim >= 0 ? dim : asserted.dims[i];
    }
  }
  return context.pool().Tensor(*type);
}

// integer(), real(), truth(), text(): a Python value that is not known.
TermId IntegerWord(Context& context, Arguments) { return context.pool().AnyOf(TermKind::Int); }
TermId FloatWord(Context& context, Arguments) { return context.pool().AnyOf(TermKind::Float); }
TermId TruthWord(Context& context, Arguments) { return context.pool().AnyOf(TermKind::Bool); }
TermId TextWord(Context& context, Arguments) { return context.pool().AnyOf(TermKind::String); }

// to_integer(x): int(x)
TermId ToIntegerWord(Context& context, Arguments arguments) {
  if (std::optional<int64_t> value = context.algebra.IntFrom(arguments[0])) {
    return context.pool().Int(*value);
  }
  const Term& term = context.pool()[arguments[0]];
  if (term.kind == TermKind::Float && term.known) {
    double real = context.pool().real(arguments[0]);
    if (real > -1e15 && real < 1e15) {
      return context.pool().Int(static_cast<int64_t>(real));
    }
  }
  return context.pool().AnyOf(TermKind::Int);
}

// to_real(x): float(x)
TermId ToRealWord(Context& context, Arguments arguments) {
  std::optional<double> value = context.algebra.RealFrom(arguments[0]);
  return value ? context.pool().Float(*value) : context.pool().AnyOf(TermKind::Float);
}

// as_shape(x): TensorShape(x)
TermId AsShapeWord(Context& context, Arguments arguments) {
  return context.algebra.ShapeTerm(context.algebra.ShapeFrom(arguments[0]));
}

// shape_tensor(shape, dtype): tf.shape
TermId ShapeTensorWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  return algebra.ShapeTensor(
      algebra.ShapeFrom(arguments[0]),
      algebra.DTypeFrom(Argument(context, arguments, 1), DType::Int32, Convention::TensorFlow));
}

// scalar_tensor(integer, dtype): a scalar whose value is the extent.
TermId ScalarTensorWord(Context& context, Arguments arguments) {
  DType dtype = context.algebra.DTypeFrom(Argument(context, arguments, 1), DType::Int32,
                                          Convention::TensorFlow);
  return context.pool().Tensor(TensorType{.dtype = dtype, .shape = Shape::Scalar()}, arguments[0]);
}

TermId ListWord(Context& context, Arguments arguments) {
  return context.pool().Sequence(TermKind::List, arguments);
}

TermId TupleWord(Context& context, Arguments arguments) {
  return context.pool().Sequence(TermKind::Tuple, arguments);
}

// many(x): a list of x, of unknown length.
TermId ManyWord(Context& context, Arguments arguments) {
  return context.pool().Sequence(TermKind::Many, arguments[0]);
}

// if(condition, a, b): a where the condition is true or not known; a condition that is absent is
// false.
TermId IfWord(Context& context, Arguments arguments) {
  bool missing = context.algebra.IsMissing(arguments[0]);
  return !missing && context.algebra.BoolFrom(arguments[0], true) ? arguments[1] : arguments[2];
}

// given(x, a, b): a where the argument x is there, and not None.
TermId GivenWord(Context& context, Arguments arguments) {
  return context.algebra.IsMissing(arguments[0]) ? arguments[2] : arguments[1];
}

// is(text, 'constant', a, b)
TermId IsWord(Context& context, Arguments arguments) {
  return context.algebra.TextFrom(arguments[0]) == context.algebra.TextFrom(arguments[1])
             ? arguments[2]
             : arguments[3];
}

// promote_all(sequence): NumPy's common dtype of its elements.
TermId PromoteAllWord(Context& context, Arguments arguments) {
  std::optional<llvm::SmallVector<TermId, 8>> elements = context.algebra.ElementsOf(arguments[0]);
  const Term& term = context.pool()[arguments[0]];
  if (!elements && term.kind == TermKind::Many) {
    elements = llvm::SmallVector<TermId, 8>(llvm::ArrayRef<TermId>(term.children));
  }
  return elements ? context.pool().Of(PromoteAll(context.algebra, *elements)) : TermId();
}

// elementwise_all(sequence): its elements, broadcast.
TermId ElementwiseAllWord(Context& context, Arguments arguments) {
  std::optional<llvm::SmallVector<TermId, 8>> elements = context.algebra.ElementsOf(arguments[0]);
  return elements && !elements->empty() ? Elementwise(context.algebra, *elements) : TermId();
}

// like_each(x): x as a tensor, or a sequence of them.
TermId LikeEachWord(Context& context, Arguments arguments) {
  const Term term = context.pool()[arguments[0]];
  bool many = term.kind == TermKind::Many;
  if (!context.algebra.IsSequence(arguments[0]) && !many) {
    return LikeWord(context, arguments);
  }
  llvm::SmallVector<TermId, 8> parts;
  for (TermId child : term.children) {
    TermId part = LikeEachWord(context, child);
    if (!part.valid()) {
      return TermId();
    }
    parts.push_back(part);
  }
  return context.pool().Sequence(many ? TermKind::Many : TermKind::List, parts);
}

// flat_arguments(arguments): `f(2, 3)` and `f((2, 3))` alike.
TermId FlatArgumentsWord(Context& context, Arguments arguments) {
  const Term& term = context.pool()[arguments[0]];
  bool wrapped = term.children.size() == 1 && context.algebra.IsSequence(arguments[0]) &&
                 context.pool()[term.children[0]].kind != TermKind::Int;
  return wrapped ? term.children[0] : arguments[0];
}

// by_rank(shape, rank, a, b): a for that rank, else b; unknown where the rank is.
TermId ByRankWord(Context& context, Arguments arguments) {
  Shape shape = context.algebra.ShapeFrom(arguments[0]);
  std::optional<int64_t> rank = context.algebra.IntFrom(arguments[1]);
  if (!shape.ranked || !rank) {
    return context.pool().Tensor(TensorType());
  }
  return static_cast<int64_t>(shape.rank()) == *rank ? arguments[2] : arguments[3];
}

// permuted(values): the shape of a permutation of values, or of range(values).
TermId PermutedWord(Context& context, Arguments arguments) {
  if (context.pool()[arguments[0]].kind == TermKind::Int) {
    return context.algebra.ShapeTerm(Shape::Of({context.algebra.DimFrom(arguments[0])}));
  }
  return ShapeWord(context, arguments);
}

// uniques(x, index, inverse, counts): NumPy's unique, with what the flags add.
TermId UniquesWord(Context& context, Arguments arguments) {
  TermId array = context.algebra.AsArray(arguments[0]);
  if (!array.valid()) {
    return TermId();
  }
  TensorType type = context.pool()[array].type;
  TermId values = context.pool().Tensor(type.dtype, Shape::Of({kNoneDim}), Layout::Array);
  TermId places = context.pool().Tensor(DType::Int64, Shape::Of({kNoneDim}), Layout::Array);
  llvm::SmallVector<TermId, 4> parts = {values};
  for (size_t i = 1; i < 4; ++i) {
    if (context.algebra.BoolFrom(arguments[i], false)) {
      parts.push_back(i == 2 ? context.pool().Tensor(DType::Int64, type.shape, Layout::Array)
                             : places);
    }
  }
  return parts.size() == 1 ? values : context.pool().Sequence(TermKind::Tuple, parts);
}

constexpr Word kWords[] = {
    {"promote_all", PromoteAllWord},
    {"elementwise_all", ElementwiseAllWord},
    {"like_each", LikeEachWord},
    {"flat_arguments", FlatArgumentsWord},
    {"by_rank", ByRankWord, true},
    {"permuted", PermutedWord},
    {"uniques", UniquesWord},
    {"tensor", TensorWord},
    {"array", ArrayWord},
    {"sparse", SparseWord},
    {"ragged", RaggedWord},
    {"slices", SlicesWord},
    {"dtype", DTypeWord},
    {"array_dtype", ArrayDTypeWord},
    {"dtype_or", DTypeOrWord},
    {"real_dtype", RealDTypeWord},
    {"complex_dtype", ComplexDTypeWord},
    {"float_dtype", FloatDTypeWord},
    {"layer_dtype", LayerDTypeWord},
    {"sum_dtype", SumDTypeWord},
    {"promote", PromoteWord},
    {"shape", ShapeWord},
    {"like", LikeWord},
    {"same", SameWord},
    {"like_array", LikeArrayWord},
    {"cast", CastWord},
    {"cast_array", CastArrayWord},
    {"convert", ConvertWord},
    {"to_array", ToArrayWord},
    {"elementwise", ElementwiseWord},
    {"compare", CompareWord},
    {"ufunc", UfuncWord},
    {"spec", SpecWord},
    {"sparse_spec", SparseSpecWord},
    {"ragged_spec", RaggedSpecWord},
    {"specified", SpecifiedWord},
    {"shaped", ShapedWord},
    {"integer", IntegerWord},
    {"real", FloatWord},
    {"truth", TruthWord},
    {"text", TextWord},
    {"to_integer", ToIntegerWord},
    {"to_real", ToRealWord},
    {"as_shape", AsShapeWord},
    {"shape_tensor", ShapeTensorWord},
    {"scalar_tensor", ScalarTensorWord},
    {"list", ListWord},
    {"tuple", TupleWord},
    {"many", ManyWord},
    {"if", IfWord, true},
    {"given", GivenWord, true},
    {"is", IsWord, true},
};

}  // namespace

llvm::ArrayRef<Word> ValueWords() { return kWords; }

}  // namespace hybridize::tensor
