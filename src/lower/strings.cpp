#include "lower/strings.h"

#include <optional>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"

namespace hybridize::lower {

using syntax::Node;
using syntax::NodeKind;

namespace {

void AppendUtf8(uint32_t code, std::string& value) {
  auto put = [&value](uint32_t byte) { value.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

// Reads the escapes of one piece, `rest` being what is left of it.
class Decoder {
 public:
  Decoder(llvm::StringRef piece, StringPrefix prefix, std::string& value)
      : rest_(piece), prefix_(prefix), value_(value) {}

  bool Run() {
    while (!rest_.empty()) {
      size_t special = rest_.find_first_of(prefix_.raw ? "\r" : "\\\r");
      value_ += rest_.take_front(special);
      rest_ = rest_.drop_front(std::min(special, rest_.size()));
      if (rest_.empty()) {
        break;
      }
      rest_.front() == '\r' ? LineEnd() : Escape();
    }
    return known_;
  }

 private:
  void LineEnd() {
    rest_.consume_front("\r");
    rest_.consume_front("\n");
    value_.push_back('\n');
  }

  void Escape() {
    rest_ = rest_.drop_front();
    if (rest_.empty()) {
      value_.push_back('\\');
      return;
    }
    char letter = rest_.front();
    if (std::optional<char> simple = SimpleEscape(letter)) {
      rest_ = rest_.drop_front();
      value_.push_back(*simple);
    } else if (letter == '\n' || letter == '\r') {
      rest_.consume_front("\r");
      rest_.consume_front("\n");
    } else if (letter >= '0' && letter <= '7') {
      Octal();
    } else if (letter == 'x') {
      Hexadecimal(2);
    } else if (letter == 'u' && !prefix_.bytes) {
      Hexadecimal(4);
    } else if (letter == 'U' && !prefix_.bytes) {
      Hexadecimal(8);
    } else if (rest_.starts_with("N{") && !prefix_.bytes) {
      Named();
    } else {
      value_.push_back('\\');
    }
  }

  static std::optional<char> SimpleEscape(char letter) {
    static constexpr llvm::StringLiteral kLetters = "\\'\"abfnrtv";
    static constexpr llvm::StringLiteral kValues = "\\'\"\a\b\f\n\r\t\v";
    size_t index = kLetters.find(letter);
    return index == llvm::StringRef::npos ? std::nullopt : std::optional(kValues[index]);
  }

  void Octal() {
    llvm::StringRef digits =
        rest_.take_front(3).take_while([](char c) { return c >= '0' && c <= '7'; });
    uint32_t code = 0;
    digits.getAsInteger(8, code);
    rest_ = rest_.drop_front(digits.size());
    Append(code);
  }

  void Hexadecimal(size_t count) {
    llvm::StringRef digits = rest_.substr(1, count);
    uint32_t code = 0;
    if (digits.size() != count || !llvm::all_of(digits, llvm::isHexDigit) ||
        digits.getAsInteger(16, code)) {
      value_.push_back('\\');
      return;
    }
    rest_ = rest_.drop_front(1 + count);
    Append(code);
  }

  void Named() {
    size_t end = rest_.find('}');
    llvm::StringRef name = rest_.slice(2, end);
    std::optional<char32_t> code;
    if (end != llvm::StringRef::npos) {
      code = llvm::sys::unicode::nameToCodepointStrict(name.upper());
    }
    if (!code) {
      known_ = false;
      value_.push_back('\\');
      return;
    }
    rest_ = rest_.drop_front(end + 1);
    Append(static_cast<uint32_t>(*code));
  }

  void Append(uint32_t code) {
    if (prefix_.bytes) {
      value_.push_back(static_cast<char>(code & 0xFF));
    } else {
      AppendUtf8(code, value_);
    }
  }

  llvm::StringRef rest_;
  StringPrefix prefix_;
  std::string& value_;
  bool known_ = true;
};

}  // namespace

StringPrefix PrefixOf(Node string) {
  StringPrefix prefix;
  for (char c : string.first_child().text()) {
    switch (c) {
      case 'r':
      case 'R':
        prefix.raw = true;
        break;
      case 'b':
      case 'B':
        prefix.bytes = true;
        break;
      case 'f':
      case 'F':
        prefix.formatted = true;
        break;
      case 't':
      case 'T':
        prefix.is_template = true;
        break;
      default:
        break;
    }
  }
  return prefix;
}

bool AppendDecoded(llvm::StringRef piece, StringPrefix prefix, std::string& value) {
  return Decoder(piece, prefix, value).Run();
}

Span ContentSpan(Node string) {
  Node start = string.Child(NodeKind::StringStart);
  Node end = string.Child(NodeKind::StringEnd);
  if (!start || !end) {
    return {.begin = string.span().end, .end = string.span().end};
  }
  // The token of the end may begin before the quotes, with backslashes of a raw string.
  size_t quotes = start.text().size() - start.text().find_first_of("'\"");
  return {.begin = start.span().end, .end = end.span().end - static_cast<uint32_t>(quotes)};
}

llvm::StringRef ContentOf(Node string) {
  Span span = ContentSpan(string);
  uint32_t base = string.span().begin;
  return string.text().slice(span.begin - base, span.end - base);
}

}  // namespace hybridize::lower
