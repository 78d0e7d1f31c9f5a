#include "syntax/pattern_keys.h"

#include <cstdlib>
#include <string>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::syntax {
namespace {

double ValueOf(llvm::StringRef number) {
  std::string digits = number.str();
  std::erase(digits, '_');
  uint64_t integer = 0;
  llvm::StringRef rest(digits);
  if (rest.size() > 2 && rest.front() == '0' && llvm::isAlpha(rest[1]) && rest[1] != 'e' &&
      rest[1] != 'E' && !rest.getAsInteger(0, integer)) {
    return static_cast<double>(integer);
  }
  return std::strtod(digits.c_str(), nullptr);
}

std::string NumberKey(double real, double imaginary) {
  std::string key;
  llvm::raw_string_ostream(key) << llvm::format("number %a %a", real, imaginary);
  return key;
}

// A signed number, or the sum of a real and an imaginary one.
std::string CanonicalNumber(llvm::StringRef text, llvm::ArrayRef<Token> tokens) {
  double parts[2] = {0, 0};
  double sign = 1;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::Minus) {
      sign = -1;
    } else if (token.kind == TokenKind::Number) {
      size_t part = (token.flags & Token::kImaginary) != 0 ? 1 : 0;
      parts[part] = sign * ValueOf(text.slice(token.begin, token.end)) + 0.0;
      sign = 1;
    }
  }
  return NumberKey(parts[0], parts[1]);
}

// Without quotes, as long as no escape makes that ambiguous.
std::string CanonicalString(llvm::StringRef text, llvm::ArrayRef<Token> tokens) {
  std::string key = (tokens.front().flags & Token::kBytes) != 0 ? "bytes " : "string ";
  for (const Token& token : tokens) {
    llvm::StringRef literal = text.slice(token.begin, token.end);
    if (literal.contains('\\')) {
      return literal.str();
    }
    literal = literal.drop_until([](char c) { return c == '"' || c == '\''; });
    bool triple = literal.size() >= 6 && literal[1] == literal[0] && literal[2] == literal[0];
    size_t quotes = triple ? 3 : 1;
    key += literal.drop_front(quotes).drop_back(quotes);
  }
  return key;
}

}  // namespace

std::string CanonicalKey(llvm::StringRef text, llvm::ArrayRef<Token> tokens) {
  switch (tokens.front().kind) {
    case TokenKind::KwTrue:
      return NumberKey(1, 0);
    case TokenKind::KwFalse:
      return NumberKey(0, 0);
    case TokenKind::KwNone:
      return "None";
    case TokenKind::String:
      return CanonicalString(text, tokens);
    default:
      return CanonicalNumber(text, tokens);
  }
}

}  // namespace hybridize::syntax
