#ifndef HYBRIDIZE_SRC_SYNTAX_TOKEN_H_
#define HYBRIDIZE_SRC_SYNTAX_TOKEN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "hybridize/base/span.h"
#include "hybridize/syntax/validate.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::syntax {

enum class TokenKind : uint8_t {
  // The end of the text, and the place from which on the text has no tokens.
  End,
  Error,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  // A literal without replacement fields, quotes and prefix included.
  String,
  // An f-string or t-string: start, text between the fields, end; a field is `{`, tokens, `}`.
  FStringStart,
  FStringText,
  FStringEnd,
#define HYB_OPERATOR(Enumerator, text) Enumerator,
#define HYB_KEYWORD(Enumerator, text) Enumerator,
#include "syntax/tokens.def"
};

struct Token {
  TokenKind kind;
  uint8_t flags;
  uint32_t begin;
  uint32_t end;

  // Of String and FStringStart.
  static constexpr uint8_t kBytes = 1;
  static constexpr uint8_t kTemplate = 2;
  static constexpr uint8_t kRaw = 4;
  // Of Number.
  static constexpr uint8_t kImaginary = 8;

  Span span() const { return {.begin = begin, .end = end}; }
};

// The tokens of a whole text as CPython splits it, comments and blank lines left out. Ends with
// End. Where CPython's tokenizer gives up there is an Error token instead of the rest.
struct TokenStream {
  std::vector<Token> tokens;
  // What the Error token stands for.
  std::optional<SyntaxProblem> problem;
  // The bracket that is open at the End or Error token, if one is.
  std::optional<Span> open_bracket;
};

TokenStream Tokenize(llvm::StringRef text);

// Where more than 200 lines in a row begin that hold nothing but a backslash; npos if nowhere. The
// grammar looks over all of them again at each, so such texts are refused. CPython takes them.
size_t FindBlankContinuations(llvm::StringRef text);

// Counted from 1; lines end with `\n`, `\r\n` or `\r`.
size_t LineNumber(llvm::StringRef text, uint32_t offset);

// The text of an operator or keyword.
llvm::StringRef TokenText(TokenKind kind);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_TOKEN_H_
