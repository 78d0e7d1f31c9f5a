#include "lower/definitions.h"
#include "lower/expressions.h"
#include "lower/loops.h"
#include "lower/targets.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Construct;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

std::vector<Node> ClausesOf(Node comprehension) {
  std::vector<Node> clauses;
  for (Node child : comprehension.named_children()) {
    if (child.Is(NodeKind::ForInClause) || child.Is(NodeKind::IfClause)) {
      clauses.push_back(child);
    }
  }
  return clauses;
}

bool IsAsync(Node clause) { return clause.first_child().Is(NodeKind::KwAsync); }

ValueId LowerIterable(FunctionBuilder& f, Node clause) {
  llvm::SmallVector<Node, 2> parts;
  for (Node child : clause.named_children()) {
    if (child.field() == Field::Right) {
      parts.push_back(child);
    }
  }
  return parts.size() == 1 ? LowerExpression(f, parts.front())
                           : LowerTupleOf(f, parts, f.At(clause));
}

ValueId LowerIterator(FunctionBuilder& f, Node clause, ValueId iterable) {
  return f.Emit(Op::GetIter, f.At(clause.Child(Field::Right), Construct::Comprehension), {iterable},
                {.flag = IsAsync(clause)});
}

// The loops of a comprehension around its element.
class ClauseLowering {
 public:
  // Keeps a reference to `element`.
  ClauseLowering(FunctionBuilder& f, Node comprehension, llvm::function_ref<void()> element)
      : f_(f), clauses_(ClausesOf(comprehension)), element_(element) {}

  void Run(ValueId first_iterable, ValueId first_iterator) {
    LowerLoop(0, first_iterable, first_iterator);
  }

 private:
  void LowerClause(size_t index, BlockId skip) {
    if (index == clauses_.size()) {
      return element_();
    }
    Node clause = clauses_[index];
    if (clause.Is(NodeKind::IfClause)) {
      BlockId next = f_.NewBlock();
      LowerCondition(f_, *clause.named_children().begin(), {.block = next}, {.block = skip},
                     Construct::Comprehension);
      f_.SealAndStart(next);
      return LowerClause(index + 1, skip);
    }
    ValueId iterable = LowerIterable(f_, clause);
    LowerLoop(index, iterable, LowerIterator(f_, clause, iterable));
  }

  void LowerLoop(size_t index, ValueId iterable, ValueId iterator) {
    Node clause = clauses_[index];
    Origin origin = f_.At(clause, Construct::Comprehension);
    BlockId exit = f_.NewBlock();
    {
      Exchanged region(f_.region,
                       f_.NewRegion(ir::RegionKind::Comprehension, origin.span, iterable));
      Iteration iteration = BeginIteration(f_, iterator, IsAsync(clause), exit, origin);
      AssignTarget(f_, clause.Child(Field::Left), iteration.item);
      BlockId next = f_.NewBlock();
      LowerClause(index + 1, next);
      f_.Jump(next, origin);
      f_.SealAndStart(next);
      EndIteration(f_, iteration, origin);
    }
    f_.SealAndStart(exit);
  }

  FunctionBuilder& f_;
  std::vector<Node> clauses_;
  llvm::function_ref<void()> element_;
};

void LowerElement(FunctionBuilder& f, Node node, ValueId container) {
  Node body = node.Child(Field::Body);
  Origin origin = f.At(body, Construct::Comprehension);
  if (node.Is(NodeKind::DictionaryComprehension)) {
    ValueId key = LowerExpression(f, body.Child(Field::Key));
    ValueId value = LowerExpression(f, body.Child(Field::Value));
    f.Emit(Op::DictSet, origin, {container, key, value});
    return;
  }
  ValueId value = LowerExpression(f, body);
  f.Emit(node.Is(NodeKind::SetComprehension) ? Op::SetAdd : Op::ListAppend, origin,
         {container, value});
}

}  // namespace

ValueId LowerComprehension(FunctionBuilder& f, Node node) {
  Origin origin = f.At(node, Construct::Comprehension);
  Node first = node.Child(NodeKind::ForInClause);
  ValueId iterable = LowerIterable(f, first);
  ValueId iterator = LowerIterator(f, first, iterable);
  EnterInlineScope(f, f.ScopeAt(node), origin);
  Op make = node.Is(NodeKind::ListComprehension)  ? Op::MakeList
            : node.Is(NodeKind::SetComprehension) ? Op::MakeSet
                                                  : Op::MakeDict;
  ValueId container = f.Emit(make, origin);
  auto element = [&] { LowerElement(f, node, container); };
  ClauseLowering clauses(f, node, element);
  clauses.Run(iterable, iterator);
  return container;
}

ValueId LowerGeneratorExpression(FunctionBuilder& f, Node node) {
  Origin origin = f.At(node, Construct::Comprehension);
  Node first = node.Child(NodeKind::ForInClause);
  ValueId iterator = LowerIterator(f, first, LowerIterable(f, first));
  NameId name = f.unit.Name("<genexpr>");
  Heading heading{.kind = ir::FunctionKind::GeneratorExpression,
                  .node = node,
                  .scope = f.ScopeAt(node),
                  .name = name,
                  .qualname = QualifiedName(f, name),
                  .span = f.SpanOf(node)};
  ir::FunctionId generator = f.unit.Define(&f, heading, [&](FunctionBuilder& g) {
    NameId parameter = g.unit.Name(".0");
    ValueId items = g.AddParameter({.name = parameter, .kind = ir::ParameterKind::PositionalOnly},
                                   g.unit.scopes.Find(g.scope, parameter));
    g.Begin();
    auto element = [&] {
      Node body = node.Child(Field::Body);
      g.Emit(Op::Yield, g.At(body, Construct::Comprehension), {LowerExpression(g, body)});
    };
    ClauseLowering clauses(g, node, element);
    clauses.Run(items, items);
  });
  ValueId function = EmitMakeFunction(f, origin, generator, heading.scope, {});
  return f.EmitCall(origin, function, {iterator});
}

}  // namespace hybridize::lower
