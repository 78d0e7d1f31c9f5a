// The checks of an instruction by itself: what ops.def says about its payload and its operands.
#include "ir/verifier.h"

namespace hybridize::ir {
namespace {

constexpr uint32_t kUnlimited = ~0U;

struct Limits {
  uint32_t least;
  uint32_t most;
};

// How many operands an operation of kAnyArity takes, as far as its signature does not tell.
Limits OperandLimits(Op op) {
  switch (op) {
    case Op::LoadName:
      return {0, 1};
    case Op::MakeTypeParameter:
      return {0, 2};
    case Op::FormatValue:
    case Op::Raise:
      return {1, 2};
    case Op::Call:
    case Op::MakeTypeAlias:
    case Op::BuildTemplate:
    case Op::MatchKeys:
    case Op::MatchRest:
      return {1, kUnlimited};
    default:
      return {0, kUnlimited};
  }
}

uint32_t EdgeCount(Op op) {
  switch (op) {
    case Op::Jump:
      return 1;
    case Op::Branch:
    case Op::IterNext:
      return 2;
    default:
      return 0;
  }
}

// Items of an instruction whose result UnpackItem reads; none for others.
std::optional<size_t> ItemCount(const Function& function, const Instruction& inst) {
  switch (inst.op) {
    case Op::Unpack:
      return inst.flag ? size_t{inst.payload} + 1 + inst.extra : inst.payload;
    case Op::SplitGroup:
      return 2;
    case Op::MatchKeys:
      return inst.operands.count - 1;
    case Op::MatchClass:
      return function.signatures[SignatureId(inst.payload)].arguments.size();
    default:
      return std::nullopt;
  }
}

}  // namespace

bool Verifier::CheckInstructions() {
  for (const Instruction& inst : function_.instructions) {
    CheckInstruction(inst);
  }
  return sound();
}

void Verifier::CheckInstruction(const Instruction& inst) {
  size_t before = defects_.size();
  CheckShape(inst);
  CheckPayload(inst);
  CheckOperandCount(inst);
  if (defects_.size() == before) {
    CheckOperation(inst);
  }
}

void Verifier::CheckShape(const Instruction& inst) {
  auto index = static_cast<uint32_t>(&inst - &*function_.instructions.begin());
  const Block& block = function_.blocks[block_of_[index]];
  bool is_last = index + 1 == block.instructions.begin + block.instructions.count;
  if (Info(inst.op).is_terminator != is_last) {
    ReportAt(inst, is_last ? "the block does not end with a terminator"
                           : "a terminator stands within the block");
  }
  if (inst.edges.count != EdgeCount(inst.op)) {
    ReportAt(inst,
             llvm::Twine(inst.edges.count) + " edges, not " + llvm::Twine(EdgeCount(inst.op)));
  }
  if (Info(inst.op).has_result != inst.result.valid()) {
    ReportAt(inst, inst.result.valid() ? "it cannot have a result" : "it must have a result");
  }
  if (static_cast<uint8_t>(inst.construct) > static_cast<uint8_t>(Construct::Super)) {
    ReportAt(inst, "its construct is out of range");
  }
}

void Verifier::CheckPayload(const Instruction& inst) {
  auto at_most = [&inst](auto last) { return inst.payload <= static_cast<uint32_t>(last); };
  bool in_range = true;
  switch (Info(inst.op).payload) {
    case PayloadKind::Name:
      in_range = inst.payload < tables_.names.size();
      break;
    case PayloadKind::Constant:
      in_range = inst.payload < tables_.constants.size();
      break;
    case PayloadKind::Function:
      in_range = inst.payload < tables_.functions.size();
      break;
    case PayloadKind::Signature:
      in_range = inst.payload < function_.signatures.size();
      break;
    case PayloadKind::Binary:
      in_range = at_most(BinaryOperator::Xor);
      break;
    case PayloadKind::Unary:
      in_range = at_most(UnaryOperator::Invert);
      break;
    case PayloadKind::Compare:
      in_range = at_most(CompareOperator::NotIn);
      break;
    case PayloadKind::None:
    case PayloadKind::Index:
      break;
  }
  if (!in_range) {
    ReportAt(inst, "payload " + llvm::Twine(inst.payload) + " is out of range");
  }
}

void Verifier::CheckOperandCount(const Instruction& inst) {
  int arity = Info(inst.op).arity;
  uint32_t count = inst.operands.count;
  Limits limits = arity == kAnyArity
                      ? OperandLimits(inst.op)
                      : Limits{static_cast<uint32_t>(arity), static_cast<uint32_t>(arity)};
  if (count < limits.least || count > limits.most) {
    ReportAt(inst, llvm::Twine(count) + " operands");
  }
}

void Verifier::CheckOperation(const Instruction& inst) {
  uint32_t count = inst.operands.count;
  switch (inst.op) {
    case Op::MakeDict:
      if (count % 2 != 0) {
        ReportAt(inst, "a key without a value");
      }
      break;
    case Op::BuildTemplate:
      if (count % 2 == 0) {
        ReportAt(inst, "it does not end with a constant part");
      }
      break;
    case Op::Call:
      if (count != 1 + function_.signatures[SignatureId(inst.payload)].arguments.size()) {
        ReportAt(inst, "the signature does not fit the operands");
      }
      break;
    case Op::FormatValue:
      if (inst.flag && inst.extra >= tables_.names.size()) {
        ReportAt(inst, "the text of the expression is out of range");
      }
      break;
    case Op::FreeCell:
      if (inst.payload >= function_.free_variables.size()) {
        ReportAt(inst, "there is no such free variable");
      }
      break;
    case Op::MakeFunction:
    case Op::MakeClass:
      CheckMadeFunction(inst);
      break;
    case Op::UnpackItem:
      CheckUnpackItem(inst);
      break;
    case Op::Yield:
      if (!function_.is_generator) {
        ReportAt(inst, "the function is no generator");
      }
      break;
    default:
      break;
  }
}

void Verifier::CheckUnpackItem(const Instruction& inst) {
  const Value& operand = function_.values[function_.Operands(inst).front()];
  // A block parameter may carry the result over; what it is then is not followed.
  if (!operand.inst.valid()) {
    return;
  }
  if (operand.inst.index() >= function_.instructions.size()) {
    ReportAt(inst, "its operand is defined by no instruction");
    return;
  }
  std::optional<size_t> items = ItemCount(function_, function_.instructions[operand.inst]);
  if (!items) {
    ReportAt(inst, "its operand has no items");
  } else if (inst.payload >= *items) {
    ReportAt(inst, "item " + llvm::Twine(inst.payload) + " of " + llvm::Twine(*items));
  }
}

void Verifier::CheckMadeFunction(const Instruction& inst) {
  const Function& made = tables_.functions[FunctionId(inst.payload)];
  bool is_class = made.kind == FunctionKind::Class;
  if (is_class != (inst.op == Op::MakeClass) || made.kind == FunctionKind::Module) {
    ReportAt(inst, "it cannot make a function of kind " + Name(made.kind));
    return;
  }
  size_t expected = made.free_variables.size();
  if (is_class) {
    if (inst.extra >= function_.signatures.size()) {
      ReportAt(inst, "the signature of the bases is out of range");
      return;
    }
    expected += function_.signatures[SignatureId(inst.extra)].arguments.size();
  } else {
    for (const Parameter& parameter : made.parameters) {
      expected += parameter.has_default ? 1 : 0;
    }
    expected += made.annotations.valid() ? 1 : 0;
  }
  if (inst.operands.count != expected) {
    ReportAt(inst, llvm::Twine(inst.operands.count) + " operands, not " + llvm::Twine(expected));
  }
}

}  // namespace hybridize::ir
