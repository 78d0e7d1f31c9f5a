// What to replace in the copy of a text that the grammar gets wrong.

#include "llvm/ADT/SmallVector.h"
#include "syntax/repair.h"

namespace hybridize::syntax {
namespace {

class Planner {
 public:
  Planner(llvm::StringRef text, llvm::ArrayRef<Token> tokens, bool has_error)
      : text_(text), tokens_(tokens), has_error_(has_error) {
    repair_.copy = text.str();
  }

  Repair Run() {
    ReplaceLineEnds();
    SwapAndWithXor();
    for (index_ = 0; index_ < tokens_.size(); ++index_) {
      FollowBrackets();
      PlanToken();
    }
    return std::move(repair_);
  }

 private:
  const Token& token() const { return tokens_[index_]; }
  TokenKind KindAt(size_t index) const {
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::End;
  }
  TokenKind previous() const { return index_ == 0 ? TokenKind::Newline : KindAt(index_ - 1); }
  TokenKind next() const { return KindAt(index_ + 1); }
  llvm::StringRef TextOf(const Token& token) const { return text_.slice(token.begin, token.end); }

  void ReplaceLineEnds();
  void SwapAndWithXor();
  void FollowBrackets();
  void PlanToken();
  void PlanName();
  bool MayBeginGenericType() const;
  void PlanMatch();
  void PlanStar();
  void PlanAwait();
  void PlanLineEnds();
  void PlanComma();
  void PlanBytes();
  bool AtStatementStart() const;
  bool OpensTypeParameters() const;
  bool EndsOperand(TokenKind kind) const;
  size_t SkipBrackets(size_t index) const;
  size_t SkipPrimary(size_t index) const;
  void Blank(const Token& token);
  uint32_t ColumnOf(uint32_t offset) const;

  llvm::StringRef text_;
  llvm::ArrayRef<Token> tokens_;
  bool has_error_;
  Repair repair_;
  size_t index_ = 0;
  size_t statement_ = 0;
  uint32_t indentation_ = 0;
  // Of each open bracket: whether it is that of type parameters.
  llvm::SmallVector<bool, 16> brackets_;
};

bool IsOpening(TokenKind kind) {
  return kind == TokenKind::LeftParen || kind == TokenKind::LeftBracket ||
         kind == TokenKind::LeftBrace;
}

bool IsClosing(TokenKind kind) {
  return kind == TokenKind::RightParen || kind == TokenKind::RightBracket ||
         kind == TokenKind::RightBrace;
}

bool Planner::AtStatementStart() const {
  switch (previous()) {
    case TokenKind::Newline:
    case TokenKind::Indent:
    case TokenKind::Dedent:
    case TokenKind::Semicolon:
      return true;
    case TokenKind::Colon:
      return brackets_.empty();
    default:
      return false;
  }
}

bool Planner::EndsOperand(TokenKind kind) const {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringEnd:
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
    case TokenKind::Ellipsis:
      return true;
    default:
      return IsClosing(kind);
  }
}

// The grammar knows `\n` and `\r\n` only.
void Planner::ReplaceLineEnds() {
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\r' && !text_.substr(i + 1).starts_with("\n")) {
      repair_.copy[i] = '\n';
    }
  }
}

// With both operators exchanged the grammar binds them as it should. What stands in strings and
// comments makes no difference to the tree.
void Planner::SwapAndWithXor() {
  for (char& c : repair_.copy) {
    c = c == '&' ? '^' : c == '^' ? '&' : c;
  }
}

bool Planner::OpensTypeParameters() const {
  if (token().kind != TokenKind::LeftBracket || index_ < 2) {
    return false;
  }
  const Token& keyword = tokens_[index_ - 2];
  return previous() == TokenKind::Name &&
         (keyword.kind == TokenKind::KwDef || keyword.kind == TokenKind::KwClass ||
          (TextOf(keyword) == "type" && index_ - 2 == statement_));
}

void Planner::FollowBrackets() {
  if (AtStatementStart()) {
    statement_ = index_;
  }
  bool line_start = previous() == TokenKind::Newline || previous() == TokenKind::Indent ||
                    previous() == TokenKind::Dedent;
  if (line_start && token().kind != TokenKind::Indent && token().kind != TokenKind::Dedent) {
    indentation_ = ColumnOf(token().begin);
  }
  if (IsOpening(token().kind)) {
    brackets_.push_back(OpensTypeParameters());
  } else if (IsClosing(token().kind) && !brackets_.empty()) {
    brackets_.pop_back();
  }
}

void Planner::PlanToken() {
  if (!brackets_.empty()) {
    PlanLineEnds();
  }
  switch (token().kind) {
    case TokenKind::Name:
      return PlanName();
    case TokenKind::Star:
      return PlanStar();
    case TokenKind::KwAwait:
      return PlanAwait();
    case TokenKind::Comma:
      return PlanComma();
    case TokenKind::String:
      return PlanBytes();
    case TokenKind::Equal:
      // The default of a type parameter is read as one more bound.
      if (!brackets_.empty() && brackets_.back()) {
        repair_.copy[token().begin] = ':';
      }
      return;
    case TokenKind::FStringText:
      // A format that begins with `=` is no assignment expression.
      if (previous() == TokenKind::Colon && text_[token().begin] == '=') {
        repair_.copy[token().begin] = '_';
      }
      return;
    default:
      return;
  }
}

// Where a type may begin, the grammar takes `a[...]` for a type with arguments and then knows
// neither `a[...][...]` nor slices. A number in place of the name has no such reading.
bool Planner::MayBeginGenericType() const {
  if (next() != TokenKind::LeftBracket) {
    return false;
  }
  switch (previous()) {
    case TokenKind::Colon:
    case TokenKind::Arrow:
    case TokenKind::Equal:
    case TokenKind::Comma:
    case TokenKind::LeftBracket:
    case TokenKind::LeftParen:
    case TokenKind::Bar:
      return true;
    default:
      return false;
  }
}

// `type` is a keyword in front of a name only, and `print` never is.
void Planner::PlanName() {
  if (has_error_ && MayBeginGenericType()) {
    std::fill(repair_.copy.begin() + token().begin, repair_.copy.begin() + token().end, '0');
    return;
  }
  llvm::StringRef name = TextOf(token());
  if (AtStatementStart() &&
      ((name == "type" && next() != TokenKind::Name) ||
       (name == "print" && (next() == TokenKind::ShiftRight || next() == TokenKind::LeftParen)))) {
    repair_.copy[token().begin] = '_';
  }
  if (AtStatementStart() && name == "match" && next() == TokenKind::LeftBracket) {
    PlanMatch();
  }
}

// `match [a]:` may be read as an annotation that ends in the next line; `match {a}:` may not.
void Planner::PlanMatch() {
  size_t end = index_;
  while (end < tokens_.size() && tokens_[end].kind != TokenKind::Newline) {
    ++end;
  }
  size_t closing = SkipBrackets(index_ + 1) - 1;
  if (end < tokens_.size() && closing < end && tokens_[end - 1].kind == TokenKind::Colon) {
    repair_.copy[tokens_[index_ + 1].begin] = '{';
    repair_.copy[tokens_[closing].begin] = '}';
  }
}

void Planner::PlanStar() {
  TokenKind before = previous();
  if (EndsOperand(before) || before == TokenKind::KwImport || before == TokenKind::KwExcept) {
    return;
  }
  switch (next()) {
    case TokenKind::Comma:
    case TokenKind::Newline:
    case TokenKind::End:
    case TokenKind::Error:
      return;
    case TokenKind::Name: {
      TokenKind behind = KindAt(index_ + 2);
      if (behind == TokenKind::Comma || behind == TokenKind::Equal || behind == TokenKind::KwIn ||
          behind == TokenKind::Colon || behind == TokenKind::Newline || IsClosing(behind)) {
        return;
      }
      break;
    }
    default:
      break;
  }
  Blank(token());
}

void Planner::Blank(const Token& token) {
  std::fill(repair_.copy.begin() + token.begin, repair_.copy.begin() + token.end, ' ');
  repair_.prefixes.push_back(
      {.kind = token.kind, .span = token.span(), .operand = tokens_[index_ + 1].begin});
}

// `await x ** y` is `(await x) ** y`; the grammar has it the other way round.
void Planner::PlanAwait() {
  size_t behind = SkipPrimary(index_ + 1);
  if (behind > index_ + 1 && KindAt(behind) == TokenKind::StarStar) {
    Blank(token());
  }
}

size_t Planner::SkipBrackets(size_t index) const {
  size_t depth = 0;
  for (; index < tokens_.size(); ++index) {
    if (IsOpening(KindAt(index))) {
      ++depth;
    } else if (IsClosing(KindAt(index)) && --depth == 0) {
      return index + 1;
    }
  }
  return index;
}

size_t Planner::SkipPrimary(size_t index) const {
  if (IsOpening(KindAt(index))) {
    index = SkipBrackets(index);
  } else if (EndsOperand(KindAt(index))) {
    ++index;
  }
  while (true) {
    if (KindAt(index) == TokenKind::Dot) {
      index += 2;
    } else if (KindAt(index) == TokenKind::LeftParen || KindAt(index) == TokenKind::LeftBracket) {
      index = SkipBrackets(index);
    } else {
      return index;
    }
  }
}

// In bytes `\u` and `\N` are no escapes.
void Planner::PlanBytes() {
  constexpr uint8_t kRelevant = Token::kBytes | Token::kRaw;
  if ((token().flags & kRelevant) != Token::kBytes) {
    return;
  }
  for (size_t i = token().begin; i + 1 < token().end; ++i) {
    if (text_[i] != '\\') {
      continue;
    }
    char next = text_[i + 1];
    if (next == 'u' || next == 'U' || next == 'N') {
      repair_.copy[i] = '_';
    }
    ++i;
  }
}

// `except A, B,:` is a tuple since Python 3.14.
void Planner::PlanComma() {
  if (brackets_.empty() && next() == TokenKind::Colon &&
      tokens_[statement_].kind == TokenKind::KwExcept) {
    repair_.copy[token().begin] = ' ';
  }
}

// The grammar sees a block end where a line inside of brackets begins left of the statement.
void Planner::PlanLineEnds() {
  uint32_t begin = index_ == 0 ? 0 : tokens_[index_ - 1].end;
  uint32_t end = token().begin;
  llvm::StringRef space = text_.slice(begin, end);
  if (space.find_first_of("\r\n") == llvm::StringRef::npos || ColumnOf(end) >= indentation_) {
    return;
  }
  std::fill(repair_.copy.begin() + begin, repair_.copy.begin() + end, ' ');
}

uint32_t Planner::ColumnOf(uint32_t offset) const {
  size_t newline = text_.take_front(offset).find_last_of("\r\n");
  uint32_t column = 0;
  for (char c : text_.slice(newline == llvm::StringRef::npos ? 0 : newline + 1, offset)) {
    column = c == '\t' ? column + 8 : c == '\f' ? 0 : column + 1;
  }
  return column;
}

}  // namespace

Repair PlanRepair(llvm::StringRef text, llvm::ArrayRef<Token> tokens, bool has_error) {
  return Planner(text, tokens, has_error).Run();
}

}  // namespace hybridize::syntax
