// Atoms, displays, comprehensions and subscripts.

#include "syntax/grammar.h"

namespace hybridize::syntax {

Expression Grammar::ParseAtom() {
  const Token& token = *token_;
  Expression atom{.span = token.span()};
  switch (token.kind) {
    case TokenKind::Name:
      atom.kind = TextOf(token) == "__debug__" ? ExpressionKind::Debug : ExpressionKind::Name;
      break;
    case TokenKind::Number:
      atom.kind = ExpressionKind::Literal;
      break;
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
    case TokenKind::Ellipsis:
      atom.kind = ExpressionKind::Constant;
      break;
    case TokenKind::String:
    case TokenKind::FStringStart:
      return ParseStrings();
    case TokenKind::LeftParen:
      return ParseParenthesized();
    case TokenKind::LeftBracket:
      return ParseList();
    case TokenKind::LeftBrace:
      return ParseBraces();
    default:
      FailHere("invalid syntax");
      return atom;
  }
  Advance();
  return atom;
}

bool Grammar::AtComprehension() const {
  return At(TokenKind::KwFor) || (At(TokenKind::KwAsync) && At(TokenKind::KwFor, 1));
}

void Grammar::ExpectClosing(TokenKind closing, const Expression& last) {
  if (Accept(closing)) {
    return;
  }
  if (AtExpressionStart() && token_->kind != TokenKind::Tilde) {
    Fail({.begin = last.span.begin, .end = token_->end}, "invalid syntax: is a comma missing?");
  } else if (At(TokenKind::Equal)) {
    FailHere("expected '==' or ':=' instead of '='");
  } else {
    FailHere("invalid syntax");
  }
}

// The elements behind the first one, which a comma follows, up to the closing bracket.
Expression Grammar::ParseSequence(TokenKind closing, ExpressionKind kind, Expression first,
                                  uint32_t begin) {
  Expression sequence{.kind = kind};
  Include(sequence, first);
  Expression last = first;
  while (Accept(TokenKind::Comma) && !At(closing)) {
    last = ParseStarNamedExpression();
    Include(sequence, last);
  }
  ExpectClosing(closing, last);
  sequence.span = SpanFrom(begin);
  return sequence;
}

Expression Grammar::ParseParenthesized() {
  uint32_t begin = token_->begin;
  Advance();
  if (Accept(TokenKind::RightParen)) {
    return {.kind = ExpressionKind::Tuple, .span = SpanFrom(begin)};
  }
  if (At(TokenKind::KwYield)) {
    Expression yield = ParseYield();
    ExpectClosing(TokenKind::RightParen, yield);
    return yield;
  }
  Expression first = ParseStarNamedExpression();
  if (AtComprehension()) {
    ParseComprehension(first);
    ExpectClosing(TokenKind::RightParen, first);
    return {.kind = ExpressionKind::Generator, .span = SpanFrom(begin)};
  }
  if (At(TokenKind::Comma)) {
    return ParseSequence(TokenKind::RightParen, ExpressionKind::Tuple, first, begin);
  }
  ExpectClosing(TokenKind::RightParen, first);
  CheckNoStar(first);
  first.parenthesized = true;
  first.span = SpanFrom(begin);
  return first;
}

Expression Grammar::ParseList() {
  uint32_t begin = token_->begin;
  Advance();
  if (Accept(TokenKind::RightBracket)) {
    return {.kind = ExpressionKind::List, .span = SpanFrom(begin)};
  }
  Expression first = ParseStarNamedExpression();
  if (AtComprehension()) {
    ParseComprehension(first);
    ExpectClosing(TokenKind::RightBracket, first);
    return {.kind = ExpressionKind::Comprehension, .span = SpanFrom(begin)};
  }
  return ParseSequence(TokenKind::RightBracket, ExpressionKind::List, first, begin);
}

Expression Grammar::ParseBraces() {
  uint32_t begin = token_->begin;
  Advance();
  if (Accept(TokenKind::RightBrace)) {
    return {.kind = ExpressionKind::Display, .span = SpanFrom(begin)};
  }
  Expression first;
  bool unpacking = At(TokenKind::StarStar);
  if (!unpacking) {
    first = ParseStarNamedExpression();
  }
  if (!unpacking && !At(TokenKind::Colon)) {
    if (AtComprehension()) {
      ParseComprehension(first);
      ExpectClosing(TokenKind::RightBrace, first);
      return {.kind = ExpressionKind::Comprehension, .span = SpanFrom(begin)};
    }
    ParseSequence(TokenKind::RightBrace, ExpressionKind::Display, first, begin);
    return {.kind = ExpressionKind::Display, .span = SpanFrom(begin)};
  }
  if (unpacking) {
    ParseDictionaryItem();
  } else {
    if (first.kind == ExpressionKind::Walrus && !first.parenthesized) {
      Fail(first.span, "an assignment expression must be in parentheses here");
    }
    CheckNoStar(first);
    Advance();
    first = ParseExpression();
    if (AtComprehension()) {
      ParseComprehension(first);
      ExpectClosing(TokenKind::RightBrace, first);
      return {.kind = ExpressionKind::Comprehension, .span = SpanFrom(begin)};
    }
  }
  while (Accept(TokenKind::Comma) && !At(TokenKind::RightBrace)) {
    ParseDictionaryItem();
  }
  ExpectClosing(TokenKind::RightBrace, first);
  return {.kind = ExpressionKind::Display, .span = SpanFrom(begin)};
}

void Grammar::ParseDictionaryItem() {
  if (Accept(TokenKind::StarStar)) {
    ParseBitwiseOr();
    if (AtComprehension()) {
      FailHere("dict unpacking cannot be used in a dict comprehension");
    }
    return;
  }
  ParseExpression();
  if (!At(TokenKind::Colon)) {
    return FailHere("expected ':' after the key of a dictionary");
  }
  Advance();
  ParseExpression();
}

void Grammar::ParseComprehension(const Expression& element) {
  if (element.kind == ExpressionKind::Starred) {
    return Fail(element.span, "iterable unpacking cannot be used in a comprehension");
  }
  while (AtComprehension()) {
    Accept(TokenKind::KwAsync);
    Advance();
    CheckAssignable(ParseTargets());
    Expect(TokenKind::KwIn);
    ParseDisjunction();
    while (Accept(TokenKind::KwIf)) {
      ParseDisjunction();
    }
  }
}

void Grammar::ParseSlices() {
  if (At(TokenKind::RightBracket)) {
    return FailHere("expected an index");
  }
  uint32_t begin = token_->begin;
  do {
    if (At(TokenKind::RightBracket)) {
      break;
    }
    begin = token_->begin;
    ParseSlice();
  } while (Accept(TokenKind::Comma));
  ExpectClosing(TokenKind::RightBracket, {.span = SpanFrom(begin)});
}

void Grammar::ParseSlice() {
  if (Accept(TokenKind::Star)) {
    ParseExpression();
    return;
  }
  if (!At(TokenKind::Colon)) {
    Expression first = ParseNamedExpression();
    if (!At(TokenKind::Colon)) {
      return;
    }
    if (first.kind == ExpressionKind::Walrus && !first.parenthesized) {
      return FailHere("an assignment expression must be in parentheses here");
    }
  }
  for (int colons = 0; colons < 2 && Accept(TokenKind::Colon); ++colons) {
    if (!At(TokenKind::Colon) && !At(TokenKind::Comma) && !At(TokenKind::RightBracket)) {
      ParseExpression();
    }
  }
}

}  // namespace hybridize::syntax
