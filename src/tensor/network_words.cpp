// Words for convolutions, pooling and images.

#include <algorithm>

#include "tensor/words.h"

namespace hybridize::tensor {
namespace {

// An argument that gives one number for every spatial axis, or one each; `what` may have entries
// for the batch and the channels, too.
Dim Spatial(Context& context, TermId what, size_t axis, size_t count, bool channels_first,
            Dim when_absent) {
  Algebra& algebra = context.algebra;
  if (algebra.IsMissing(what)) {
    return when_absent;
  }
  TermId listed = algebra.ValueOf(what).valid() ? algebra.ValueOf(what) : what;
  if (!algebra.IsSequence(listed)) {
    return algebra.DimFrom(listed);
  }
  llvm::ArrayRef<TermId> children = context.pool()[listed].children;
  if (children.size() == 1) {
    return algebra.DimFrom(children[0]);
  }
  size_t first = children.size() == count + 2 ? (channels_first ? 2 : 1) : 0;
  return first + axis < children.size() ? algebra.DimFrom(children[first + axis]) : kOpenDim;
}

Dim WindowExtent(Dim input, Dim window, Dim stride, Dim dilation, llvm::StringRef padding) {
  if (stride <= 0) {
    return kOpenDim;
  }
  if (input < 0) {
    return input;
  }
  if (padding.equals_insensitive("same") || padding.equals_insensitive("causal")) {
    return (input + stride - 1) / stride;
  }
  if (window < 0 || dilation < 0 || !padding.equals_insensitive("valid")) {
    return kOpenDim;
  }
  Dim effective = (window - 1) * dilation + 1;
  return input < effective ? 0 : (input - effective) / stride + 1;
}

Dim TransposedExtent(Dim input, Dim window, Dim stride, llvm::StringRef padding) {
  if (input < 0 || stride <= 0) {
    return input < 0 ? input : kOpenDim;
  }
  if (padding.equals_insensitive("same")) {
    return input * stride;
  }
  return window < 0 ? kOpenDim : input * stride + std::max<Dim>(window - stride, 0);
}

bool ChannelsFirst(Context& context, TermId format) {
  llvm::StringRef text = context.algebra.TextFrom(format);
  return text.starts_with("NC") || text == "channels_first";
}

// The spatial axes of a shape with batch and channels, each replaced by `extent(i, dim)`.
template <typename Extent>
TermId MapSpatial(Context& context, TermId shape_term, bool channels_first, TermId channels,
                  Extent extent) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(shape_term);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  if (shape.rank() < 3) {
    return TermId();
  }
  size_t first = channels_first ? 2 : 1;
  size_t count = shape.rank() - 2;
  for (size_t i = 0; i < count; ++i) {
    shape.dims[first + i] = extent(i, shape.dims[first + i], count);
  }
  if (!algebra.IsMissing(channels)) {
    shape.dims[channels_first ? 1 : shape.rank() - 1] = algebra.DimFrom(channels);
  }
  return algebra.ShapeTerm(shape);
}

// window(shape, kernel, strides, padding, format, dilations, channels): convolution and pooling.
// Strides that are left out are the kernel's extents if they are 'kernel', else one.
TermId WindowWord(Context& context, Arguments arguments) {
  bool first = ChannelsFirst(context, arguments[4]);
  llvm::StringRef padding = context.algebra.TextFrom(arguments[3], "valid");
  return MapSpatial(context, arguments[0], first, arguments[6],
                    [&](size_t i, Dim dim, size_t count) {
                      Dim window = Spatial(context, arguments[1], i, count, first, 1);
                      Dim stride = Spatial(context, arguments[2], i, count, first, 1);
                      Dim dilation = Spatial(context, arguments[5], i, count, first, 1);
                      return WindowExtent(dim, window, stride, dilation, padding);
                    });
}

// pool(shape, kernel, strides, padding, format): as window, but strides default to the kernel.
TermId PoolWord(Context& context, Arguments arguments) {
  TermId absent = context.pool().Absent();
  TermId strides = context.algebra.IsMissing(arguments[2]) ? arguments[1] : arguments[2];
  return WindowWord(
      context, {arguments[0], arguments[1], strides, arguments[3], arguments[4], absent, absent});
}

// upsample(shape, kernel, strides, padding, format, channels): transposed convolution.
TermId UpsampleWord(Context& context, Arguments arguments) {
  bool first = ChannelsFirst(context, arguments[4]);
  llvm::StringRef padding = context.algebra.TextFrom(arguments[3], "valid");
  return MapSpatial(context, arguments[0], first, arguments[5],
                    [&](size_t i, Dim dim, size_t count) {
                      Dim window = Spatial(context, arguments[1], i, count, first, 1);
                      Dim stride = Spatial(context, arguments[2], i, count, first, 1);
                      return TransposedExtent(dim, window, stride, padding);
                    });
}

// scale(shape, factors, format): spatial axes multiplied.
TermId ScaleWord(Context& context, Arguments arguments) {
  bool first = ChannelsFirst(context, arguments[2]);
  return MapSpatial(context, arguments[0], first, context.pool().Absent(),
                    [&](size_t i, Dim dim, size_t count) {
                      Dim factor = Spatial(context, arguments[1], i, count, first, 1);
                      return dim < 0 || factor < 0 ? std::min(dim, kNoneDim) : dim * factor;
                    });
}

// The two numbers of a padding or cropping of one axis.
std::pair<Dim, Dim> Margins(Context& context, TermId what, size_t axis, size_t count) {
  Algebra& algebra = context.algebra;
  if (!algebra.IsSequence(what)) {
    Dim both = algebra.DimFrom(what);
    return {both, both};
  }
  llvm::ArrayRef<TermId> children = context.pool()[what].children;
  if (count == 1 && children.size() == 2) {
    return {algebra.DimFrom(children[0]), algebra.DimFrom(children[1])};
  }
  if (axis >= children.size()) {
    return {kOpenDim, kOpenDim};
  }
  TermId own = children[axis];
  if (!algebra.IsSequence(own)) {
    Dim both = algebra.DimFrom(own);
    return {both, both};
  }
  llvm::ArrayRef<TermId> pair = context.pool()[own].children;
  return pair.size() == 2 ? std::pair(algebra.DimFrom(pair[0]), algebra.DimFrom(pair[1]))
                          : std::pair(kOpenDim, kOpenDim);
}

// margin(shape, margins, sign, format): Keras' zero padding (sign 1) and cropping (sign -1).
TermId MarginWord(Context& context, Arguments arguments) {
  bool first = ChannelsFirst(context, arguments[3]);
  int64_t sign = context.algebra.IntFrom(arguments[2]).value_or(1);
  return MapSpatial(context, arguments[0], first, context.pool().Absent(),
                    [&](size_t i, Dim dim, size_t count) {
                      auto [before, after] = Margins(context, arguments[1], i, count);
                      return dim < 0 || before < 0 || after < 0 ? std::min(dim, kNoneDim)
                                                                : dim + sign * (before + after);
                    });
}

// image(shape, height, width, channels): the last three axes; Absent keeps one.
TermId ImageWord(Context& context, Arguments arguments) {
  Algebra& algebra = context.algebra;
  Shape shape = algebra.ShapeFrom(arguments[0]);
  if (!shape.ranked) {
    return context.pool().Unknown();
  }
  if (shape.rank() < 3) {
    return TermId();
  }
  for (size_t i = 0; i < 3; ++i) {
    if (i + 1 < arguments.size() && !algebra.IsMissing(arguments[i + 1])) {
      shape.dims[shape.rank() - 3 + i] = algebra.DimFrom(arguments[i + 1]);
    }
  }
  return algebra.ShapeTerm(shape);
}

// central(extent, fraction): what central_crop leaves of an extent.
TermId CentralWord(Context& context, Arguments arguments) {
  std::optional<int64_t> extent = context.algebra.IntFrom(arguments[0]);
  std::optional<double> fraction = context.algebra.RealFrom(arguments[1]);
  if (!extent || !fraction) {
    return context.pool().FromDim(context.algebra.DimFrom(arguments[0]));
  }
  auto whole = static_cast<double>(*extent);
  auto start = static_cast<int64_t>((whole - whole * *fraction) / 2.0);
  return context.pool().Int(*extent - 2 * start);
}

constexpr Word kWords[] = {
    {"window", WindowWord}, {"pool", PoolWord},   {"upsample", UpsampleWord}, {"scale", ScaleWord},
    {"margin", MarginWord}, {"image", ImageWord}, {"central", CentralWord},
};

}  // namespace

llvm::ArrayRef<Word> NetworkWords() { return kWords; }

}  // namespace hybridize::tensor
