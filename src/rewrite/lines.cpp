#include "rewrite/lines.h"

namespace hybridize::rewrite {
namespace {

constexpr llvm::StringLiteral kBlank(" \t\f\r");

// The line that ends before `line_begin` ends with a backslash outside of a comment.
bool IsContinued(llvm::StringRef text, uint32_t line_begin) {
  llvm::StringRef before = text.take_front(line_begin);
  if (!before.consume_back("\n")) {
    return false;
  }
  before.consume_back("\r");
  llvm::StringRef line = before.drop_front(LineBegin(text, static_cast<uint32_t>(before.size())));
  return line.ends_with("\\") && !line.contains('#');
}

}  // namespace

uint32_t LineBegin(llvm::StringRef text, uint32_t offset) {
  size_t newline = text.take_front(offset).rfind('\n');
  return newline == llvm::StringRef::npos ? 0 : static_cast<uint32_t>(newline + 1);
}

uint32_t LineEnd(llvm::StringRef text, uint32_t offset) {
  size_t newline = text.find('\n', offset);
  return static_cast<uint32_t>(newline == llvm::StringRef::npos ? text.size() : newline + 1);
}

uint32_t LogicalLineBegin(llvm::StringRef text, uint32_t offset) {
  uint32_t begin = LineBegin(text, offset);
  while (begin != 0 && IsContinued(text, begin)) {
    begin = LineBegin(text, begin - 1);
  }
  return begin;
}

uint32_t LogicalLineEnd(llvm::StringRef text, uint32_t offset) {
  uint32_t end = LineEnd(text, offset);
  while (end != text.size() && text.slice(offset, end).rtrim().ends_with("\\") &&
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
  if (end == 0 || text[end - 1] != '\n') {
    end = LineBegin(text, offset);
  }
  if (end == 0) {
    return "\n";
  }
  return text.take_front(end).ends_with("\r\n") ? "\r\n" : "\n";
}

bool IsFirstOnLine(llvm::StringRef text, uint32_t offset) {
  return text.slice(LineBegin(text, offset), offset).find_first_not_of(kBlank) ==
         llvm::StringRef::npos;
}

}  // namespace hybridize::rewrite
