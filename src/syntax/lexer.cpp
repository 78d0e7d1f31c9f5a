#include "syntax/lexer.h"

#include <array>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace hybridize::syntax {
namespace {

// CPython's limits.
constexpr size_t kMaxIndents = 100;
constexpr size_t kMaxBrackets = 200;
constexpr size_t kMaxFStrings = 150;

// The operators and keywords that begin with each ASCII character, longer ones first.
using Spellings = std::array<llvm::SmallVector<TokenKind, 4>, 128>;

Spellings BuildSpellings() {
  Spellings spellings;
  for (TokenKind kind : {
#define HYB_OPERATOR(Enumerator, text) TokenKind::Enumerator,
#define HYB_KEYWORD(Enumerator, text) TokenKind::Enumerator,
#include "syntax/tokens.def"
       }) {
    spellings[static_cast<unsigned char>(TokenText(kind).front())].push_back(kind);
  }
  for (llvm::SmallVector<TokenKind, 4>& kinds : spellings) {
    llvm::stable_sort(kinds, [](TokenKind left, TokenKind right) {
      return TokenText(left).size() > TokenText(right).size();
    });
  }
  return spellings;
}

llvm::ArrayRef<TokenKind> SpellingsWith(char first) {
  static const Spellings spellings = BuildSpellings();
  auto index = static_cast<unsigned char>(first);
  return index < spellings.size() ? llvm::ArrayRef<TokenKind>(spellings[index])
                                  : llvm::ArrayRef<TokenKind>();
}

TokenKind KeywordOrName(llvm::StringRef text) {
  for (TokenKind kind : SpellingsWith(text.front())) {
    if (TokenText(kind) == text) {
      return kind;
    }
  }
  return TokenKind::Name;
}

// The longest operator at the beginning of the text; Error if there is none.
TokenKind OperatorAt(llvm::StringRef text) {
  for (TokenKind kind : SpellingsWith(text.front())) {
    if (text.starts_with(TokenText(kind))) {
      return kind;
    }
  }
  return TokenKind::Error;
}

TokenKind ClosingBracket(TokenKind opening) {
  switch (opening) {
    case TokenKind::LeftParen:
      return TokenKind::RightParen;
    case TokenKind::LeftBracket:
      return TokenKind::RightBracket;
    default:
      return TokenKind::RightBrace;
  }
}

// The flags of a string prefix in lower case, or nothing for letters that are no prefix.
struct Prefix {
  bool valid;
  bool formatted;
  uint8_t flags;
};

Prefix PrefixOf(llvm::StringRef text) {
  constexpr uint8_t kRawBytes = Token::kRaw | Token::kBytes;
  constexpr uint8_t kRawTemplate = Token::kRaw | Token::kTemplate;
  if (text.size() > 2) {
    return {false, false, 0};
  }
  return llvm::StringSwitch<Prefix>(text.lower())
      .Cases("", "u", {true, false, 0})
      .Case("r", {true, false, Token::kRaw})
      .Case("b", {true, false, Token::kBytes})
      .Cases("rb", "br", {true, false, kRawBytes})
      .Case("f", {true, true, 0})
      .Cases("rf", "fr", {true, true, Token::kRaw})
      .Case("t", {true, true, Token::kTemplate})
      .Cases("rt", "tr", {true, true, kRawTemplate})
      .Default({false, false, 0});
}

// Invisible characters that the grammar takes for white space and CPython does not.
llvm::StringRef InvisibleAt(llvm::StringRef text) {
  if (text.empty() || (text.front() != '\xEF' && text.front() != '\xE2')) {
    return "";
  }
  for (llvm::StringRef invisible : {"\xEF\xBB\xBF", "\xE2\x80\x8B", "\xE2\x81\xA0"}) {
    if (text.starts_with(invisible)) {
      return invisible;
    }
  }
  return "";
}

}  // namespace

bool IsDigit(char c) { return llvm::isDigit(c); }

bool IsNameCharacter(char c) {
  return llvm::isAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

llvm::StringRef TokenText(TokenKind kind) {
  static constexpr llvm::StringLiteral kTexts[] = {
#define HYB_OPERATOR(Enumerator, text) text,
#define HYB_KEYWORD(Enumerator, text) text,
#include "syntax/tokens.def"
  };
  constexpr auto kFirst = static_cast<size_t>(TokenKind::FStringEnd) + 1;
  auto index = static_cast<size_t>(kind);
  return index < kFirst ? llvm::StringRef() : llvm::StringRef(kTexts[index - kFirst]);
}

size_t LineNumber(llvm::StringRef text, uint32_t offset) {
  llvm::StringRef before = text.take_front(offset);
  return before.count('\n') + before.count('\r') - before.count("\r\n") + 1;
}

size_t FindBlankContinuations(llvm::StringRef text) {
  constexpr size_t kMaxLines = 200;
  size_t first = 0;
  size_t lines = 0;
  size_t end = 0;
  for (size_t slash = text.find('\\'); slash != llvm::StringRef::npos;
       slash = text.find('\\', slash + 1)) {
    if (text.slice(end, slash).find_first_not_of(" \t\f") != llvm::StringRef::npos) {
      lines = 0;
    }
    first = lines == 0 ? slash : first;
    llvm::StringRef newline = text.substr(slash + 1, 2);
    bool continued = newline.starts_with("\n") || newline.starts_with("\r");
    end = slash + (newline == "\r\n" ? 3 : 2);
    lines = continued ? lines + 1 : 0;
    if (lines > kMaxLines) {
      return first;
    }
  }
  return llvm::StringRef::npos;
}

TokenStream Tokenize(llvm::StringRef text) { return Lexer(text).Run(); }

TokenStream Lexer::Run() {
  size_t continuations = FindBlankContinuations(text_);
  if (continuations != llvm::StringRef::npos) {
    Fail(continuations, continuations + 1, "too many continued lines without text");
  }
  stream_.tokens.reserve(text_.size() / 4 + 8);
  while (!failed() && !AtEnd()) {
    if (at_line_start_) {
      LexLineStart();
    } else if (fstrings_.empty() ||
               (!fstrings_.back().fields.empty() && !fstrings_.back().fields.back().in_format)) {
      LexToken();
    } else if (fstrings_.back().fields.empty()) {
      LexFStringText();
    } else {
      LexFormatText();
    }
  }
  LexEnd();
  return std::move(stream_);
}

void Lexer::Fail(size_t begin, size_t end, std::string message) {
  stream_.problem = SyntaxProblem{
      .span = {.begin = static_cast<uint32_t>(begin), .end = static_cast<uint32_t>(end)},
      .message = std::move(message)};
}

void Lexer::Emit(TokenKind kind, size_t begin, uint8_t flags) {
  stream_.tokens.push_back({.kind = kind,
                            .flags = flags,
                            .begin = static_cast<uint32_t>(begin),
                            .end = static_cast<uint32_t>(position_)});
}

void Lexer::SkipNewline() { position_ += Peek() == '\r' && Peek(1) == '\n' ? 2 : 1; }

void Lexer::SkipComment() {
  position_ = std::min(text_.find_first_of("\r\n", position_), text_.size());
}

void Lexer::SkipContinuation() {
  size_t begin = position_++;
  if (AtEnd()) {
    Fail(begin, position_, "unexpected end of the file after a line continuation character");
  } else if (!AtNewline()) {
    Fail(begin, position_ + 1, "unexpected character after a line continuation character");
  } else {
    SkipNewline();
    if (AtEnd()) {
      Fail(begin, position_, "unexpected end of the file after a line continuation character");
    }
  }
}

void Lexer::LexLineStart() {
  size_t begin = position_;
  Indentation line = MeasureIndentation();
  if (failed() || AtEnd()) {
    return;
  }
  if (Peek() == '#') {
    SkipComment();
  } else if (AtNewline()) {
    SkipNewline();
  } else {
    at_line_start_ = false;
    Indent(line, begin);
  }
}

Lexer::Indentation Lexer::MeasureIndentation() {
  Indentation line;
  bool continued = false;
  for (; !AtEnd(); ++position_) {
    char c = Peek();
    if (c == '\\') {
      SkipContinuation();
      if (failed()) {
        return line;
      }
      continued = true;
      --position_;
    } else if (c != ' ' && c != '\t' && c != '\f') {
      break;
    } else if (continued) {
      // The first line decides.
      continue;
    } else if (c == ' ') {
      ++line.width;
      ++line.width_with_small_tabs;
    } else if (c == '\t') {
      line.width = (line.width / 8 + 1) * 8;
      ++line.width_with_small_tabs;
    } else {
      line = Indentation();
    }
  }
  return line;
}

void Lexer::Indent(Indentation line, size_t line_begin) {
  static constexpr const char* kTabs = "inconsistent use of tabs and spaces in indentation";
  if (line.width > indents_.back().width) {
    if (indents_.size() >= kMaxIndents) {
      Fail(line_begin, position_, "too many levels of indentation");
    } else if (line.width_with_small_tabs <= indents_.back().width_with_small_tabs) {
      Fail(line_begin, position_, kTabs);
    } else {
      indents_.push_back(line);
      Emit(TokenKind::Indent, line_begin);
    }
    return;
  }
  while (line.width < indents_.back().width) {
    indents_.pop_back();
    Emit(TokenKind::Dedent, position_);
  }
  if (line.width != indents_.back().width) {
    Fail(line_begin, position_, "the indentation matches no outer level of indentation");
  } else if (line.width_with_small_tabs != indents_.back().width_with_small_tabs) {
    Fail(line_begin, position_, kTabs);
  }
}

void Lexer::LexToken() {
  char c = Peek();
  if (c == ' ' || c == '\t' || c == '\f') {
    ++position_;
  } else if (!fstrings_.empty() && LexFieldToken(c)) {
    return;
  } else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) {
    LexNumber();
  } else if (IsNameCharacter(c)) {
    LexName();
  } else {
    LexOther(c);
  }
}

void Lexer::LexOther(char c) {
  switch (c) {
    case '#':
      SkipComment();
      return;
    case '\r':
    case '\n':
      LexNewline();
      return;
    case '\\':
      SkipContinuation();
      return;
    case '"':
    case '\'':
      LexStringBehind("", position_);
      return;
    default:
      LexOperator();
  }
}

void Lexer::LexNewline() {
  size_t begin = position_;
  SkipNewline();
  if (brackets_.empty()) {
    stream_.tokens.push_back({.kind = TokenKind::Newline,
                              .flags = 0,
                              .begin = static_cast<uint32_t>(begin),
                              .end = static_cast<uint32_t>(position_)});
    at_line_start_ = true;
  }
}

void Lexer::LexName() {
  llvm::StringRef invisible = InvisibleAt(text_.substr(position_));
  if (!invisible.empty()) {
    Fail(position_, position_ + invisible.size(), "invisible character that is no white space");
    return;
  }
  size_t begin = position_;
  while (IsNameCharacter(Peek()) && InvisibleAt(text_.substr(position_)).empty()) {
    ++position_;
  }
  llvm::StringRef name = text_.slice(begin, position_);
  if ((Peek() == '"' || Peek() == '\'') && LexStringBehind(name, begin)) {
    return;
  }
  Emit(KeywordOrName(name), begin);
}

bool Lexer::LexStringBehind(llvm::StringRef prefix, size_t begin) {
  Prefix meaning = PrefixOf(prefix);
  if (!meaning.valid) {
    return false;
  }
  if (!meaning.formatted) {
    LexString(begin, meaning.flags);
  } else if (fstrings_.size() >= kMaxFStrings) {
    Fail(begin, position_, "too many nested f-strings");
  } else {
    LexFString(begin, meaning.flags);
  }
  return true;
}

void Lexer::LexOperator() {
  size_t begin = position_;
  TokenKind kind = OperatorAt(text_.substr(position_));
  if (kind == TokenKind::Error || kind == TokenKind::Exclamation) {
    std::string message =
        Peek() == '`' ? "backquotes are no longer an operator: use repr()" : "invalid character";
    Fail(position_, position_ + 1, std::move(message));
    return;
  }
  position_ += TokenText(kind).size();
  switch (kind) {
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
      OpenBracket(kind);
      return;
    case TokenKind::RightParen:
    case TokenKind::RightBracket:
    case TokenKind::RightBrace:
      CloseBracket(kind);
      return;
    default:
      Emit(kind, begin);
  }
}

void Lexer::OpenBracket(TokenKind kind) {
  if (brackets_.size() >= kMaxBrackets) {
    Fail(position_ - 1, position_, "too many nested brackets");
    return;
  }
  brackets_.push_back(static_cast<uint32_t>(stream_.tokens.size()));
  Emit(kind, position_ - 1);
}

void Lexer::CloseBracket(TokenKind kind) {
  std::string text = TokenText(kind).str();
  if (brackets_.empty()) {
    Fail(position_ - 1, position_, "unmatched '" + text + "'");
    return;
  }
  TokenKind opening = stream_.tokens[brackets_.back()].kind;
  if (ClosingBracket(opening) != kind) {
    Fail(position_ - 1, position_,
         "closing '" + text + "' does not match opening '" + TokenText(opening).str() + "'");
    return;
  }
  Emit(kind, position_ - 1);
  if (AtFieldLevel()) {
    fstrings_.back().fields.pop_back();
  }
  brackets_.pop_back();
}

void Lexer::LexEnd() {
  if (!brackets_.empty()) {
    stream_.open_bracket = stream_.tokens[brackets_.back()].span();
  }
  if (failed()) {
    Emit(TokenKind::Error, stream_.problem->span.begin);
  } else if (!fstrings_.empty() && brackets_.empty()) {
    Fail(fstrings_.back().begin, text_.size(), "unterminated f-string literal");
    Emit(TokenKind::Error, position_);
  } else if (!brackets_.empty()) {
    const Token& opening = stream_.tokens[brackets_.back()];
    Fail(opening.begin, opening.end, "'" + TokenText(opening.kind).str() + "' was never closed");
    Emit(TokenKind::Error, position_);
  } else {
    if (!at_line_start_) {
      Emit(TokenKind::Newline, position_);
    }
    for (; indents_.size() > 1; indents_.pop_back()) {
      Emit(TokenKind::Dedent, position_);
    }
  }
  Emit(TokenKind::End, position_);
}

}  // namespace hybridize::syntax
