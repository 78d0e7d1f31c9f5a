// The string literals of the lexer. Where the braces of an f-string lie decides what is text and
// what is code: the modes follow CPython's tokenizer since 3.12.

#include "syntax/lexer.h"

namespace hybridize::syntax {
namespace {

// Fields of one string inside of each other's formats: CPython's limit.
constexpr size_t kMaxFields = 3;

}  // namespace

void Lexer::LexString(size_t begin, uint8_t flags) {
  char quote = Peek();
  bool triple = Peek(1) == quote && Peek(2) == quote;
  size_t quotes = triple ? 3 : 1;
  position_ += quotes;
  size_t matched = 0;
  while (matched < quotes) {
    if (AtEnd() || (!triple && AtNewline())) {
      Fail(begin, position_,
           triple ? "unterminated triple-quoted string literal" : "unterminated string literal");
      return;
    }
    matched = Peek() == quote ? matched + 1 : 0;
    if (Peek() == '\\') {
      ++position_;
      if (Peek() == '\r' && Peek(1) == '\n') {
        ++position_;
      }
    }
    ++position_;
  }
  position_ = std::min(position_, text_.size());
  Emit(TokenKind::String, begin, flags);
}

void Lexer::LexFString(size_t begin, uint8_t flags) {
  char quote = Peek();
  bool triple = Peek(1) == quote && Peek(2) == quote;
  position_ += triple ? 3 : 1;
  fstrings_.push_back({.begin = static_cast<uint32_t>(begin),
                       .quote = quote,
                       .triple = triple,
                       .raw = (flags & Token::kRaw) != 0,
                       .fields = {}});
  Emit(TokenKind::FStringStart, begin, flags);
}

bool Lexer::AtClosingQuotes(const FString& string) const {
  return Peek() == string.quote &&
         (!string.triple || (Peek(1) == string.quote && Peek(2) == string.quote));
}

void Lexer::SkipEscape(const FString& string) {
  ++position_;
  if (Peek() == '{' || Peek() == '}') {
    // The brace still opens or closes a field.
    return;
  }
  if (!string.raw && Peek() == 'N' && Peek(1) == '{') {
    size_t end = text_.find_first_of("}\n'\"", position_ + 2);
    if (end != llvm::StringRef::npos && text_[end] == '}') {
      position_ = end;
    }
  }
  if (Peek() == '\r' && Peek(1) == '\n') {
    ++position_;
  }
  position_ = std::min(position_ + 1, text_.size());
}

void Lexer::LexFStringText() {
  FString& string = fstrings_.back();
  size_t begin = position_;
  while (!AtEnd() && !AtClosingQuotes(string)) {
    char c = Peek();
    if ((c == '{' || c == '}') && Peek(1) == c) {
      position_ += 2;
    } else if (c == '{') {
      break;
    } else if (c == '}') {
      Fail(position_, position_ + 1, "f-string: a single '}' is not allowed, write '}}'");
      return;
    } else if (AtNewline() && !string.triple) {
      break;
    } else if (c == '\\') {
      SkipEscape(string);
    } else {
      ++position_;
    }
  }
  if (position_ > begin) {
    Emit(TokenKind::FStringText, begin, string.raw ? Token::kRaw : uint8_t{0});
  }
  if (AtEnd() || AtNewline()) {
    Fail(string.begin, position_, "unterminated f-string literal");
  } else if (Peek() == '{') {
    OpenField();
  } else {
    size_t end = position_;
    position_ += string.triple ? 3 : 1;
    Emit(TokenKind::FStringEnd, end);
    fstrings_.pop_back();
  }
}

void Lexer::LexFormatText() {
  FString& string = fstrings_.back();
  size_t begin = position_;
  while (!AtEnd() && Peek() != '{' && Peek() != '}' && !AtClosingQuotes(string) &&
         (string.triple || !AtNewline())) {
    if (Peek() == '\\') {
      SkipEscape(string);
    } else {
      ++position_;
    }
  }
  if (position_ > begin) {
    Emit(TokenKind::FStringText, begin, string.raw ? Token::kRaw : uint8_t{0});
  }
  if (Peek() == '{') {
    OpenField();
  } else if (Peek() == '}') {
    ++position_;
    CloseBracket(TokenKind::RightBrace);
  } else if (AtNewline()) {
    // A line end ends the format, not the string: only the closing brace may follow.
    string.fields.back().in_format = false;
  } else {
    Fail(string.begin, position_, "f-string: expecting '}'");
  }
}

void Lexer::OpenField() {
  FString& string = fstrings_.back();
  ++position_;
  if (string.fields.size() >= kMaxFields) {
    Fail(position_ - 1, position_, "f-string: replacement fields nested too deeply");
    return;
  }
  string.fields.push_back({.brackets = brackets_.size(), .in_format = false});
  OpenBracket(TokenKind::LeftBrace);
}

bool Lexer::AtFieldLevel() const {
  return !fstrings_.empty() && !fstrings_.back().fields.empty() &&
         fstrings_.back().fields.back().brackets + 1 == brackets_.size();
}

bool Lexer::LexFieldToken(char c) {
  if (!AtFieldLevel()) {
    return false;
  }
  if (c == ':') {
    ++position_;
    Emit(TokenKind::Colon, position_ - 1);
    fstrings_.back().fields.back().in_format = true;
    return true;
  }
  if (c == '!' && Peek(1) != '=') {
    ++position_;
    Emit(TokenKind::Exclamation, position_ - 1);
    return true;
  }
  return false;
}

}  // namespace hybridize::syntax
