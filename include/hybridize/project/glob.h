#ifndef HYBRIDIZE_PROJECT_GLOB_H_
#define HYBRIDIZE_PROJECT_GLOB_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"

namespace hybridize::project {

// A pattern over paths. `*`, `?`, `[a-z]`, `{a,b}` stay within one component, `**` spans any number
// of them. A pattern without `/` may match any component, one that begins with `/` is matched
// against the absolute path, any other against the path from the project's root. What matches a
// directory matches everything below it.
class Glob {
 public:
  // An error for a pattern that is empty or not well-formed.
  static llvm::Expected<Glob> Compile(llvm::StringRef pattern);

  // `path` is relative to the project's root, which is `root` (absolute).
  bool Matches(llvm::StringRef path, llvm::StringRef root) const;

  // The pattern that matches, anywhere, what `pattern` matches relative to `directory` (absolute).
  static std::string Anchor(llvm::StringRef pattern, llvm::StringRef directory);

 private:
  // No value stands for `**`.
  using Component = std::optional<llvm::GlobPattern>;

  Glob() = default;
  bool MatchesPrefix(llvm::ArrayRef<llvm::StringRef> names) const;

  // The components refer to this text.
  std::unique_ptr<const std::string> text_;
  std::vector<Component> components_;
  bool any_component_ = false;
  bool is_absolute_ = false;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_GLOB_H_
