// Arguments of calls, parameters of functions and lambdas.

#include "llvm/ADT/STLExtras.h"
#include "syntax/grammar.h"

namespace hybridize::syntax {

// Behind the opening parenthesis, through the closing one.
void Grammar::ParseArguments() {
  ArgumentState state;
  uint32_t begin = token_->begin;
  while (!At(TokenKind::RightParen)) {
    begin = token_->begin;
    bool generator = ParseArgument(state);
    if (generator && !At(TokenKind::RightParen)) {
      return FailHere("a generator expression must be in parentheses beside other arguments");
    }
    if (!Accept(TokenKind::Comma)) {
      break;
    }
  }
  if (!failed()) {
    ExpectClosing(TokenKind::RightParen, {.span = SpanFrom(begin)});
  }
}

// Tells whether the argument is a generator expression without parentheses.
bool Grammar::ParseArgument(ArgumentState& state) {
  const Token& first = *token_;
  if (Accept(TokenKind::StarStar)) {
    ParseExpression();
    state.keyword_unpacking = true;
    return false;
  }
  if (Accept(TokenKind::Star)) {
    if (state.keyword_unpacking) {
      Fail(first.span(), "iterable argument unpacking follows keyword argument unpacking");
    }
    ParseExpression();
    return false;
  }
  if (At(TokenKind::Name) && At(TokenKind::Equal, 1)) {
    ParseKeywordArgument(state);
    return false;
  }
  bool bare = !state.keyword && !state.keyword_unpacking && token_[-1].kind == TokenKind::LeftParen;
  Expression argument = ParseNamedExpression();
  if (AtComprehension()) {
    if (!bare) {
      Fail(argument.span, "a generator expression must be in parentheses beside other arguments");
    }
    ParseComprehension(argument);
    return true;
  }
  if (At(TokenKind::Equal)) {
    Fail({.begin = argument.span.begin, .end = token_->end},
         "the name of a keyword argument must be an identifier");
  } else if (state.keyword_unpacking || state.keyword) {
    Fail(argument.span, state.keyword_unpacking
                            ? "positional argument follows keyword argument unpacking"
                            : "positional argument follows keyword argument");
  }
  return false;
}

void Grammar::ParseKeywordArgument(ArgumentState& state) {
  const Token& name = *token_;
  state.keyword = true;
  CheckBindable(name);
  if (llvm::is_contained(state.keywords, TextOf(name))) {
    Fail(name.span(), "keyword argument repeated: " + TextOf(name).str());
  }
  state.keywords.push_back(TextOf(name));
  Advance();
  Advance();
  ParseExpression();
}

// Up to the closing token, which stays.
void Grammar::ParseParameters(TokenKind closing, bool lambda) {
  ParameterState state;
  while (!At(closing)) {
    ParseParameter(state, lambda);
    if (!Accept(TokenKind::Comma)) {
      break;
    }
  }
  if (state.bare_star) {
    FailHere("named parameters must follow a bare '*'");
  }
}

void Grammar::ParseParameter(ParameterState& state, bool lambda) {
  if (state.keywords) {
    return FailHere("no parameter can follow the one with '**'");
  }
  switch (token_->kind) {
    case TokenKind::Slash:
      return ParseSlashParameter(state);
    case TokenKind::Star:
      return ParseStarParameter(state, lambda);
    case TokenKind::StarStar:
      Advance();
      if (state.bare_star) {
        return FailHere("named parameters must follow a bare '*'");
      }
      state.keywords = true;
      AddParameter(state, *token_);
      if (!lambda && Accept(TokenKind::Colon)) {
        ParseExpression();
      }
      if (At(TokenKind::Equal)) {
        FailHere("a parameter with '**' cannot have a default");
      }
      return;
    case TokenKind::LeftParen:
      return FailHere("parameters cannot be in parentheses: unpack in the body");
    default:
      ParseNamedParameter(state, lambda);
  }
}

void Grammar::ParseSlashParameter(ParameterState& state) {
  if (state.slash) {
    return FailHere("'/' may appear only once");
  }
  if (state.star) {
    return FailHere("'/' must be ahead of '*'");
  }
  if (state.names.empty()) {
    return FailHere("at least one parameter must precede '/'");
  }
  state.slash = true;
  Advance();
}

void Grammar::ParseStarParameter(ParameterState& state, bool lambda) {
  if (state.star) {
    return FailHere("'*' may appear only once");
  }
  state.star = true;
  // From here on parameters may have defaults in any order.
  state.default_seen = false;
  Advance();
  if (At(TokenKind::Comma)) {
    state.bare_star = true;
    return;
  }
  if (!At(TokenKind::Name)) {
    return FailHere("named parameters must follow a bare '*'");
  }
  AddParameter(state, *token_);
  if (!lambda && Accept(TokenKind::Colon)) {
    ParseStarExpression();
  }
  if (At(TokenKind::Equal)) {
    FailHere("a parameter with '*' cannot have a default");
  }
}

void Grammar::ParseNamedParameter(ParameterState& state, bool lambda) {
  const Token& name = *token_;
  AddParameter(state, name);
  state.bare_star = false;
  if (!lambda && Accept(TokenKind::Colon)) {
    ParseExpression();
  }
  if (Accept(TokenKind::Equal)) {
    state.default_seen |= !state.star;
    ParseExpression();
  } else if (state.default_seen) {
    Fail(name.span(), "a parameter without a default follows one with a default");
  }
}

void Grammar::AddParameter(ParameterState& state, const Token& name) {
  CheckBindable(name);
  llvm::StringRef text = ExpectName();
  if (!failed() && llvm::is_contained(state.names, text)) {
    Fail(name.span(), "duplicate parameter '" + text.str() + "' in function definition");
  }
  state.names.push_back(text);
}

}  // namespace hybridize::syntax
