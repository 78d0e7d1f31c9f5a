#include "tensor/rule.h"

#include "gtest/gtest.h"
#include "hybridize/models/models.h"

namespace hybridize::tensor {
namespace {

class NoObjects : public Context {
 public:
  using Context::Context;
  TermId Invoke(TermId, llvm::StringRef, llvm::ArrayRef<TermId>) override { return TermId(); }
};

// What a rule gives for one argument per slot, in words.
class Rules : public testing::Test {
 protected:
  std::string Apply(llvm::StringRef text, llvm::ArrayRef<TermId> slots) {
    llvm::Expected<Rule> rule = ParseRule(text, pool);
    if (!rule) {
      return llvm::toString(rule.takeError());
    }
    std::string result;
    for (TermId term : Evaluate(*rule, slots, context)) {
      result += result.empty() ? "" : " | ";
      result += Describe(term);
    }
    return result;
  }

  std::string Describe(TermId id) {
    const Term& term = pool[id];
    if (term.kind == TermKind::Tensor) {
      return Text(term.type);
    }
    std::string text = "(";
    for (TermId child : term.children) {
      text += (text.size() == 1 ? "" : ", ") + Describe(child);
    }
    return text + ")";
  }

  TermId Floats(std::initializer_list<Dim> dims) {
    return pool.Tensor(DType::Float32, Shape::Of(dims));
  }
  TermId Ints(std::initializer_list<int64_t> values) {
    llvm::SmallVector<TermId, 4> terms;
    for (int64_t value : values) {
      terms.push_back(pool.Int(value));
    }
    return pool.Sequence(TermKind::List, terms);
  }

  TermPool pool;
  NoObjects context{pool};
};

TEST_F(Rules, GiveLiteralsTheDtypesOfTensorFlow) {
  EXPECT_EQ(Apply("convert(a)", {Ints({1, 2})}), "int32[2]");
  EXPECT_EQ(Apply("convert(a)", {pool.Float(1.5)}), "float32[]");
  EXPECT_EQ(Apply("convert(a)", {pool.String("x")}), "string[]");
  EXPECT_EQ(Apply("to_array(a)", {Ints({1, 2})}), "int64[2]");
}

TEST_F(Rules, BroadcastOperandsAndRefuseShapesThatDoNotFit) {
  EXPECT_EQ(Apply("elementwise(a, b)", {Floats({2, 1}), Floats({3})}), "float32[2,3]");
  EXPECT_EQ(Apply("elementwise(a, b)", {Floats({kNoneDim, 3}), pool.Int(2)}), "float32[None,3]");
  EXPECT_EQ(Apply("elementwise(a, b)", {Floats({2}), Floats({3})}), "");
}

TEST_F(Rules, ReduceAlongAxesThatMayCountFromTheEnd) {
  constexpr llvm::StringLiteral kRule = "tensor(dtype(x), reduce(shape(x), axis, keepdims))";
  EXPECT_EQ(Apply(kRule, {Floats({2, 3, 4}), pool.Absent(), pool.Absent()}), "float32[]");
  EXPECT_EQ(Apply(kRule, {Floats({2, 3, 4}), pool.Int(-1), pool.Absent()}), "float32[2,3]");
  EXPECT_EQ(Apply(kRule, {Floats({2, 3, 4}), Ints({0, 2}), pool.Bool(true)}), "float32[1,3,1]");
  EXPECT_EQ(Apply(kRule, {Floats({2}), pool.Int(1), pool.Absent()}), "");
}

TEST_F(Rules, SolveOneOpenExtentOfAReshape) {
  constexpr llvm::StringLiteral kRule = "tensor(dtype(x), reshape(shape(x), to))";
  EXPECT_EQ(Apply(kRule, {Floats({2, 6}), Ints({3, -1})}), "float32[3,4]");
  EXPECT_EQ(Apply(kRule, {Floats({kNoneDim, 6}), Ints({-1, 6})}), "float32[None,6]");
  EXPECT_EQ(Apply(kRule, {Floats({2, 6}), Ints({5, -1})}), "");
}

TEST_F(Rules, JoinStackAndSplitSequences) {
  TermId pair = pool.Sequence(TermKind::List, {Floats({1, 2}), Floats({3, 2})});
  TermId same = pool.Sequence(TermKind::List, {Floats({2}), Floats({2})});
  EXPECT_EQ(Apply("concat(v, 0)", {pair}), "float32[4,2]");
  EXPECT_EQ(Apply("concat(v, 1)", {pair}), "");
  EXPECT_EQ(Apply("stack(v, -1)", {same}), "float32[2,2]");
  EXPECT_EQ(Apply("split(v, [1, -1], 0)", {Floats({5, 2})}), "(float32[1,2], float32[4,2])");
}

TEST_F(Rules, MultiplyMatricesAndReadEquations) {
  constexpr llvm::StringLiteral kRule = "tensor(dtype(a), matmul(shape(a), shape(b), t))";
  EXPECT_EQ(Apply(kRule, {Floats({5, 2, 3}), Floats({3, 4}), pool.Absent()}), "float32[5,2,4]");
  EXPECT_EQ(Apply(kRule, {Floats({3, 2}), Floats({3, 4}), pool.Bool(true)}), "float32[2,4]");
  TermId operands = pool.Sequence(TermKind::Tuple, {Floats({2, 3}), Floats({3, 4})});
  EXPECT_EQ(Apply("einsum(e, v)", {pool.String("ij,jk->ki"), operands}), "float32[4,2]");
}

TEST_F(Rules, ComputeTheExtentsOfWindows) {
  constexpr llvm::StringLiteral kRule =
      "tensor(float32, window(shape(x), 3, 2, padding, none, none, 8))";
  EXPECT_EQ(Apply(kRule, {Floats({1, 28, 28, 3}), pool.String("valid")}), "float32[1,13,13,8]");
  EXPECT_EQ(Apply(kRule, {Floats({1, 28, 28, 3}), pool.String("SAME")}), "float32[1,14,14,8]");
}

TEST_F(Rules, KeepWhatNobodyKnowsApartFromWhatIsKnown) {
  EXPECT_EQ(Apply("like(x)", {pool.Unknown()}), "?[...]");
  EXPECT_EQ(Apply("cast(x, int64)", {pool.Unknown()}), "int64[...]");
  EXPECT_EQ(Apply("tensor(float32, [n, 2])", {pool.AnyOf(TermKind::Int)}), "float32[?,2]");
}

TEST_F(Rules, GiveSeveralResults) {
  EXPECT_EQ(Apply("either(add_rows(x, 4), add_rows(x, remainder(10, 4)))", {Floats({3})}),
            "float32[4,3] | float32[2,3]");
}

TEST_F(Rules, ChooseWithoutNeedingWhatIsNotChosen) {
  EXPECT_EQ(Apply("given(x, like(x), tensor(int32, []))", {pool.Absent()}), "int32[]");
}

TEST_F(Rules, OfTheModelsParse) {
  llvm::Expected<std::unique_ptr<models::Models>> models = models::Models::Load(kModelTables);
  ASSERT_TRUE(static_cast<bool>(models));
  size_t rules = 0;
  for (uint32_t i = 0; i < (*models)->size(); ++i) {
    const models::Symbol& symbol = (*models)->symbol(models::SymbolId(i));
    for (NameId text : {symbol.type_rule, symbol.value_rule}) {
      if (text.valid()) {
        llvm::Expected<Rule> rule = ParseRule((*models)->name(text), pool);
        EXPECT_TRUE(static_cast<bool>(rule)) << llvm::toString(rule.takeError());
        ++rules;
      }
    }
  }
  EXPECT_GT(rules, 500U);
}

TEST_F(Rules, SayWhatDoesNotParse) {
  EXPECT_NE(Apply("nonsense(x)", {}).find("malformed type rule"), std::string::npos);
  EXPECT_NE(Apply("like(x", {}).find("malformed type rule"), std::string::npos);
}

}  // namespace
}  // namespace hybridize::tensor
