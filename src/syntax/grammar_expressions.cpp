// Expressions from lists down to primaries. Chains of prefix operators, of `**`, of lambdas and of
// conditionals are loops: CPython takes thousands of them.

#include "syntax/grammar.h"

namespace hybridize::syntax {

Expression Grammar::ParseStarExpressions() {
  uint32_t begin = token_->begin;
  Expression first = ParseStarExpression();
  if (!At(TokenKind::Comma)) {
    return first;
  }
  Expression tuple{.kind = ExpressionKind::Tuple};
  Include(tuple, first);
  while (Accept(TokenKind::Comma)) {
    if (!AtExpressionStart() && !At(TokenKind::Star) && !At(TokenKind::LeftParen) &&
        !At(TokenKind::LeftBracket) && !At(TokenKind::KwNot) && !At(TokenKind::Minus) &&
        !At(TokenKind::Plus)) {
      break;
    }
    Include(tuple, ParseStarExpression());
  }
  tuple.span = SpanFrom(begin);
  return tuple;
}

Expression Grammar::ParseStarExpression() {
  uint32_t begin = token_->begin;
  if (!Accept(TokenKind::Star)) {
    return ParseExpression();
  }
  Expression starred{.kind = ExpressionKind::Starred};
  Expression operand = ParseBitwiseOr();
  Include(starred, operand);
  starred.stars = 0;
  starred.span = SpanFrom(begin);
  return starred;
}

Expression Grammar::ParseStarNamedExpression() {
  return At(TokenKind::Star) ? ParseStarExpression() : ParseNamedExpression();
}

Expression Grammar::ParseNamedExpression() {
  const Token& name = *token_;
  if (At(TokenKind::Name) && At(TokenKind::ColonEqual, 1)) {
    CheckBindable(name);
    Advance();
    Advance();
    ParseExpression();
    return {.kind = ExpressionKind::Walrus, .span = SpanFrom(name.begin)};
  }
  Expression expression = ParseExpression();
  if (At(TokenKind::ColonEqual)) {
    Fail(expression.span,
         std::string("cannot use an assignment expression with ") + Describe(expression.kind));
  }
  return expression;
}

Expression Grammar::ParseExpression() {
  uint32_t begin = token_->begin;
  ExpressionKind kind = ExpressionKind::Lambda;
  bool chained = false;
  while (true) {
    if (At(TokenKind::KwLambda)) {
      ParseLambdaHead();
      chained = true;
      continue;
    }
    Expression value = ParseDisjunction();
    if (!At(TokenKind::KwIf)) {
      return chained ? Expression{.kind = kind, .span = SpanFrom(begin)} : value;
    }
    kind = chained ? kind : ExpressionKind::Conditional;
    chained = true;
    Advance();
    ParseDisjunction();
    if (!At(TokenKind::KwElse)) {
      Fail(SpanFrom(value.span.begin), "expected 'else' after the 'if' of an expression");
    }
    Advance();
    if (failed()) {
      return value;
    }
  }
}

void Grammar::ParseLambdaHead() {
  Advance();
  ParseParameters(TokenKind::Colon, /*lambda=*/true);
  if (Expect(TokenKind::Colon) && At(TokenKind::FStringText)) {
    FailHere("f-string: a lambda must be in parentheses");
  }
}

Expression Grammar::ParseYield() {
  uint32_t begin = token_->begin;
  Advance();
  if (Accept(TokenKind::KwFrom)) {
    ParseExpression();
  } else if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon) && !At(TokenKind::RightParen) &&
             !At(TokenKind::RightBrace) && !At(TokenKind::Equal) && !At(TokenKind::Colon) &&
             !At(TokenKind::Exclamation)) {
    CheckNoStar(ParseStarExpressions());
  }
  return {.kind = ExpressionKind::Yield, .span = SpanFrom(begin)};
}

Expression Grammar::ParseDisjunction() {
  Expression left = ParseConjunction();
  while (Accept(TokenKind::KwOr)) {
    ParseConjunction();
    left = {.kind = ExpressionKind::Operation, .span = SpanFrom(left.span.begin)};
  }
  return left;
}

Expression Grammar::ParseConjunction() {
  Expression left = ParseInversion();
  while (Accept(TokenKind::KwAnd)) {
    ParseInversion();
    left = {.kind = ExpressionKind::Operation, .span = SpanFrom(left.span.begin)};
  }
  return left;
}

Expression Grammar::ParseInversion() {
  uint32_t begin = token_->begin;
  bool inverted = false;
  while (Accept(TokenKind::KwNot)) {
    inverted = true;
  }
  Expression operand = ParseComparison();
  return inverted ? Expression{.kind = ExpressionKind::Operation, .span = SpanFrom(begin)}
                  : operand;
}

bool Grammar::AcceptComparisonOperator() {
  switch (token_->kind) {
    case TokenKind::Less:
    case TokenKind::Greater:
    case TokenKind::LessEqual:
    case TokenKind::GreaterEqual:
    case TokenKind::EqualEqual:
    case TokenKind::NotEqual:
    case TokenKind::KwIn:
      Advance();
      return true;
    case TokenKind::KwIs:
      Advance();
      Accept(TokenKind::KwNot);
      return true;
    case TokenKind::KwNot:
      if (!At(TokenKind::KwIn, 1)) {
        return false;
      }
      Advance();
      Advance();
      return true;
    default:
      return false;
  }
}

Expression Grammar::ParseComparison() {
  Expression left = ParseBitwiseOr();
  while (AcceptComparisonOperator()) {
    ParseBitwiseOr();
    left = {.kind = ExpressionKind::Comparison, .span = SpanFrom(left.span.begin)};
  }
  return left;
}

// All binary operators of this level and below: which one binds more tightly makes no difference
// to what is accepted.
Expression Grammar::ParseBitwiseOr() {
  Expression left = ParseUnary();
  while (true) {
    switch (token_->kind) {
      case TokenKind::Plus:
      case TokenKind::Minus:
      case TokenKind::Star:
      case TokenKind::StarStar:
      case TokenKind::Slash:
      case TokenKind::SlashSlash:
      case TokenKind::Percent:
      case TokenKind::At:
      case TokenKind::Ampersand:
      case TokenKind::Bar:
      case TokenKind::Caret:
      case TokenKind::ShiftLeft:
      case TokenKind::ShiftRight:
        Advance();
        ParseUnary();
        left = {.kind = ExpressionKind::Operation, .span = SpanFrom(left.span.begin)};
        break;
      default:
        return left;
    }
  }
}

Expression Grammar::ParseUnary() {
  uint32_t begin = token_->begin;
  bool prefixed = false;
  while (At(TokenKind::Minus) || At(TokenKind::Plus) || At(TokenKind::Tilde)) {
    Advance();
    prefixed = true;
  }
  bool awaited = Accept(TokenKind::KwAwait);
  Expression operand = ParsePrimary();
  if (!prefixed && !awaited) {
    return operand;
  }
  return {.kind = prefixed ? ExpressionKind::Operation : ExpressionKind::Await,
          .span = SpanFrom(begin)};
}

Expression Grammar::ParsePrimary() { return ParsePrimaryTail(ParseAtom()); }

Expression Grammar::ParsePrimaryTail(Expression primary) {
  uint32_t begin = primary.span.begin;
  while (true) {
    if (Accept(TokenKind::Dot)) {
      llvm::StringRef name = ExpectName();
      primary = {.kind = name == "__debug__" ? ExpressionKind::Debug : ExpressionKind::Attribute};
    } else if (Accept(TokenKind::LeftParen)) {
      ParseArguments();
      primary = {.kind = ExpressionKind::Call};
    } else if (Accept(TokenKind::LeftBracket)) {
      ParseSlices();
      primary = {.kind = ExpressionKind::Subscript};
    } else {
      return primary;
    }
    primary.span = SpanFrom(begin);
  }
}

Expression Grammar::ParseTarget() {
  uint32_t begin = token_->begin;
  if (!Accept(TokenKind::Star)) {
    return ParsePrimary();
  }
  Expression starred{.kind = ExpressionKind::Starred};
  Include(starred, ParsePrimary());
  starred.stars = 0;
  starred.span = SpanFrom(begin);
  return starred;
}

Expression Grammar::ParseTargets() {
  uint32_t begin = token_->begin;
  Expression first = ParseTarget();
  if (!At(TokenKind::Comma)) {
    return first;
  }
  Expression tuple{.kind = ExpressionKind::Tuple};
  Include(tuple, first);
  while (Accept(TokenKind::Comma)) {
    if (!At(TokenKind::Name) && !At(TokenKind::Star) && !At(TokenKind::LeftParen) &&
        !At(TokenKind::LeftBracket) && !AtExpressionStart()) {
      break;
    }
    Include(tuple, ParseTarget());
  }
  tuple.span = SpanFrom(begin);
  return tuple;
}

}  // namespace hybridize::syntax
