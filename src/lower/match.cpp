#include "lower/expressions.h"
#include "lower/patterns.h"
#include "lower/statements.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Construct;
using ir::RegionKind;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

ValueId LowerSubject(FunctionBuilder& f, Node node) {
  llvm::SmallVector<Node, 2> subjects;
  bool is_tuple = false;
  for (Node child : node.children()) {
    if (child.field() == Field::Subject) {
      subjects.push_back(child);
      is_tuple |= IsStarred(child);
    } else {
      is_tuple |= child.Is(NodeKind::Comma);
    }
  }
  return is_tuple ? LowerTupleOf(f, subjects, f.At(node)) : LowerExpression(f, subjects.front());
}

void LowerCase(FunctionBuilder& f, Node clause, ValueId subject, BlockId after) {
  Origin origin = f.At(clause, Construct::Match);
  BlockId failed = f.NewBlock();
  PatternLowering pattern(f, failed);
  pattern.MatchClause(clause, subject);
  pattern.Bind();
  BlockId body = f.NewBlock();
  if (Node guard = clause.Child(Field::Guard)) {
    LowerCondition(f, *guard.named_children().begin(), {.block = body}, {.block = failed},
                   Construct::Match);
  } else {
    f.Current();
    f.Jump(body, origin);
  }
  {
    Node consequence = clause.Child(Field::Consequence);
    Exchanged region(f.region, f.NewRegion(RegionKind::Case, f.SpanOf(consequence), subject));
    f.SealAndStart(body);
    LowerBlock(f, consequence);
    f.Jump(after, origin);
  }
  f.SealAndStart(failed);
}

}  // namespace

void LowerMatch(FunctionBuilder& f, Node node) {
  ValueId subject = LowerSubject(f, node);
  Origin origin = f.At(node, Construct::Match);
  BlockId after = f.NewBlock();
  {
    Exchanged region(f.region, f.NewRegion(RegionKind::Match, origin.span, subject));
    BlockId first = f.NewBlock();
    f.Jump(first, origin);
    f.SealAndStart(first);
    for (Node clause : node.Child(Field::Body).named_children()) {
      LowerCase(f, clause, subject, after);
    }
    f.Jump(after, origin);
  }
  f.SealAndStart(after);
}

}  // namespace hybridize::lower
