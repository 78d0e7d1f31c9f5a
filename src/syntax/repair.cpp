#include "syntax/repair.h"

#include "llvm/ADT/StringExtras.h"

namespace hybridize::syntax {
namespace {

using Entries = llvm::ArrayRef<Tree::Entry>;

bool HasBareCarriageReturn(llvm::StringRef text) {
  for (size_t position = text.find('\r'); position != llvm::StringRef::npos;
       position = text.find('\r', position + 1)) {
    if (!text.substr(position + 1).starts_with("\n")) {
      return true;
    }
  }
  return false;
}

NodeKind OperatorOf(Entries entries, uint32_t index) {
  uint32_t end = index + entries[index].size;
  for (uint32_t child = index + 1; child < end; child += entries[child].size) {
    if (entries[child].field == Field::Operator) {
      return entries[child].kind;
    }
  }
  return NodeKind::Error;
}

// The grammar has `^` bind more tightly than `&`.
bool MixesAndWithXor(Entries entries, uint32_t index) {
  NodeKind inner = OperatorOf(entries, index);
  if (inner != NodeKind::Ampersand && inner != NodeKind::Caret) {
    return false;
  }
  NodeKind outer = OperatorOf(entries, entries[index].parent);
  return outer != inner && (outer == NodeKind::Ampersand || outer == NodeKind::Caret);
}

// `type(x).y = z` is taken for a type alias.
bool IsAliasOfNoName(Entries entries, uint32_t index) {
  uint32_t left = index + 1;
  while (left < index + entries[index].size && entries[left].field != Field::Left) {
    left += entries[left].size;
  }
  uint32_t inner = left + 1;
  return inner < index + entries[index].size && entries[inner].kind != NodeKind::Identifier &&
         entries[inner].kind != NodeKind::GenericType;
}

bool IsSuspicious(Entries entries, uint32_t index) {
  NodeKind parent = entries[entries[index].parent].kind;
  switch (entries[index].kind) {
    case NodeKind::PrintStatement:
      return true;
    case NodeKind::TypeAliasStatement:
      return IsAliasOfNoName(entries, index);
    case NodeKind::ListSplat:
    case NodeKind::ListSplatPattern:
      return parent == NodeKind::Call || parent == NodeKind::Subscript ||
             parent == NodeKind::Attribute || parent == NodeKind::BinaryOperator;
    case NodeKind::NamedExpression:
      return parent == NodeKind::Interpolation || parent == NodeKind::FormatExpression;
    case NodeKind::ConstrainedType:
      // `match [a]:` and the `case [b]: c` on the next line, as an annotation.
      return entries[entries[entries[index].parent].parent].kind == NodeKind::Assignment;
    case NodeKind::BinaryOperator:
      return parent == NodeKind::Await ||
             (parent == NodeKind::BinaryOperator && MixesAndWithXor(entries, index));
    default:
      return false;
  }
}

// The kind of a node that stands for another one in the copy.
NodeKind OriginalKind(NodeKind kind, llvm::StringRef text) {
  switch (kind) {
    case NodeKind::Ampersand:
    case NodeKind::Caret:
      return text == "&" ? NodeKind::Ampersand : NodeKind::Caret;
    case NodeKind::AmpersandEqual:
    case NodeKind::CaretEqual:
      return text == "&=" ? NodeKind::AmpersandEqual : NodeKind::CaretEqual;
    case NodeKind::Colon:
      return text == "=" ? NodeKind::Equal : NodeKind::Colon;
    case NodeKind::LeftBrace:
      return text == "[" ? NodeKind::LeftBracket : kind;
    case NodeKind::RightBrace:
      return text == "]" ? NodeKind::RightBracket : kind;
    case NodeKind::Set:
    case NodeKind::Dictionary:
      return text.starts_with("[") ? NodeKind::List : kind;
    case NodeKind::SetComprehension:
      return text.starts_with("[") ? NodeKind::ListComprehension : kind;
    case NodeKind::Integer:
      return text.empty() || llvm::isDigit(text.front()) ? NodeKind::Integer : NodeKind::Identifier;
    default:
      return kind;
  }
}

bool IsList(NodeKind kind) {
  switch (kind) {
    case NodeKind::Module:
    case NodeKind::Block:
    case NodeKind::ExpressionStatement:
    case NodeKind::Assignment:
    case NodeKind::AugmentedAssignment:
    case NodeKind::ExpressionList:
    case NodeKind::PatternList:
    case NodeKind::Type:
      return true;
    default:
      return false;
  }
}

bool BindsLooserThanAwait(NodeKind kind) {
  return IsList(kind) || kind == NodeKind::BinaryOperator || kind == NodeKind::BooleanOperator ||
         kind == NodeKind::ComparisonOperator || kind == NodeKind::ConditionalExpression ||
         kind == NodeKind::NamedExpression;
}

// Puts prefix operators around their operands.
class PrefixInserter {
 public:
  PrefixInserter(llvm::ArrayRef<Repair::Prefix> prefixes, std::vector<Tree::Entry>& entries)
      : prefixes_(prefixes), entries_(entries) {}

  void Run() {
    std::vector<uint32_t> new_index(entries_.size());
    result_.reserve(entries_.size() + 2 * prefixes_.size());
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      Tree::Entry entry = entries_[i];
      entry.parent = new_index[entry.parent];
      InsertAt(i, entry);
      new_index[i] = static_cast<uint32_t>(result_.size());
      result_.push_back(entry);
    }
    RestoreSizes();
    entries_ = std::move(result_);
  }

 private:
  // Appends the operator of which `entry` is the operand, if it is one.
  void InsertAt(uint32_t index, Tree::Entry& entry) {
    while (next_ < prefixes_.size() && prefixes_[next_].operand < entry.begin) {
      // The operand has no node: the text is in error.
      ++next_;
    }
    if (next_ == prefixes_.size() || prefixes_[next_].operand != entry.begin || index == 0) {
      return;
    }
    const Repair::Prefix& prefix = prefixes_[next_];
    bool star = prefix.kind == TokenKind::Star;
    if (entry.end == entry.begin ||
        (star ? IsList(entry.kind) : BindsLooserThanAwait(entry.kind))) {
      entry.begin = prefix.span.begin;
      return;
    }
    ++next_;
    Tree::Entry outer = entry;
    outer.kind = star ? SplatKind(entry.parent) : NodeKind::Await;
    outer.begin = prefix.span.begin;
    outer.flags = static_cast<uint16_t>(Tree::kNamed | (entry.flags & Tree::kHasError));
    entry.parent = static_cast<uint32_t>(result_.size());
    entry.field = Field::None;
    result_.push_back(outer);
    result_.push_back({.kind = star ? NodeKind::Star : NodeKind::KwAwait,
                       .field = Field::None,
                       .flags = 0,
                       .begin = prefix.span.begin,
                       .end = prefix.span.end,
                       .size = 1,
                       .parent = entry.parent});
  }

  NodeKind SplatKind(uint32_t parent) const {
    switch (result_[parent].kind) {
      case NodeKind::PatternList:
      case NodeKind::TuplePattern:
      case NodeKind::ListPattern:
        return NodeKind::ListSplatPattern;
      default:
        return NodeKind::ListSplat;
    }
  }

  void RestoreSizes() {
    for (Tree::Entry& entry : result_) {
      entry.size = 1;
    }
    for (size_t i = result_.size(); --i > 0;) {
      result_[result_[i].parent].size += result_[i].size;
    }
  }

  llvm::ArrayRef<Repair::Prefix> prefixes_;
  std::vector<Tree::Entry>& entries_;
  std::vector<Tree::Entry> result_;
  size_t next_ = 0;
};

}  // namespace

bool NeedsRepair(llvm::StringRef text, llvm::ArrayRef<Tree::Entry> entries) {
  if ((entries[0].flags & Tree::kHasError) != 0 || HasBareCarriageReturn(text)) {
    return true;
  }
  for (uint32_t i = 1; i < entries.size(); ++i) {
    if (IsSuspicious(entries, i)) {
      return true;
    }
  }
  return false;
}

void ApplyRepair(llvm::StringRef text, llvm::ArrayRef<Repair::Prefix> prefixes,
                 std::vector<Tree::Entry>& entries) {
  for (Tree::Entry& entry : entries) {
    entry.kind = OriginalKind(entry.kind, text.slice(entry.begin, entry.end));
  }
  if (!prefixes.empty()) {
    PrefixInserter(prefixes, entries).Run();
  }
}

}  // namespace hybridize::syntax
