#include "syntax/python2.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "syntax/token.h"

namespace hybridize::syntax {
namespace {

// A file in which so many characters mean nothing is no program in any language.
constexpr int kMaxRestarts = 100;

// What the tokenizer of Python 3 stops at and that of Python 2 does not.
bool IsOldLexeme(llvm::StringRef text) {
  if (text.starts_with("`")) {
    return true;
  }
  if (text.empty() || !llvm::isDigit(text.front())) {
    return false;
  }
  return (text.size() > 1 && text.front() == '0' && llvm::all_of(text, llvm::isDigit)) ||
         text.ends_with_insensitive("L");
}

// Reads tokens until one does not fit Python 3.
class SignFinder {
 public:
  SignFinder(llvm::StringRef text, llvm::ArrayRef<Token> tokens) : text_(text), tokens_(tokens) {}

  bool Run() {
    for (index_ = 0; index_ + 1 < tokens_.size(); ++index_) {
      if (At(TokenKind::LessGreater) || IsOldPrefix() || IsParameterInParentheses() ||
          (AtStatementStart() && (IsOldStatement() || IsOldRaise()))) {
        return true;
      }
    }
    return false;
  }

 private:
  bool At(TokenKind kind) const { return tokens_[index_].kind == kind; }
  const Token& next() const { return tokens_[index_ + 1]; }
  llvm::StringRef text() const { return text_.slice(tokens_[index_].begin, tokens_[index_].end); }

  bool AtStatementStart() const {
    if (index_ == 0) {
      return true;
    }
    switch (tokens_[index_ - 1].kind) {
      case TokenKind::Newline:
      case TokenKind::Indent:
      case TokenKind::Dedent:
      case TokenKind::Semicolon:
      case TokenKind::Colon:
        return true;
      default:
        return false;
    }
  }

  // `print x` and `exec x`, whatever begins an expression but an operator or a bracket.
  bool IsOldStatement() const {
    if (!At(TokenKind::Name) || (text() != "print" && text() != "exec")) {
      return false;
    }
    switch (next().kind) {
      case TokenKind::Name:
      case TokenKind::Number:
      case TokenKind::String:
      case TokenKind::KwNone:
      case TokenKind::KwTrue:
      case TokenKind::KwFalse:
      case TokenKind::KwNot:
      case TokenKind::KwLambda:
      case TokenKind::LeftBrace:
        return true;
      default:
        return false;
    }
  }

  // `raise E, x`.
  bool IsOldRaise() const {
    if (!At(TokenKind::KwRaise)) {
      return false;
    }
    size_t depth = 0;
    for (const Token& token : tokens_.drop_front(index_)) {
      switch (token.kind) {
        case TokenKind::LeftParen:
        case TokenKind::LeftBracket:
        case TokenKind::LeftBrace:
          ++depth;
          break;
        case TokenKind::RightParen:
        case TokenKind::RightBracket:
        case TokenKind::RightBrace:
          depth -= depth == 0 ? 0 : 1;
          break;
        case TokenKind::Comma:
          if (depth == 0) {
            return true;
          }
          break;
        case TokenKind::Newline:
        case TokenKind::Semicolon:
          return false;
        default:
          break;
      }
    }
    return false;
  }

  bool IsOldPrefix() const {
    return At(TokenKind::Name) && next().kind == TokenKind::String &&
           next().begin == tokens_[index_].end && text().equals_insensitive("ur");
  }

  // `def f(a, (b, c)):` and `lambda (a, b): c`.
  bool IsParameterInParentheses() const {
    if (index_ + 2 >= tokens_.size()) {
      return false;
    }
    if (At(TokenKind::KwLambda)) {
      return next().kind == TokenKind::LeftParen && tokens_[index_ + 2].kind == TokenKind::Name;
    }
    if (!At(TokenKind::KwDef)) {
      return false;
    }
    size_t depth = 0;
    for (const Token& token : tokens_.drop_front(index_ + 2)) {
      const Token& before = *(&token - 1);
      if (token.kind == TokenKind::LeftParen) {
        if (depth == 1 &&
            (before.kind == TokenKind::LeftParen || before.kind == TokenKind::Comma)) {
          return true;
        }
        ++depth;
      } else if (token.kind == TokenKind::RightParen && --depth == 0) {
        return false;
      } else if (depth == 0) {
        return false;
      }
    }
    return false;
  }

  llvm::StringRef text_;
  llvm::ArrayRef<Token> tokens_;
  size_t index_ = 0;
};

}  // namespace

bool LooksLikePython2(llvm::StringRef text) {
  for (int restarts = 0; restarts < kMaxRestarts && !text.empty(); ++restarts) {
    TokenStream stream = Tokenize(text);
    if (SignFinder(text, stream.tokens).Run()) {
      return true;
    }
    if (!stream.problem) {
      return false;
    }
    Span span = stream.problem->span;
    if (IsOldLexeme(text.slice(span.begin, span.end))) {
      return true;
    }
    // A bracket that is never closed is found at the end of the text.
    uint32_t reached = std::max(span.end, stream.tokens.back().begin);
    text = text.drop_front(std::max<size_t>(reached, 1));
  }
  return false;
}

}  // namespace hybridize::syntax
