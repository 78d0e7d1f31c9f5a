#include "hybridize/project/glob.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace hybridize::project {
namespace {

// Bounds what `{a,b}{c,d}…` may expand to.
constexpr size_t kMaxBraceExpansions = 256;

using Names = llvm::SmallVector<llvm::StringRef, 16>;

Names SplitPath(llvm::StringRef path) {
  Names names;
  path.split(names, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  llvm::erase(names, ".");
  return names;
}

bool Matches(const std::optional<llvm::GlobPattern>& component, llvm::StringRef name) {
  return !component || component->match(name);
}

}  // namespace

llvm::Expected<Glob> Glob::Compile(llvm::StringRef pattern) {
  Glob glob;
  glob.text_ = std::make_unique<const std::string>(pattern);
  llvm::StringRef text = *glob.text_;
  glob.is_absolute_ = text.starts_with("/");
  glob.any_component_ = !text.rtrim('/').contains('/');
  for (llvm::StringRef name : SplitPath(text)) {
    if (name == "**") {
      glob.components_.emplace_back();
      continue;
    }
    llvm::Expected<llvm::GlobPattern> component =
        llvm::GlobPattern::create(name, kMaxBraceExpansions);
    if (!component) {
      return llvm::createStringError(llvm::inconvertibleErrorCode(), "invalid pattern '%s': %s",
                                     glob.text_->c_str(),
                                     llvm::toString(component.takeError()).c_str());
    }
    glob.components_.emplace_back(std::move(*component));
  }
  if (glob.components_.empty()) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "invalid pattern '%s': it names nothing", glob.text_->c_str());
  }
  return glob;
}

bool Glob::Matches(llvm::StringRef path, llvm::StringRef root) const {
  Names names = SplitPath(path);
  if (any_component_) {
    return llvm::any_of(
        names, [&](llvm::StringRef name) { return project::Matches(components_.front(), name); });
  }
  if (is_absolute_) {
    Names absolute = SplitPath(root);
    absolute.append(names);
    return MatchesPrefix(absolute);
  }
  return MatchesPrefix(names);
}

// Runs the components as an automaton whose states are positions in the pattern.
bool Glob::MatchesPrefix(llvm::ArrayRef<llvm::StringRef> names) const {
  size_t end = components_.size();
  llvm::BitVector states(static_cast<unsigned>(end + 1));
  auto enter = [&](llvm::BitVector& set, size_t state) {
    for (; !set.test(static_cast<unsigned>(state)); ++state) {
      set.set(static_cast<unsigned>(state));
      if (state == end || components_[state]) {
        break;
      }
    }
  };
  enter(states, 0);
  for (llvm::StringRef name : names) {
    llvm::BitVector next(static_cast<unsigned>(end + 1));
    for (unsigned state : states.set_bits()) {
      if (state < end && project::Matches(components_[state], name)) {
        enter(next, components_[state] ? state + 1 : state);
      }
    }
    if (next.test(static_cast<unsigned>(end))) {
      return true;
    }
    states = std::move(next);
  }
  return false;
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
  return anchored + "/" + pattern.str();
}

}  // namespace hybridize::project
