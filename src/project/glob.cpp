#include "hybridize/project/glob.h"

#include "llvm/ADT/STLExtras.h"
#include "project/path_pattern.h"
#include "project/paths.h"

namespace hybridize::project {

Glob::Glob(std::unique_ptr<const PathPattern> pattern) : pattern_(std::move(pattern)) {}
Glob::~Glob() = default;
Glob::Glob(Glob&&) noexcept = default;
Glob& Glob::operator=(Glob&&) noexcept = default;

llvm::Expected<Glob> Glob::Compile(llvm::StringRef pattern) {
  llvm::Expected<PathPattern> compiled =
      PathPattern::Compile(pattern, PathPattern::Braces::Alternatives);
  if (!compiled || compiled->empty()) {
    std::string problem = compiled ? "it names nothing" : llvm::toString(compiled.takeError());
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "invalid pattern '%s': %s",
                                   pattern.str().c_str(), problem.c_str());
  }
  Glob glob(std::make_unique<const PathPattern>(std::move(*compiled)));
  glob.is_absolute_ = pattern.starts_with("/");
  glob.any_component_ = !pattern.rtrim('/').contains('/');
  return glob;
}

bool Glob::Matches(llvm::StringRef path, llvm::StringRef root) const {
  PathNames names = SplitPath(path);
  if (any_component_) {
    return llvm::any_of(names, [&](llvm::StringRef name) { return pattern_->MatchesName(name); });
  }
  if (is_absolute_) {
    PathNames absolute = SplitPath(root);
    absolute.append(names);
    return pattern_->MatchesPrefix(absolute);
  }
  return pattern_->MatchesPrefix(names);
}

std::string Glob::Anchor(llvm::StringRef pattern, llvm::StringRef directory) {
  if (pattern.starts_with("/") || !pattern.rtrim('/').contains('/')) {
    return pattern.str();
  }
  std::string anchored;
  for (char c : directory) {
    if (llvm::StringRef("*?[]{}\\").contains(c)) {
      anchored += '\\';
    }
    anchored += c;
  }
  return JoinPath(anchored, pattern);
}

}  // namespace hybridize::project
