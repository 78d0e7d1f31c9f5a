#ifndef HYBRIDIZE_SRC_TENSOR_ELEMENTWISE_H_
#define HYBRIDIZE_SRC_TENSOR_ELEMENTWISE_H_

#include "hybridize/ir/kinds.h"
#include "tensor/algebra.h"

namespace hybridize::tensor {

// Broadcast operands as one tensor. The dtype is that of the first tensor, else of the first array;
// Python numbers and arrays beside a tensor take it. Invalid where shapes or dtypes do not agree.
TermId Elementwise(Algebra& algebra, llvm::ArrayRef<TermId> operands);

// Broadcast operands as one array.
TermId ElementwiseArrays(Algebra& algebra, llvm::ArrayRef<TermId> operands);
DType PromoteAll(Algebra& algebra, llvm::ArrayRef<TermId> operands);

// Python's operators over numbers, text, sequences, arrays and tensors.
TermId ApplyBinary(Algebra& algebra, ir::BinaryOperator op, TermId left, TermId right);
TermId ApplyUnary(Algebra& algebra, ir::UnaryOperator op, TermId operand);
TermId ApplyCompare(Algebra& algebra, ir::CompareOperator op, TermId left, TermId right);

// `value[key]`.
TermId ApplySubscript(Algebra& algebra, TermId value, TermId key);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_ELEMENTWISE_H_
