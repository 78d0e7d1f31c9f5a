#include "rewrite/binding.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "llvm/ADT/Twine.h"

namespace hybridize::rewrite {

std::string MemberPath(llvm::StringRef module, llvm::StringRef name) {
  return (llvm::Twine(module) + (module.ends_with(".") ? "" : ".") + name).str();
}

PathTable::PathTable(ImportResolver resolver) : resolver_(resolver) { Add({}); }

PathSetId PathTable::Add(std::vector<NameId> paths) {
  auto [entry, inserted] = set_by_paths_.try_emplace(std::move(paths), sets_.next_id());
  if (inserted) {
    sets_.Add(entry->first);
  }
  return entry->second;
}

std::optional<std::string> PathTable::Resolve(llvm::StringRef path) const {
  return resolver_ ? resolver_(path) : path.str();
}

std::optional<std::string> PathTable::ResolveWildcard(llvm::StringRef module,
                                                      llvm::StringRef name) const {
  return resolver_ ? resolver_(MemberPath(MemberPath(module, "*"), name))
                   : MemberPath(module, name);
}

PathSetId PathTable::Resolved(const std::optional<std::string>& path) {
  return !path || path->empty() ? empty() : Add({texts_.Intern(*path)});
}

PathSetId PathTable::Union(PathSetId left, PathSetId right) {
  if (left == right) {
    return left;
  }
  std::vector<NameId> both;
  std::ranges::set_union(sets_[left], sets_[right], std::back_inserter(both));
  return Add(std::move(both));
}

PathSetId PathTable::Member(PathSetId set, llvm::StringRef name) {
  PathSetId members = empty();
  for (llvm::StringRef path : Paths(set)) {
    members = Union(members, Single(MemberPath(path, name)));
  }
  return members;
}

std::vector<llvm::StringRef> PathTable::Paths(PathSetId set) const {
  std::vector<llvm::StringRef> paths;
  for (NameId path : sets_[set]) {
    paths.push_back(texts_.text(path));
  }
  return paths;
}

Binding Join(const Binding& left, const Binding& right, PathTable& paths) {
  return {.paths = paths.Union(left.paths, right.paths),
          .maybe_unbound = left.maybe_unbound || right.maybe_unbound,
          .maybe_other = left.maybe_other || right.maybe_other};
}

void Environment::JoinWith(const Environment& other, PathTable& paths) {
  if (!other.reachable) {
    return;
  }
  if (!reachable) {
    *this = other;
    return;
  }
  for (size_t i = 0; i < bindings.size(); ++i) {
    bindings[i] = Join(bindings[i], other.bindings[i], paths);
  }
}

}  // namespace hybridize::rewrite
