// The simple statements.

#include "syntax/grammar.h"

namespace hybridize::syntax {

void Grammar::ParseSimpleStatements() {
  do {
    ParseSimpleStatement();
  } while (Accept(TokenKind::Semicolon) && !At(TokenKind::Newline));
  Expect(TokenKind::Newline);
}

void Grammar::ParseSimpleStatement() {
  switch (token_->kind) {
    case TokenKind::KwPass:
    case TokenKind::KwBreak:
    case TokenKind::KwContinue:
      Advance();
      return;
    case TokenKind::KwReturn:
      return ParseReturn();
    case TokenKind::KwDel:
      return ParseDelete();
    case TokenKind::KwRaise:
      return ParseRaise();
    case TokenKind::KwAssert:
      return ParseAssert();
    case TokenKind::KwImport:
      return ParseImport();
    case TokenKind::KwFrom:
      return ParseFromImport();
    case TokenKind::KwGlobal:
    case TokenKind::KwNonlocal:
      return ParseScopeDeclaration();
    default:
      break;
  }
  if (AtName("type") && At(TokenKind::Name, 1)) {
    ParseTypeAlias();
  } else {
    ParseExpressionStatement();
  }
}

Expression Grammar::ParseValue() {
  Expression value = At(TokenKind::KwYield) ? ParseYield() : ParseStarExpressions();
  return value;
}

void Grammar::ParseExpressionStatement() {
  Expression first = ParseValue();
  switch (token_->kind) {
    case TokenKind::Newline:
    case TokenKind::Semicolon:
      return CheckNoStar(first);
    case TokenKind::Equal:
      return ParseAssignments(first);
    case TokenKind::Colon:
      return ParseAnnotation(first);
    case TokenKind::PlusEqual:
    case TokenKind::MinusEqual:
    case TokenKind::StarEqual:
    case TokenKind::StarStarEqual:
    case TokenKind::SlashEqual:
    case TokenKind::SlashSlashEqual:
    case TokenKind::PercentEqual:
    case TokenKind::AtEqual:
    case TokenKind::AmpersandEqual:
    case TokenKind::BarEqual:
    case TokenKind::CaretEqual:
    case TokenKind::ShiftLeftEqual:
    case TokenKind::ShiftRightEqual:
      CheckSingleTarget(first, "is no target of an augmented assignment");
      Advance();
      return CheckNoStar(ParseValue());
    default:
      FailBehindExpression(first);
  }
}

void Grammar::ParseAssignments(Expression target) {
  while (Accept(TokenKind::Equal)) {
    CheckAssignable(target);
    target = ParseValue();
  }
  CheckNoStar(target);
  if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon)) {
    FailBehindExpression(target);
  }
}

void Grammar::ParseAnnotation(const Expression& target) {
  CheckSingleTarget(target, "cannot be annotated: annotate one name at a time");
  Advance();
  Expression type = ParseExpression();
  if (Accept(TokenKind::Equal)) {
    Expression value = ParseValue();
    CheckNoStar(value);
    if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon)) {
      FailBehindExpression(value);
    }
  } else if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon)) {
    FailBehindExpression(type);
  }
}

void Grammar::FailBehindExpression(const Expression& expression) {
  llvm::StringRef text = TextOf(expression.span);
  if ((text == "print" || text == "exec") && AtExpressionStart()) {
    Fail({.begin = expression.span.begin, .end = token_->end},
         "missing parentheses in call to '" + text.str() + "'");
  } else if (At(TokenKind::LessGreater)) {
    FailHere("'<>' is no longer an operator: write '!='");
  } else if (At(TokenKind::ColonEqual)) {
    FailHere("an assignment expression must be in parentheses here");
  } else {
    FailHere("invalid syntax");
  }
}

void Grammar::ParseReturn() {
  Advance();
  if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon)) {
    CheckNoStar(ParseStarExpressions());
  }
}

void Grammar::ParseDelete() {
  Advance();
  CheckDeletable(ParseTargets());
  if (!At(TokenKind::Newline) && !At(TokenKind::Semicolon)) {
    FailHere("only names, attributes and subscripts can be deleted");
  }
}

void Grammar::ParseRaise() {
  Advance();
  if (At(TokenKind::Newline) || At(TokenKind::Semicolon)) {
    return;
  }
  ParseExpression();
  if (Accept(TokenKind::KwFrom)) {
    ParseExpression();
  }
  if (At(TokenKind::Comma)) {
    FailHere("raise takes one expression: call the exception with its arguments");
  }
}

void Grammar::ParseAssert() {
  Advance();
  ParseExpression();
  if (Accept(TokenKind::Comma)) {
    ParseExpression();
  }
}

void Grammar::ParseDottedName() {
  do {
    ExpectName();
  } while (Accept(TokenKind::Dot));
}

void Grammar::ParseImport() {
  Advance();
  do {
    const Token& first = *token_;
    ParseDottedName();
    if (Accept(TokenKind::KwAs)) {
      const Token& alias = *token_;
      ExpectName();
      CheckBindable(alias);
    } else {
      CheckBindable(first);
    }
  } while (Accept(TokenKind::Comma));
}

void Grammar::ParseFromImport() {
  Advance();
  bool relative = false;
  while (Accept(TokenKind::Dot) || Accept(TokenKind::Ellipsis)) {
    relative = true;
  }
  if (!relative || !At(TokenKind::KwImport)) {
    ParseDottedName();
  }
  Expect(TokenKind::KwImport);
  if (Accept(TokenKind::Star)) {
    return;
  }
  if (!Accept(TokenKind::LeftParen)) {
    ParseImportedNames();
    return;
  }
  ParseImportedNames();
  Expect(TokenKind::RightParen);
}

void Grammar::ParseImportedNames() {
  bool parenthesized = !failed() && token_[-1].kind == TokenKind::LeftParen;
  do {
    if (parenthesized && At(TokenKind::RightParen) && token_[-1].kind == TokenKind::Comma) {
      return;
    }
    if (!parenthesized && At(TokenKind::Newline) && token_[-1].kind == TokenKind::Comma) {
      return Fail(token_[-1].span(), "a trailing comma needs parentheses around the names");
    }
    const Token* name = token_;
    ExpectName();
    if (Accept(TokenKind::KwAs)) {
      name = token_;
      ExpectName();
    }
    CheckBindable(*name);
  } while (Accept(TokenKind::Comma));
}

void Grammar::ParseScopeDeclaration() {
  Advance();
  do {
    ExpectName();
  } while (Accept(TokenKind::Comma));
}

void Grammar::ParseTypeAlias() {
  Advance();
  CheckBindable(*token_);
  ExpectName();
  if (At(TokenKind::LeftBracket)) {
    ParseTypeParameters();
  }
  Expect(TokenKind::Equal);
  ParseExpression();
}

}  // namespace hybridize::syntax
