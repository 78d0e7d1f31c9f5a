#ifndef HYBRIDIZE_SRC_TENSOR_PRODUCTS_H_
#define HYBRIDIZE_SRC_TENSOR_PRODUCTS_H_

#include "tensor/algebra.h"

namespace hybridize::tensor {

// Matrix product of the last two axes; the others broadcast. NumPy's also takes vectors.
std::optional<Shape> MatrixProductShape(Algebra& algebra, Shape left, Shape right);
TermId MatrixProduct(Algebra& algebra, TermId left, TermId right, bool arrays);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_PRODUCTS_H_
