#include "project/option_checks.h"

#include <algorithm>

#include "hybridize/project/glob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::project {
namespace {

bool IsNumber(llvm::StringRef text) { return !text.empty() && llvm::all_of(text, llvm::isDigit); }

}  // namespace

std::string ProblemWithCount(int64_t value, unsigned min, unsigned max) {
  if (value >= min && value <= max) {
    return "";
  }
  return "should be a number from " + std::to_string(min) + " to " + std::to_string(max) +
         ", not " + std::to_string(value);
}

std::string ProblemWithText(TextKind kind, llvm::StringRef value) {
  switch (kind) {
    case TextKind::Plain:
    case TextKind::Path:
      return value.empty() ? "should not be empty" : "";
    case TextKind::Glob: {
      llvm::Expected<Glob> glob = Glob::Compile(value);
      return glob ? "" : llvm::toString(glob.takeError());
    }
    case TextKind::Version: {
      auto [major, minor] = value.split('.');
      return IsNumber(major) && IsNumber(minor)
                 ? ""
                 : "should be a version such as 2.15, not '" + value.str() + "'";
    }
  }
  return "";
}

std::string Suggestion(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> known) {
  auto closest = std::min_element(known.begin(), known.end(), [&](auto left, auto right) {
    return name.edit_distance(left) < name.edit_distance(right);
  });
  if (closest == known.end() ||
      name.edit_distance(*closest) > std::max<size_t>(2, closest->size() / 3)) {
    return "";
  }
  return "; did you mean '" + closest->str() + "'?";
}

}  // namespace hybridize::project
