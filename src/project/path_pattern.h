#ifndef HYBRIDIZE_PROJECT_PATH_PATTERN_H_
#define HYBRIDIZE_PROJECT_PATH_PATTERN_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"

namespace hybridize::project {

using PathNames = llvm::SmallVector<llvm::StringRef, 16>;

// The components of a path; empty ones and `.` are none.
PathNames SplitPath(llvm::StringRef path);

// A pattern for paths, component by component; `**` stands for any number of components.
class PathPattern {
 public:
  enum class Braces : bool { Literal, Alternatives };

  // An error when a component is not well-formed.
  static llvm::Expected<PathPattern> Compile(llvm::StringRef pattern, Braces braces);

  bool empty() const { return components_.empty(); }
  bool MatchesWhole(llvm::ArrayRef<llvm::StringRef> names) const;
  // Whether it matches the path or a directory above it.
  bool MatchesPrefix(llvm::ArrayRef<llvm::StringRef> names) const;
  // Of a pattern with one component.
  bool MatchesName(llvm::StringRef name) const;

 private:
  // No value stands for `**`.
  using Component = std::optional<llvm::GlobPattern>;
  enum class Extent : bool { Whole, Prefix };

  PathPattern() = default;
  bool Matches(llvm::ArrayRef<llvm::StringRef> names, Extent extent) const;

  // The components refer to this text.
  std::unique_ptr<const std::string> text_;
  std::vector<Component> components_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_PATH_PATTERN_H_
