#ifndef HYBRIDIZE_REWRITE_LOOKUP_H_
#define HYBRIDIZE_REWRITE_LOOKUP_H_

#include <vector>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "rewrite/binding.h"
#include "rewrite/library.h"
#include "rewrite/scope_table.h"

namespace hybridize::rewrite {

// The names that are followed, numbered for use in an Environment.
class TrackedNames {
 public:
  // Everything that an import or an assignment of a name or member binds, and `extra`; where there
  // is a wildcard, everything that is used.
  TrackedNames(const ScopeTable& scopes, llvm::ArrayRef<NameId> extra);

  size_t size() const { return names_.size(); }
  NameId name(size_t slot) const { return names_[slot]; }
  // A slot, or `size()` for a name that is not tracked.
  size_t Slot(NameId name) const;

 private:
  void Add(NameId name);
  void AddUsed(const ScopeTable& scopes);

  std::vector<NameId> names_;
  llvm::DenseMap<NameId, size_t> slots_;
};

// What is the same for the whole of one file.
struct FileContext {
  const ScopeTable& scopes;
  const TrackedNames& names;
  const Library& library;
  PathTable& paths;
};

// What one scope's names are bound to at some place in its code.
struct Frame {
  ScopeId scope;
  Environment environment;
};

// The scopes that the code at some place sees, innermost first; the last one is the module.
using View = std::vector<Frame>;

// What the name is bound to, as Python looks it up. Other for a name that is not tracked, in code
// that is never reached, and in an empty view.
Binding Lookup(const FileContext& context, llvm::ArrayRef<Frame> view, NameId name);

// The same for an expression: a name, a member of one, or either in parentheses; Other for any
// other expression.
Binding Evaluate(const FileContext& context, llvm::ArrayRef<Frame> view, syntax::Node expression);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_LOOKUP_H_
