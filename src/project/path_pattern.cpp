#include "project/path_pattern.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::project {
namespace {

// Bounds what `{a,b}{c,d}…` may expand to.
constexpr size_t kMaxBraceExpansions = 256;

}  // namespace

PathNames SplitPath(llvm::StringRef path) {
  PathNames names;
  path.split(names, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  llvm::erase(names, ".");
  return names;
}

llvm::Expected<PathPattern> PathPattern::Compile(llvm::StringRef pattern, Braces braces) {
  PathPattern result;
  result.text_ = std::make_unique<const std::string>(pattern);
  for (llvm::StringRef name : SplitPath(*result.text_)) {
    if (name == "**") {
      result.components_.emplace_back();
      continue;
    }
    llvm::Expected<llvm::GlobPattern> component = llvm::GlobPattern::create(
        name, braces == Braces::Alternatives ? std::optional(kMaxBraceExpansions) : std::nullopt);
    if (!component) {
      return component.takeError();
    }
    result.components_.emplace_back(std::move(*component));
  }
  return result;
}

bool PathPattern::MatchesWhole(llvm::ArrayRef<llvm::StringRef> names) const {
  return Matches(names, Extent::Whole);
}

bool PathPattern::MatchesPrefix(llvm::ArrayRef<llvm::StringRef> names) const {
  return Matches(names, Extent::Prefix);
}

bool PathPattern::MatchesName(llvm::StringRef name) const {
  return !components_.front() || components_.front()->match(name);
}

// Runs the components as an automaton whose states are positions in the pattern.
bool PathPattern::Matches(llvm::ArrayRef<llvm::StringRef> names, Extent extent) const {
  auto end = static_cast<unsigned>(components_.size());
  auto enter = [&](llvm::BitVector& set, unsigned state) {
    for (; !set.test(state); ++state) {
      set.set(state);
      if (state == end || components_[state]) {
        break;
      }
    }
  };
  llvm::BitVector states(end + 1);
  enter(states, 0);
  for (llvm::StringRef name : names) {
    llvm::BitVector next(end + 1);
    for (unsigned state : states.set_bits()) {
      if (state < end && !components_[state]) {
        enter(next, state);
      } else if (state < end && components_[state]->match(name)) {
        enter(next, state + 1);
      }
    }
    if (extent == Extent::Prefix && next.test(end)) {
      return true;
    }
    states = std::move(next);
  }
  return extent == Extent::Whole && states.test(end);
}

}  // namespace hybridize::project
