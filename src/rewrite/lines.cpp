#include "rewrite/lines.h"

namespace hybridize::rewrite {
namespace {

constexpr llvm::StringLiteral kLineEnd("\r\n");
constexpr llvm::StringLiteral kBlank(" \t\f");

// The bytes of the line end at the offset; 0 where there is none.
uint32_t LineEndSize(llvm::StringRef text, size_t offset) {
  llvm::StringRef rest = text.drop_front(offset);
  if (rest.starts_with("\r\n")) {
    return 2;
  }
  return rest.starts_with("\n") || rest.starts_with("\r") ? 1 : 0;
}

// The bytes of the line end that ends at the offset.
uint32_t LineEndSizeBefore(llvm::StringRef text, uint32_t offset) {
  llvm::StringRef before = text.take_front(offset);
  if (before.ends_with("\r\n")) {
    return 2;
  }
  return before.ends_with("\n") || before.ends_with("\r") ? 1 : 0;
}

// The line that ends before `line_begin` ends with a backslash outside of a comment.
bool IsContinued(llvm::StringRef text, uint32_t line_begin) {
  uint32_t end = line_begin - LineEndSizeBefore(text, line_begin);
  llvm::StringRef line = text.slice(LineBegin(text, end), end);
  return end != line_begin && line.ends_with("\\") && !line.contains('#');
}

}  // namespace

uint32_t LineBegin(llvm::StringRef text, uint32_t offset) {
  llvm::StringRef before = text.take_front(offset);
  if (before.ends_with("\r") && text.drop_front(offset).starts_with("\n")) {
    before = before.drop_back();
  }
  size_t last = before.find_last_of(kLineEnd);
  return last == llvm::StringRef::npos ? 0 : static_cast<uint32_t>(last + 1);
}

uint32_t LineEnd(llvm::StringRef text, uint32_t offset) {
  size_t end = text.find_first_of(kLineEnd, offset);
  return static_cast<uint32_t>(end == llvm::StringRef::npos ? text.size()
                                                            : end + LineEndSize(text, end));
}

uint32_t LogicalLineBegin(llvm::StringRef text, uint32_t offset) {
  uint32_t begin = LineBegin(text, offset);
  while (begin != 0 && IsContinued(text, begin)) {
    begin = LineBegin(text, begin - LineEndSizeBefore(text, begin));
  }
  return begin;
}

uint32_t LogicalLineEnd(llvm::StringRef text, uint32_t offset) {
  uint32_t end = LineEnd(text, offset);
  while (end != text.size() && text.slice(offset, end).rtrim(kLineEnd).ends_with("\\") &&
         !text.slice(offset, end).contains('#')) {
    offset = end;
    end = LineEnd(text, end);
  }
  return end;
}

llvm::StringRef Indentation(llvm::StringRef text, uint32_t line_begin) {
  llvm::StringRef line = text.drop_front(line_begin);
  line = line.take_front(line.find_first_not_of(kBlank));
  return line.drop_front(line.rfind('\f') == llvm::StringRef::npos ? 0 : line.rfind('\f') + 1);
}

llvm::StringRef NewlineAt(llvm::StringRef text, uint32_t offset) {
  uint32_t end = LineEnd(text, offset);
  if (LineEndSizeBefore(text, end) == 0) {
    end = LineBegin(text, offset);
  }
  uint32_t size = LineEndSizeBefore(text, end);
  return size == 0 ? llvm::StringRef("\n") : text.slice(end - size, end);
}

bool IsFirstOnLine(llvm::StringRef text, uint32_t offset) {
  return text.slice(LineBegin(text, offset), offset).find_first_not_of(kBlank) ==
         llvm::StringRef::npos;
}

}  // namespace hybridize::rewrite
