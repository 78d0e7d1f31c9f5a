#ifndef HYBRIDIZE_REWRITE_SCOPE_TABLE_H_
#define HYBRIDIZE_REWRITE_SCOPE_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/base/span.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

using ScopeId = Id<struct ScopeTag>;

enum class ScopeKind : uint8_t { Module, Function, Class, Lambda, Comprehension };

// One place where a scope's code binds a name.
struct BindingEvent {
  enum class How : uint8_t {
    // To the dotted `path`.
    Import,
    // `from path import *`: `name` is invalid.
    Wildcard,
    // To what `value`, a name or an attribute, evaluates to.
    Alias,
    Opaque,
    Delete,
    // `x: int` binds nothing, but makes `x` a name of the scope.
    Declare,
  };
  How how = How::Opaque;
  NameId name;
  std::string path;
  // The identifier that is bound; null for imports.
  syntax::Node target;
  syntax::Node value;
  uint32_t position = 0;
};

// What a scope's code does with a name.
struct NameFacts {
  bool bound = false;
  bool used = false;
  bool global = false;
  bool nonlocal = false;
};

struct Scope {
  Scope(ScopeKind scope_kind, syntax::Node scope_node, ScopeId scope_parent)
      : kind(scope_kind), node(scope_node), parent(scope_parent) {}

  ScopeKind kind;
  syntax::Node node;
  ScopeId parent;
  llvm::DenseMap<NameId, NameFacts> names;
  // In order of position. A name declared global or nonlocal is bound here and not in the scope
  // that owns it; `ScopeTable::StoresFromElsewhere` finds those.
  std::vector<BindingEvent> events;

  NameFacts Facts(NameId name) const { return names.lookup(name); }
  llvm::ArrayRef<BindingEvent> EventsIn(Span span) const;
};

// A binding of a scope's name by the code of a function below it.
struct ForeignStore {
  BindingEvent event;
  // Where the function that does it begins: it cannot have run before.
  uint32_t earliest = 0;
};

// The scopes of one file as Python's compiler sees them, and every binding and use of a name.
class ScopeTable {
 public:
  // `names` have an id even where they do not occur.
  ScopeTable(const syntax::Tree& tree, llvm::ArrayRef<std::string> names);
  ScopeTable(const ScopeTable&) = delete;
  ScopeTable& operator=(const ScopeTable&) = delete;

  static ScopeId module() { return ScopeId(0); }
  const Scope& scope(ScopeId id) const { return scopes_[id]; }
  const IdVector<ScopeId, Scope>& scopes() const { return scopes_; }
  // The scope of the body of a module, definition, lambda or comprehension.
  ScopeId ScopeOf(syntax::Node node) const { return by_node_.lookup(node.index()); }
  // The scope whose code evaluates the node.
  ScopeId Enclosing(syntax::Node node) const;

  // Invalid for a name that was not given and does not occur.
  NameId Find(llvm::StringRef name) const { return names_.Find(name); }
  llvm::StringRef text(NameId name) const { return names_.text(name); }
  // Ids are those below it.
  size_t name_count() const { return names_.size(); }
  // Where the name is looked up by code of the scope: the scope that binds it, else the module.
  // Class bodies are seen only from within, as in Python.
  ScopeId Owner(ScopeId scope, NameId name) const;
  std::vector<ForeignStore> StoresFromElsewhere(ScopeId owner, NameId name) const;
  // How often the name is read in the whole file, whatever it means there.
  uint32_t UseCount(NameId name) const { return use_counts_.lookup(name); }

 private:
  friend class ScopeBuilder;

  Interner names_;
  IdVector<ScopeId, Scope> scopes_;
  llvm::DenseMap<uint32_t, ScopeId> by_node_;
  llvm::DenseMap<NameId, uint32_t> use_counts_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_SCOPE_TABLE_H_
