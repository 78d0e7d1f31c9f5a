// Patterns with keys and attributes, and the values that patterns compare with.

#include "lower/expressions.h"
#include "lower/patterns.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

// One `key: pattern`; the key may be a sign and a number.
struct MappingItem {
  llvm::SmallVector<Node, 2> key;
  Node value;
};

struct Mapping {
  std::vector<MappingItem> items;
  // Behind `**`; null without.
  Node rest;
};

Mapping ReadMapping(Node node) {
  Mapping mapping;
  llvm::SmallVector<Node, 2> key;
  for (Node child : node.children()) {
    if (child.field() == Field::Key) {
      key.push_back(child);
    } else if (child.field() == Field::Value) {
      mapping.items.push_back({.key = std::exchange(key, {}), .value = child});
    } else if (child.Is(NodeKind::SplatPattern)) {
      mapping.rest = child.Child(NodeKind::Identifier);
    }
  }
  return mapping;
}

struct ClassArgument {
  // Null for a positional one.
  Node keyword;
  llvm::SmallVector<Node, 2> pattern;
};

std::vector<ClassArgument> ReadClassArguments(Node node) {
  std::vector<ClassArgument> arguments;
  for (Node child : node.named_children()) {
    if (!child.Is(NodeKind::CasePattern)) {
      continue;
    }
    Node keyword = child.Child(NodeKind::KeywordPattern);
    ClassArgument argument;
    if (!keyword) {
      argument.pattern.push_back(child);
      arguments.push_back(argument);
      continue;
    }
    argument.keyword = keyword.Child(NodeKind::Identifier);
    bool behind_equal = false;
    for (Node part : keyword.children()) {
      if (behind_equal && !part.Is(NodeKind::Comment)) {
        argument.pattern.push_back(part);
      }
      behind_equal |= part.Is(NodeKind::Equal);
    }
    arguments.push_back(argument);
  }
  return arguments;
}

}  // namespace

void PatternLowering::MatchMapping(Node node, ValueId subject) {
  Origin origin = At(node);
  Mapping mapping = ReadMapping(node);
  Test(f_.Emit(Op::MatchMapping, origin, {subject}), origin);
  llvm::SmallVector<ValueId, 4> operands = {subject};
  if (!mapping.items.empty()) {
    ValueId length = f_.Emit(Op::Length, origin, {subject});
    TestCompare(ir::CompareOperator::GreaterEqual, length, f_.EmitInt(mapping.items.size(), origin),
                origin);
    for (const MappingItem& item : mapping.items) {
      operands.push_back(LowerValue(item.key));
    }
    ValueId values = f_.Emit(Op::MatchKeys, origin, operands);
    TestNotNone(values, origin);
    llvm::SmallVector<ValueId, 4> items;
    for (uint32_t i = 0; i < mapping.items.size(); ++i) {
      items.push_back(
          f_.Emit(Op::UnpackItem, At(mapping.items[i].value), {values}, {.payload = i}));
    }
    for (size_t i = 0; i < items.size(); ++i) {
      MatchNode(mapping.items[i].value, items[i]);
    }
  }
  if (mapping.rest) {
    CaptureName(mapping.rest, f_.Emit(Op::MatchRest, origin, operands));
  }
}

void PatternLowering::MatchClass(Node node, ValueId subject) {
  Origin origin = At(node);
  ValueId type = LowerDotted(node.Child(NodeKind::DottedName));
  std::vector<ClassArgument> arguments = ReadClassArguments(node);
  ir::CallSignature signature;
  for (const ClassArgument& argument : arguments) {
    bool keyword = !argument.keyword.null();
    signature.arguments.push_back(
        {.kind = keyword ? ir::ArgumentKind::Keyword : ir::ArgumentKind::Positional,
         .name = keyword ? f_.unit.Name(argument.keyword.text()) : NameId()});
  }
  uint32_t payload = f_.AddSignature(std::move(signature));
  ValueId values = f_.Emit(Op::MatchClass, origin, {subject, type}, {.payload = payload});
  TestNotNone(values, origin);
  llvm::SmallVector<ValueId, 4> items;
  for (uint32_t i = 0; i < arguments.size(); ++i) {
    items.push_back(
        f_.Emit(Op::UnpackItem, At(arguments[i].pattern.front()), {values}, {.payload = i}));
  }
  for (size_t i = 0; i < items.size(); ++i) {
    MatchGroup(arguments[i].pattern, items[i]);
  }
}

ValueId PatternLowering::LowerDotted(Node dotted_name) {
  ValueId value;
  for (Node part : dotted_name.named_children()) {
    value = value.valid() ? f_.Emit(Op::GetAttr, f_.At(dotted_name), {value},
                                    {.payload = f_.MemberIndex(part)})
                          : ReadVariable(f_, VariableAt(f_, part), f_.At(part));
  }
  return value;
}

ValueId PatternLowering::LowerValue(Group group) {
  Node node = group.front();
  if (group.size() == 1 && node.Is(NodeKind::DottedName)) {
    return LowerDotted(node);
  }
  if (group.size() == 1 && !node.Is(NodeKind::ComplexPattern)) {
    return LowerExpression(f_, node);
  }
  Origin origin = f_.At(node);
  origin.span.end = f_.SpanOf(group.back()).end;
  // `-1`, `1 + 2j`, `-1 - 2j`: a sign belongs to the literal behind it.
  llvm::SmallVector<Node, 4> parts;
  for (Node part : group) {
    if (part.Is(NodeKind::ComplexPattern)) {
      parts.append(part.children().begin(), part.children().end());
    } else {
      parts.push_back(part);
    }
  }
  ValueId value;
  NodeKind sign = NodeKind::Plus;
  for (Node part : parts) {
    if (part.Is(NodeKind::Minus) || part.Is(NodeKind::Plus)) {
      sign = part.kind();
      continue;
    }
    if (!part.named() || part.Is(NodeKind::Comment)) {
      continue;
    }
    ValueId number = LowerNumber(f_, part);
    auto negate = static_cast<uint32_t>(ir::UnaryOperator::Negate);
    auto add = static_cast<uint32_t>(ir::BinaryOperator::Add);
    auto subtract = static_cast<uint32_t>(ir::BinaryOperator::Subtract);
    bool minus = sign == NodeKind::Minus;
    if (value.valid()) {
      value = f_.Emit(Op::Binary, origin, {value, number}, {.payload = minus ? subtract : add});
    } else {
      value = minus ? f_.Emit(Op::Unary, origin, {number}, {.payload = negate}) : number;
    }
    sign = NodeKind::Plus;
  }
  return value;
}

}  // namespace hybridize::lower
