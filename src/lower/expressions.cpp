#include "lower/expressions.h"

#include <array>

#include "lower/definitions.h"
#include "lower/targets.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::ConstantKind;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

// The first child that is an expression.
Node Inner(Node node) {
  auto children = node.named_children();
  return children.begin() == children.end() ? Node() : *children.begin();
}

ValueId LowerName(FunctionBuilder& f, Node node) {
  return ReadVariable(f, VariableAt(f, node), f.At(node));
}

template <ConstantKind Kind>
ValueId LowerSingleton(FunctionBuilder& f, Node node) {
  return f.EmitConstant(Kind, f.At(node));
}

ValueId LowerAttribute(FunctionBuilder& f, Node node) {
  ValueId object = LowerExpression(f, node.Child(Field::Object));
  return f.Emit(Op::GetAttr, f.At(node), {object},
                {.payload = f.MemberIndex(node.Child(Field::Attribute))});
}

ValueId LowerSubscript(FunctionBuilder& f, Node node) {
  ValueId object = LowerExpression(f, node.Child(Field::Value));
  ValueId key = LowerSubscriptKey(f, node);
  return f.Emit(Op::GetItem, f.At(node), {object, key});
}

ValueId LowerSlice(FunctionBuilder& f, Node node) {
  ValueId parts[3];
  size_t part = 0;
  for (Node child : node.children()) {
    if (child.Is(NodeKind::Colon)) {
      ++part;
    } else if (child.named() && !child.Is(NodeKind::Comment) && part < 3) {
      parts[part] = LowerExpression(f, child);
    }
  }
  for (ValueId& value : parts) {
    value = value.valid() ? value : f.EmitNone(f.At(node));
  }
  return f.Emit(Op::MakeSlice, f.At(node), parts);
}

std::optional<ir::BinaryOperator> BinaryOperatorOf(NodeKind token) {
  switch (token) {
    case NodeKind::Plus:
      return ir::BinaryOperator::Add;
    case NodeKind::Minus:
      return ir::BinaryOperator::Subtract;
    case NodeKind::Star:
      return ir::BinaryOperator::Multiply;
    case NodeKind::Slash:
      return ir::BinaryOperator::Divide;
    case NodeKind::SlashSlash:
      return ir::BinaryOperator::FloorDivide;
    case NodeKind::Percent:
      return ir::BinaryOperator::Modulo;
    case NodeKind::StarStar:
      return ir::BinaryOperator::Power;
    case NodeKind::At:
      return ir::BinaryOperator::MatrixMultiply;
    case NodeKind::ShiftLeft:
      return ir::BinaryOperator::ShiftLeft;
    case NodeKind::ShiftRight:
      return ir::BinaryOperator::ShiftRight;
    case NodeKind::Ampersand:
      return ir::BinaryOperator::And;
    case NodeKind::Bar:
      return ir::BinaryOperator::Or;
    case NodeKind::Caret:
      return ir::BinaryOperator::Xor;
    default:
      return std::nullopt;
  }
}

ValueId LowerBinary(FunctionBuilder& f, Node node) {
  ValueId left = LowerExpression(f, node.Child(Field::Left));
  ValueId right = LowerExpression(f, node.Child(Field::Right));
  std::optional<ir::BinaryOperator> op = BinaryOperatorOf(node.Child(Field::Operator).kind());
  if (!op) {
    return f.EmitUnknown("binary operator", f.At(node), {left, right});
  }
  return f.Emit(Op::Binary, f.At(node), {left, right}, {.payload = static_cast<uint32_t>(*op)});
}

ValueId LowerUnary(FunctionBuilder& f, Node node) {
  ValueId operand = LowerExpression(f, node.Child(Field::Argument));
  NodeKind token = node.Child(Field::Operator).kind();
  ir::UnaryOperator op = token == NodeKind::Minus  ? ir::UnaryOperator::Negate
                         : token == NodeKind::Plus ? ir::UnaryOperator::Plus
                                                   : ir::UnaryOperator::Invert;
  return f.Emit(Op::Unary, f.At(node), {operand}, {.payload = static_cast<uint32_t>(op)});
}

ValueId LowerNot(FunctionBuilder& f, Node node) {
  return f.Emit(Op::Not, f.At(node), {LowerExpression(f, node.Child(Field::Argument))});
}

ValueId LowerNamedExpression(FunctionBuilder& f, Node node) {
  ValueId value = LowerExpression(f, node.Child(Field::Value));
  Node name = node.Child(Field::Name);
  WriteVariable(f, VariableAt(f, name), value, f.At(name));
  return value;
}

ValueId LowerYield(FunctionBuilder& f, Node node) {
  Node operand = Inner(node);
  ValueId value = operand ? LowerExpression(f, operand) : f.EmitNone(f.At(node));
  bool from = !node.Child(NodeKind::KwFrom).null();
  return f.Emit(from ? Op::YieldFrom : Op::Yield, f.At(node), {value});
}

ValueId LowerAwait(FunctionBuilder& f, Node node) {
  return f.Emit(Op::Await, f.At(node), {LowerExpression(f, Inner(node))});
}

ValueId LowerInner(FunctionBuilder& f, Node node) {
  Node inner = Inner(node);
  return inner ? LowerExpression(f, inner) : f.EmitUnknown("empty parentheses", f.At(node));
}

// `C[A, B]` in an annotation.
ValueId LowerGenericType(FunctionBuilder& f, Node node) {
  ValueId object = LowerExpression(f, node.first_child());
  Node list = node.Child(NodeKind::TypeParameter);
  std::vector<Node> elements = list.NamedChildren();
  bool is_tuple = elements.size() != 1 || list.Child(NodeKind::Comma) || IsStarred(elements[0]);
  ValueId key = is_tuple ? LowerTupleOf(f, elements, f.At(list)) : LowerExpression(f, elements[0]);
  return f.Emit(Op::GetItem, f.At(node), {object, key});
}

// `A | B` in an annotation.
ValueId LowerUnionType(FunctionBuilder& f, Node node) {
  std::vector<Node> sides = node.NamedChildren();
  ValueId left = LowerExpression(f, sides.front());
  ValueId right = LowerExpression(f, sides.back());
  return f.Emit(Op::Binary, f.At(node), {left, right},
                {.payload = static_cast<uint32_t>(ir::BinaryOperator::Or)});
}

ValueId LowerMemberType(FunctionBuilder& f, Node node) {
  std::vector<Node> parts = node.NamedChildren();
  ValueId object = LowerExpression(f, parts.front());
  return f.Emit(Op::GetAttr, f.At(node), {object}, {.payload = f.MemberIndex(parts.back())});
}

// `a: b` where the grammar takes a slice in an annotation for a bound.
ValueId LowerConstrainedType(FunctionBuilder& f, Node node) {
  std::vector<Node> parts = node.NamedChildren();
  ValueId start = LowerExpression(f, parts.front());
  ValueId stop = LowerExpression(f, parts.back());
  return f.Emit(Op::MakeSlice, f.At(node), {start, stop, f.EmitNone(f.At(node))});
}

// `*args: *Ts`: the only item of the iterable.
ValueId LowerStarAnnotation(FunctionBuilder& f, Node node) {
  ValueId iterable = LowerExpression(f, Inner(node));
  ValueId items = f.Emit(Op::Unpack, f.At(node), {iterable}, {.payload = 1});
  return f.Emit(Op::UnpackItem, f.At(node), {items}, {.payload = 0});
}

ValueId LowerUnknown(FunctionBuilder& f, Node node) {
  return f.EmitUnknown(syntax::NodeKindName(node.kind()), f.At(node));
}

using Handler = ValueId (*)(FunctionBuilder&, Node);
struct Row {
  NodeKind kind;
  Handler handler;
};

constexpr Row kRows[] = {
    {NodeKind::Attribute, LowerAttribute},
    {NodeKind::Await, LowerAwait},
    {NodeKind::BinaryOperator, LowerBinary},
    {NodeKind::BooleanOperator, LowerBooleanOperator},
    {NodeKind::Call, LowerCall},
    {NodeKind::ComparisonOperator, LowerComparison},
    {NodeKind::ConcatenatedString, LowerString},
    {NodeKind::ConditionalExpression, LowerConditionalExpression},
    {NodeKind::ConstrainedType, LowerConstrainedType},
    {NodeKind::Dictionary, LowerDictionary},
    {NodeKind::DictionaryComprehension, LowerComprehension},
    {NodeKind::Ellipsis, LowerSingleton<ConstantKind::Ellipsis>},
    {NodeKind::ExpressionList, LowerTuple},
    {NodeKind::False, LowerSingleton<ConstantKind::False>},
    {NodeKind::Float, LowerNumber},
    {NodeKind::GeneratorExpression, LowerGeneratorExpression},
    {NodeKind::GenericType, LowerGenericType},
    {NodeKind::Identifier, LowerName},
    {NodeKind::Integer, LowerNumber},
    {NodeKind::Lambda, LowerLambda},
    {NodeKind::List, LowerList},
    {NodeKind::ListComprehension, LowerComprehension},
    {NodeKind::ListPattern, LowerList},
    {NodeKind::ListSplat, LowerStarAnnotation},
    {NodeKind::MemberType, LowerMemberType},
    {NodeKind::NamedExpression, LowerNamedExpression},
    {NodeKind::None, LowerSingleton<ConstantKind::None>},
    {NodeKind::NotOperator, LowerNot},
    {NodeKind::ParenthesizedExpression, LowerInner},
    {NodeKind::PatternList, LowerTuple},
    {NodeKind::Set, LowerSet},
    {NodeKind::SetComprehension, LowerComprehension},
    {NodeKind::Slice, LowerSlice},
    {NodeKind::SplatType, LowerStarAnnotation},
    {NodeKind::String, LowerString},
    {NodeKind::Subscript, LowerSubscript},
    {NodeKind::True, LowerSingleton<ConstantKind::True>},
    {NodeKind::Tuple, LowerTuple},
    {NodeKind::TuplePattern, LowerTuple},
    {NodeKind::Type, LowerInner},
    {NodeKind::UnaryOperator, LowerUnary},
    {NodeKind::UnionType, LowerUnionType},
    {NodeKind::Yield, LowerYield},
};

constexpr auto kHandlers = [] {
  std::array<Handler, 1U << (8 * sizeof(NodeKind))> handlers{};
  handlers.fill(LowerUnknown);
  for (const Row& row : kRows) {
    handlers[static_cast<size_t>(row.kind)] = row.handler;
  }
  return handlers;
}();

}  // namespace

ValueId LowerSubscriptKey(FunctionBuilder& f, Node subscript) {
  llvm::SmallVector<Node, 4> keys;
  bool is_tuple = false;
  for (Node child : subscript.children()) {
    if (child.field() == Field::Subscript && !child.Is(NodeKind::Comment)) {
      keys.push_back(child);
      is_tuple |= IsStarred(child);
    } else {
      is_tuple |= child.Is(NodeKind::Comma);
    }
  }
  if (keys.empty()) {
    return f.EmitUnknown("subscript without a key", f.At(subscript));
  }
  if (!is_tuple) {
    return LowerExpression(f, keys.front());
  }
  Origin origin = f.At(keys.front());
  origin.span.end = f.SpanOf(keys.back()).end;
  return LowerTupleOf(f, keys, origin);
}

ValueId LowerExpression(FunctionBuilder& f, Node node) {
  return kHandlers[static_cast<size_t>(node.kind())](f, node);
}

}  // namespace hybridize::lower
