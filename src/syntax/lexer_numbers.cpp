// The numeric literals of the lexer.

#include "llvm/ADT/StringExtras.h"
#include "syntax/lexer.h"

namespace hybridize::syntax {
namespace {

bool IsHexDigit(char c) { return llvm::isHexDigit(c); }
bool IsOctalDigit(char c) { return c >= '0' && c <= '7'; }
bool IsBinaryDigit(char c) { return c == '0' || c == '1'; }

// Keywords that may follow a number without a space: `1if x else y`.
bool IsKeywordBehindNumber(llvm::StringRef word) {
  for (llvm::StringRef keyword : {"and", "else", "for", "if", "in", "is", "not", "or"}) {
    if (word == keyword) {
      return true;
    }
  }
  return false;
}

}  // namespace

void Lexer::LexNumber() {
  char second = Peek() == '0' ? Peek(1) : '\0';
  if (second == 'x' || second == 'X') {
    LexRadix("hexadecimal", IsHexDigit);
  } else if (second == 'o' || second == 'O') {
    LexRadix("octal", IsOctalDigit);
  } else if (second == 'b' || second == 'B') {
    LexRadix("binary", IsBinaryDigit);
  } else {
    LexDecimal();
  }
}

void Lexer::LexRadix(const char* name, bool (*is_digit)(char)) {
  size_t begin = position_;
  position_ += Peek(2) == '_' ? 3 : 2;
  if (!SkipDigits(name, is_digit)) {
    return;
  }
  if (IsDigit(Peek())) {
    Fail(begin, position_ + 1, std::string("invalid digit in ") + name + " literal");
    return;
  }
  CheckEndOfNumber(begin, name);
  Emit(TokenKind::Number, begin);
}

void Lexer::LexDecimal() {
  size_t begin = position_;
  uint8_t flags = 0;
  bool whole = true;
  if (Peek() != '.' && !SkipDigits("decimal", IsDigit)) {
    return;
  }
  size_t digits_end = position_;
  if (Peek() == '.') {
    whole = false;
    ++position_;
    if (IsDigit(Peek()) && !SkipDigits("decimal", IsDigit)) {
      return;
    }
  }
  if (AtExponent()) {
    whole = false;
    position_ += IsDigit(Peek(1)) ? 1 : 2;
    if (!SkipDigits("decimal", IsDigit)) {
      return;
    }
  }
  if (Peek() == 'j' || Peek() == 'J') {
    whole = false;
    flags = Token::kImaginary;
    ++position_;
  }
  llvm::StringRef digits = text_.slice(begin, digits_end);
  if (whole && digits.starts_with("0") && digits.find_first_not_of("0_") != llvm::StringRef::npos) {
    Fail(begin, position_,
         "a decimal literal must not begin with 0: octal literals are written 0o17");
    return;
  }
  CheckEndOfNumber(begin, flags == 0 ? "decimal" : "imaginary");
  Emit(TokenKind::Number, begin, flags);
}

bool Lexer::SkipDigits(const char* name, bool (*is_digit)(char)) {
  size_t begin = position_;
  while (is_digit(Peek()) || (Peek() == '_' && position_ > begin && is_digit(Peek(1)))) {
    ++position_;
  }
  if (position_ == begin || Peek() == '_') {
    Fail(begin, position_ + 1, std::string("invalid ") + name + " literal");
    return false;
  }
  return true;
}

bool Lexer::AtExponent() const {
  if (Peek() != 'e' && Peek() != 'E') {
    return false;
  }
  return IsDigit(Peek(1)) || ((Peek(1) == '+' || Peek(1) == '-') && IsDigit(Peek(2)));
}

void Lexer::CheckEndOfNumber(size_t begin, const char* name) {
  if (!IsNameCharacter(Peek())) {
    return;
  }
  size_t end = position_;
  while (end < text_.size() && IsNameCharacter(text_[end])) {
    ++end;
  }
  llvm::StringRef word = text_.slice(position_, end);
  if (IsKeywordBehindNumber(word)) {
    return;
  }
  if (word == "L" || word == "l") {
    Fail(begin, end, "integers have no suffix");
  } else {
    Fail(begin, end, std::string("invalid ") + name + " literal");
  }
}

}  // namespace hybridize::syntax
