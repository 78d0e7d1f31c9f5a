#include "hybridize/ir/program.h"

#include <gtest/gtest.h>

#include "ir/builder.h"

namespace hybridize::ir {
namespace {

// A unit that interns `filler` first, so that equal names have other numbers in each unit.
Unit MakeUnit(llvm::StringRef filler) {
  TestUnit test;
  test.unit.names.Intern(filler);
  test.unit.constants.Add(Constant{ConstantKind::String, test.unit.names.Intern(filler)});
  FunctionBuilder inner = test.Add("f.inner");
  inner.get().free_variables = {inner.Name("n")};
  inner.Begin();
  inner.Return(inner.Emit(Op::LoadGlobal, {}, inner.Payload("shared")));
  FunctionBuilder f = test.Add("f");
  test.unit.functions[inner.id()].parent = f.id();
  f.get().annotations = inner.id();
  f.Declare("x");
  f.Begin({"x"});
  ValueId cell = f.Emit(Op::MakeCell, {}, f.Payload("n"));
  ValueId made = f.Emit(Op::MakeFunction, {cell}, inner.id().raw(), "local");
  ValueId seven = f.Int("7");
  f.Emit(Op::Binary, {seven, seven}, uint32_t(BinaryOperator::Xor));
  f.Return(f.Emit(Op::Call, {made, seven}, f.Signature({{ArgumentKind::Keyword, f.Name("key")}})));
  return std::move(test.unit);
}

TEST(Program, RenumbersWhatAUnitRefersTo) {
  Program program;
  program.Add(MakeUnit("first"), 4, "pkg", true);
  ModuleId id = program.Add(MakeUnit("second"), 5, "pkg.second", false);
  EXPECT_EQ(program.functions().size(), 6U);
  const Module& module = program.module(id);
  EXPECT_EQ(module.file, 5U);
  EXPECT_EQ(program.names().text(module.name), "pkg.second");
  EXPECT_FALSE(module.is_package);
  EXPECT_EQ(module.body, FunctionId(3));
  EXPECT_EQ(module.first_function, 3U);
  EXPECT_EQ(module.function_count, 3U);

  const Interner& names = program.names();
  const Function& inner = program.function(FunctionId(4));
  EXPECT_EQ(inner.module, id);
  EXPECT_EQ(inner.parent, FunctionId(5));
  EXPECT_EQ(names.text(inner.qualname), "f.inner");
  EXPECT_EQ(names.text(inner.name), "inner");
  EXPECT_EQ(names.text(inner.free_variables[0]), "n");
  EXPECT_EQ(names.text(NameId(inner.instructions[InstId(0)].payload)), "shared");

  const Function& f = program.function(FunctionId(5));
  EXPECT_EQ(f.annotations, FunctionId(4));
  EXPECT_EQ(f.parent, FunctionId(3));
  EXPECT_EQ(names.text(f.parameters[0].name), "x");
  EXPECT_EQ(names.text(f.values[ValueId(0)].name), "x");
  EXPECT_FALSE(f.values[ValueId(1)].name.valid());
  EXPECT_EQ(f.instructions[InstId(1)].payload, 4U);
  const Constant& seven = program.constants()[ConstantId(f.instructions[InstId(2)].payload)];
  EXPECT_EQ(seven.kind, ConstantKind::Int);
  EXPECT_EQ(names.text(seven.text), "7");
  EXPECT_EQ(f.instructions[InstId(3)].payload, uint32_t(BinaryOperator::Xor));
  EXPECT_EQ(f.instructions[InstId(4)].payload, 0U);
  EXPECT_EQ(names.text(f.signatures[SignatureId(0)].arguments[0].name), "key");
}

TEST(Program, SharesNamesAndConstantsOfItsUnits) {
  Program program;
  program.Add(MakeUnit("first"), 0, "a", false);
  program.Add(MakeUnit("second"), 1, "b", false);
  auto load = [&](uint32_t function) {
    return program.function(FunctionId(function)).instructions[InstId(0)].payload;
  };
  EXPECT_EQ(load(1), load(4));
  // None, the two fillers, 7.
  EXPECT_EQ(program.constants().size(), 4U);
}

TEST(ConstantPool, TellsKindsApart) {
  Unit unit;
  NameId text = unit.names.Intern("1");
  ConstantId number = unit.constants.Add({ConstantKind::Int, text});
  EXPECT_NE(unit.constants.Add({ConstantKind::String, text}), number);
  EXPECT_EQ(unit.constants.Add({ConstantKind::Int, text}), number);
  EXPECT_NE(unit.constants.Add({ConstantKind::None, {}}),
            unit.constants.Add({ConstantKind::True, {}}));
}

}  // namespace
}  // namespace hybridize::ir
