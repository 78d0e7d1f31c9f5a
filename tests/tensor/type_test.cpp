#include "hybridize/tensor/type.h"

#include "gtest/gtest.h"

namespace hybridize::tensor {
namespace {

TensorType Floats(std::initializer_list<Dim> dims) {
  return {.dtype = DType::Float32, .shape = Shape::Of(dims)};
}

TEST(TensorType, IsWrittenAsReportsDo) {
  EXPECT_EQ(Text(Floats({2, kNoneDim, kOpenDim})), "float32[2,None,?]");
  EXPECT_EQ(Text(Floats({})), "float32[]");
  EXPECT_EQ(Text(TensorType()), "?[...]");
  TensorType ragged = Floats({2, kNoneDim});
  ragged.layout = Layout::Ragged;
  EXPECT_EQ(Text(ragged), "ragged float32[2,None]");
}

TEST(TensorType, JoinsToTheLeastTypeThatAdmitsBoth) {
  EXPECT_EQ(Text(Join(Floats({2, 3}), Floats({2, 4}))), "float32[2,?]");
  EXPECT_EQ(Text(Join(Floats({kNoneDim}), Floats({4}))), "float32[None]");
  EXPECT_EQ(Text(Join(Floats({2}), Floats({2, 2}))), "float32[...]");
  TensorType ints{.dtype = DType::Int32, .shape = Shape::Of({2})};
  EXPECT_EQ(Text(Join(Floats({2}), ints)), "?[2]");
}

TEST(TensorType, JoinIsIdempotentAndCommutes) {
  const TensorType types[] = {Floats({2}), Floats({kNoneDim}), Floats({kOpenDim}), Floats({2, 3}),
                              TensorType()};
  for (const TensorType& left : types) {
    EXPECT_EQ(Join(left, left), left);
    for (const TensorType& right : types) {
      TensorType joined = Join(left, right);
      EXPECT_EQ(joined, Join(right, left));
      EXPECT_EQ(Join(joined, left), joined);
    }
  }
}

TEST(DType, IsFoundByItsName) {
  EXPECT_EQ(FindDType("bfloat16"), DType::BFloat16);
  EXPECT_EQ(FindDType("float"), std::nullopt);
  EXPECT_EQ(Name(DType::Float8E4M3FN), "float8_e4m3fn");
}

}  // namespace
}  // namespace hybridize::tensor
