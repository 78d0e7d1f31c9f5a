// String literals: what is inside of them, and the fields of f-strings.

#include "llvm/ADT/StringExtras.h"
#include "syntax/grammar.h"

namespace hybridize::syntax {
namespace {

struct EscapeProblem {
  size_t begin;
  size_t end;
  const char* message;
};

// Whether `digits` hexadecimal digits follow; for code points also whether they name one.
bool HexDigitsFollow(llvm::StringRef text, size_t position, size_t digits) {
  llvm::StringRef hex = text.substr(position, digits);
  uint32_t value = 0;
  return hex.size() == digits && llvm::all_of(hex, llvm::isHexDigit) &&
         !hex.getAsInteger(16, value) && value <= 0x10FFFF;
}

// The problem of the escape whose backslash lies at `position`, if it has one. The names in
// `\N{...}` are taken for granted.
std::optional<EscapeProblem> CheckEscape(llvm::StringRef text, size_t position, bool bytes) {
  char kind = position + 1 < text.size() ? text[position + 1] : '\0';
  size_t digits = 0;
  if (kind == 'x') {
    digits = 2;
  } else if (kind == 'u' && !bytes) {
    digits = 4;
  } else if (kind == 'U' && !bytes) {
    digits = 8;
  } else if (kind == 'N' && !bytes) {
    size_t end = text.find('}', position);
    if (!text.substr(position + 2).starts_with("{") || end == llvm::StringRef::npos ||
        end == position + 3) {
      return EscapeProblem{position, position + 2, "malformed \\N escape: write \\N{name}"};
    }
    return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (HexDigitsFollow(text, position + 2, digits)) {
    return std::nullopt;
  }
  return EscapeProblem{position, position + 2, "escape with too few or wrong hexadecimal digits"};
}

std::optional<EscapeProblem> CheckEscapes(llvm::StringRef text, bool bytes) {
  size_t position = text.find('\\');
  while (position != llvm::StringRef::npos) {
    if (std::optional<EscapeProblem> problem = CheckEscape(text, position, bytes)) {
      return problem;
    }
    position = text.find('\\', position + 2);
  }
  return std::nullopt;
}

size_t FindNonAscii(llvm::StringRef text) {
  return text.find_if([](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

Expression Grammar::ParseStrings() {
  uint32_t begin = token_->begin;
  uint8_t kinds = 0;
  uint8_t first_kind = token_->flags & (Token::kBytes | Token::kTemplate);
  Expression strings{.kind = ExpressionKind::Literal};
  while (At(TokenKind::String) || At(TokenKind::FStringStart)) {
    uint8_t kind = token_->flags & (Token::kBytes | Token::kTemplate);
    if (kind != first_kind) {
      const char* message = ((kind | first_kind) & Token::kBytes) != 0
                                ? "cannot concatenate bytes and str literals"
                                : "cannot concatenate t-string and other literals";
      Fail({.begin = begin, .end = token_->end}, message);
      return strings;
    }
    kinds |= kind;
    if (At(TokenKind::String)) {
      CheckLiteral(*token_);
      Advance();
    } else {
      strings.kind = ExpressionKind::FString;
      ParseFString();
    }
  }
  strings.span = SpanFrom(begin);
  return strings;
}

void Grammar::CheckLiteral(const Token& token) {
  llvm::StringRef text = TextOf(token);
  bool bytes = (token.flags & Token::kBytes) != 0;
  if (bytes) {
    size_t position = FindNonAscii(text);
    if (position != llvm::StringRef::npos) {
      auto begin = static_cast<uint32_t>(token.begin + position);
      return Fail({.begin = begin, .end = begin + 1},
                  "bytes can only contain ASCII characters: write \\x escapes");
    }
  }
  if ((token.flags & Token::kRaw) != 0) {
    return;
  }
  if (std::optional<EscapeProblem> problem = CheckEscapes(text, bytes)) {
    Fail({.begin = static_cast<uint32_t>(token.begin + problem->begin),
          .end = static_cast<uint32_t>(token.begin + problem->end)},
         problem->message);
  }
}

void Grammar::ParseFString() {
  Advance();
  while (!failed()) {
    if (At(TokenKind::FStringText)) {
      CheckLiteral(*token_);
      Advance();
    } else if (At(TokenKind::LeftBrace)) {
      ParseReplacementField();
    } else {
      Expect(TokenKind::FStringEnd);
      return;
    }
  }
}

void Grammar::ParseReplacementField() {
  Advance();
  if (At(TokenKind::RightBrace) || At(TokenKind::Colon) || At(TokenKind::Exclamation) ||
      At(TokenKind::Equal)) {
    return FailHere("f-string: expected an expression in the replacement field");
  }
  Expression value = ParseValue();
  CheckNoStar(value);
  Accept(TokenKind::Equal);
  if (At(TokenKind::Exclamation)) {
    ParseConversion();
  }
  if (Accept(TokenKind::Colon)) {
    while (At(TokenKind::FStringText) || At(TokenKind::LeftBrace)) {
      if (At(TokenKind::LeftBrace)) {
        ParseReplacementField();
      } else {
        CheckLiteral(*token_);
        Advance();
      }
    }
  }
  if (!Accept(TokenKind::RightBrace)) {
    FailHere("f-string: expected '}'");
  }
}

void Grammar::ParseConversion() {
  Span exclamation = token_->span();
  Advance();
  llvm::StringRef conversion = ExpectName();
  if (failed()) {
    return;
  }
  if (token_[-1].begin != exclamation.end ||
      (conversion != "s" && conversion != "r" && conversion != "a")) {
    Fail({.begin = exclamation.begin, .end = token_[-1].end},
         "f-string: the conversion must be '!s', '!r' or '!a'");
  }
}

}  // namespace hybridize::syntax
