#ifndef HYBRIDIZE_REPORT_TEXT_PAGE_H_
#define HYBRIDIZE_REPORT_TEXT_PAGE_H_

#include <cstdint>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::report {

enum class Style : uint8_t { Plain, Bold, Dim, Red, Green, Yellow, Cyan };

// Text in lines of a width: fills a line word by word and goes on in the next one, indented, where
// a word does not fit. What is put is made printable first. Widths count terminal columns.
class TextPage {
 public:
  TextPage(bool color, uint32_t width, llvm::raw_ostream& os)
      : os_(os), width_(width < kMinWidth ? kMinWidth : width), color_(color) {}

  // Breaks only at spaces; without a space at the seam, two calls make one word.
  TextPage& Put(llvm::StringRef text, Style style = Style::Plain);
  // Never broken, spaces kept: for paths.
  TextPage& PutWhole(llvm::StringRef text, Style style = Style::Plain);
  // Goes on at the column, or behind a space where the line is there already.
  TextPage& TabTo(uint32_t column);
  // Where lines that continue the current one begin.
  TextPage& Hang(uint32_t column);
  // Hangs from here.
  TextPage& HangHere() { return Hang(column_ + (space_ ? 1 : 0)); }
  // Ends the line and goes back to the left margin.
  void EndLine();
  void BlankLine() { os_ << '\n'; }

 private:
  static constexpr uint32_t kMinWidth = 40;

  void Fill(uint32_t column);

  llvm::raw_ostream& os_;
  uint32_t width_;
  uint32_t column_ = 0;
  uint32_t hang_ = 0;
  bool color_;
  // A space is due before the next word.
  bool space_ = false;
};

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_TEXT_PAGE_H_
