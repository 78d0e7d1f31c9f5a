#include "hybridize/ir/print.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hybridize/ir/verify.h"
#include "ir/builder.h"
#include "llvm/Support/JSON.h"

namespace hybridize::ir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Program MakeProgram(TestUnit& test) {
  EXPECT_THAT(Verify(test.unit), IsEmpty());
  Program program;
  program.Add(std::move(test.unit), 0, "main", false);
  return program;
}

std::string Printed(TestUnit& test, uint32_t function = 1) {
  Program program = MakeProgram(test);
  std::string text;
  llvm::raw_string_ostream os(text);
  Print(program, FunctionId(function), os);
  return text;
}

TEST(Print, ShowsLoopsHandlersAndTheNamesOfVariables) {
  TestUnit test;
  FunctionBuilder f = test.Add("Net.train");
  f.get().regions.Add(Region{.kind = RegionKind::Try, .parent = RegionId(0)});
  f.get().regions.Add(Region{.kind = RegionKind::For, .parent = RegionId(1)});
  f.get().has_loop_else = true;
  f.Declare("self");
  f.Declare("data", ParameterKind::Positional, true);
  std::vector<ValueId> parameters = f.Begin({"self", "data"});
  ValueId zero = f.Emit(Op::Constant, {}, f.Payload(ConstantKind::Float, "0.0"), "loss");
  ValueId iterator = f.Emit(Op::GetIter, {parameters[1]});
  f.Jump({1, {zero}});
  ValueId loss = f.Begin({"loss"}, RegionId(2))[0];
  f.get().regions[RegionId(2)].decider = iterator;
  f.End(Op::IterNext, {iterator}, {{2, {}}, {4, {loss}}});
  ValueId item = f.Begin({"x"}, RegionId(2))[0];
  f.Unwind({3, {loss}});
  ValueId step = f.Emit(Op::GetAttr, {parameters[0]}, f.Payload("step"));
  ValueId called = f.Emit(Op::Call, {step, item, loss},
                          f.Signature({{}, {ArgumentKind::Keyword, f.Name("scale")}}));
  f.Add(Op::InPlace, {loss, called}, uint32_t(BinaryOperator::Add), "loss").construct =
      Construct::AugmentedAssignment;
  ValueId sum = f.get().values.id_at(f.get().values.size() - 1);
  f.Jump({1, {sum}});
  std::vector<ValueId> caught = f.Begin({"", "loss"}, RegionId(1));
  f.Add(Op::Raise, {caught[0]}).flag = true;
  f.Return(f.Begin({"loss"})[0]);
  EXPECT_EQ(Printed(test), R"(function @Net.train(self, data=...) loop_else
  r1 = try in r0
  r2 = for %0 in r1
 b0(%self, %data):
    %loss       = const 0.0
    %0          = get_iter %data
                  jump b1(%loss)
 b1(%loss.2) in r2:
                  iter_next %0, b2, b4(%loss.2)
 b2(%x) in r2 unwind b3(%loss.2):
    %1          = get_attr %self, step
    %2          = call %1(%x, scale=%loss.2)
    %loss.3     = in_place %loss.2 += %2  ; augmented_assignment
                  jump b1(%loss.3)
 b3(%3, %loss.4) in r1:
                  raise %3, again
 b4(%loss.5):
                  return %loss.5
)");
}

TEST(Print, ShowsWhatFunctionsAndClassesAreMadeOf) {
  TestUnit test;
  FunctionBuilder outer = test.Add("outer");
  FunctionBuilder annotations = test.Add("outer.f.__annotate__", FunctionKind::Annotations);
  annotations.Begin();
  annotations.Return(annotations.Emit(Op::MakeDict));
  FunctionBuilder made = test.Add("outer.f");
  made.Declare("a", ParameterKind::PositionalOnly);
  made.Declare("b", ParameterKind::Positional, true);
  made.Declare("c", ParameterKind::KeywordOnly, true);
  made.Declare("rest", ParameterKind::DoubleStar);
  made.get().free_variables = {made.Name("n")};
  made.get().annotations = annotations.id();
  made.get().is_async = true;
  made.get().is_generator = true;
  made.get().decorators.resize(2);
  made.Begin({"a", "b", "c", "rest"});
  ValueId cell = made.Emit(Op::FreeCell, {}, 0);
  made.Return(made.Emit(Op::LoadCell, {cell}, made.Payload("n")));
  FunctionBuilder cls = test.Add("outer.C", FunctionKind::Class);
  cls.get().free_variables = {cls.Name("n")};
  cls.Begin();
  cls.Return(cls.Emit(Op::Constant, {}, cls.Payload(ConstantKind::None)));

  outer.Begin();
  ValueId n = outer.Emit(Op::MakeCell, {}, outer.Payload("n"));
  ValueId two = outer.Int("2");
  outer.Add(Op::StoreCell, {n, two}, outer.Payload("n"));
  ValueId annotate = outer.Emit(Op::MakeFunction, {}, annotations.id().raw());
  ValueId f = outer.Emit(Op::MakeFunction, {two, two, n, annotate}, made.id().raw(), "f");
  ValueId c = outer.Emit(Op::MakeClass, {n, f, two}, cls.id().raw(), "C");
  outer.get().instructions[InstId(5)].extra =
      outer.Signature({{}, {ArgumentKind::Keyword, outer.Name("metaclass")}});
  outer.Return(c);

  Program program = MakeProgram(test);
  std::string text;
  llvm::raw_string_ostream os(text);
  Print(program, os);
  EXPECT_EQ(text, R"(file main

module @<module>
 b0():
    %0          = const None
                  return %0

function @outer()
 b0():
    %0          = make_cell n
    %1          = const 2
                  store_cell n, %0, %1
    %2          = make_function @outer.f.__annotate__
    %f          = make_function @outer.f defaults(%1, %1) cells(%0) annotations(%2)
    %C          = make_class @outer.C cells(%0) bases(%f, metaclass=%1)
                  return %C

annotations @outer.f.__annotate__()
 b0():
    %0          = make_dict
                  return %0

function @outer.f(a, /, b=..., *, c=..., **rest) async generator
  decorators 2
  free n
  annotations @outer.f.__annotate__
 b0(%a, %b, %c, %rest):
    %0          = free_cell 0
    %1          = load_cell n, %0
                  return %1

class @outer.C
  free n
 b0():
    %0          = const None
                  return %0
)");
}

TEST(Print, ShowsEveryFormOfPayload) {
  TestUnit test;
  FunctionBuilder f = test.Add("f");
  f.Declare("x");
  f.Declare("args", ParameterKind::Star);
  f.Declare("k", ParameterKind::KeywordOnly);
  std::vector<ValueId> p = f.Begin({"x", "args", "k"});
  f.Emit(Op::Constant, {}, f.Payload(ConstantKind::String, "a\"b\n\x01é"));
  f.Emit(Op::Constant, {}, f.Payload(ConstantKind::Bytes, "\xff z"));
  f.Emit(Op::Constant, {}, f.Payload(ConstantKind::Complex, "2.0"));
  f.Emit(Op::Constant, {}, f.Payload(ConstantKind::Ellipsis));
  f.Emit(Op::Unknown, {p[0]}, f.Payload("no such construct"));
  f.Emit(Op::Unary, {p[0]}, uint32_t(UnaryOperator::Invert));
  f.Emit(Op::Binary, {p[0], p[2]}, uint32_t(BinaryOperator::FloorDivide));
  f.Emit(Op::Compare, {p[0], p[2]}, uint32_t(CompareOperator::NotIn));
  f.Add(Op::SetAttr, {p[0], p[1]}, f.Payload("w"));
  f.Emit(Op::Call, {p[0], p[1], p[2]},
         f.Signature({{ArgumentKind::Star, {}}, {ArgumentKind::DoubleStar, {}}}));
  f.Emit(Op::FormatValue, {p[0], p[1]}, 'r');
  f.Emit(Op::MatchClass, {p[0], p[1]}, f.Signature({{}, {ArgumentKind::Keyword, f.Name("left")}}));
  Instruction& unpack = f.Add(Op::Unpack, {p[1]}, 1);
  unpack.flag = true;
  unpack.extra = 2;
  ValueId unpacked = unpack.result;
  f.Emit(Op::UnpackItem, {unpacked}, 3, "last");
  Instruction& import = f.Add(Op::ImportModule, {}, f.Payload("pkg.sub"));
  import.flag = true;
  import.extra = 1;
  f.Add(Op::LoadGlobal, {}, f.Payload("g")).flag = true;
  f.Add(Op::MakeTypeParameter, {}, f.Payload("T")).extra = 2;
  f.Branch(p[2], {1, {}}, {1, {}});
  f.Begin();
  f.Add(Op::Reraise);
  EXPECT_EQ(Printed(test), R"(function @f(x, *args, k)
 b0(%x, %args, %k):
    %0          = const "a\"b\n\x01é"
    %1          = const b"\xff z"
    %2          = const 2.0j
    %3          = const ...
    %4          = unknown "no such construct", %x
    %5          = unary ~%x
    %6          = binary %x // %k
    %7          = compare %x not in %k
                  set_attr %x, w, %args
    %8          = call %x(*%args, **%k)
    %9          = format_value !r, %x, %args
    %10         = match_class %x, %args, _, left
    %11         = unpack 1 * 2, %args
    %last       = unpack_item 3, %11
    %12         = import pkg.sub, level 1, leaf
    %13         = load_global g, or undefined
    %14         = make_type_parameter T, ParamSpec
                  branch %k, b1, b1
 b1():
                  reraise
)");
}

TEST(Print, NumbersFunctionsOfTheSameName) {
  TestUnit test;
  for (int i = 0; i < 2; ++i) {
    FunctionBuilder f = test.Add("f");
    f.Begin();
    f.Add(Op::Reraise);
  }
  EXPECT_THAT(Printed(test, 2), HasSubstr("function @f#2()"));
}

TEST(PrintJson, HoldsEveryPartOfAFunction) {
  TestUnit test;
  FunctionBuilder f = test.Add("f");
  f.Declare("x");
  f.get().parameters[0].annotation = Span{3, 6};
  f.get().span = Span{0, 40};
  ValueId x = f.Begin({"x"})[0];
  f.Unwind({1, {x}});
  Instruction& call = f.Add(Op::Call, {x, x}, f.Signature({{ArgumentKind::Star, {}}}));
  call.span = Span{10, 14};
  call.construct = Construct::Assert;
  f.Return(call.result);
  f.Begin({"", "x"});
  f.Add(Op::Reraise);
  Program program = MakeProgram(test);
  std::string text;
  llvm::raw_string_ostream os(text);
  PrintJson(program, os);
  llvm::Expected<llvm::json::Value> json = llvm::json::parse(text);
  ASSERT_TRUE(bool(json));
  llvm::Expected<llvm::json::Value> expected = llvm::json::parse(R"({
    "module": 0, "parent": 0, "kind": "function", "async": false, "generator": false,
    "name": "f", "qualname": "f", "span": [0, 40], "name_span": [0, 0], "syntax_index": 0,
    "decorators": [], "free_variables": [], "value_names": ["x", null, null, "x"],
    "parameters": [{"name": "x", "kind": "positional", "default": false, "span": [0, 0],
                    "annotation": [3, 6]}],
    "regions": [{"kind": "function", "span": [0, 0]}],
    "signatures": [[["star", null]]],
    "blocks": [
      {"region": 0, "parameters": [0], "unwind": [1, [0]], "instructions": [
        {"op": "call", "payload": 0, "operands": [0, 0], "result": 1, "construct": "assert",
         "span": [10, 14]},
        {"op": "return", "operands": [1], "span": [0, 0]}]},
      {"region": 0, "parameters": [2, 3], "instructions": [{"op": "reraise", "span": [0, 0]}]}]
  })");
  ASSERT_TRUE(bool(expected));
  EXPECT_EQ((*json->getAsObject()->getArray("functions"))[1], *expected);
}

TEST(PrintJson, KeepsBytesAndSurrogates) {
  TestUnit test;
  test.unit.constants.Add(
      Constant{ConstantKind::Bytes, test.unit.names.Intern(llvm::StringRef("\x00\xffq\"", 4))});
  test.unit.constants.Add(
      Constant{ConstantKind::String, test.unit.names.Intern("\xed\xa0\x80-\xc3\xa9")});
  Program program = MakeProgram(test);
  std::string text;
  llvm::raw_string_ostream os(text);
  PrintJson(program, os);
  EXPECT_THAT(text, HasSubstr(R"({"kind":"bytes","text":"\u0000\u00ffq\u0022"})"));
  EXPECT_THAT(text, HasSubstr("{\"kind\":\"string\",\"text\":\"\\ud800-\xc3\xa9\"}"));
}

}  // namespace
}  // namespace hybridize::ir
