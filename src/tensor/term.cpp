#include "tensor/term.h"

#include "llvm/ADT/Hashing.h"

namespace hybridize::tensor {

TermId TermPool::Intern(Term term) {
  const Shape& shape = term.type.shape;
  uint64_t hash = llvm::hash_combine(
      term.kind, term.known, term.number, term.type.dtype, term.type.layout, shape.ranked,
      llvm::hash_combine_range(shape.dims.begin(), shape.dims.end()),
      llvm::hash_combine_range(term.children.begin(), term.children.end()));
  // The two greatest keys are the map's own.
  llvm::SmallVector<TermId, 1>& same = by_hash_[hash >> 2];
  for (TermId id : same) {
    if (terms_[id] == term) {
      return id;
    }
  }
  same.push_back(terms_.Add(std::move(term)));
  return same.back();
}

}  // namespace hybridize::tensor
