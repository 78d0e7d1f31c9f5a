#ifndef HYBRIDIZE_SRC_TENSOR_TERM_H_
#define HYBRIDIZE_SRC_TENSOR_TERM_H_

#include <bit>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/tensor/type.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::tensor {

using TermId = Id<struct TermTag>;

enum class TermKind : uint8_t {
  // Anything.
  Unknown,
  // An argument that the call leaves out.
  Absent,
  None,
  Ellipsis,
  // `number`: the value, where `known`. An Int that is not known may be kNoneDim in a graph.
  Bool,
  Int,
  // `number`: the bits of the double.
  Float,
  Complex,
  // `number`: the NameId in the pool.
  String,
  Bytes,
  // `number`: a DType, or behind these a Python type that stands for one.
  DTypeName,
  // Children: start, stop, step.
  Slice,
  // Children: the elements.
  Tuple,
  List,
  // A sequence of unknown length. Children: what one element is like.
  Many,
  // `type`; a child, if any, is the value as nested Lists of Ints.
  Tensor,
  // What a specification describes.
  Spec,
  // Some other object. `number`: its id.
  Object,
};

// Python types as dtypes: their meaning depends on the library that is asked.
enum class PythonType : uint8_t { Bool = 64, Int, Float, Complex, String };

// What is known about a value, by value.
struct Term {
  TermKind kind = TermKind::Unknown;
  bool known = true;
  int64_t number = 0;
  TensorType type;
  llvm::SmallVector<TermId, 4> children;

  friend bool operator==(const Term&, const Term&) = default;
};

// Terms, each once: equal terms have equal ids.
class TermPool {
 public:
  TermId Intern(Term term);
  const Term& operator[](TermId id) const { return terms_[id]; }

  TermId Make(TermKind kind) { return Intern({.kind = kind}); }
  TermId Unknown() { return Make(TermKind::Unknown); }
  TermId Absent() { return Make(TermKind::Absent); }
  TermId None() { return Make(TermKind::None); }
  // A negative Dim constant gives an Int that is not known.
  TermId FromDim(Dim dim) {
    return Intern({.kind = TermKind::Int, .known = dim >= 0, .number = dim});
  }
  TermId Int(int64_t value) { return Intern({.kind = TermKind::Int, .number = value}); }
  TermId AnyOf(TermKind kind) { return Intern({.kind = kind, .known = false, .number = kOpenDim}); }
  TermId Bool(bool value) { return Intern({.kind = TermKind::Bool, .number = value ? 1 : 0}); }
  TermId Float(double value) {
    return Intern({.kind = TermKind::Float, .number = std::bit_cast<int64_t>(value)});
  }
  TermId String(llvm::StringRef text) {
    return Intern({.kind = TermKind::String, .number = names_.Intern(text).index()});
  }
  TermId Of(DType dtype) {
    return Intern({.kind = TermKind::DTypeName, .number = static_cast<int64_t>(dtype)});
  }
  TermId Of(PythonType type) {
    return Intern({.kind = TermKind::DTypeName, .number = static_cast<int64_t>(type)});
  }
  TermId Sequence(TermKind kind, llvm::ArrayRef<TermId> children) {
    return Intern({.kind = kind, .children = llvm::SmallVector<TermId, 4>(children)});
  }
  TermId Tensor(TensorType type, TermId value = TermId()) {
    Term term{.kind = TermKind::Tensor, .type = std::move(type)};
    if (value.valid()) {
      term.children.push_back(value);
    }
    return Intern(std::move(term));
  }
  TermId Tensor(DType dtype, Shape shape, Layout layout = Layout::Dense) {
    return Tensor(TensorType{.dtype = dtype, .layout = layout, .shape = std::move(shape)});
  }

  // Of a String or Bytes whose value is known.
  llvm::StringRef text(TermId id) const {
    return names_.text(NameId(static_cast<uint32_t>(terms_[id].number)));
  }
  double real(TermId id) const { return std::bit_cast<double>(terms_[id].number); }

 private:
  IdVector<TermId, Term> terms_;
  llvm::DenseMap<uint64_t, llvm::SmallVector<TermId, 1>> by_hash_;
  Interner names_;
};

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_TERM_H_
