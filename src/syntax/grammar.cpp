#include "syntax/grammar.h"

#include "syntax/lexer.h"

namespace hybridize::syntax {

std::optional<SyntaxProblem> Grammar::Run() {
  while (!failed() && !At(TokenKind::End)) {
    ParseStatement();
  }
  return std::move(problem_);
}

bool Grammar::Accept(TokenKind kind) {
  if (!At(kind)) {
    return false;
  }
  Advance();
  return true;
}

bool Grammar::Expect(TokenKind kind) {
  if (Accept(kind)) {
    return true;
  }
  FailHere(kind == TokenKind::Newline ? "invalid syntax"
                                      : "expected '" + TokenText(kind).str() + "'");
  return false;
}

llvm::StringRef Grammar::ExpectName() {
  const Token& name = *token_;
  if (Accept(TokenKind::Name)) {
    return TextOf(name);
  }
  if (!TokenText(name.kind).empty() && IsNameCharacter(TokenText(name.kind).front())) {
    FailHere("the keyword '" + TokenText(name.kind).str() + "' cannot be used as a name");
  } else {
    FailHere("expected a name");
  }
  return "";
}

void Grammar::Fail(Span span, std::string message) {
  if (!failed()) {
    problem_ = SyntaxProblem{.span = span, .message = std::move(message)};
  }
  token_ = last_;
}

void Grammar::FailHere(std::string message) {
  switch (token_->kind) {
    case TokenKind::Error:
      Fail(token_->span(), "");
      return;
    case TokenKind::Indent:
      Fail(token_->span(), "unexpected indent");
      return;
    case TokenKind::Dedent:
      Fail(token_->span(), "unexpected end of the block");
      return;
    case TokenKind::End: {
      const Token* end = token_ - 1;
      while (end->kind == TokenKind::Dedent || end->kind == TokenKind::Newline) {
        --end;
      }
      Fail(end->span(),
           message == "invalid syntax" ? "unexpected end of the file" : std::move(message));
      return;
    }
    default:
      Fail(token_->span(), std::move(message));
  }
}

bool Grammar::AtExpressionStart() const {
  switch (token_->kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
    case TokenKind::KwLambda:
    case TokenKind::KwAwait:
    case TokenKind::LeftBrace:
    case TokenKind::Ellipsis:
    case TokenKind::Tilde:
      return true;
    default:
      return false;
  }
}

}  // namespace hybridize::syntax
