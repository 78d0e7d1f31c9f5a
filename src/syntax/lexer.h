#ifndef HYBRIDIZE_SRC_SYNTAX_LEXER_H_
#define HYBRIDIZE_SRC_SYNTAX_LEXER_H_

#include <string>
#include <vector>

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "syntax/token.h"

namespace hybridize::syntax {

// Splits one text as CPython's tokenizer does, f-strings as since Python 3.12. A method whose name
// begins with `Lex` starts at `position_`, appends tokens and moves on; after `Fail` nothing moves.
class Lexer {
 public:
  explicit Lexer(llvm::StringRef text) : text_(text) {}
  TokenStream Run();

 private:
  // One level of indentation, with tabs to multiples of eight and with tabs of one column: both
  // must order lines alike.
  struct Indentation {
    uint32_t width = 0;
    uint32_t width_with_small_tabs = 0;
  };
  // A replacement field; `brackets` counts the brackets open outside of it.
  struct Field {
    size_t brackets;
    bool in_format;
  };
  struct FString {
    uint32_t begin;
    char quote;
    bool triple;
    bool raw;
    llvm::SmallVector<Field, 2> fields;
  };

  char Peek(size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  bool AtEnd() const { return position_ >= text_.size(); }
  bool failed() const { return stream_.problem.has_value(); }
  void Fail(size_t begin, size_t end, std::string message);
  void Emit(TokenKind kind, size_t begin, uint8_t flags = 0);
  bool AtNewline() const { return Peek() == '\n' || Peek() == '\r'; }
  void SkipNewline();
  void SkipComment();
  // Steps over a backslash and the line end behind it.
  void SkipContinuation();

  void LexLineStart();
  Indentation MeasureIndentation();
  void Indent(Indentation line, size_t line_begin);
  void LexToken();
  void LexOther(char c);
  void LexNewline();
  void LexName();
  bool LexStringBehind(llvm::StringRef prefix, size_t begin);
  void LexOperator();
  void OpenBracket(TokenKind kind);
  void CloseBracket(TokenKind kind);
  void LexEnd();

  void LexNumber();
  void LexRadix(const char* name, bool (*is_digit)(char));
  void LexDecimal();
  bool SkipDigits(const char* name, bool (*is_digit)(char));
  bool AtExponent() const;
  void CheckEndOfNumber(size_t begin, const char* name);

  void LexString(size_t begin, uint8_t flags);
  void LexFString(size_t begin, uint8_t flags);
  void LexFStringText();
  void LexFormatText();
  bool AtClosingQuotes(const FString& string) const;
  void SkipEscape(const FString& string);
  void OpenField();
  // Whether the bracket on top is the brace of the innermost replacement field.
  bool AtFieldLevel() const;
  // Tokens that mean something else right inside of a replacement field.
  bool LexFieldToken(char c);

  llvm::StringRef text_;
  size_t position_ = 0;
  TokenStream stream_;
  // Opening brackets, as indices of tokens.
  llvm::SmallVector<uint32_t, 16> brackets_;
  llvm::SmallVector<Indentation, 16> indents_ = {Indentation()};
  llvm::SmallVector<FString, 2> fstrings_;
  bool at_line_start_ = true;
};

// Letters, digits, `_`, and everything beyond ASCII: which of those characters are letters the
// grammar knows.
bool IsNameCharacter(char c);
bool IsDigit(char c);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_LEXER_H_
