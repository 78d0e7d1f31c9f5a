#include "report/text_page.h"

#include <string>

#include "llvm/Support/Unicode.h"
#include "report/location.h"

namespace hybridize::report {
namespace {

llvm::StringRef Begin(Style style) {
  switch (style) {
    case Style::Plain:
      return "";
    case Style::Bold:
      return "\x1b[1m";
    case Style::Dim:
      return "\x1b[2m";
    case Style::Red:
      return "\x1b[31m";
    case Style::Green:
      return "\x1b[32m";
    case Style::Yellow:
      return "\x1b[33m";
    case Style::Cyan:
      return "\x1b[36m";
  }
  return "";
}

uint32_t Width(llvm::StringRef text) {
  int columns = llvm::sys::unicode::columnWidthUTF8(text);
  return columns < 0 ? static_cast<uint32_t>(text.size()) : static_cast<uint32_t>(columns);
}

}  // namespace

TextPage& TextPage::Put(llvm::StringRef text, Style style) {
  while (!text.empty()) {
    size_t end = text.find(' ');
    if (end == 0) {
      space_ = true;
      text = text.drop_front();
      continue;
    }
    llvm::StringRef word = text.take_front(end);
    PutWhole(word, style);
    text = text.drop_front(word.size());
  }
  return *this;
}

TextPage& TextPage::PutWhole(llvm::StringRef text, Style style) {
  std::string printable = Printable(text);
  uint32_t width = Width(printable);
  if (space_ && column_ > hang_) {
    if (column_ + 1 + width > width_) {
      os_ << '\n';
      column_ = 0;
      Fill(hang_);
    } else {
      Fill(column_ + 1);
    }
  }
  space_ = false;
  bool styled = color_ && style != Style::Plain;
  os_ << (styled ? Begin(style) : "") << printable << (styled ? "\x1b[0m" : "");
  column_ += width;
  return *this;
}

TextPage& TextPage::TabTo(uint32_t column) {
  Fill(column > column_ ? column : column_ + 1);
  space_ = false;
  return *this;
}

TextPage& TextPage::Hang(uint32_t column) {
  // Deep indentation leaves no room on a narrow terminal.
  hang_ = column > width_ / 2 ? 4 : column;
  return *this;
}

void TextPage::EndLine() {
  os_ << '\n';
  column_ = 0;
  hang_ = 0;
  space_ = false;
}

void TextPage::Fill(uint32_t column) {
  os_.indent(column - column_);
  column_ = column;
}

}  // namespace hybridize::report
