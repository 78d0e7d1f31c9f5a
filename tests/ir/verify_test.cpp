#include "hybridize/ir/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ir/builder.h"

namespace hybridize::ir {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A sound function that each test breaks in one place:
//
//   def f(x):            b0: try call, else b3; b1: loop head; b2: loop body; b3: handler
class VerifyTest : public ::testing::Test {
 protected:
  VerifyTest() : f_(test_.Add("f")) {
    f_.Declare("x");
    x_ = f_.Begin({"x"})[0];
    f_.Unwind({3, {x_}});
    one_ = f_.Int("1");
    called_ = f_.Emit(Op::Call, {x_, one_}, f_.Signature({{}}));
    iterator_ = f_.Emit(Op::GetIter, {called_});
    f_.Jump({1, {one_}});
    last_ = f_.Begin({"last"})[0];
    f_.End(Op::IterNext, {iterator_}, {{2, {}}, {4, {last_}}});
    item_ = f_.Begin({"item"})[0];
    f_.Jump({1, {item_}});
    std::vector<ValueId> caught = f_.Begin({"", "x"});
    exception_ = caught[0];
    f_.Jump({4, {caught[1]}});
    result_ = f_.Begin({"result"})[0];
    f_.Return(result_);
  }

  Instruction& Find(Op op) {
    for (Instruction& inst : f_.get().instructions) {
      if (inst.op == op) {
        return inst;
      }
    }
    ADD_FAILURE() << "no such instruction";
    return *f_.get().instructions.begin();
  }
  void SetOperand(const Instruction& inst, uint32_t index, ValueId value) {
    f_.get().operands[inst.operands.begin + index] = value;
  }
  std::vector<std::string> Defects() { return Verify(test_.unit); }
  void ExpectDefect(llvm::StringRef text) {
    EXPECT_THAT(Defects(), ElementsAre(HasSubstr(text.str())));
  }

  TestUnit test_;
  FunctionBuilder f_;
  ValueId x_, one_, called_, iterator_, last_, item_, exception_, result_;
};

TEST_F(VerifyTest, FindsNothingInASoundFunction) { EXPECT_THAT(Defects(), IsEmpty()); }

TEST_F(VerifyTest, NamesTheFunctionAndTheBlock) {
  Find(Op::GetIter).flag = true;
  Find(Op::Call).payload = 77;
  EXPECT_THAT(Defects(), ElementsAre("f: b0: call: payload 77 is out of range"));
}

TEST_F(VerifyTest, ChecksAFunctionOfAProgram) {
  Find(Op::Call).payload = 77;
  Program program;
  program.Add(std::move(test_.unit), 0, "main", false);
  EXPECT_THAT(Verify(program, FunctionId(0)), IsEmpty());
  EXPECT_THAT(Verify(program, FunctionId(1)), Not(IsEmpty()));
}

TEST_F(VerifyTest, FindsAFunctionWithoutBlocks) {
  test_.Add("g");
  ExpectDefect("g: there is no block");
}

TEST_F(VerifyTest, FindsBlocksThatDoNotTileTheInstructions) {
  ++f_.get().blocks[BlockId(1)].instructions.begin;
  ExpectDefect("its instructions do not follow those of the block before");
}

TEST_F(VerifyTest, FindsInstructionsBehindTheLastBlock) {
  f_.get().instructions.Add(Instruction{.op = Op::Unreachable});
  ExpectDefect("there are instructions behind the last block");
}

TEST_F(VerifyTest, FindsOperandsOutOfRange) {
  Find(Op::Call).operands.begin = 1000;
  ExpectDefect("call: its operands are out of range");
}

TEST_F(VerifyTest, FindsAnOperandThatIsNoValue) {
  SetOperand(Find(Op::Call), 1, ValueId());
  ExpectDefect("call: an operand is no value of the function");
}

TEST_F(VerifyTest, FindsAResultThatIsNoValue) {
  Find(Op::Call).result = ValueId(99);
  ExpectDefect("call: its result is no value of the function");
}

TEST_F(VerifyTest, FindsAnEdgeToNoBlock) {
  f_.get().edges.back().target = BlockId(9);
  ExpectDefect("an edge leads to no block");
}

TEST_F(VerifyTest, FindsABlockWithoutRegion) {
  f_.get().blocks[BlockId(2)].region = RegionId(4);
  ExpectDefect("b2: its region is out of range");
}

TEST_F(VerifyTest, FindsAnUnwindEdgeOutOfRange) {
  f_.get().blocks[BlockId(2)].unwind = 99;
  ExpectDefect("b2: its unwind edge is out of range");
}

TEST_F(VerifyTest, FindsARegionThatIsItsOwnAncestor) {
  f_.get().regions.Add(Region{.kind = RegionKind::If, .parent = RegionId(1)});
  ExpectDefect("region r1 has no place in the tree");
}

TEST_F(VerifyTest, FindsASecondRoot) {
  f_.get().regions.Add(Region{.kind = RegionKind::If});
  ExpectDefect("region r1 has no place in the tree");
}

TEST_F(VerifyTest, FindsParametersInAnImpossibleOrder) {
  f_.Declare("rest", ParameterKind::DoubleStar);
  f_.Declare("late", ParameterKind::KeywordOnly);
  ExpectDefect("parameter late stands behind one of kind double_star");
}

TEST_F(VerifyTest, FindsAnnotationsThatAnotherKindOfFunctionGives) {
  f_.get().annotations = FunctionId(0);
  ExpectDefect("the function of the annotations is none");
}

TEST_F(VerifyTest, FindsABlockWithoutTerminator) {
  Instruction& jump = Find(Op::Jump);
  jump.op = Op::DeleteGlobal;
  jump.payload = f_.Payload("x");
  jump.edges.count = 0;
  ExpectDefect("b0: delete_global: the block does not end with a terminator");
}

TEST_F(VerifyTest, FindsATerminatorWithinABlock) {
  Instruction& inst = Find(Op::GetIter);
  inst.op = Op::Return;
  inst.result = ValueId();
  ExpectDefect("b0: return: a terminator stands within the block");
}

TEST_F(VerifyTest, FindsAWrongNumberOfEdges) {
  Find(Op::IterNext).edges.count = 1;
  ExpectDefect("iter_next: 1 edges, not 2");
}

TEST_F(VerifyTest, FindsAMissingResult) {
  Find(Op::GetIter).result = ValueId();
  ExpectDefect("get_iter: it must have a result");
}

TEST_F(VerifyTest, FindsAResultOfAnOperationWithoutOne) {
  Find(Op::Return).result = result_;
  ExpectDefect("return: it cannot have a result");
}

TEST_F(VerifyTest, FindsAPayloadOutOfRange) {
  Find(Op::Constant).payload = 12;
  ExpectDefect("const: payload 12 is out of range");
}

TEST_F(VerifyTest, FindsAWrongNumberOfOperands) {
  Find(Op::GetIter).operands.count = 0;
  ExpectDefect("get_iter: 0 operands");
}

TEST_F(VerifyTest, FindsACallThatDoesNotFitItsSignature) {
  Find(Op::Call).operands.count = 1;
  ExpectDefect("call: the signature does not fit the operands");
}

TEST_F(VerifyTest, FindsAKeyWithoutValue) {
  f_.get().instructions[InstId(1)] = Instruction{
      .op = Op::MakeDict, .operands = {Find(Op::Call).operands.begin, 1}, .result = called_};
  ExpectDefect("make_dict: a key without a value");
}

TEST_F(VerifyTest, FindsACellThatIsNotCaptured) {
  f_.get().instructions[InstId(1)] = Instruction{.op = Op::FreeCell, .result = called_};
  ExpectDefect("free_cell: there is no such free variable");
}

TEST_F(VerifyTest, FindsAnItemOfWhatHasNone) {
  f_.get().instructions[InstId(2)] = Instruction{
      .op = Op::UnpackItem, .operands = Find(Op::GetIter).operands, .result = iterator_};
  ExpectDefect("unpack_item: its operand has no items");
}

TEST_F(VerifyTest, FindsAnItemBeyondTheLast) {
  Range operand = Find(Op::GetIter).operands;
  f_.get().instructions[InstId(1)] = Instruction{
      .op = Op::Unpack, .payload = 2, .operands = {operand.begin - 1, 1}, .result = called_};
  Instruction& item = f_.get().instructions[InstId(2)];
  item = Instruction{.op = Op::UnpackItem, .payload = 1, .operands = operand, .result = iterator_};
  EXPECT_THAT(Defects(), IsEmpty());
  item.payload = 2;
  ExpectDefect("unpack_item: item 2 of 2");
  f_.get().instructions[InstId(1)].flag = true;
  EXPECT_THAT(Defects(), IsEmpty());
}

TEST_F(VerifyTest, FindsAFunctionMadeWithoutItsDefaults) {
  FunctionBuilder made = test_.Add("g");
  made.Declare("a", ParameterKind::Positional, true);
  made.Begin({"a"});
  made.Add(Op::Unreachable);
  f_.get().instructions[InstId(1)] =
      Instruction{.op = Op::MakeFunction, .payload = made.id().raw(), .result = called_};
  ExpectDefect("make_function: 0 operands, not 1");
}

TEST_F(VerifyTest, FindsAClassMadeAsAFunction) {
  FunctionBuilder made = test_.Add("C", FunctionKind::Class);
  made.Begin();
  made.Add(Op::Unreachable);
  f_.get().instructions[InstId(1)] =
      Instruction{.op = Op::MakeFunction, .payload = made.id().raw(), .result = called_};
  ExpectDefect("make_function: it cannot make a function of kind class");
}

TEST_F(VerifyTest, FindsAYieldOutsideAGenerator) {
  Find(Op::GetIter).op = Op::Yield;
  ExpectDefect("yield: the function is no generator");
  f_.get().is_generator = true;
  EXPECT_THAT(Defects(), IsEmpty());
}

TEST_F(VerifyTest, FindsAValueThatForgotItsDefinition) {
  f_.get().values[item_].parameter = 1;
  ExpectDefect("b2: value 5 does not point back to its definition");
}

TEST_F(VerifyTest, FindsAValueDefinedTwice) {
  f_.get().block_parameters[2] = last_;
  EXPECT_THAT(Defects(), ElementsAre(HasSubstr("does not point back to its definition"),
                                     HasSubstr("value 4 is defined twice"),
                                     HasSubstr("value 5 has no definition")));
}

TEST_F(VerifyTest, FindsAValueWithoutDefinition) {
  f_.get().values.Add(Value{.block = BlockId(0)});
  ExpectDefect("f: value 9 has no definition");
}

TEST_F(VerifyTest, FindsParametersThatTheFirstBlockDoesNotTake) {
  f_.Declare("y");
  ExpectDefect("b0: the first block does not take the function's parameters");
}

TEST_F(VerifyTest, FindsArgumentsThatDoNotFitTheTarget) {
  f_.get().edges[f_.get().instructions[InstId(3)].edges.begin].arguments.count = 0;
  ExpectDefect("b0: b1 takes 1 arguments, not 0");
}

TEST_F(VerifyTest, CountsTheItemAndTheExceptionAsArguments) {
  f_.get().edges[f_.get().blocks[BlockId(0)].unwind].arguments.count = 0;
  ExpectDefect("b0: b3 takes 2 arguments, not 1");
}

TEST_F(VerifyTest, FindsAnEdgeToTheEntry) {
  f_.get().edges[f_.get().instructions[InstId(5)].edges.begin].target = BlockId(0);
  ExpectDefect("b2: an edge leads to the entry");
}

TEST_F(VerifyTest, FindsAnUnreachableBlock) {
  f_.Begin();
  f_.Add(Op::Unreachable);
  ExpectDefect("b5: it is unreachable");
}

TEST_F(VerifyTest, FindsBlocksInAnotherOrder) {
  FunctionBuilder g = test_.Add("g");
  g.Begin();
  g.Jump({2, {}});
  g.Begin();
  g.Add(Op::Unreachable);
  g.Begin();
  g.Jump({1, {}});
  ExpectDefect("g: b2: b1 stands before it");
}

TEST_F(VerifyTest, FindsAUseBeforeTheDefinitionInItsBlock) {
  SetOperand(Find(Op::Call), 0, iterator_);
  ExpectDefect("b0: call: value 3 is used before its definition");
}

TEST_F(VerifyTest, FindsAUseThatTheDefinitionDoesNotDominate) {
  SetOperand(Find(Op::Return), 0, item_);
  ExpectDefect("b4: return: value 5 is used before its definition");
}

TEST_F(VerifyTest, FindsAnArgumentThatIsNotDefinedYet) {
  f_.get().operands[f_.get().edges[f_.get().instructions[InstId(3)].edges.begin].arguments.begin] =
      result_;
  ExpectDefect("b0: jump: value 8 is passed before its definition");
}

// The call itself may raise, and its result does not exist then.
TEST_F(VerifyTest, FindsAHandlerThatUsesWhatItsBlockHadNotDefined) {
  f_.get().operands[f_.get().edges[f_.get().instructions[InstId(6)].edges.begin].arguments.begin] =
      called_;
  ExpectDefect("b3: jump: value 2 is passed before its definition");
}

TEST_F(VerifyTest, FindsAnUnwindArgumentThatItsBlockHadNotDefined) {
  Range arguments = f_.get().edges[f_.get().blocks[BlockId(0)].unwind].arguments;
  f_.get().operands[arguments.begin] = called_;
  ExpectDefect("b0: value 2 is passed to the handler before its definition");
}

TEST_F(VerifyTest, AcceptsAnUnwindArgumentDefinedBeforeAnythingRaises) {
  Range arguments = f_.get().edges[f_.get().blocks[BlockId(0)].unwind].arguments;
  f_.get().operands[arguments.begin] = one_;
  EXPECT_THAT(Defects(), IsEmpty());
}

}  // namespace
}  // namespace hybridize::ir
