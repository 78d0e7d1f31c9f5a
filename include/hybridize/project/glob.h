#ifndef HYBRIDIZE_PROJECT_GLOB_H_
#define HYBRIDIZE_PROJECT_GLOB_H_

#include <memory>
#include <string>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::project {

class PathPattern;

// A pattern over paths. `*`, `?`, `[a-z]`, `{a,b}` stay within one component, `**` spans any number
// of them. A pattern without `/` may match any component, one that begins with `/` is matched
// against the absolute path, any other against the path from the project's root. What matches a
// directory matches everything below it.
class Glob {
 public:
  // An error for a pattern that is empty or not well-formed.
  static llvm::Expected<Glob> Compile(llvm::StringRef pattern);
  ~Glob();
  Glob(Glob&&) noexcept;
  Glob& operator=(Glob&&) noexcept;

  // `path` is relative to the project's root, which is `root` (absolute).
  bool Matches(llvm::StringRef path, llvm::StringRef root) const;

  // The pattern that matches, anywhere, what `pattern` matches relative to `directory` (absolute).
  static std::string Anchor(llvm::StringRef pattern, llvm::StringRef directory);

 private:
  explicit Glob(std::unique_ptr<const PathPattern> pattern);

  // Never null, except when moved from.
  std::unique_ptr<const PathPattern> pattern_;
  bool any_component_ = false;
  bool is_absolute_ = false;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_GLOB_H_
