#include "report/location.h"

#include <algorithm>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"

namespace hybridize::report {
namespace {

// The length of the valid UTF-8 sequence at the start of the text, 0 if there is none.
size_t SequenceLength(llvm::StringRef text) {
  const auto* begin = reinterpret_cast<const llvm::UTF8*>(text.data());
  size_t length = llvm::getNumBytesForUTF8(*begin);
  if (length > text.size() || !llvm::isLegalUTF8Sequence(begin, begin + length)) {
    return 0;
  }
  return length;
}

bool IsControl(llvm::StringRef sequence) {
  auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) {
    return first < 0x20 || first == 0x7f;
  }
  // U+0080 to U+009F: some terminals take them as escapes.
  return sequence.size() == 2 && first == 0xc2 && static_cast<unsigned char>(sequence[1]) < 0xa0;
}

void AppendEscaped(llvm::StringRef bytes, std::string& out) {
  for (char c : bytes) {
    out += "\\x";
    out += llvm::toHex(llvm::StringRef(&c, 1), /*LowerCase=*/true);
  }
}

}  // namespace

Location Locate(const Results& results, const Place& place) {
  const project::SourceFile& file = (*results.files)[project::FileId(place.file)];
  project::LineColumn begin = file.Locate(place.span.begin);
  uint32_t last = place.span.empty() ? place.span.begin : place.span.end - 1;
  return Location{.file = file.path(),
                  .line = begin.line,
                  .column = begin.column,
                  .end_line = file.Locate(last).line};
}

Location Locate(const Results& results, const refactor::FunctionRecord& record) {
  return Locate(results, Place{.file = record.file, .span = record.span});
}

std::string Describe(const Location& location, llvm::StringRef current_file) {
  std::string text = std::to_string(location.line) + ":" + std::to_string(location.column);
  return location.file == current_file ? text : location.file.str() + ":" + text;
}

std::string Printable(llvm::StringRef text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    size_t length = SequenceLength(text);
    llvm::StringRef piece = text.take_front(std::max<size_t>(length, 1));
    if (length == 0 || IsControl(piece)) {
      AppendEscaped(piece, out);
    } else {
      out += piece;
    }
    text = text.drop_front(piece.size());
  }
  return out;
}

std::string ValidUtf8(llvm::StringRef text) {
  return llvm::json::isUTF8(text) ? text.str() : llvm::json::fixUTF8(text);
}

std::string FunctionIdentity(const Results& results, const refactor::FunctionRecord& record) {
  Location location = Locate(results, record);
  return (location.file + "::" + record.qualname + "@" + llvm::Twine(location.line)).str();
}

}  // namespace hybridize::report
