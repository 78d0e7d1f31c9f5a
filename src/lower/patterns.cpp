#include "lower/patterns.h"

#include "lower/expressions.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::CompareOperator;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

bool IsNoise(Node node) {
  return node.Is(NodeKind::Comment) || node.Is(NodeKind::LineContinuation);
}

llvm::SmallVector<Node, 2> PartsOf(Node pattern) {
  llvm::SmallVector<Node, 2> parts;
  for (Node child : pattern.children()) {
    if (!IsNoise(child)) {
      parts.push_back(child);
    }
  }
  return parts;
}

std::vector<Node> CasePatternsOf(Node node) {
  std::vector<Node> patterns;
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::CasePattern)) {
      patterns.push_back(child);
    }
  }
  return patterns;
}

// Parentheses around one pattern; with a comma or a star they are a sequence.
bool IsParenthesized(Node tuple_pattern) {
  if (tuple_pattern.Child(NodeKind::Comma)) {
    return false;
  }
  std::vector<Node> elements = CasePatternsOf(tuple_pattern);
  return elements.size() == 1 && !elements[0].Child(NodeKind::SplatPattern);
}

bool IsWildcard(Node pattern) {
  switch (pattern.kind()) {
    case NodeKind::Underscore:
      return true;
    case NodeKind::DottedName:
      return pattern.text() == "_";
    case NodeKind::CasePattern: {
      llvm::SmallVector<Node, 2> parts = PartsOf(pattern);
      return parts.size() == 1 && IsWildcard(parts[0]);
    }
    case NodeKind::TuplePattern:
      return IsParenthesized(pattern) && IsWildcard(CasePatternsOf(pattern)[0]);
    default:
      return false;
  }
}

// The name behind the star; null for `*_`.
Node StarName(Node splat_pattern) {
  Node name = splat_pattern.Child(NodeKind::Identifier);
  return name && name.text() != "_" ? name : Node();
}

}  // namespace

void PatternLowering::MatchClause(Node clause, ValueId subject) {
  std::vector<Node> patterns = CasePatternsOf(clause);
  bool is_sequence = patterns.size() != 1 || clause.Child(NodeKind::Comma) ||
                     patterns[0].Child(NodeKind::SplatPattern);
  if (is_sequence) {
    MatchSequence(patterns, subject, At(clause));
  } else {
    MatchNode(patterns[0], subject);
  }
}

void PatternLowering::Bind() {
  for (const Capture& capture : captures_) {
    WriteVariable(f_, VariableAt(f_, capture.name), capture.value, At(capture.name));
  }
}

void PatternLowering::MatchGroup(Group group, ValueId subject) {
  if (group.size() == 1) {
    return MatchNode(group[0], subject);
  }
  if (!group.empty()) {
    TestCompare(CompareOperator::Equal, subject, LowerValue(group), At(group[0]));
  }
}

void PatternLowering::MatchNode(Node node, ValueId subject) {
  switch (node.kind()) {
    case NodeKind::Underscore:
      return;
    case NodeKind::CasePattern:
      return MatchGroup(PartsOf(node), subject);
    case NodeKind::DottedName:
      return MatchDottedName(node, subject);
    case NodeKind::AsPattern:
      return MatchAs(node, subject);
    case NodeKind::UnionPattern:
      return MatchUnion(node, subject);
    case NodeKind::TuplePattern:
      if (IsParenthesized(node)) {
        return MatchNode(CasePatternsOf(node)[0], subject);
      }
      return MatchSequence(CasePatternsOf(node), subject, At(node));
    case NodeKind::ListPattern:
      return MatchSequence(CasePatternsOf(node), subject, At(node));
    case NodeKind::DictPattern:
      return MatchMapping(node, subject);
    case NodeKind::ClassPattern:
      return MatchClass(node, subject);
    case NodeKind::True:
    case NodeKind::False:
    case NodeKind::None:
      return TestCompare(CompareOperator::Is, subject, LowerExpression(f_, node), At(node));
    case NodeKind::Integer:
    case NodeKind::Float:
    case NodeKind::String:
    case NodeKind::ConcatenatedString:
    case NodeKind::ComplexPattern:
      return TestCompare(CompareOperator::Equal, subject, LowerValue(node), At(node));
    default:
      return Test(f_.EmitUnknown("pattern", At(node), {subject}), At(node));
  }
}

void PatternLowering::MatchDottedName(Node node, ValueId subject) {
  if (node.first_child().next_sibling()) {
    TestCompare(CompareOperator::Equal, subject, LowerDotted(node), At(node));
  } else if (!IsWildcard(node)) {
    CaptureName(node.first_child(), subject);
  }
}

void PatternLowering::MatchAs(Node node, ValueId subject) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::Identifier)) {
      CaptureName(child, subject);
    } else {
      MatchNode(child, subject);
    }
  }
}

// Each alternative binds the same names; their values meet where the alternatives do.
void PatternLowering::MatchUnion(Node node, ValueId subject) {
  std::vector<llvm::SmallVector<Node, 2>> alternatives(1);
  for (Node part : PartsOf(node)) {
    if (part.Is(NodeKind::Bar)) {
      alternatives.emplace_back();
    } else {
      alternatives.back().push_back(part);
    }
  }
  Origin origin = At(node);
  BlockId matched = f_.NewBlock();
  std::vector<Capture> outer = std::exchange(captures_, {});
  std::vector<Capture> joined;
  BlockId failed = failed_;
  for (size_t i = 0; i < alternatives.size(); ++i) {
    bool last = i + 1 == alternatives.size();
    failed_ = last ? failed : f_.NewBlock();
    captures_.clear();
    MatchGroup(alternatives[i], subject);
    if (i == 0) {
      for (const Capture& capture : captures_) {
        joined.push_back({.name = capture.name, .value = f_.AddBlockParameter(matched)});
      }
    }
    llvm::SmallVector<ValueId, 4> values;
    for (const Capture& capture : joined) {
      auto same = llvm::find_if(captures_, [&](const Capture& other) {
        return VariableAt(f_, other.name) == VariableAt(f_, capture.name);
      });
      values.push_back(same != captures_.end()
                           ? same->value
                           : f_.EmitUnknown("name that an alternative does not bind", origin));
    }
    f_.Current();
    f_.Jump(matched, origin, values);
    if (!last) {
      f_.SealAndStart(failed_);
    }
  }
  captures_ = std::move(outer);
  captures_.insert(captures_.end(), joined.begin(), joined.end());
  f_.SealAndStart(matched);
}

void PatternLowering::MatchSequence(llvm::ArrayRef<Node> elements, ValueId subject, Origin origin) {
  Test(f_.Emit(Op::MatchSequence, origin, {subject}), origin);
  size_t star = 0;
  bool only_wildcards = true;
  while (star < elements.size() && !elements[star].Child(NodeKind::SplatPattern)) {
    ++star;
  }
  bool has_star = star < elements.size();
  for (size_t i = 0; i < elements.size(); ++i) {
    only_wildcards = only_wildcards && (i == star || IsWildcard(elements[i]));
  }
  bool binds_star = has_star && StarName(elements[star].Child(NodeKind::SplatPattern));
  size_t least = elements.size() - (has_star ? 1 : 0);
  if (!has_star || least > 0) {
    ValueId length = f_.Emit(Op::Length, origin, {subject});
    TestCompare(has_star ? CompareOperator::GreaterEqual : CompareOperator::Equal, length,
                f_.EmitInt(least, origin), origin);
  }
  if (binds_star || (!only_wildcards && !has_star)) {
    MatchUnpacked(elements, star, subject, origin);
  } else if (!only_wildcards) {
    MatchByIndex(elements, star, subject, origin);
  }
}

void PatternLowering::MatchUnpacked(llvm::ArrayRef<Node> elements, size_t star, ValueId subject,
                                    Origin origin) {
  bool has_star = star < elements.size();
  Details details{.payload = static_cast<uint32_t>(star), .flag = has_star};
  details.extra = has_star ? static_cast<uint32_t>(elements.size() - star - 1) : 0;
  ValueId items = f_.Emit(Op::Unpack, origin, {subject}, details);
  llvm::SmallVector<ValueId, 4> values;
  for (uint32_t i = 0; i < elements.size(); ++i) {
    values.push_back(f_.Emit(Op::UnpackItem, At(elements[i]), {items}, {.payload = i}));
  }
  for (size_t i = 0; i < elements.size(); ++i) {
    if (i == star) {
      CaptureName(StarName(elements[i].Child(NodeKind::SplatPattern)), values[i]);
    } else {
      MatchNode(elements[i], values[i]);
    }
  }
}

// Where nobody wants what `*_` stands for, the other items are asked for one by one.
void PatternLowering::MatchByIndex(llvm::ArrayRef<Node> elements, size_t star, ValueId subject,
                                   Origin origin) {
  for (size_t i = 0; i < elements.size(); ++i) {
    if (i == star || IsWildcard(elements[i])) {
      continue;
    }
    ValueId key;
    if (i < star) {
      key = f_.EmitInt(i, origin);
    } else {
      ValueId length = f_.Emit(Op::Length, origin, {subject});
      key = f_.Emit(Op::Binary, origin, {length, f_.EmitInt(elements.size() - i, origin)},
                    {.payload = static_cast<uint32_t>(ir::BinaryOperator::Subtract)});
    }
    MatchNode(elements[i], f_.Emit(Op::GetItem, At(elements[i]), {subject, key}));
  }
}

void PatternLowering::CaptureName(Node name, ValueId value) {
  if (name && name.text() != "_") {
    captures_.push_back({.name = name, .value = value});
  }
}

void PatternLowering::Test(ValueId value, Origin origin) {
  BlockId next = f_.NewBlock();
  f_.Branch(origin, value, next, failed_);
  f_.SealAndStart(next);
}

void PatternLowering::TestNotNone(ValueId value, Origin origin) {
  TestCompare(CompareOperator::IsNot, value, f_.EmitNone(origin), origin);
}

void PatternLowering::TestCompare(CompareOperator op, ValueId left, ValueId right, Origin origin) {
  Test(f_.Emit(Op::Compare, origin, {left, right}, {.payload = static_cast<uint32_t>(op)}), origin);
}

}  // namespace hybridize::lower
