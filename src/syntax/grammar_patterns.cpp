// The match statement and its patterns.

#include "llvm/ADT/STLExtras.h"
#include "syntax/grammar.h"
#include "syntax/pattern_keys.h"

namespace hybridize::syntax {

// `match` is a keyword where the line ends with a colon: no expression statement does.
bool Grammar::AtMatchStatement() const {
  const Token* token = token_ + 1;
  if (token->kind == TokenKind::Colon || token->kind == TokenKind::Newline) {
    return false;
  }
  while (token != last_ && token->kind != TokenKind::Newline) {
    ++token;
  }
  return token->kind == TokenKind::Newline && token[-1].kind == TokenKind::Colon;
}

void Grammar::ParseMatch() {
  Span header = token_->span();
  Advance();
  uint32_t begin = token_->begin;
  Expression subject = ParseStarNamedExpression();
  bool tuple = At(TokenKind::Comma);
  while (Accept(TokenKind::Comma) && !At(TokenKind::Colon)) {
    ParseStarNamedExpression();
  }
  if (!failed() && !tuple && subject.kind == ExpressionKind::Starred) {
    return Fail(SpanFrom(begin), "a starred subject needs a comma behind it");
  }
  if (!Expect(TokenKind::Colon) || !Expect(TokenKind::Newline)) {
    return;
  }
  if (!Accept(TokenKind::Indent)) {
    return FailWithoutBlock("'match' statement", header);
  }
  while (!failed() && !Accept(TokenKind::Dedent)) {
    std::optional<Span> exhausting = ParseCase();
    if (exhausting && AtName("case")) {
      Fail(*exhausting, "the pattern matches anything: the cases behind it are unreachable");
    }
  }
}

// The pattern, if it takes every subject.
std::optional<Span> Grammar::ParseCase() {
  if (!AtName("case")) {
    FailHere("expected 'case' in the block of a match statement");
    return std::nullopt;
  }
  Span header = token_->span();
  Advance();
  uint32_t begin = token_->begin;
  bool exhausting = ParsePatterns().irrefutable;
  Span pattern = SpanFrom(begin);
  if (Accept(TokenKind::KwIf)) {
    exhausting = false;
    ParseNamedExpression();
  }
  ParseBlock("'case' statement", header);
  return exhausting ? std::optional(pattern) : std::nullopt;
}

Grammar::Pattern Grammar::ParsePatterns() {
  uint32_t begin = token_->begin;
  bool starred = At(TokenKind::Star);
  Pattern first = starred ? ParseStarPattern() : ParseAsPattern();
  if (!At(TokenKind::Comma)) {
    if (starred) {
      FailHere("a starred pattern needs a comma behind it");
    }
    return first;
  }
  Pattern sequence;
  AddNames(sequence, first, SpanFrom(begin));
  while (Accept(TokenKind::Comma) && !At(TokenKind::Colon) && !At(TokenKind::KwIf)) {
    begin = token_->begin;
    if (At(TokenKind::Star)) {
      if (starred) {
        FailHere("multiple starred expressions in a sequence pattern");
      }
      starred = true;
      AddNames(sequence, ParseStarPattern(), SpanFrom(begin));
    } else {
      AddNames(sequence, ParseAsPattern(), SpanFrom(begin));
    }
  }
  return sequence;
}

void Grammar::AddNames(Pattern& pattern, const Pattern& part, Span span) {
  for (llvm::StringRef name : part.names) {
    if (llvm::is_contained(pattern.names, name)) {
      Fail(span, "multiple assignments to name '" + name.str() + "' in pattern");
    }
    pattern.names.push_back(name);
  }
}

llvm::StringRef Grammar::ParseCaptureTarget() {
  const Token& name = *token_;
  CheckBindable(name);
  return ExpectName();
}

Grammar::Pattern Grammar::ParseAsPattern() {
  uint32_t begin = token_->begin;
  Pattern pattern = ParseOrPattern();
  if (!Accept(TokenKind::KwAs)) {
    return pattern;
  }
  if (AtName("_")) {
    FailHere("cannot use '_' as a target");
    return pattern;
  }
  Pattern alias;
  alias.names.push_back(ParseCaptureTarget());
  AddNames(pattern, alias, SpanFrom(begin));
  return pattern;
}

Grammar::Pattern Grammar::ParseOrPattern() {
  uint32_t begin = token_->begin;
  Pattern pattern = ParseClosedPattern();
  while (At(TokenKind::Bar)) {
    if (pattern.irrefutable) {
      Fail(SpanFrom(begin), "this pattern matches anything: the alternatives are unreachable");
      return pattern;
    }
    Advance();
    begin = token_->begin;
    Pattern alternative = ParseClosedPattern();
    Names left = pattern.names;
    llvm::sort(left);
    Names right = alternative.names;
    llvm::sort(right);
    if (!failed() && left != right) {
      Fail(SpanFrom(begin), "alternative patterns bind different names");
    }
    pattern.irrefutable = alternative.irrefutable;
  }
  return pattern;
}

Grammar::Pattern Grammar::ParseClosedPattern() {
  switch (token_->kind) {
    case TokenKind::Name:
      return ParseNamePattern();
    case TokenKind::Number:
    case TokenKind::Minus:
      ParseNumberPattern();
      return {};
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
      ParseLiteralPattern();
      return {};
    case TokenKind::LeftParen:
      return ParseSequencePattern(TokenKind::RightParen);
    case TokenKind::LeftBracket:
      return ParseSequencePattern(TokenKind::RightBracket);
    case TokenKind::LeftBrace:
      return ParseMappingPattern();
    default:
      FailHere("invalid syntax in a pattern");
      return {};
  }
}

void Grammar::ParseLiteralPattern() {
  Span span = token_->span();
  if (!At(TokenKind::String) && !At(TokenKind::FStringStart)) {
    Advance();
  } else if (ParseStrings().kind == ExpressionKind::FString) {
    Fail(span, "patterns may only match literals and attribute lookups");
  }
}

// A signed number, or the sum of a real and an imaginary one.
void Grammar::ParseNumberPattern() {
  Accept(TokenKind::Minus);
  const Token& real = *token_;
  if (!Accept(TokenKind::Number)) {
    return FailHere("expected a number");
  }
  if (!Accept(TokenKind::Plus) && !Accept(TokenKind::Minus)) {
    return;
  }
  if ((real.flags & Token::kImaginary) != 0) {
    return Fail(real.span(), "real number required in complex literal");
  }
  if (!At(TokenKind::Number) || (token_->flags & Token::kImaginary) == 0) {
    return FailHere("imaginary number required in complex literal");
  }
  Advance();
}

// A capture, a wildcard, a dotted value or a class pattern.
Grammar::Pattern Grammar::ParseNamePattern() {
  const Token& name = *token_;
  Advance();
  bool dotted = false;
  while (Accept(TokenKind::Dot)) {
    dotted = true;
    ExpectName();
  }
  if (Accept(TokenKind::LeftParen)) {
    return ParseClassPattern();
  }
  Pattern pattern;
  if (!dotted) {
    pattern.irrefutable = true;
    if (TextOf(name) != "_") {
      CheckBindable(name);
      pattern.names.push_back(TextOf(name));
    }
  }
  return pattern;
}

Grammar::Pattern Grammar::ParseStarPattern() {
  Advance();
  Pattern pattern;
  llvm::StringRef name = ParseCaptureTarget();
  if (name != "_") {
    pattern.names.push_back(name);
  }
  return pattern;
}

// In parentheses one pattern without a comma is a group.
Grammar::Pattern Grammar::ParseSequencePattern(TokenKind closing) {
  Advance();
  Pattern sequence;
  bool starred = false;
  bool first = true;
  while (!failed() && !At(closing)) {
    uint32_t begin = token_->begin;
    bool star = At(TokenKind::Star);
    if (star && starred) {
      FailHere("multiple starred expressions in a sequence pattern");
    }
    starred |= star;
    Pattern element = star ? ParseStarPattern() : ParseAsPattern();
    if (first && closing == TokenKind::RightParen && !star && Accept(closing)) {
      return element;
    }
    if (first && star && closing == TokenKind::RightParen && At(closing)) {
      FailHere("a starred pattern needs a comma behind it");
    }
    AddNames(sequence, element, SpanFrom(begin));
    first = false;
    if (!Accept(TokenKind::Comma)) {
      break;
    }
  }
  if (!Accept(closing)) {
    FailHere("invalid syntax in a pattern");
  }
  return sequence;
}

Grammar::Pattern Grammar::ParseMappingPattern() {
  Advance();
  Pattern mapping;
  llvm::SmallVector<std::string, 8> keys;
  bool rest = false;
  while (!failed() && !At(TokenKind::RightBrace)) {
    uint32_t begin = token_->begin;
    if (rest) {
      FailHere("'**' must be the last element of a mapping pattern");
    } else if (Accept(TokenKind::StarStar)) {
      rest = true;
      if (AtName("_")) {
        FailHere("'**_' is not allowed: a mapping pattern ignores other keys anyway");
      }
      Pattern target;
      target.names.push_back(ParseCaptureTarget());
      AddNames(mapping, target, SpanFrom(begin));
    } else {
      ParseMappingKey(keys);
      Expect(TokenKind::Colon);
      begin = token_->begin;
      AddNames(mapping, ParseAsPattern(), SpanFrom(begin));
    }
    if (!Accept(TokenKind::Comma)) {
      break;
    }
  }
  if (!Accept(TokenKind::RightBrace)) {
    FailHere("invalid syntax in a mapping pattern");
  }
  return mapping;
}

void Grammar::ParseMappingKey(llvm::SmallVectorImpl<std::string>& keys) {
  const Token& first = *token_;
  if (At(TokenKind::Name)) {
    if (!At(TokenKind::Dot, 1)) {
      return FailHere("the key of a mapping pattern must be a literal or a dotted name");
    }
    ParseDottedName();
    return;
  }
  if (At(TokenKind::Number) || At(TokenKind::Minus)) {
    ParseNumberPattern();
  } else if (At(TokenKind::String) || At(TokenKind::FStringStart) || At(TokenKind::KwNone) ||
             At(TokenKind::KwTrue) || At(TokenKind::KwFalse)) {
    ParseLiteralPattern();
  } else {
    FailHere("the key of a mapping pattern must be a literal or a dotted name");
  }
  if (failed()) {
    return;
  }
  Span span = SpanFrom(first.begin);
  std::string key = CanonicalKey(text_, llvm::ArrayRef(&first, token_));
  if (llvm::is_contained(keys, key)) {
    Fail(span, "the mapping pattern has the key " + TextOf(span).str() + " twice");
  }
  keys.push_back(std::move(key));
}

Grammar::Pattern Grammar::ParseClassPattern() {
  Pattern pattern;
  Names attributes;
  while (!failed() && !At(TokenKind::RightParen)) {
    uint32_t begin = token_->begin;
    if (At(TokenKind::Name) && At(TokenKind::Equal, 1)) {
      const Token& name = *token_;
      if (llvm::is_contained(attributes, TextOf(name))) {
        Fail(name.span(), "attribute name repeated in class pattern: " + TextOf(name).str());
        break;
      }
      attributes.push_back(TextOf(name));
      Advance();
      Advance();
    } else if (!attributes.empty()) {
      FailHere("positional patterns follow keyword patterns");
    }
    AddNames(pattern, ParseAsPattern(), SpanFrom(begin));
    if (!Accept(TokenKind::Comma)) {
      break;
    }
  }
  if (!Accept(TokenKind::RightParen)) {
    FailHere("invalid syntax in a class pattern");
  }
  return pattern;
}

}  // namespace hybridize::syntax
