// Words for ragged and sparse tensors, and for objects that are called through their models.

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

TermId Argument(Context& context, Arguments arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : context.pool().Absent();
}

size_t DepthOf(Context& context, TermId value) {
  const Term term = context.pool()[value];
  if (!context.algebra.IsSequence(value) && term.kind != TermKind::Many) {
    return 0;
  }
  size_t deepest = 0;
  for (TermId child : term.children) {
    deepest = std::max(deepest, DepthOf(context, child));
  }
  return deepest + 1;
}

TermKind LeafKind(Context& context, TermId value) {
  const Term term = context.pool()[value];
  if (!context.algebra.IsSequence(value) && term.kind != TermKind::Many) {
    return term.kind;
  }
  TermKind widest = TermKind::Absent;
  for (TermId child : term.children) {
    widest = std::max(widest, LeafKind(context, child));
  }
  return widest;
}

// The common extent at a depth below the first axis, or None.
Dim UniformExtent(Context& context, TermId value, size_t depth) {
  const Term term = context.pool()[value];
  if (!context.algebra.IsSequence(value)) {
    return kNoneDim;
  }
  if (depth == 0) {
    return static_cast<Dim>(term.children.size());
  }
  std::optional<Dim> common;
  for (TermId child : term.children) {
    Dim extent = UniformExtent(context, child, depth - 1);
    common = common && *common != extent ? kNoneDim : extent;
  }
  return common.value_or(kNoneDim);
}

// ragged_literal(pylist, dtype, ragged_rank, inner_shape): from nested lists.
TermId RaggedLiteralWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  size_t depth = DepthOf(context, arguments[0]);
  Shape inner = algebra.ShapeFrom(Argument(context, arguments, 3));
  size_t inner_rank = inner.ranked ? inner.rank() : 0;
  std::optional<int64_t> given = algebra.IntFrom(Argument(context, arguments, 2));
  size_t ragged_rank = given                                 ? static_cast<size_t>(*given)
                       : depth > inner_rank + 0 && depth > 0 ? depth - 1 - inner_rank
                                                             : 0;
  DType literal = DType::Float32;
  switch (LeafKind(context, arguments[0])) {
    case TermKind::Int:
      literal = DType::Int32;
      break;
    case TermKind::Bool:
      literal = DType::Bool;
      break;
    case TermKind::String:
    case TermKind::Bytes:
      literal = DType::String;
      break;
    case TermKind::Unknown:
      literal = DType::Any;
      break;
    default:
      break;
  }
  DType dtype = algebra.DTypeFrom(Argument(context, arguments, 1), literal, Convention::TensorFlow);
  Shape shape = Shape::Scalar();
  for (size_t i = 0; i < depth; ++i) {
    bool is_ragged = i > 0 && i <= ragged_rank;
    shape.dims.push_back(is_ragged ? kNoneDim : UniformExtent(context, arguments[0], i));
  }
  for (size_t i = 0; i < inner_rank && depth + inner_rank > shape.rank(); ++i) {
    if (shape.rank() < ragged_rank + 1 + inner_rank) {
      shape.dims.push_back(inner.dims[i]);
    }
  }
  return context.pool().Tensor(dtype, shape, ragged_rank == 0 ? Layout::Dense : Layout::Ragged);
}

// invoke(object, 'method', argument): the method of an object that models describe.
TermId InvokeWord(Context& context, Arguments arguments) {
  llvm::StringRef method = context.algebra.TextFrom(arguments[1]);
  return context.Invoke(arguments[0], method, arguments.drop_front(2));
}

// chain(layers, input): each layer's result is the next one's input.
TermId ChainWord(Context& context, Arguments arguments) {
  std::optional<llvm::SmallVector<TermId, 8>> layers = context.algebra.ElementsOf(arguments[0]);
  if (!layers) {
    return context.pool().Tensor(TensorType());
  }
  TermId value = arguments[1];
  for (TermId layer : *layers) {
    if (context.algebra.IsTensor(layer)) {
      continue;
    }
    TermId next = context.Invoke(layer, "call", value);
    if (!next.valid()) {
      return TermId();
    }
    value = next;
  }
  return value;
}

// each(structure, 'word' …): not a word of its own; `map_rows` and `map_batch` walk structures.
template <typename Leaf>
TermId MapStructure(Context& context, TermId value, Leaf leaf) {
  const Term term = context.pool()[value];
  if (term.kind == TermKind::Tuple) {
    llvm::SmallVector<TermId, 8> parts;
    for (TermId child : term.children) {
      TermId part = MapStructure(context, child, leaf);
      if (!part.valid()) {
        return TermId();
      }
      parts.push_back(part);
    }
    return context.pool().Sequence(TermKind::Tuple, parts);
  }
  return leaf(value);
}

// slice_rows(x): what slicing a structure of tensors along their first axes gives.
TermId SliceRowsWord(Context& context, Arguments arguments) {
  return MapStructure(context, arguments[0], [&](TermId value) {
    TermId tensor = context.algebra.AsTensor(value);
    if (!tensor.valid()) {
      return TermId();
    }
    TensorType type = context.pool()[tensor].type;
    if (type.shape.ranked) {
      if (type.shape.rank() == 0) {
        return TermId();
      }
      type.shape.dims.erase(type.shape.dims.begin());
    }
    if (type.layout == Layout::Ragged && type.shape.ranked && type.shape.rank() <= 1) {
      type.shape.dims.assign(type.shape.rank(), kNoneDim);
    }
    return context.pool().Tensor(type);
  });
}

// row_count(x): the extent of the first axis of the first tensor in a structure.
TermId RowCountWord(Context& context, Arguments arguments) {
  TermId first = arguments[0];
  while (context.pool()[first].kind == TermKind::Tuple && !context.pool()[first].children.empty()) {
    first = context.pool()[first].children[0];
  }
  std::optional<TensorType> type = context.algebra.TypeOf(first);
  bool ranked = type && type->shape.ranked && type->shape.rank() > 0;
  return context.pool().FromDim(ranked ? type->shape.dims[0] : kOpenDim);
}

// add_rows(x, extent): a new first axis.
TermId AddRowsWord(Context& context, Arguments arguments) {
  Dim extent = context.algebra.DimFrom(arguments[1]);
  if (extent == 0) {
    return TermId();
  }
  return MapStructure(context, arguments[0], [&](TermId value) {
    TermId tensor = context.algebra.AsTensor(value);
    if (!tensor.valid()) {
      return TermId();
    }
    TensorType type = context.pool()[tensor].type;
    if (type.shape.ranked) {
      type.shape.dims.insert(type.shape.dims.begin(), extent);
    }
    return context.pool().Tensor(type);
  });
}

// remainder(count, size): what is left for the last batch; 0 when nothing is, '?' when not known.
TermId RemainderWord(Context& context, Arguments arguments) {
  std::optional<int64_t> count = context.algebra.IntFrom(arguments[0]);
  std::optional<int64_t> size = context.algebra.IntFrom(arguments[1]);
  if (!count || !size || *size <= 0) {
    return context.pool().FromDim(kOpenDim);
  }
  return context.pool().Int(*count % *size);
}

// full(count, size): the extent of a whole batch; 0 when there is none.
TermId FullWord(Context& context, Arguments arguments) {
  std::optional<int64_t> count = context.algebra.IntFrom(arguments[0]);
  std::optional<int64_t> size = context.algebra.IntFrom(arguments[1]);
  if (!size || *size <= 0) {
    return context.pool().FromDim(kOpenDim);
  }
  return context.pool().Int(count && *count < *size ? 0 : *size);
}

// doubled(x): the last extent twice, as both directions of a recurrent layer give it.
TermId DoubledWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (!type) {
    return TermId();
  }
  if (type->shape.ranked && type->shape.rank() > 0 && type->shape.dims.back() >= 0) {
    type->shape.dims.back() *= 2;
  }
  return context.pool().Tensor(*type);
}

// one_step(x): a tensor of sequences at one time.
TermId OneStepWord(Context& context, Arguments arguments) {
  std::optional<TensorType> type = context.algebra.TypeOf(arguments[0]);
  if (!type || (type->shape.ranked && type->shape.rank() < 2)) {
    return TermId();
  }
  if (type->shape.ranked) {
    type->shape.dims.erase(type->shape.dims.begin() + 1);
  }
  return context.pool().Tensor(*type);
}

// permute_from_one(shape, order): axes numbered from 1, as Keras does without the batch.
TermId PermuteFromOneWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  Shape order = algebra.ShapeFrom(arguments[1]);
  if (!shape.ranked || !order.ranked || shape.rank() != order.rank()) {
    return context.pool().Unknown();
  }
  Shape result = shape;
  for (size_t i = 0; i < order.rank(); ++i) {
    if (order.dims[i] < 1 || order.dims[i] > static_cast<Dim>(shape.rank())) {
      return TermId();
    }
    result.dims[i] = shape.dims[static_cast<size_t>(order.dims[i] - 1)];
  }
  return algebra.ShapeTerm(result);
}

// rebatched(x, inputs, outputs): what a model gives for x that was built from symbolic inputs.
TermId RebatchedWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  if (algebra.IsSequence(arguments[2])) {
    llvm::SmallVector<TermId, 8> parts;
    const Term outputs = context.pool()[arguments[2]];
    for (TermId child : outputs.children) {
      TermId part = RebatchedWord(context, {arguments[0], arguments[1], child});
      if (!part.valid()) {
        return TermId();
      }
      parts.push_back(part);
    }
    return context.pool().Sequence(TermKind::List, parts);
  }
  TermId input = arguments[0];
  while (algebra.IsSequence(input) && !context.pool()[input].children.empty()) {
    input = context.pool()[input].children[0];
  }
  std::optional<TensorType> given = algebra.TypeOf(input);
  std::optional<TensorType> output = algebra.TypeOf(arguments[2]);
  if (!given || !output) {
    return context.pool().Tensor(TensorType());
  }
  bool open = output->shape.ranked && output->shape.rank() > 0 && output->shape.dims[0] < 0;
  if (open && given->shape.ranked && given->shape.rank() > 0) {
    output->shape.dims[0] = given->shape.dims[0];
  }
  return context.pool().Tensor(*output);
}

constexpr Word kWords[] = {
    {"doubled", DoubledWord},
    {"one_step", OneStepWord},
    {"permute_from_one", PermuteFromOneWord},
    {"rebatched", RebatchedWord},
    {"ragged_literal", RaggedLiteralWord},
    {"invoke", InvokeWord},
    {"chain", ChainWord},
    {"slice_rows", SliceRowsWord},
    {"row_count", RowCountWord},
    {"add_rows", AddRowsWord},
    {"remainder", RemainderWord},
    {"full", FullWord},
};

}  // namespace

llvm::ArrayRef<Word> CompositeWords() { return kWords; }

}  // namespace hybridize::tensor
