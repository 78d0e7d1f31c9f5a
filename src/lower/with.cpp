// `with E as x: B`. The manager's exit runs on every way out of the body; where it says so, the
// exception goes no further.

#include "lower/exits.h"
#include "lower/expressions.h"
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

struct Item {
  Node manager;
  // Null without `as`.
  Node target;
};

Item ReadItem(Node value) {
  if (!value.Is(NodeKind::AsPattern)) {
    return {.manager = value};
  }
  Node alias = value.Child(Field::Alias);
  return {.manager = *value.named_children().begin(), .target = *alias.named_children().begin()};
}

// The grammar takes `(a as b)` and `(a as b,)` for one item in parentheses.
bool HoldsItems(Node value) {
  return (value.Is(NodeKind::ParenthesizedExpression) || value.Is(NodeKind::Tuple)) &&
         llvm::any_of(value.named_children(),
                      [](Node child) { return child.Is(NodeKind::AsPattern); });
}

llvm::SmallVector<Item, 2> ReadItems(Node with_clause) {
  llvm::SmallVector<Item, 2> items;
  for (Node with_item : with_clause.named_children()) {
    Node value = with_item.Child(Field::Value);
    if (!HoldsItems(value)) {
      items.push_back(ReadItem(value));
      continue;
    }
    for (Node child : value.named_children()) {
      items.push_back(ReadItem(child));
    }
  }
  return items;
}

class WithLowering {
 public:
  WithLowering(FunctionBuilder& f, Node node)
      : f_(f),
        node_(node),
        is_async_(node.first_child().Is(NodeKind::KwAsync)),
        items_(ReadItems(node.Child(NodeKind::WithClause))) {}

  // The item of the number, and the rest within.
  void Run(size_t index) {
    if (index == items_.size()) {
      return LowerBlock(f_, node_.Child(Field::Body));
    }
    const Item& item = items_[index];
    Origin origin = f_.At(item.manager, Construct::With);
    ValueId manager = LowerExpression(f_, item.manager);
    ValueId entered = f_.Emit(Op::EnterContext, origin, {manager}, {.flag = is_async_});
    BlockId handler = f_.NewBlock();
    ValueId exception = AddExceptionParameter(f_, handler);
    BlockId normal = f_.NewBlock();
    BlockId after = f_.NewBlock();
    f_.frames.push_back({.kind = Frame::Kind::Cleanup});
    {
      Exchanged region(f_.region, f_.NewRegion(RegionKind::With, f_.SpanOf(node_), manager));
      LowerProtected(f_, handler, normal, origin, [&] {
        if (item.target) {
          AssignTarget(f_, item.target, entered);
        }
        Run(index + 1);
      });
    }
    Frame frame = f_.frames.back();
    f_.frames.pop_back();
    f_.SealAndStart(normal);
    Exit(manager, f_.EmitNone(origin), origin);
    f_.Jump(after, origin);
    f_.Start(handler);
    LowerException(manager, exception, after, origin);
    RunCleanups(f_, frame, origin, [&] { Exit(manager, f_.EmitNone(origin), origin); });
    f_.SealAndStart(after);
  }

 private:
  ValueId Exit(ValueId manager, ValueId exception, Origin origin) {
    return f_.Emit(Op::ExitContext, origin, {manager, exception}, {.flag = is_async_});
  }

  void LowerException(ValueId manager, ValueId exception, BlockId after, Origin origin) {
    BlockId again = f_.NewBlock();
    f_.Branch(origin, Exit(manager, exception, origin), after, again);
    f_.SealAndStart(again);
    f_.Terminate(Op::Raise, origin, {exception}, {.flag = true});
  }

  FunctionBuilder& f_;
  Node node_;
  bool is_async_;
  llvm::SmallVector<Item, 2> items_;
};

}  // namespace

void LowerWith(FunctionBuilder& f, Node node) { WithLowering(f, node).Run(0); }

}  // namespace hybridize::lower
