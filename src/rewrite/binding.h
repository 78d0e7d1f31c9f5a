#ifndef HYBRIDIZE_REWRITE_BINDING_H_
#define HYBRIDIZE_REWRITE_BINDING_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/rewrite/spelling.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// The path of a member. `module` may be the dots of a relative import alone.
std::string MemberPath(llvm::StringRef module, llvm::StringRef name);

using PathSetId = Id<struct PathSetTag>;

// The dotted paths that names are bound to (`import a.b as c` binds `c` to `a.b`), in sets that are
// equal exactly when their ids are. Every path is seen through `ImportResolver` when it is made.
class PathTable {
 public:
  explicit PathTable(ImportResolver resolver);
  PathTable(const PathTable&) = delete;
  PathTable& operator=(const PathTable&) = delete;

  PathSetId empty() const { return PathSetId(0); }
  // Empty for what is no module and no member of one.
  PathSetId Single(llvm::StringRef path) { return Resolved(Resolve(path)); }
  // Of a path that was resolved.
  PathSetId Resolved(const std::optional<std::string>& path);
  PathSetId Union(PathSetId left, PathSetId right);
  // Every path of the set with `.name` behind it.
  PathSetId Member(PathSetId set, llvm::StringRef name);
  // What the path leads to, as the resolver has it.
  std::optional<std::string> Resolve(llvm::StringRef path) const;
  // The same for the name as `from module import *` binds it.
  std::optional<std::string> ResolveWildcard(llvm::StringRef module, llvm::StringRef name) const;

  std::vector<llvm::StringRef> Paths(PathSetId set) const;

 private:
  PathSetId Add(std::vector<NameId> paths);

  ImportResolver resolver_;
  Interner texts_;
  IdVector<PathSetId, std::vector<NameId>> sets_;
  std::map<std::vector<NameId>, PathSetId> set_by_paths_;
};

// What a name may be bound to at one place: a lattice whose join is `Join`.
struct Binding {
  PathSetId paths = PathSetId(0);
  // On some path of execution the name is not bound there.
  bool maybe_unbound = false;
  // It may hold something that is no module and no member of one.
  bool maybe_other = false;

  static Binding Unbound() { return {.maybe_unbound = true}; }
  static Binding Other() { return {.maybe_other = true}; }
  static Binding Of(PathSetId paths) { return {.paths = paths}; }

  bool definitely_unbound() const { return maybe_unbound && !maybe_other && paths.index() == 0; }
  // Bound to one of `paths` whatever happened before.
  bool certain() const { return !maybe_unbound && !maybe_other && paths.index() != 0; }

  friend bool operator==(const Binding&, const Binding&) = default;
};

Binding Join(const Binding& left, const Binding& right, PathTable& paths);

// The bindings of all tracked names at one place of one scope, indexed by their number.
struct Environment {
  // Control may come here.
  bool reachable = true;
  std::vector<Binding> bindings;

  static Environment Unreachable() { return {.reachable = false, .bindings = {}}; }
  void JoinWith(const Environment& other, PathTable& paths);
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_BINDING_H_
