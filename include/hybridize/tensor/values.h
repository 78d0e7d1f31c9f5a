#ifndef HYBRIDIZE_TENSOR_VALUES_H_
#define HYBRIDIZE_TENSOR_VALUES_H_

#include "hybridize/pointsto/solution.h"

namespace hybridize::tensor {

// What an abstract object is to TensorFlow when it arrives as an argument.
struct ValueClass {
  // A tensor, variable, composite or NumPy array.
  bool tensor = false;
  // A Python number, text or bytes, by value: tracing would make one trace for each.
  bool primitive = false;
  // Not known.
  bool unknown = false;

  ValueClass& operator|=(ValueClass other) {
    tensor |= other.tensor;
    primitive |= other.primitive;
    unknown |= other.unknown;
    return *this;
  }
};

// Classifies the object; a container as its elements, of any depth.
ValueClass Classify(const pointsto::Solution& solution, const ir::Program& program,
                    pointsto::ObjectId object);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_TENSOR_VALUES_H_
