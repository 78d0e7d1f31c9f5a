// Words for products of matrices and tensors.

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "tensor/elementwise.h"
#include "tensor/products.h"
#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

TermId Argument(Context& context, Arguments arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : context.pool().Absent();
}

void Transpose(Shape& shape) {
  if (shape.ranked && shape.rank() >= 2) {
    std::swap(shape.dims[shape.rank() - 1], shape.dims[shape.rank() - 2]);
  }
}

// matmul(a, b, transpose_a, transpose_b): of shapes.
TermId MatmulWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape left = algebra.ShapeFrom(arguments[0]);
  Shape right = algebra.ShapeFrom(arguments[1]);
  if (algebra.BoolFrom(Argument(context, arguments, 2), false)) {
    Transpose(left);
  }
  if (algebra.BoolFrom(Argument(context, arguments, 3), false)) {
    Transpose(right);
  }
  std::optional<Shape> shape = MatrixProductShape(algebra, left, right);
  return shape ? algebra.ShapeTerm(*shape) : TermId();
}

// dot(a, b): NumPy's, of shapes.
TermId DotWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape left = algebra.ShapeFrom(arguments[0]);
  Shape right = algebra.ShapeFrom(arguments[1]);
  if (!left.ranked || !right.ranked) {
    return context.pool().Unknown();
  }
  if (left.rank() == 0 || right.rank() == 0) {
    return algebra.ShapeTerm(left.rank() == 0 ? right : left);
  }
  Shape result = Shape(llvm::ArrayRef(left.dims).drop_back());
  size_t contracted = right.rank() == 1 ? 0 : right.rank() - 2;
  for (size_t i = 0; i < right.rank(); ++i) {
    if (i != contracted) {
      result.dims.push_back(right.dims[i]);
    }
  }
  return algebra.ShapeTerm(result);
}

// tensordot(a, b, axes): of shapes.
TermId TensordotWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape left = algebra.ShapeFrom(arguments[0]);
  Shape right = algebra.ShapeFrom(arguments[1]);
  if (!left.ranked || !right.ranked) {
    return context.pool().Unknown();
  }
  llvm::SmallVector<size_t, 4> from_left;
  llvm::SmallVector<size_t, 4> from_right;
  if (std::optional<int64_t> count = algebra.IntFrom(arguments[2])) {
    for (int64_t i = 0; i < *count; ++i) {
      from_left.push_back(left.rank() - static_cast<size_t>(*count - i));
      from_right.push_back(static_cast<size_t>(i));
    }
  } else if (algebra.IsSequence(arguments[2]) &&
             context.pool()[arguments[2]].children.size() == 2) {
    auto a = algebra.AxesFrom(context.pool()[arguments[2]].children[0], left.rank());
    auto b = algebra.AxesFrom(context.pool()[arguments[2]].children[1], right.rank());
    if (!a || !b) {
      return TermId();
    }
    from_left = *a;
    from_right = *b;
  } else {
    return context.pool().Unknown();
  }
  Shape result = Shape::Scalar();
  for (size_t i = 0; i < left.rank(); ++i) {
    if (!llvm::is_contained(from_left, i)) {
      result.dims.push_back(left.dims[i]);
    }
  }
  for (size_t i = 0; i < right.rank(); ++i) {
    if (!llvm::is_contained(from_right, i)) {
      result.dims.push_back(right.dims[i]);
    }
  }
  return algebra.ShapeTerm(result);
}

// An equation of einsum, read against the shapes of its operands.
class Einsum {
 public:
  explicit Einsum(Algebra& algebra) : algebra_(algebra) {}

  std::optional<Shape> Run(llvm::StringRef equation, llvm::ArrayRef<Shape> operands) {
    std::string squeezed;
    llvm::copy_if(equation, std::back_inserter(squeezed), [](char c) { return c != ' '; });
    auto [inputs, output] = llvm::StringRef(squeezed).split("->");
    bool is_explicit = llvm::StringRef(squeezed).contains("->");
    llvm::SmallVector<llvm::StringRef, 4> terms;
    inputs.split(terms, ',');
    if (terms.size() != operands.size()) {
      return std::nullopt;
    }
    for (size_t i = 0; i < terms.size(); ++i) {
      if (!operands[i].ranked) {
        return Shape::Unknown();
      }
      if (!Bind(terms[i], operands[i])) {
        return std::nullopt;
      }
    }
    std::string implied = is_explicit ? output.str() : Implied(inputs);
    return Read(implied);
  }

 private:
  bool Bind(llvm::StringRef labels, const Shape& shape) {
    size_t dots = labels.find("...");
    bool has_dots = dots != llvm::StringRef::npos;
    size_t letters = has_dots ? labels.size() - 3 : labels.size();
    if (letters > shape.rank() || (!has_dots && letters != shape.rank())) {
      return false;
    }
    size_t axis = 0;
    for (size_t i = 0; i < labels.size(); ++i) {
      if (has_dots && i == dots) {
        size_t middle = shape.rank() - letters;
        std::optional<Shape> wide =
            algebra_.Broadcast(dots_, Shape(llvm::ArrayRef(shape.dims).slice(axis, middle)));
        if (!wide) {
          return false;
        }
        dots_ = *wide;
        axis += middle;
        i += 2;
        continue;
      }
      std::optional<Dim>& bound = extents_[static_cast<unsigned char>(labels[i])];
      Dim dim = shape.dims[axis++];
      std::optional<Dim> merged = bound ? algebra_.Broadcast(*bound, dim) : dim;
      if (!merged) {
        return false;
      }
      bound = merged;
    }
    return true;
  }

  // Without an arrow: the ellipsis, then the labels that stand once, sorted.
  static std::string Implied(llvm::StringRef inputs) {
    std::string once = inputs.contains("...") ? "..." : "";
    for (char label = 'A'; label <= 'z'; ++label) {
      if (llvm::isAlpha(label) && inputs.count(label) == 1) {
        once += label;
      }
    }
    return once;
  }

  std::optional<Shape> Read(llvm::StringRef output) {
    Shape result = Shape::Scalar();
    for (size_t i = 0; i < output.size(); ++i) {
      if (output.substr(i).starts_with("...")) {
        result.dims.append(dots_.dims);
        i += 2;
        continue;
      }
      std::optional<Dim> extent = extents_[static_cast<unsigned char>(output[i])];
      if (!extent) {
        return std::nullopt;
      }
      result.dims.push_back(*extent);
    }
    return result;
  }

  Algebra& algebra_;
  Shape dots_ = Shape::Scalar();
  std::optional<Dim> extents_[256];
};

// einsum(equation, inputs): a tensor.
TermId EinsumWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  std::optional<llvm::SmallVector<TermId, 8>> inputs = algebra.ElementsOf(arguments[1]);
  llvm::StringRef equation = algebra.TextFrom(arguments[0]);
  if (!inputs || inputs->empty()) {
    return TermId();
  }
  llvm::SmallVector<Shape, 4> shapes;
  DType dtype = DType::Any;
  bool arrays = true;
  for (TermId input : *inputs) {
    std::optional<TensorType> type = algebra.TypeOf(input);
    if (!type) {
      return TermId();
    }
    shapes.push_back(type->shape);
    dtype = dtype == DType::Any ? type->dtype : dtype;
    arrays &= context.pool()[input].type.layout == Layout::Array;
  }
  std::optional<Shape> shape =
      equation.empty() ? Shape::Unknown() : Einsum(algebra).Run(equation, shapes);
  bool as_array = arrays && arguments.size() > 2;
  return shape ? context.pool().Tensor(dtype, *shape, as_array ? Layout::Array : Layout::Dense)
               : TermId();
}

// product(a, b), array_product(a, b): what `@` gives.
TermId ProductWord(Context& context, Arguments arguments) {
  return MatrixProduct(context.algebra, arguments[0], arguments[1], /*arrays=*/false);
}
TermId ArrayProductWord(Context& context, Arguments arguments) {
  return MatrixProduct(context.algebra, arguments[0], arguments[1], /*arrays=*/true);
}

constexpr Word kWords[] = {
    {"matmul", MatmulWord}, {"dot", DotWord},         {"tensordot", TensordotWord},
    {"einsum", EinsumWord}, {"product", ProductWord}, {"array_product", ArrayProductWord},
};

}  // namespace

std::optional<Shape> MatrixProductShape(Algebra& algebra, Shape left, Shape right) {
  if (!left.ranked || !right.ranked) {
    const Shape& known = left.ranked ? left : right;
    (void)known;
    return Shape::Unknown();
  }
  if (left.rank() == 0 || right.rank() == 0) {
    return std::nullopt;
  }
  bool left_vector = left.rank() == 1;
  bool right_vector = right.rank() == 1;
  if (left_vector) {
    left.dims.insert(left.dims.begin(), 1);
  }
  if (right_vector) {
    right.dims.push_back(1);
  }
  Dim inner = left.dims.back();
  Dim other = right.dims[right.rank() - 2];
  if (inner >= 0 && other >= 0 && inner != other) {
    return std::nullopt;
  }
  std::optional<Shape> result = algebra.Broadcast(Shape(llvm::ArrayRef(left.dims).drop_back(2)),
                                                  Shape(llvm::ArrayRef(right.dims).drop_back(2)));
  if (!result) {
    return std::nullopt;
  }
  if (!left_vector) {
    result->dims.push_back(left.dims[left.rank() - 2]);
  }
  if (!right_vector) {
    result->dims.push_back(right.dims.back());
  }
  return result;
}

TermId MatrixProduct(Algebra& algebra, TermId left, TermId right, bool arrays) {
  TermPool& pool = algebra.pool;
  TermId a = arrays ? algebra.AsArray(left) : algebra.AsTensor(left);
  if (!a.valid()) {
    return TermId();
  }
  DType preferred = pool[a].type.dtype;
  TermId b = arrays ? algebra.AsArray(right) : algebra.AsTensor(right, preferred);
  if (!b.valid()) {
    return TermId();
  }
  std::optional<Shape> shape = MatrixProductShape(algebra, pool[a].type.shape, pool[b].type.shape);
  if (!shape) {
    return TermId();
  }
  DType dtype = preferred;
  if (arrays) {
    dtype = PromoteAll(algebra, {left, right});
  } else if (pool[left].kind != TermKind::Tensor || pool[left].type.layout == Layout::Array) {
    bool strong = pool[right].kind == TermKind::Tensor && pool[right].type.dtype != DType::Any;
    dtype = strong ? pool[right].type.dtype : preferred;
  } else if (dtype == DType::Any) {
    dtype = pool[b].type.dtype;
  }
  return pool.Tensor(dtype, *shape, arrays ? Layout::Array : Layout::Dense);
}

llvm::ArrayRef<Word> ProductWords() { return kWords; }

}  // namespace hybridize::tensor
