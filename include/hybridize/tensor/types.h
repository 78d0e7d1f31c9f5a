#ifndef HYBRIDIZE_TENSOR_TYPES_H_
#define HYBRIDIZE_TENSOR_TYPES_H_

#include <vector>

#include "hybridize/pointsto/solution.h"
#include "hybridize/tensor/type.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::tensor {

struct TypeOptions {
  // Beyond this many types or constants, what is known of a value is joined, and stays joined.
  uint32_t max_types = 8;
};

// The types of every tensor that the points-to analysis found, each by its place of creation:
// what the rules of the models (`data/models/types`) derive from the arguments, in one monotone
// fixpoint. A tensor that no rule describes is `?[...]`; one that is made from values which never
// arrive has no type at all. Immutable; independent of the solution once made.
class Types {
 public:
  static Types Infer(const ir::Program& program, const models::Models& models,
                     const pointsto::Solution& solution, const TypeOptions& options = {});

  // Each type once; in no order that means anything, but the same in every run. Empty for what is
  // no tensor.
  llvm::ArrayRef<TensorType> Of(pointsto::ObjectId object) const {
    auto found = types_.find(object);
    return found == types_.end() ? llvm::ArrayRef<TensorType>() : llvm::ArrayRef(found->second);
  }

 private:
  llvm::DenseMap<pointsto::ObjectId, std::vector<TensorType>> types_;
};

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_TENSOR_TYPES_H_
