#ifndef HYBRIDIZE_SRC_LOWER_SCOPE_H_
#define HYBRIDIZE_SRC_LOWER_SCOPE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::lower {

using ScopeId = Id<struct ScopeTag>;
using VariableId = Id<struct VariableTag>;

enum class ScopeKind : uint8_t {
  Module,
  Class,
  Function,
  Lambda,
  GeneratorExpression,
  // What an Annotations function evaluates; directly in a class it sees the names of the class.
  Annotations,
  // Code of the function around it, with names of its own: a comprehension other than a generator
  // expression (PEP 709), and the type parameters of a definition (PEP 695).
  Comprehension,
  TypeParameters,
};

inline bool IsInline(ScopeKind kind) {
  return kind == ScopeKind::Comprehension || kind == ScopeKind::TypeParameters;
}

// Where a variable lives, as seen from the function that the naming scope belongs to.
enum class Storage : uint8_t {
  // An SSA slot of the function.
  Local,
  // An SSA slot, written through to a cell that inner functions read.
  LocalCell,
  // A cell of the function that inner functions write.
  Cell,
  // A cell of an enclosing function: `index` counts the function's free variables.
  Free,
  // A global of the module.
  Global,
  // A name of the module in the module's own body: an SSA slot, written through.
  ModuleLocal,
  // A name of the class in the class body: an SSA slot, written through.
  ClassLocal,
  // A name that a class body (or an annotation in it) reads from the class namespace; `index` is a
  // free variable to fall back to, or kNoIndex.
  ClassName,
};

inline constexpr uint32_t kNoIndex = ~0U;

// One name in one scope, bound there or only used.
struct Variable {
  NameId name;
  ScopeId scope;
  bool bound = false;
  bool declared_global = false;
  bool declared_nonlocal = false;
  // The cell that holds a class for its methods.
  bool is_class_cell = false;
  // Inner functions read it, or write it.
  bool captured = false;
  bool captured_write = false;
  Storage storage = Storage::Global;
  // A slot or a free variable: see Storage.
  uint32_t index = kNoIndex;
};

// A captured cell that a function receives: the variable that owns it.
struct FreeVariable {
  NameId name;
  VariableId owner;
};

struct Scope {
  ScopeKind kind = ScopeKind::Module;
  ScopeId parent;
  // The nearest scope, this one included, that is a function of its own.
  ScopeId function;
  // Names with two leading underscores are mangled with it; invalid outside of classes.
  NameId private_class;
  bool is_generator = false;
  bool is_async = false;
  bool has_loop_else = false;
  bool has_private_names = false;
  bool has_nested_yield = false;
  bool has_dynamic_names = false;
  std::vector<VariableId> variables;
  // Of function scopes only, for themselves and their inline scopes: the variables behind the SSA
  // slots, and the cells that come from outside.
  std::vector<VariableId> slots;
  std::vector<FreeVariable> free_variables;
};

// A tree with what the scope analysis found at its nodes: for a name the variable, for a node that
// opens a scope the scope, for a string that is an annotation the number of its embedded source.
struct Source {
  // The text and tree of an annotation that is written as a string; empty for the file itself.
  std::string text;
  std::unique_ptr<syntax::Tree> owned_tree;

  const syntax::Tree* tree = nullptr;
  // Of an embedded source: the string's node in the tree of the file.
  uint32_t anchor = kNoIndex;
  std::vector<uint32_t> bindings;
  // Apart from `bindings`: the evaluated expression may be a bare name.
  llvm::DenseMap<uint32_t, ScopeId> annotation_scopes;
};

// The scopes and variables of one file.
class ScopeTable {
 public:
  ScopeTable() = default;
  ScopeTable(const ScopeTable&) = delete;
  ScopeTable& operator=(const ScopeTable&) = delete;

  Scope& operator[](ScopeId id) { return scopes_[id]; }
  const Scope& operator[](ScopeId id) const { return scopes_[id]; }
  Variable& operator[](VariableId id) { return variables_[id]; }
  const Variable& operator[](VariableId id) const { return variables_[id]; }

  ScopeId Add(Scope scope);
  // The variable `__class__` that the methods of a class see; the body's own name is another one.
  VariableId DeclareClassCell(ScopeId class_scope, Interner& names);
  VariableId FindClassCell(ScopeId class_scope, Interner& names) const;
  // The variable of the name in the scope, made when it is new.
  VariableId Declare(ScopeId scope, NameId name);
  // The same, invalid when there is none.
  VariableId Find(ScopeId scope, NameId name) const;

  IdVector<ScopeId, Scope>& scopes() { return scopes_; }
  IdVector<VariableId, Variable>& variables() { return variables_; }
  // The file is number 0.
  std::vector<std::unique_ptr<Source>>& sources() { return sources_; }
  const std::vector<std::unique_ptr<Source>>& sources() const { return sources_; }

 private:
  static uint64_t Key(ScopeId scope, NameId name) {
    return (static_cast<uint64_t>(scope.index()) << 32) | name.index();
  }

  IdVector<ScopeId, Scope> scopes_;
  IdVector<VariableId, Variable> variables_;
  llvm::DenseMap<uint64_t, VariableId> variable_by_key_;
  std::vector<std::unique_ptr<Source>> sources_;
};

// `__name` in a class body stands for `_Class__name`.
NameId Mangle(Interner& names, llvm::StringRef name, NameId private_class);

// Fills the table for a file: which scope binds which names, and where each name lives.
void AnalyzeScopes(const syntax::Tree& tree, Interner& names, ScopeTable& table);

// The second half of AnalyzeScopes, after all scopes and their names are collected.
void ResolveScopes(Interner& names, ScopeTable& table);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_SCOPE_H_
