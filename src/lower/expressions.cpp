#include "lower/expressions.h"

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
  switch (node.kind()) {
    case NodeKind::Identifier:
      return ReadVariable(f, VariableAt(f, node), f.At(node));
    case NodeKind::Attribute:
      return LowerAttribute(f, node);
    case NodeKind::Call:
      return LowerCall(f, node);
    case NodeKind::Subscript:
      return LowerSubscript(f, node);
    case NodeKind::Slice:
      return LowerSlice(f, node);
    case NodeKind::Integer:
    case NodeKind::Float:
      return LowerNumber(f, node);
    case NodeKind::String:
    case NodeKind::ConcatenatedString:
      return LowerString(f, node);
    case NodeKind::True:
      return f.EmitConstant(ConstantKind::True, f.At(node));
    case NodeKind::False:
      return f.EmitConstant(ConstantKind::False, f.At(node));
    case NodeKind::None:
      return f.EmitNone(f.At(node));
    case NodeKind::Ellipsis:
      return f.EmitConstant(ConstantKind::Ellipsis, f.At(node));
    case NodeKind::BinaryOperator:
      return LowerBinary(f, node);
    case NodeKind::UnaryOperator:
      return LowerUnary(f, node);
    case NodeKind::NotOperator:
      return LowerNot(f, node);
    case NodeKind::BooleanOperator:
      return LowerBooleanOperator(f, node);
    case NodeKind::ComparisonOperator:
      return LowerComparison(f, node);
    case NodeKind::ConditionalExpression:
      return LowerConditionalExpression(f, node);
    case NodeKind::Lambda:
      return LowerLambda(f, node);
    case NodeKind::ListComprehension:
    case NodeKind::SetComprehension:
    case NodeKind::DictionaryComprehension:
      return LowerComprehension(f, node);
    case NodeKind::GeneratorExpression:
      return LowerGeneratorExpression(f, node);
    case NodeKind::Tuple:
    case NodeKind::ExpressionList:
    case NodeKind::PatternList:
    case NodeKind::TuplePattern:
      return LowerTuple(f, node);
    case NodeKind::List:
    case NodeKind::ListPattern:
      return LowerList(f, node);
    case NodeKind::Set:
      return LowerSet(f, node);
    case NodeKind::Dictionary:
      return LowerDictionary(f, node);
    case NodeKind::ParenthesizedExpression:
    case NodeKind::Type:
      return LowerInner(f, node);
    case NodeKind::NamedExpression:
      return LowerNamedExpression(f, node);
    case NodeKind::Yield:
      return LowerYield(f, node);
    case NodeKind::Await:
      return LowerAwait(f, node);
    case NodeKind::GenericType:
      return LowerGenericType(f, node);
    case NodeKind::UnionType:
      return LowerUnionType(f, node);
    case NodeKind::MemberType:
      return LowerMemberType(f, node);
    case NodeKind::ConstrainedType:
      return LowerConstrainedType(f, node);
    case NodeKind::SplatType:
    case NodeKind::ListSplat:
      return LowerStarAnnotation(f, node);
    default:
      return LowerUnknown(f, node);
  }
}

}  // namespace hybridize::lower
