// `try` with `except`, `except*`, `else` and `finally`.

#include "lower/exits.h"
#include "lower/expressions.h"
#include "lower/statements.h"
#include "lower/variables.h"

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

struct TryParts {
  Node body;
  std::vector<Node> clauses;
  Node alternative;
  Node finally;
  bool is_star = false;
};

TryParts PartsOf(Node node) {
  TryParts parts{.body = node.Child(Field::Body)};
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::ExceptClause)) {
      parts.clauses.push_back(child);
      parts.is_star |= !child.Child(NodeKind::Star).null();
    } else if (child.Is(NodeKind::ElseClause)) {
      parts.alternative = child;
    } else if (child.Is(NodeKind::FinallyClause)) {
      parts.finally = child;
    }
  }
  return parts;
}

// What an `except` clause catches and how it names it; null where it does not say.
struct Caught {
  llvm::SmallVector<Node, 2> types;
  Node name;
};

Caught CaughtBy(Node clause) {
  Caught caught;
  for (Node child : clause.named_children()) {
    if (child.field() == Field::Alias) {
      caught.name = child;
    } else if (child.field() == Field::Value && child.Is(NodeKind::AsPattern)) {
      caught.types.push_back(*child.named_children().begin());
      caught.name = child.Child(Field::Alias);
    } else if (child.field() == Field::Value) {
      caught.types.push_back(child);
    }
  }
  while (caught.name && !caught.name.Is(NodeKind::Identifier)) {
    auto inner = caught.name.named_children();
    caught.name = inner.begin() == inner.end() ? Node() : *inner.begin();
  }
  return caught;
}

ValueId LowerCaughtTypes(FunctionBuilder& f, Node clause, const Caught& caught) {
  return caught.types.size() == 1 ? LowerExpression(f, caught.types.front())
                                  : LowerTupleOf(f, caught.types, f.At(clause));
}

void RaiseAgain(FunctionBuilder& f, ValueId exception, Origin origin) {
  if (!f.at_end()) {
    f.Terminate(Op::Raise, origin, {exception}, {.flag = true});
  }
}

void LowerClauseBlock(FunctionBuilder& f, Node clause) {
  LowerBlock(f, clause.Child(NodeKind::Block));
}

// The body of a clause; `failed` takes what it raises, after the name is unbound. Without one,
// exceptions go on outwards, and the name needs no care where nobody can see it any more.
void LowerNamedClause(FunctionBuilder& f, Node clause, Node name, ValueId exception,
                      llvm::function_ref<void(ValueId)> failed) {
  VariableId variable = VariableAt(f, name);
  Origin origin = f.At(name, Construct::Except);
  WriteVariable(f, variable, exception, origin);
  f.frames.push_back({.kind = Frame::Kind::Unbind, .variable = variable});
  BlockId handler = f.NewBlock();
  ValueId raised = AddExceptionParameter(f, handler);
  BlockId end = f.NewBlock();
  LowerProtected(f, handler, end, origin, [&] { LowerClauseBlock(f, clause); });
  f.frames.pop_back();
  f.Start(handler);
  UnbindVariable(f, variable, origin);
  failed(raised);
  f.SealAndStart(end);
  UnbindVariable(f, variable, origin);
}

void LowerClauseBody(FunctionBuilder& f, Node clause, Node name, ValueId exception) {
  Exchanged current(f.exception, exception);
  if (!name) {
    return LowerClauseBlock(f, clause);
  }
  if (!f.handler.valid() && f.unit.scopes[VariableAt(f, name)].storage == Storage::Local) {
    // Nobody sees the name once an exception leaves the function.
    WriteVariable(f, VariableAt(f, name), exception, f.At(name));
    f.frames.push_back({.kind = Frame::Kind::Unbind, .variable = VariableAt(f, name)});
    LowerClauseBlock(f, clause);
    f.frames.pop_back();
    if (!f.at_end()) {
      UnbindVariable(f, VariableAt(f, name), f.At(name));
    }
    return;
  }
  Origin origin = f.At(clause, Construct::Except);
  LowerNamedClause(f, clause, name, exception,
                   [&](ValueId raised) { RaiseAgain(f, raised, origin); });
}

void LowerClauses(FunctionBuilder& f, llvm::ArrayRef<Node> clauses, ValueId exception,
                  BlockId after) {
  Origin origin;
  for (Node clause : clauses) {
    origin = f.At(clause, Construct::Except);
    Caught caught = CaughtBy(clause);
    BlockId body = f.NewBlock();
    BlockId next = f.NewBlock();
    if (caught.types.empty()) {
      f.Jump(body, origin);
    } else {
      ValueId types = LowerCaughtTypes(f, clause, caught);
      ValueId matches = f.Emit(Op::MatchException, origin, {exception, types});
      f.Branch(origin, matches, body, next);
    }
    {
      Exchanged region(f.region, f.NewRegion(RegionKind::Except, origin.span));
      f.SealAndStart(body);
      LowerClauseBody(f, clause, caught.name, exception);
      f.Jump(after, origin);
    }
    f.SealAndStart(next);
    if (caught.types.empty()) {
      f.End();
      return;
    }
  }
  RaiseAgain(f, exception, origin);
}

// One clause of `except*`. Gives the part of the group that it leaves.
ValueId LowerStarClause(FunctionBuilder& f, Node clause, ValueId group, ValueId raised_list) {
  Origin origin = f.At(clause, Construct::Except);
  Caught caught = CaughtBy(clause);
  ValueId types = LowerCaughtTypes(f, clause, caught);
  ValueId split = f.Emit(Op::SplitGroup, origin, {group, types});
  ValueId matched = f.Emit(Op::UnpackItem, origin, {split}, {.payload = 0});
  ValueId rest = f.Emit(Op::UnpackItem, origin, {split}, {.payload = 1});
  ValueId any = f.Emit(Op::Compare, origin, {matched, f.EmitNone(origin)},
                       {.payload = static_cast<uint32_t>(ir::CompareOperator::IsNot)});
  BlockId body = f.NewBlock();
  BlockId next = f.NewBlock();
  f.Branch(origin, any, body, next);
  {
    Exchanged region(f.region, f.NewRegion(RegionKind::Except, origin.span));
    Exchanged current(f.exception, matched);
    f.SealAndStart(body);
    auto collect = [&](ValueId raised) {
      f.Emit(Op::ListAppend, origin, {raised_list, raised});
      f.Jump(next, origin);
    };
    if (caught.name) {
      LowerNamedClause(f, clause, caught.name, matched, collect);
    } else {
      BlockId handler = f.NewBlock();
      ValueId raised = AddExceptionParameter(f, handler);
      BlockId end = f.NewBlock();
      LowerProtected(f, handler, end, origin, [&] { LowerClauseBlock(f, clause); });
      f.Start(handler);
      collect(raised);
      f.SealAndStart(end);
    }
    f.Jump(next, origin);
  }
  f.SealAndStart(next);
  return rest;
}

void LowerStarClauses(FunctionBuilder& f, llvm::ArrayRef<Node> clauses, ValueId exception,
                      BlockId after) {
  Origin origin = f.At(clauses.front(), Construct::Except);
  ValueId raised_list = f.Emit(Op::MakeList, origin);
  ValueId rest = exception;
  for (Node clause : clauses) {
    rest = LowerStarClause(f, clause, rest, raised_list);
  }
  f.Emit(Op::ListAppend, origin, {raised_list, rest});
  ValueId raised = f.Emit(Op::JoinGroup, origin, {exception, raised_list});
  ValueId any = f.Emit(Op::Compare, origin, {raised, f.EmitNone(origin)},
                       {.payload = static_cast<uint32_t>(ir::CompareOperator::IsNot)});
  BlockId raise = f.NewBlock();
  f.Branch(origin, any, raise, after);
  f.SealAndStart(raise);
  RaiseAgain(f, raised, origin);
}

void LowerTryExcept(FunctionBuilder& f, const TryParts& parts, Origin origin) {
  ir::RegionId try_region = f.NewRegion(RegionKind::Try, f.SpanOf(parts.body));
  if (parts.clauses.empty()) {
    Exchanged region(f.region, try_region);
    BlockId first = f.NewBlock();
    f.Jump(first, origin);
    f.SealAndStart(first);
    return LowerBlock(f, parts.body);
  }
  BlockId handler = f.NewBlock();
  ValueId exception = AddExceptionParameter(f, handler);
  BlockId alternative = f.NewBlock();
  BlockId after = f.NewBlock();
  {
    Exchanged region(f.region, try_region);
    LowerProtected(f, handler, alternative, origin, [&] { LowerBlock(f, parts.body); });
  }
  f.SealAndStart(alternative);
  if (parts.alternative) {
    LowerBlock(f, parts.alternative.Child(Field::Body));
  }
  f.Jump(after, origin);
  f.Start(handler);
  if (parts.is_star) {
    LowerStarClauses(f, parts.clauses, exception, after);
  } else {
    LowerClauses(f, parts.clauses, exception, after);
  }
  f.SealAndStart(after);
}

// Copies of `finally` bodies within `finally` bodies multiply; from here on there is one copy.
constexpr uint32_t kCopiedDepth = 3;

class FinallyLowering {
 public:
  FinallyLowering(FunctionBuilder& f, const TryParts& parts, Origin origin)
      : f_(f), parts_(parts), origin_(origin), after_(f.NewBlock()) {}

  void Run() {
    BlockId handler = f_.NewBlock();
    exception_ = AddExceptionParameter(f_, handler);
    BlockId normal = f_.NewBlock();
    f_.frames.push_back({.kind = Frame::Kind::Cleanup});
    LowerProtected(f_, handler, normal, origin_, [&] { LowerTryExcept(f_, parts_, origin_); });
    frame_ = f_.frames.back();
    f_.frames.pop_back();
    if (f_.finally_depth < kCopiedDepth) {
      RunCopies(handler, normal);
    } else {
      RunShared(handler, normal);
    }
    f_.SealAndStart(after_);
  }

 private:
  // One copy of the body for each way in.
  void RunCopies(BlockId handler, BlockId normal) {
    f_.SealAndStart(normal);
    LowerBody();
    f_.Jump(after_, origin_);
    f_.Start(handler);
    {
      Exchanged current(f_.exception, exception_);
      LowerBody();
    }
    RaiseAgain(f_, exception_, origin_);
    RunCleanups(f_, frame_, origin_, [&] { LowerBody(); });
  }

  // One copy, which is told by a number where to go on and by a value with what.
  void RunShared(BlockId handler, BlockId normal) {
    BlockId shared = f_.NewBlock();
    ValueId way = f_.AddBlockParameter(shared);
    ValueId carried = f_.AddBlockParameter(shared);
    auto enter = [&](uint32_t number, ValueId value) {
      f_.Jump(shared, origin_,
              {f_.EmitInt(number, origin_), value.valid() ? value : f_.EmitNone(origin_)});
    };
    f_.SealAndStart(normal);
    enter(kNormal, {});
    f_.Start(handler);
    enter(kException, exception_);
    for (ExitKind kind : {ExitKind::Return, ExitKind::Break, ExitKind::Continue}) {
      if (BlockId exit = ExitOf(kind); exit.valid()) {
        f_.SealAndStart(exit);
        enter(NumberOf(kind), kind == ExitKind::Return ? frame_.return_value : ValueId());
      }
    }
    f_.SealAndStart(shared);
    LowerBody();
    if (f_.at_end()) {
      return;
    }
    Test(way, kException, [&] { RaiseAgain(f_, carried, origin_); });
    for (ExitKind kind : {ExitKind::Return, ExitKind::Break, ExitKind::Continue}) {
      if (ExitOf(kind).valid()) {
        Test(way, NumberOf(kind), [&] { Leave(f_, kind, carried, origin_); });
      }
    }
    f_.Jump(after_, origin_);
  }

  void Test(ValueId way, uint32_t number, llvm::function_ref<void()> then) {
    ValueId equal = f_.Emit(Op::Compare, origin_, {way, f_.EmitInt(number, origin_)},
                            {.payload = static_cast<uint32_t>(ir::CompareOperator::Equal)});
    BlockId taken = f_.NewBlock();
    BlockId next = f_.NewBlock();
    f_.Branch(origin_, equal, taken, next);
    f_.SealAndStart(taken);
    then();
    f_.SealAndStart(next);
  }

  // Ends outside of the region, or at an end where the body never does.
  void LowerBody() {
    BlockId last = f_.NewBlock();
    LowerRegion(last);
    if (!f_.draft.blocks[last].predecessors.empty()) {
      f_.SealAndStart(last);
    }
  }

  void LowerRegion(BlockId last) {
    Exchanged depth(f_.finally_depth, f_.finally_depth + 1);
    Exchanged region(f_.region, f_.NewRegion(RegionKind::Finally, f_.SpanOf(parts_.finally)));
    BlockId first = f_.NewBlock();
    f_.Jump(first, origin_);
    f_.SealAndStart(first);
    LowerBlock(f_, parts_.finally.Child(NodeKind::Block));
    f_.Jump(last, origin_);
  }

  BlockId ExitOf(ExitKind kind) const { return frame_.exits[static_cast<uint8_t>(kind)]; }
  static uint32_t NumberOf(ExitKind kind) { return kFirstExit + static_cast<uint32_t>(kind); }

  static constexpr uint32_t kNormal = 0;
  static constexpr uint32_t kException = 1;
  static constexpr uint32_t kFirstExit = 2;

  FunctionBuilder& f_;
  const TryParts& parts_;
  Origin origin_;
  BlockId after_;
  ValueId exception_;
  Frame frame_;
};

}  // namespace

void LowerTry(FunctionBuilder& f, Node node) {
  TryParts parts = PartsOf(node);
  Origin origin = f.At(node, Construct::Finally);
  f.Current();
  if (parts.finally) {
    FinallyLowering(f, parts, origin).Run();
  } else {
    LowerTryExcept(f, parts, origin);
  }
}

}  // namespace hybridize::lower
