// Truth: conditions, `and`, `or`, chains of comparisons, conditional expressions.

#include "lower/expressions.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Construct;
using ir::Op;
using ir::RegionKind;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

Node WithoutParentheses(Node node) {
  while (node.Is(NodeKind::ParenthesizedExpression)) {
    auto children = node.named_children();
    if (children.begin() == children.end()) {
      return node;
    }
    node = *children.begin();
  }
  return node;
}

bool IsAnd(Node boolean) { return boolean.Child(Field::Operator).Is(NodeKind::KwAnd); }

void ConnectCondition(FunctionBuilder& f, BlockId from, ConditionTarget target, ValueId value) {
  if (target.carry == Carry::Nothing) {
    f.draft.Connect(from, target.block);
  } else {
    f.draft.Connect(from, target.block, {value});
  }
}

void TestValue(FunctionBuilder& f, ValueId value, Origin origin, ConditionTarget if_true,
               ConditionTarget if_false) {
  f.Emit(Op::Branch, origin, {value});
  BlockId from = f.Current();
  ConnectCondition(f, from, if_true, value);
  ConnectCondition(f, from, if_false, value);
  f.End();
}

// A block for an operand that may not run, and its region while it lasts. The block takes the
// decider from the edges that lead to it.
class ConditionalOperand {
 public:
  explicit ConditionalOperand(FunctionBuilder& f)
      : f_(f), before_(f.region), block_(f.NewBlock()), decider_(f.AddBlockParameter(block_)) {}
  ~ConditionalOperand() { f_.region = before_; }
  ConditionalOperand(const ConditionalOperand&) = delete;
  ConditionalOperand& operator=(const ConditionalOperand&) = delete;

  ConditionTarget target() const { return {.block = block_, .carry = Carry::Decider}; }
  void Start(Node operand) {
    f_.region = f_.NewRegion(RegionKind::Conditional, f_.SpanOf(operand), decider_);
    f_.SealAndStart(block_);
  }

 private:
  FunctionBuilder& f_;
  ir::RegionId before_;
  BlockId block_;
  ValueId decider_;
};

struct Comparison {
  Node token;
  Node right;
};

ir::CompareOperator CompareOperatorOf(NodeKind token) {
  switch (token) {
    case NodeKind::Less:
      return ir::CompareOperator::Less;
    case NodeKind::LessEqual:
      return ir::CompareOperator::LessEqual;
    case NodeKind::Greater:
      return ir::CompareOperator::Greater;
    case NodeKind::GreaterEqual:
      return ir::CompareOperator::GreaterEqual;
    case NodeKind::NotEqual:
    case NodeKind::LessGreater:
      return ir::CompareOperator::NotEqual;
    case NodeKind::KwIs:
      return ir::CompareOperator::Is;
    case NodeKind::KwIsNot:
      return ir::CompareOperator::IsNot;
    case NodeKind::KwIn:
      return ir::CompareOperator::In;
    case NodeKind::KwNotIn:
      return ir::CompareOperator::NotIn;
    default:
      return ir::CompareOperator::Equal;
  }
}

std::vector<Comparison> ComparisonsOf(Node node, Node& first) {
  std::vector<Comparison> comparisons;
  for (Node child : node.children()) {
    if (child.field() == Field::Operators) {
      comparisons.push_back({.token = child});
    } else if (!child.named() || child.Is(NodeKind::Comment) ||
               child.Is(NodeKind::LineContinuation)) {
      continue;
    } else if (comparisons.empty()) {
      first = child;
    } else {
      comparisons.back().right = child;
    }
  }
  return comparisons;
}

// Each comparison but the last one decides whether the next is made. `last` takes the value of the
// last one; `if_false` is where the others go when they are false.
void LowerChain(FunctionBuilder& f, Node node, ConditionTarget if_false,
                llvm::function_ref<void(ValueId)> last) {
  Node first;
  std::vector<Comparison> comparisons = ComparisonsOf(node, first);
  ir::RegionId before = f.region;
  Construct construct = comparisons.size() > 1 ? Construct::ChainedComparison : f.construct;
  ValueId left = LowerExpression(f, first);
  for (size_t i = 0; i < comparisons.size(); ++i) {
    const Comparison& comparison = comparisons[i];
    ValueId right = LowerExpression(f, comparison.right);
    auto op = static_cast<uint32_t>(CompareOperatorOf(comparison.token.kind()));
    ValueId result = f.Emit(Op::Compare, f.At(node, construct), {left, right}, {.payload = op});
    if (i + 1 == comparisons.size()) {
      last(result);
      break;
    }
    BlockId next = f.NewBlock();
    TestValue(f, result, f.At(node, construct), {.block = next}, if_false);
    f.region = f.NewRegion(RegionKind::Conditional, f.SpanOf(comparisons[i + 1].right), result);
    f.SealAndStart(next);
    left = right;
  }
  f.region = before;
}

bool IsChain(Node node) {
  if (!node.Is(NodeKind::ComparisonOperator)) {
    return false;
  }
  int operators = 0;
  for (Node child : node.children()) {
    operators += child.field() == Field::Operators ? 1 : 0;
  }
  return operators > 1;
}

struct ConditionalParts {
  Node value;
  Node condition;
  Node alternative;
};

ConditionalParts PartsOf(Node conditional) {
  std::vector<Node> parts = conditional.NamedChildren();
  return {.value = parts[0], .condition = parts[1], .alternative = parts[2]};
}

}  // namespace

void LowerCondition(FunctionBuilder& f, Node node, ConditionTarget if_true,
                    ConditionTarget if_false, Construct construct) {
  if (construct == Construct::Plain) {
    construct = f.construct;
  }
  node = WithoutParentheses(node);
  switch (node.kind()) {
    case NodeKind::NotOperator:
      if (if_true.carry == Carry::Value || if_false.carry == Carry::Value) {
        break;
      }
      return LowerCondition(f, node.Child(Field::Argument), if_false, if_true, construct);
    case NodeKind::BooleanOperator: {
      ConditionalOperand right(f);
      if (IsAnd(node)) {
        LowerCondition(f, node.Child(Field::Left), right.target(), if_false, construct);
      } else {
        LowerCondition(f, node.Child(Field::Left), if_true, right.target(), construct);
      }
      right.Start(node.Child(Field::Right));
      return LowerCondition(f, node.Child(Field::Right), if_true, if_false, construct);
    }
    case NodeKind::ComparisonOperator:
      return LowerChain(f, node, if_false, [&](ValueId value) {
        TestValue(f, value, f.At(node, construct), if_true, if_false);
      });
    case NodeKind::ConditionalExpression: {
      ConditionalParts parts = PartsOf(node);
      ConditionalOperand alternative(f);
      ConditionalOperand value(f);
      LowerCondition(f, parts.condition, value.target(), alternative.target(),
                     Construct::ConditionalExpression);
      ir::RegionId before = f.region;
      value.Start(parts.value);
      LowerCondition(f, parts.value, if_true, if_false, construct);
      f.region = before;
      alternative.Start(parts.alternative);
      return LowerCondition(f, parts.alternative, if_true, if_false, construct);
    }
    default:
      break;
  }
  ValueId value = LowerExpression(f, node);
  TestValue(f, value, f.At(node, construct), if_true, if_false);
}

bool DecidedByFalse(Node condition) {
  condition = WithoutParentheses(condition);
  if (condition.Is(NodeKind::NotOperator)) {
    return !DecidedByFalse(condition.Child(Field::Argument));
  }
  return IsChain(condition) || (condition.Is(NodeKind::BooleanOperator) && IsAnd(condition));
}

ValueId LowerBooleanOperator(FunctionBuilder& f, Node node) {
  BlockId join = f.NewBlock();
  ValueId result = f.AddBlockParameter(join);
  ConditionTarget decided{.block = join, .carry = Carry::Value};
  {
    ConditionalOperand right(f);
    bool is_and = IsAnd(node);
    LowerCondition(f, node.Child(Field::Left), is_and ? right.target() : decided,
                   is_and ? decided : right.target(), Construct::BooleanOperator);
    right.Start(node.Child(Field::Right));
    ValueId value = LowerExpression(f, node.Child(Field::Right));
    f.Jump(join, f.At(node, Construct::BooleanOperator), {value});
  }
  f.SealAndStart(join);
  return result;
}

ValueId LowerComparison(FunctionBuilder& f, Node node) {
  ValueId result;
  if (!IsChain(node)) {
    LowerChain(f, node, {}, [&](ValueId value) { result = value; });
    return result;
  }
  BlockId join = f.NewBlock();
  result = f.AddBlockParameter(join);
  LowerChain(f, node, {.block = join, .carry = Carry::Value}, [&](ValueId value) {
    f.Jump(join, f.At(node, Construct::ChainedComparison), {value});
  });
  f.SealAndStart(join);
  return result;
}

ValueId LowerConditionalExpression(FunctionBuilder& f, Node node) {
  ConditionalParts parts = PartsOf(node);
  Origin origin = f.At(node, Construct::ConditionalExpression);
  BlockId join = f.NewBlock();
  ValueId result = f.AddBlockParameter(join);
  {
    ConditionalOperand alternative(f);
    ConditionalOperand value(f);
    LowerCondition(f, parts.condition, value.target(), alternative.target(),
                   Construct::ConditionalExpression);
    ir::RegionId before = f.region;
    value.Start(parts.value);
    f.Jump(join, origin, {LowerExpression(f, parts.value)});
    f.region = before;
    alternative.Start(parts.alternative);
    f.Jump(join, origin, {LowerExpression(f, parts.alternative)});
  }
  f.SealAndStart(join);
  return result;
}

}  // namespace hybridize::lower
