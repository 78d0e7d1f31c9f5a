// Tuples, lists, sets and dictionaries that are written out.

#include "lower/expressions.h"

namespace hybridize::lower {

using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

// The operations of one kind of container.
struct ContainerOps {
  Op make;
  Op add;
  Op update;
};

constexpr ContainerOps kListOps{Op::MakeList, Op::ListAppend, Op::ListExtend};
constexpr ContainerOps kSetOps{Op::MakeSet, Op::SetAdd, Op::SetUpdate};

// Elements up to the first star make the container, the others are added in turn.
ValueId LowerWithStars(FunctionBuilder& f, llvm::ArrayRef<Node> elements, Origin origin,
                       ContainerOps ops) {
  llvm::SmallVector<ValueId, 8> first;
  size_t i = 0;
  for (; i < elements.size() && !IsStarred(elements[i]); ++i) {
    first.push_back(LowerExpression(f, elements[i]));
  }
  ValueId container = f.Emit(ops.make, origin, first);
  for (; i < elements.size(); ++i) {
    bool starred = IsStarred(elements[i]);
    Node expression = starred ? StarredExpression(elements[i]) : elements[i];
    ValueId value = LowerExpression(f, expression);
    f.Emit(starred ? ops.update : ops.add, f.At(elements[i]), {container, value});
  }
  return container;
}

}  // namespace

bool IsStarred(Node node) {
  switch (node.kind()) {
    case NodeKind::ListSplat:
    case NodeKind::ListSplatPattern:
    case NodeKind::ParenthesizedListSplat:
    case NodeKind::SplatType:
      return true;
    case NodeKind::Type:
    case NodeKind::ParenthesizedExpression: {
      auto children = node.named_children();
      return children.begin() != children.end() && IsStarred(*children.begin());
    }
    default:
      return false;
  }
}

Node StarredExpression(Node node) {
  Node inner = *node.named_children().begin();
  return IsStarred(inner) && !node.Is(NodeKind::ListSplat) ? StarredExpression(inner) : inner;
}

bool IsGroup(Node pattern) {
  if (!pattern.Is(NodeKind::TuplePattern) || pattern.Child(NodeKind::Comma)) {
    return false;
  }
  std::vector<Node> elements = pattern.NamedChildren();
  return elements.size() == 1 && !IsStarred(elements.front());
}

ValueId LowerTupleOf(FunctionBuilder& f, llvm::ArrayRef<Node> elements, Origin origin) {
  if (llvm::any_of(elements, IsStarred)) {
    ValueId list = LowerWithStars(f, elements, origin, kListOps);
    return f.Emit(Op::ListToTuple, origin, {list});
  }
  llvm::SmallVector<ValueId, 8> values;
  for (Node element : elements) {
    values.push_back(LowerExpression(f, element));
  }
  return f.Emit(Op::MakeTuple, origin, values);
}

ValueId LowerTuple(FunctionBuilder& f, Node node) {
  std::vector<Node> elements = node.NamedChildren();
  return IsGroup(node) ? LowerExpression(f, elements.front())
                       : LowerTupleOf(f, elements, f.At(node));
}

ValueId LowerList(FunctionBuilder& f, Node node) {
  return LowerWithStars(f, node.NamedChildren(), f.At(node), kListOps);
}

ValueId LowerSet(FunctionBuilder& f, Node node) {
  return LowerWithStars(f, node.NamedChildren(), f.At(node), kSetOps);
}

ValueId LowerDictionary(FunctionBuilder& f, Node node) {
  std::vector<Node> items = node.NamedChildren();
  llvm::SmallVector<ValueId, 16> first;
  size_t i = 0;
  auto lower_pair = [&f](Node pair) {
    ValueId key = LowerExpression(f, pair.Child(Field::Key));
    return std::pair(key, LowerExpression(f, pair.Child(Field::Value)));
  };
  for (; i < items.size() && items[i].Is(NodeKind::Pair); ++i) {
    auto [key, value] = lower_pair(items[i]);
    first.append({key, value});
  }
  ValueId dictionary = f.Emit(Op::MakeDict, f.At(node), first);
  for (; i < items.size(); ++i) {
    if (items[i].Is(NodeKind::Pair)) {
      auto [key, value] = lower_pair(items[i]);
      f.Emit(Op::DictSet, f.At(items[i]), {dictionary, key, value});
    } else {
      ValueId mapping = LowerExpression(f, *items[i].named_children().begin());
      f.Emit(Op::DictUpdate, f.At(items[i]), {dictionary, mapping});
    }
  }
  return dictionary;
}

}  // namespace hybridize::lower
