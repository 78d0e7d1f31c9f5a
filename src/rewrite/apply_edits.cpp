#include <optional>
#include <string>
#include <vector>

#include "hybridize/rewrite/rewrite.h"
#include "hybridize/syntax/tree.h"
#include "hybridize/syntax/validate.h"
#include "rewrite/tree_comparison.h"

namespace hybridize::rewrite {
namespace {

llvm::Error Failure(const project::SourceFile& file, uint32_t offset, llvm::StringRef what) {
  return llvm::createStringError(file.path() + ": internal error in line " +
                                 llvm::Twine(file.Locate(offset).line) + ": " + what);
}

std::string NewText(llvm::StringRef text, llvm::ArrayRef<Edit> edits) {
  std::string result;
  uint32_t done = 0;
  for (const Edit& edit : edits) {
    result += text.slice(done, edit.span.begin);
    result += edit.replacement;
    done = edit.span.end;
  }
  return result + text.drop_front(done).str();
}

}  // namespace

llvm::Expected<std::string> ApplyEdits(const project::SourceFile& file, const FileEdits& edits) {
  std::string text = NewText(file.text(), edits.edits);
  syntax::Tree before = syntax::Tree::Parse(file.text());
  syntax::Tree after = syntax::Tree::Parse(text);
  if (std::optional<uint32_t> offset = FirstDifference(before, after, edits.edits)) {
    return Failure(file, *offset, "the edits would change the code around them");
  }
  std::vector<syntax::SyntaxProblem> problems = syntax::Validate(after).problems;
  if (!problems.empty() && syntax::Validate(before).problems.empty()) {
    return Failure(file, edits.edits.front().span.begin,
                   "the edited text does not parse: " + problems.front().message);
  }
  // The bytes outside of the edits are carried over, whatever their encoding.
  std::string bytes;
  uint32_t done = 0;
  for (const Edit& edit : edits.edits) {
    std::string replacement;
    if (!file.Encode(edit.replacement, replacement)) {
      return Failure(file, edit.span.begin, "the encoding has no such character");
    }
    bytes += file.bytes().slice(done, file.OriginalOffset(edit.span.begin));
    bytes += replacement;
    done = file.OriginalOffset(edit.span.end);
  }
  return bytes + file.bytes().drop_front(done).str();
}

}  // namespace hybridize::rewrite
