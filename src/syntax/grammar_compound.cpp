// The compound statements but `match`.

#include <algorithm>

#include "syntax/grammar.h"

namespace hybridize::syntax {

void Grammar::ParseStatement() {
  Span header = token_->span();
  switch (token_->kind) {
    case TokenKind::KwIf:
      return ParseIf();
    case TokenKind::KwWhile:
      return ParseWhile();
    case TokenKind::KwFor:
      return ParseFor(header);
    case TokenKind::KwTry:
      return ParseTry();
    case TokenKind::KwWith:
      return ParseWith(header);
    case TokenKind::KwDef:
      return ParseFunction(header);
    case TokenKind::KwClass:
      return ParseClass();
    case TokenKind::KwAsync:
      return ParseAsync();
    case TokenKind::At:
      return ParseDecorated();
    case TokenKind::Indent:
      return FailHere("unexpected indent");
    default:
      break;
  }
  if (AtName("match") && AtMatchStatement()) {
    ParseMatch();
  } else {
    ParseSimpleStatements();
  }
}

void Grammar::ParseBlock(const char* header, Span header_span) {
  if (!Expect(TokenKind::Colon)) {
    return;
  }
  if (!Accept(TokenKind::Newline)) {
    ParseSimpleStatements();
    return;
  }
  if (!Accept(TokenKind::Indent)) {
    if (At(TokenKind::Error)) {
      return FailHere("");
    }
    return FailWithoutBlock(header, header_span);
  }
  do {
    ParseStatement();
  } while (!failed() && !Accept(TokenKind::Dedent));
}

void Grammar::FailWithoutBlock(const char* header, Span header_span) {
  // At the end of the file the colon is a better place than the empty last line.
  bool at_end = std::all_of(token_, last_,
                            [](const Token& token) { return token.kind == TokenKind::Dedent; });
  Fail(at_end ? token_[-2].span() : token_->span(),
       std::string("expected an indented block after ") + header + " on line " +
           std::to_string(LineNumber(text_, header_span.begin)));
}

void Grammar::ParseIf() {
  const char* header = "'if' statement";
  do {
    Span span = token_->span();
    Advance();
    ParseNamedExpression();
    ParseBlock(header, span);
    header = "'elif' statement";
  } while (At(TokenKind::KwElif));
  ParseElse();
}

void Grammar::ParseElse() {
  Span header = token_->span();
  if (Accept(TokenKind::KwElse)) {
    ParseBlock("'else' statement", header);
  }
}

void Grammar::ParseWhile() {
  Span header = token_->span();
  Advance();
  ParseNamedExpression();
  ParseBlock("'while' statement", header);
  ParseElse();
}

void Grammar::ParseFor(Span header) {
  Advance();
  CheckAssignable(ParseTargets());
  Expect(TokenKind::KwIn);
  CheckNoStar(ParseStarExpressions());
  ParseBlock("'for' statement", header);
  ParseElse();
}

void Grammar::ParseTry() {
  Span header = token_->span();
  Advance();
  ParseBlock("'try' statement", header);
  bool grouped = false;
  bool handled = false;
  while (At(TokenKind::KwExcept)) {
    Span except = token_->span();
    bool typed = ParseExcept(!handled, grouped);
    handled = true;
    if (!typed && At(TokenKind::KwExcept)) {
      return Fail(except, "an 'except:' without a type must be the last handler");
    }
  }
  if (handled) {
    ParseElse();
  }
  Span finally = token_->span();
  if (Accept(TokenKind::KwFinally)) {
    ParseBlock("'finally' statement", finally);
  } else if (!handled) {
    FailHere("expected 'except' or 'finally' block");
  }
}

// Tells whether the handler has a type.
bool Grammar::ParseExcept(bool first, bool& grouped) {
  Span header = token_->span();
  Advance();
  bool star = Accept(TokenKind::Star);
  if (!first && star != grouped) {
    Fail(header, "cannot have both 'except' and 'except*' on the same 'try'");
    return true;
  }
  grouped = star;
  if (At(TokenKind::Colon)) {
    if (star) {
      FailHere("expected one or more exception types");
    }
    ParseBlock("'except' statement", header);
    return false;
  }
  ParseExpression();
  bool several = false;
  while (Accept(TokenKind::Comma) && !At(TokenKind::Colon)) {
    several = true;
    ParseExpression();
  }
  Span as = token_->span();
  if (Accept(TokenKind::KwAs)) {
    if (several) {
      Fail(as, "multiple exception types must be in parentheses when using 'as'");
    }
    CheckBindable(*token_);
    ExpectName();
  }
  ParseBlock(star ? "'except*' statement" : "'except' statement", header);
  return true;
}

void Grammar::ParseWith(Span header) {
  Advance();
  if (AtParenthesizedWithItems()) {
    Advance();
    do {
      if (At(TokenKind::RightParen)) {
        break;
      }
      ParseWithItem();
    } while (Accept(TokenKind::Comma));
    Expect(TokenKind::RightParen);
  } else {
    do {
      ParseWithItem();
    } while (Accept(TokenKind::Comma));
  }
  ParseBlock("'with' statement", header);
}

// The parentheses enclose all items, and at least one has an `as`: without one they are as well
// those of a tuple.
bool Grammar::AtParenthesizedWithItems() const {
  if (!At(TokenKind::LeftParen)) {
    return false;
  }
  size_t depth = 0;
  bool as = false;
  for (const Token* token = token_; token != last_; ++token) {
    switch (token->kind) {
      case TokenKind::LeftParen:
      case TokenKind::LeftBracket:
      case TokenKind::LeftBrace:
        ++depth;
        break;
      case TokenKind::RightParen:
      case TokenKind::RightBracket:
      case TokenKind::RightBrace:
        if (--depth == 0) {
          return as && token[1].kind == TokenKind::Colon;
        }
        break;
      case TokenKind::KwAs:
        as |= depth == 1;
        break;
      default:
        break;
    }
  }
  return false;
}

void Grammar::ParseWithItem() {
  ParseExpression();
  if (Accept(TokenKind::KwAs)) {
    CheckAssignable(ParseTarget());
  }
}

void Grammar::ParseFunction(Span header) {
  Advance();
  CheckBindable(*token_);
  ExpectName();
  if (At(TokenKind::LeftBracket)) {
    ParseTypeParameters();
  }
  Expect(TokenKind::LeftParen);
  ParseParameters(TokenKind::RightParen, /*lambda=*/false);
  Expect(TokenKind::RightParen);
  if (Accept(TokenKind::Arrow)) {
    ParseExpression();
  }
  ParseBlock("function definition", header);
}

void Grammar::ParseClass() {
  Span header = token_->span();
  Advance();
  CheckBindable(*token_);
  ExpectName();
  if (At(TokenKind::LeftBracket)) {
    ParseTypeParameters();
  }
  if (Accept(TokenKind::LeftParen)) {
    ParseArguments();
  }
  ParseBlock("class definition", header);
}

void Grammar::ParseAsync() {
  Span header = token_->span();
  Advance();
  switch (token_->kind) {
    case TokenKind::KwDef:
      return ParseFunction(header);
    case TokenKind::KwFor:
      return ParseFor(header);
    case TokenKind::KwWith:
      return ParseWith(header);
    default:
      FailHere("expected 'def', 'for' or 'with' after 'async'");
  }
}

void Grammar::ParseDecorated() {
  while (Accept(TokenKind::At)) {
    ParseNamedExpression();
    Expect(TokenKind::Newline);
  }
  if (At(TokenKind::KwClass)) {
    ParseClass();
  } else if (At(TokenKind::KwDef)) {
    ParseFunction(token_->span());
  } else if (At(TokenKind::KwAsync) && At(TokenKind::KwDef, 1)) {
    ParseAsync();
  } else {
    FailHere("expected a function or a class after the decorator");
  }
}

void Grammar::ParseTypeParameters() {
  Advance();
  bool default_seen = false;
  if (At(TokenKind::RightBracket)) {
    return FailHere("type parameter list cannot be empty");
  }
  do {
    if (At(TokenKind::RightBracket)) {
      break;
    }
    default_seen = ParseTypeParameter(default_seen);
  } while (Accept(TokenKind::Comma));
  Expect(TokenKind::RightBracket);
}

bool Grammar::ParseTypeParameter(bool default_seen) {
  bool star = Accept(TokenKind::Star);
  bool plain = !star && !Accept(TokenKind::StarStar);
  const Token& name = *token_;
  CheckBindable(name);
  ExpectName();
  if (plain && Accept(TokenKind::Colon)) {
    ParseExpression();
  }
  if (Accept(TokenKind::Equal)) {
    if (star) {
      ParseStarExpression();
    } else {
      ParseExpression();
    }
    return true;
  }
  if (default_seen) {
    Fail(name.span(), "a type parameter without a default follows one with a default");
  }
  return false;
}

}  // namespace hybridize::syntax
