#include "lower/targets.h"

#include "lower/definitions.h"
#include "lower/expressions.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Construct;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

bool IsSequence(Node target) {
  switch (target.kind()) {
    case NodeKind::PatternList:
    case NodeKind::ListPattern:
    case NodeKind::ExpressionList:
    case NodeKind::Tuple:
    case NodeKind::List:
      return true;
    case NodeKind::TuplePattern:
      return !IsGroup(target);
    default:
      return false;
  }
}

void Unpack(FunctionBuilder& f, Node target, ValueId value) {
  std::vector<Node> elements = target.NamedChildren();
  size_t star = 0;
  while (star < elements.size() && !IsStarred(elements[star])) {
    ++star;
  }
  bool has_star = star < elements.size();
  Origin origin = f.At(target, Construct::Unpacking);
  uint32_t after = has_star ? static_cast<uint32_t>(elements.size() - star - 1) : 0;
  ValueId items =
      f.Emit(Op::Unpack, origin, {value},
             {.payload = static_cast<uint32_t>(star), .extra = after, .flag = has_star});
  llvm::SmallVector<ValueId, 8> values;
  for (uint32_t i = 0; i < elements.size(); ++i) {
    values.push_back(
        f.Emit(Op::UnpackItem, f.At(elements[i], Construct::Unpacking), {items}, {.payload = i}));
  }
  for (size_t i = 0; i < elements.size(); ++i) {
    AssignTarget(f, i == star ? StarredExpression(elements[i]) : elements[i], values[i]);
  }
}

void AssignAttribute(FunctionBuilder& f, Node target, ValueId value) {
  ValueId object = LowerExpression(f, target.Child(Field::Object));
  f.Emit(Op::SetAttr, f.At(target), {object, value},
         {.payload = f.MemberIndex(target.Child(Field::Attribute))});
}

void AssignItem(FunctionBuilder& f, Node target, ValueId value) {
  ValueId object = LowerExpression(f, target.Child(Field::Value));
  ValueId key = LowerSubscriptKey(f, target);
  f.Emit(Op::SetItem, f.At(target), {object, key, value});
}

// What an annotated assignment evaluates besides its value.
void LowerAnnotatedTarget(FunctionBuilder& f, Node node, Node type) {
  Node target = node.Child(Field::Left);
  bool in_namespace =
      f.function.kind == ir::FunctionKind::Module || f.function.kind == ir::FunctionKind::Class;
  if (in_namespace && target.Is(NodeKind::Identifier)) {
    ValueId annotation = LowerDeferred(f, type);
    f.Emit(Op::Annotate, f.At(node, Construct::Annotation), {annotation},
           {.payload = f.MemberIndex(target)});
  } else if (target.Is(NodeKind::Attribute) && !node.Child(Field::Right)) {
    LowerExpression(f, target.Child(Field::Object));
  } else if (target.Is(NodeKind::Subscript) && !node.Child(Field::Right)) {
    LowerExpression(f, target.Child(Field::Value));
    LowerSubscriptKey(f, target);
  }
}

ir::BinaryOperator AugmentedOperatorOf(NodeKind token) {
  switch (token) {
    case NodeKind::MinusEqual:
      return ir::BinaryOperator::Subtract;
    case NodeKind::StarEqual:
      return ir::BinaryOperator::Multiply;
    case NodeKind::SlashEqual:
      return ir::BinaryOperator::Divide;
    case NodeKind::SlashSlashEqual:
      return ir::BinaryOperator::FloorDivide;
    case NodeKind::PercentEqual:
      return ir::BinaryOperator::Modulo;
    case NodeKind::StarStarEqual:
      return ir::BinaryOperator::Power;
    case NodeKind::AtEqual:
      return ir::BinaryOperator::MatrixMultiply;
    case NodeKind::ShiftLeftEqual:
      return ir::BinaryOperator::ShiftLeft;
    case NodeKind::ShiftRightEqual:
      return ir::BinaryOperator::ShiftRight;
    case NodeKind::AmpersandEqual:
      return ir::BinaryOperator::And;
    case NodeKind::BarEqual:
      return ir::BinaryOperator::Or;
    case NodeKind::CaretEqual:
      return ir::BinaryOperator::Xor;
    default:
      return ir::BinaryOperator::Add;
  }
}

ValueId EmitInPlace(FunctionBuilder& f, Node node, ValueId before) {
  ValueId operand = LowerExpression(f, node.Child(Field::Right));
  auto op = static_cast<uint32_t>(AugmentedOperatorOf(node.Child(Field::Operator).kind()));
  return f.Emit(Op::InPlace, f.At(node, Construct::AugmentedAssignment), {before, operand},
                {.payload = op});
}

}  // namespace

void AssignTarget(FunctionBuilder& f, Node target, ValueId value) {
  switch (target.kind()) {
    case NodeKind::Identifier:
      return WriteVariable(f, VariableAt(f, target), value, f.At(target));
    case NodeKind::Attribute:
      return AssignAttribute(f, target, value);
    case NodeKind::Subscript:
      return AssignItem(f, target, value);
    case NodeKind::ParenthesizedExpression:
      return AssignTarget(f, *target.named_children().begin(), value);
    default:
      break;
  }
  if (IsSequence(target)) {
    Unpack(f, target, value);
  } else if (IsGroup(target)) {
    AssignTarget(f, *target.named_children().begin(), value);
  } else {
    f.EmitUnknown("assignment target", f.At(target), {value});
  }
}

void DeleteTarget(FunctionBuilder& f, Node target) {
  Origin origin = f.At(target, Construct::Delete);
  switch (target.kind()) {
    case NodeKind::Identifier:
      return DeleteVariable(f, VariableAt(f, target), origin);
    case NodeKind::Attribute: {
      ValueId object = LowerExpression(f, target.Child(Field::Object));
      f.Emit(Op::DeleteAttr, origin, {object},
             {.payload = f.MemberIndex(target.Child(Field::Attribute))});
      return;
    }
    case NodeKind::Subscript: {
      ValueId object = LowerExpression(f, target.Child(Field::Value));
      ValueId key = LowerSubscriptKey(f, target);
      f.Emit(Op::DeleteItem, origin, {object, key});
      return;
    }
    case NodeKind::ExpressionList:
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::TuplePattern:
    case NodeKind::ListPattern:
    case NodeKind::ParenthesizedExpression:
      for (Node child : target.named_children()) {
        DeleteTarget(f, child);
      }
      return;
    default:
      f.EmitUnknown("deletion target", origin);
  }
}

ValueId LowerAssignment(FunctionBuilder& f, Node node) {
  // `a = b = v` nests to the right; the value comes first, then the targets from left to right.
  llvm::SmallVector<Node, 2> chain;
  Node right = node;
  while (right && right.Is(NodeKind::Assignment)) {
    chain.push_back(right);
    right = right.Child(Field::Right);
  }
  ValueId value;
  if (right) {
    value = right.Is(NodeKind::AugmentedAssignment) ? LowerAugmentedAssignment(f, right)
                                                    : LowerExpression(f, right);
  }
  for (Node assignment : chain) {
    if (value.valid()) {
      AssignTarget(f, assignment.Child(Field::Left), value);
    }
    if (Node type = assignment.Child(Field::Type)) {
      LowerAnnotatedTarget(f, assignment, type);
    }
  }
  return value;
}

ValueId LowerAugmentedAssignment(FunctionBuilder& f, Node node) {
  Node target = node.Child(Field::Left);
  while (IsGroup(target)) {
    target = *target.named_children().begin();
  }
  Origin origin = f.At(target, Construct::AugmentedAssignment);
  switch (target.kind()) {
    case NodeKind::Identifier: {
      VariableId variable = VariableAt(f, target);
      ValueId value = EmitInPlace(f, node, ReadVariable(f, variable, origin));
      WriteVariable(f, variable, value, origin);
      return value;
    }
    case NodeKind::Attribute: {
      uint32_t name = f.MemberIndex(target.Child(Field::Attribute));
      ValueId object = LowerExpression(f, target.Child(Field::Object));
      ValueId before = f.Emit(Op::GetAttr, origin, {object}, {.payload = name});
      ValueId value = EmitInPlace(f, node, before);
      f.Emit(Op::SetAttr, origin, {object, value}, {.payload = name});
      return value;
    }
    case NodeKind::Subscript: {
      ValueId object = LowerExpression(f, target.Child(Field::Value));
      ValueId key = LowerSubscriptKey(f, target);
      ValueId value = EmitInPlace(f, node, f.Emit(Op::GetItem, origin, {object, key}));
      f.Emit(Op::SetItem, origin, {object, key, value});
      return value;
    }
    default:
      return f.EmitUnknown("target of an augmented assignment", origin);
  }
}

}  // namespace hybridize::lower
