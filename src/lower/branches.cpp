// `if`, `while` and `for`.

#include "lower/exits.h"
#include "lower/expressions.h"
#include "lower/loops.h"
#include "lower/statements.h"
#include "lower/targets.h"

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

// The two ways out of a condition, of which one tells what decided it.
class Fork {
 public:
  // `otherwise`: where to go when the condition is false and nothing more is to be done there.
  Fork(FunctionBuilder& f, Node condition, BlockId otherwise)
      : f_(f), by_false_(DecidedByFalse(condition)), if_true_(f.NewBlock()) {
    ValueId true_value = f.AddBlockParameter(if_true_);
    bool own_block = by_false_ || !otherwise.valid();
    if_false_ = own_block ? f.NewBlock() : otherwise;
    decider_ = by_false_ ? f.AddBlockParameter(if_false_) : true_value;
    LowerCondition(f, condition, {.block = if_true_, .carry = Carry::Decider},
                   {.block = if_false_, .carry = by_false_ ? Carry::Decider : Carry::Nothing});
    if (own_block && otherwise.valid()) {
      f.SealAndStart(if_false_);
      f.Jump(otherwise, f.At(condition));
    }
  }

  ValueId decider() const { return decider_; }
  void StartTrue() { f_.SealAndStart(if_true_); }
  void StartFalse() { f_.SealAndStart(if_false_); }

 private:
  FunctionBuilder& f_;
  bool by_false_;
  BlockId if_true_;
  BlockId if_false_;
  ValueId decider_;
};

std::vector<Node> AlternativesOf(Node node) {
  std::vector<Node> alternatives;
  for (Node child : node.named_children()) {
    if (child.field() == Field::Alternative) {
      alternatives.push_back(child);
    }
  }
  return alternatives;
}

// `while True:` and `while 1:` have no way out but `break`.
bool IsAlwaysTrue(Node condition) {
  while (condition.Is(NodeKind::ParenthesizedExpression)) {
    condition = *condition.named_children().begin();
  }
  return condition.Is(NodeKind::True) ||
         (condition.Is(NodeKind::Integer) && condition.text() == "1");
}

void PushLoop(FunctionBuilder& f, BlockId break_target, BlockId continue_target) {
  f.frames.push_back({.kind = Frame::Kind::Loop,
                      .break_target = break_target,
                      .continue_target = continue_target});
}

void LowerLoopElse(FunctionBuilder& f, Node alternative, BlockId after) {
  Exchanged region(f.region, f.NewRegion(RegionKind::LoopElse, f.SpanOf(alternative)));
  BlockId first = f.NewBlock();
  f.Jump(first, f.At(alternative));
  f.SealAndStart(first);
  LowerBlock(f, alternative.Child(Field::Body));
  f.Jump(after, f.At(alternative));
}

void LowerWhileBody(FunctionBuilder& f, Node node, BlockId head, BlockId after) {
  PushLoop(f, after, head);
  LowerBlock(f, node.Child(Field::Body));
  f.Jump(head, f.At(node));
  f.frames.pop_back();
}

}  // namespace

void LowerIf(FunctionBuilder& f, Node node) {
  std::vector<Node> alternatives = AlternativesOf(node);
  BlockId after = f.NewBlock();
  ir::RegionId outer = f.region;
  Node clause = node;
  for (size_t i = 0; i <= alternatives.size(); ++i) {
    bool last = i == alternatives.size();
    Fork fork(f, clause.Child(Field::Condition), last ? after : BlockId());
    ir::RegionId around = f.region;
    Node consequence = clause.Child(Field::Consequence);
    f.region = f.NewRegion(RegionKind::If, f.SpanOf(consequence), fork.decider());
    fork.StartTrue();
    LowerBlock(f, consequence);
    f.Jump(after, f.At(clause));
    f.region = around;
    if (last) {
      break;
    }
    clause = alternatives[i];
    f.region = f.NewRegion(RegionKind::Else, f.SpanOf(clause), fork.decider());
    fork.StartFalse();
    if (clause.Is(NodeKind::ElseClause)) {
      LowerBlock(f, clause.Child(Field::Body));
      f.Jump(after, f.At(clause));
      break;
    }
  }
  f.region = outer;
  f.SealAndStart(after);
}

void LowerWhile(FunctionBuilder& f, Node node) {
  Origin origin = f.At(node);
  Node condition = node.Child(Field::Condition);
  BlockId head = f.NewBlock();
  BlockId after = f.NewBlock();
  BlockId exit = f.NewBlock();
  f.Current();
  f.Jump(head, origin);
  {
    Exchanged region(f.region, f.NewRegion(RegionKind::While, origin.span));
    f.Start(head);
    if (IsAlwaysTrue(condition)) {
      f.function.regions[f.region].decider = LowerExpression(f, condition);
      LowerWhileBody(f, node, head, after);
    } else {
      Fork fork(f, condition, exit);
      f.function.regions[f.region].decider = fork.decider();
      fork.StartTrue();
      LowerWhileBody(f, node, head, after);
    }
    f.draft.Seal(head);
  }
  f.SealAndStart(exit);
  if (Node alternative = node.Child(Field::Alternative)) {
    LowerLoopElse(f, alternative, after);
  }
  f.Jump(after, origin);
  f.SealAndStart(after);
}

void LowerFor(FunctionBuilder& f, Node node) {
  Origin origin = f.At(node, Construct::For);
  Node right = node.Child(Field::Right);
  ValueId iterable = LowerExpression(f, right);
  bool is_async = node.first_child().Is(NodeKind::KwAsync);
  ValueId iterator =
      f.Emit(Op::GetIter, f.At(right, Construct::For), {iterable}, {.flag = is_async});
  BlockId exit = f.NewBlock();
  BlockId after = f.NewBlock();
  {
    Exchanged region(f.region, f.NewRegion(RegionKind::For, origin.span, iterable));
    Iteration iteration = BeginIteration(f, iterator, is_async, exit, origin);
    AssignTarget(f, node.Child(Field::Left), iteration.item);
    PushLoop(f, after, iteration.head);
    LowerBlock(f, node.Child(Field::Body));
    f.frames.pop_back();
    EndIteration(f, iteration, origin);
  }
  f.SealAndStart(exit);
  if (Node alternative = node.Child(Field::Alternative)) {
    LowerLoopElse(f, alternative, after);
  }
  f.Jump(after, origin);
  f.SealAndStart(after);
}

Iteration BeginIteration(FunctionBuilder& f, ValueId iterator, bool is_async, BlockId exit,
                         Origin origin) {
  Iteration iteration{.head = f.NewBlock(), .exit = exit};
  BlockId body = f.NewBlock();
  iteration.item = f.draft.AddParameter(body, Draft::ParameterKind::Transfer);
  f.Jump(iteration.head, origin);
  f.Start(iteration.head);
  f.Emit(Op::IterNext, origin, {iterator}, {.flag = is_async});
  f.draft.Connect(iteration.head, body);
  f.draft.Connect(iteration.head, exit);
  f.End();
  f.SealAndStart(body);
  return iteration;
}

void EndIteration(FunctionBuilder& f, const Iteration& iteration, Origin origin) {
  f.Jump(iteration.head, origin);
  f.draft.Seal(iteration.head);
}

}  // namespace hybridize::lower
