#include "lower/lowered.h"

namespace hybridize::lower {
namespace {

using ir::Op;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(Modules, KnowTheValuesOfTheirOwnNames) {
  Lowered lowered("import os\nx = os\ny = x\n");
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("os", "x", "y"));
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), IsEmpty());
}

TEST(Modules, AskForNamesThatMayBeUnbound) {
  Lowered lowered("if c:\n  x = 1\ny = x\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), ElementsAre("c", "x"));
}

TEST(Modules, JoinTheValuesOfBranches) {
  Lowered lowered("if c:\n  x = 1\nelse:\n  x = 2\ny = x\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), ElementsAre("c"));
}

TEST(Modules, FallBackToBuiltinsAfterDeletion) {
  Lowered lowered("len = 1\ndel len\nx = len\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), ElementsAre("len"));
}

TEST(Modules, ReadAgainWhatFunctionsStore) {
  Lowered lowered("n = 0\ndef f():\n  global n\n  n = 1\nf()\nprint(n)\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), Contains("n"));
}

TEST(Modules, ReadAgainWhatAClassBodyStores) {
  Lowered lowered("n = 0\nclass C:\n  global n\n  n = 1\nprint(n)\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), Contains("n"));
  EXPECT_THAT(lowered.Names("C", Op::StoreGlobal), ElementsAre("n"));
}

TEST(Modules, ReadNamesAgainAfterAStarImport) {
  Lowered lowered("x = 1\nz = 2\nfrom m import *\ny = x\n");
  std::vector<const ir::Instruction*> reads = lowered.All("<module>", Op::LoadGlobal);
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(lowered.Text(NameId(reads[0]->payload)), "x");
  EXPECT_TRUE(reads[0]->flag);
}

TEST(Modules, ReadUnboundNamesPlainlyAfterAStarImport) {
  Lowered lowered("from m import *\ny = x\nx = 1\n");
  std::vector<const ir::Instruction*> reads = lowered.All("<module>", Op::LoadGlobal);
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_FALSE(reads[0]->flag);
}

TEST(Modules, StoreTheirDocumentation) {
  Lowered lowered("'''text'''\n");
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("__doc__"));
}

TEST(Modules, TrustNothingWhereNamesAreMadeUp) {
  Lowered lowered("x = 1\nglobals()['x'] = 2\ny = x\n");
  EXPECT_THAT(lowered.Names("<module>", Op::LoadGlobal), Contains("x"));
}

TEST(Imports, BindTheFirstPackageOrTheAlias) {
  Lowered lowered("import a.b.c\nimport a.b as d\n");
  std::vector<const ir::Instruction*> imports = lowered.All("<module>", Op::ImportModule);
  ASSERT_EQ(imports.size(), 2U);
  EXPECT_FALSE(imports[0]->flag);
  EXPECT_TRUE(imports[1]->flag);
  EXPECT_THAT(lowered.Names("<module>", Op::ImportModule), ElementsAre("a.b.c", "a.b"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("a", "d"));
}

TEST(Imports, CountTheDotsOfRelativeOnes) {
  Lowered lowered("from . import a\nfrom ...b.c import (d as e, f)\n");
  std::vector<const ir::Instruction*> imports = lowered.All("<module>", Op::ImportModule);
  EXPECT_EQ(imports[0]->extra, 1U);
  EXPECT_EQ(imports[1]->extra, 3U);
  EXPECT_THAT(lowered.Names("<module>", Op::ImportModule), ElementsAre("", "b.c"));
  EXPECT_THAT(lowered.Names("<module>", Op::ImportFrom), ElementsAre("a", "d", "f"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("a", "e", "f"));
}

TEST(Imports, OfTheFutureAreImportsToo) {
  Lowered lowered("from __future__ import annotations, division\n");
  EXPECT_THAT(lowered.Names("<module>", Op::ImportModule), ElementsAre("__future__"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), ElementsAre("annotations", "division"));
}

TEST(Classes, StoreTheirNamesAndKnowThem) {
  Lowered lowered("class C:\n  a = 1\n  b = a\n  if b:\n    c = 1\n  d = c\n");
  EXPECT_THAT(lowered.Names("C", Op::StoreName),
              ElementsAre("__module__", "__qualname__", "a", "b", "c", "d"));
  EXPECT_THAT(lowered.Names("C", Op::LoadName), ElementsAre("c"));
}

TEST(Classes, TakeBasesAndKeywords) {
  Lowered lowered("class C(A, *bs, metaclass=M, **kw):\n  pass\n");
  const ir::Instruction& made = *lowered.All("<module>", Op::MakeClass).front();
  const ir::CallSignature& signature =
      lowered.Function("<module>").signatures[ir::SignatureId(made.extra)];
  ASSERT_EQ(signature.arguments.size(), 4U);
  EXPECT_EQ(signature.arguments[1].kind, ir::ArgumentKind::Star);
  EXPECT_EQ(lowered.Text(signature.arguments[2].name), "metaclass");
  EXPECT_EQ(signature.arguments[3].kind, ir::ArgumentKind::DoubleStar);
}

TEST(Classes, WithTypeParametersDeriveFromGeneric) {
  Lowered lowered("class C[T, *Ts](B):\n  x: T\n");
  EXPECT_THAT(lowered.Names("<module>", Op::ImportModule), ElementsAre("typing"));
  EXPECT_THAT(lowered.Names("<module>", Op::MakeTypeParameter), ElementsAre("T", "Ts"));
  EXPECT_THAT(lowered.Names("C", Op::StoreName), Contains("__type_params__"));
  EXPECT_THAT(lowered.Names("<module>", Op::StoreGlobal), Not(Contains("T")));
}

}  // namespace
}  // namespace hybridize::lower
