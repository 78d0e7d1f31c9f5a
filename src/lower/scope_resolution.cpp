#include "lower/scope.h"

namespace hybridize::lower {
namespace {

class Resolver {
 public:
  Resolver(Interner& names, ScopeTable& table)
      : names_(names), table_(table), class_cell_(names.Intern("__class__")) {}

  void Run() {
    targets_.resize(table_.variables().size());
    // Pass-through variables are added while this runs.
    for (size_t i = 0; i < table_.scopes().size(); ++i) {
      for (VariableId variable : CopyOfVariables(table_.scopes().id_at(i))) {
        FindTarget(variable);
      }
    }
    for (size_t i = 0; i < table_.scopes().size(); ++i) {
      for (VariableId variable : table_[table_.scopes().id_at(i)].variables) {
        Place(variable);
      }
    }
    CollectFlags();
  }

 private:
  // What a name stands for: the variable that owns it, or a global.
  struct Target {
    VariableId owner;
    bool global = false;
  };

  std::vector<VariableId> CopyOfVariables(ScopeId scope) { return table_[scope].variables; }

  ScopeId FunctionOf(VariableId variable) { return table_[table_[variable].scope].function; }

  void FindTarget(VariableId id) {
    // By value: looking up may add variables.
    const Variable variable = table_[id];
    ScopeKind kind = table_[variable.scope].kind;
    Target target;
    if (variable.declared_global) {
      target = {.owner = ModuleVariable(variable.name), .global = true};
    } else if (variable.bound && !variable.declared_nonlocal) {
      target.owner = id;
    } else if (kind == ScopeKind::Module) {
      target.global = true;
    } else {
      target = Lookup(variable);
    }
    targets_[id.index()] = target;
    if (target.owner.valid() && FunctionOf(target.owner) != FunctionOf(id)) {
      Capture(id, target);
    }
  }

  VariableId ModuleVariable(NameId name) { return table_.Find(ScopeId(0), name); }

  // Walks outwards from the scope of an unbound name, as Python's rules of visibility have it.
  Target Lookup(const Variable& variable) {
    ScopeId scope = variable.scope;
    // A class is seen by its own code, its annotations, and what is inline in those alone.
    bool sees_class = SeesClassAround(table_[scope].kind);
    while (scope.index() != 0) {
      scope = table_[scope].parent;
      const Scope& outer = table_[scope];
      VariableId found = table_.Find(scope, variable.name);
      if (outer.kind == ScopeKind::Class) {
        if (variable.name == class_cell_) {
          VariableId cell = table_.DeclareClassCell(scope, names_);
          targets_.resize(table_.variables().size());
          targets_[cell.index()].owner = cell;
          return {.owner = cell};
        }
        if (!sees_class) {
          continue;
        }
      }
      sees_class = sees_class && SeesClassAround(outer.kind);
      if (!found.valid()) {
        continue;
      }
      const Variable& candidate = table_[found];
      if (candidate.declared_global || (scope.index() == 0 && candidate.bound)) {
        return {.owner = ModuleVariable(variable.name), .global = true};
      }
      if (candidate.bound && !candidate.declared_nonlocal) {
        return {.owner = found};
      }
    }
    return {.global = true};
  }

  static bool SeesClassAround(ScopeKind kind) {
    return kind == ScopeKind::Annotations || kind == ScopeKind::TypeParameters;
  }

  // A function names a variable of another one.
  void Capture(VariableId id, const Target& target) {
    bool writes = table_[id].bound;
    Variable& owner = table_[target.owner];
    if (target.global) {
      owner.captured_write |= writes;
      return;
    }
    bool of_class = table_[owner.scope].kind == ScopeKind::Class && !owner.is_class_cell;
    if (of_class) {
      return;
    }
    owner.captured = true;
    owner.captured_write |= writes;
    ScopeId last = FunctionOf(target.owner);
    for (ScopeId scope = FunctionOf(id); scope != last;
         scope = table_[table_[scope].parent].function) {
      AddFreeVariable(scope, target.owner);
    }
  }

  void AddFreeVariable(ScopeId function, VariableId owner) {
    uint64_t key = (static_cast<uint64_t>(function.index()) << 32) | owner.index();
    std::vector<FreeVariable>& free = table_[function].free_variables;
    auto [entry, inserted] = free_index_.try_emplace(key, static_cast<uint32_t>(free.size()));
    if (inserted) {
      free.push_back({.name = table_[owner].name, .owner = owner});
    }
  }

  void Place(VariableId id) {
    Variable& variable = table_[id];
    Target target = targets_[id.index()];
    if (target.owner == id) {
      return PlaceOwned(id);
    }
    if (target.owner.valid() && FunctionOf(target.owner) == FunctionOf(id)) {
      // Another name in the same function; outer scopes are placed before inner ones.
      const Variable& owner = table_[target.owner];
      variable.storage = owner.storage;
      variable.index = owner.index;
      return;
    }
    if (!target.global) {
      PlaceFree(id, target.owner);
      return;
    }
    variable.storage = DirectlyInClass(variable.scope) && !variable.declared_global
                           ? Storage::ClassName
                           : Storage::Global;
  }

  bool DirectlyInClass(ScopeId scope) {
    while (SeesClassAround(table_[scope].kind)) {
      scope = table_[scope].parent;
    }
    return table_[scope].kind == ScopeKind::Class;
  }

  void PlaceFree(VariableId id, VariableId owner) {
    Variable& variable = table_[id];
    bool of_class =
        table_[table_[owner].scope].kind == ScopeKind::Class && !table_[owner].is_class_cell;
    if (of_class) {
      variable.storage = Storage::ClassName;
      return;
    }
    uint64_t key = (static_cast<uint64_t>(FunctionOf(id).index()) << 32) | owner.index();
    variable.index = free_index_.lookup(key);
    variable.storage =
        DirectlyInClass(variable.scope) && !variable.bound ? Storage::ClassName : Storage::Free;
  }

  void PlaceOwned(VariableId id) {
    Variable& variable = table_[id];
    ScopeKind kind = table_[variable.scope].kind;
    bool dynamic = table_[variable.scope].has_dynamic_names;
    if (kind == ScopeKind::Module && (variable.captured_write || dynamic)) {
      variable.storage = Storage::Global;
      return;
    }
    if (kind == ScopeKind::Class && dynamic && !variable.is_class_cell) {
      variable.storage = Storage::ClassName;
      return;
    }
    if (kind == ScopeKind::Module) {
      variable.storage = Storage::ModuleLocal;
    } else if (kind == ScopeKind::Class && !variable.is_class_cell) {
      variable.storage = Storage::ClassLocal;
    } else if (!variable.captured) {
      variable.storage = Storage::Local;
    } else {
      variable.storage = variable.captured_write ? Storage::Cell : Storage::LocalCell;
    }
    std::vector<VariableId>& slots = table_[FunctionOf(id)].slots;
    variable.index = static_cast<uint32_t>(slots.size());
    slots.push_back(id);
  }

  // What the text of a function holds counts for the functions around it too.
  void CollectFlags() {
    for (size_t i = table_.scopes().size(); i-- > 1;) {
      const Scope& scope = table_[table_.scopes().id_at(i)];
      if (scope.kind == ScopeKind::Annotations) {
        continue;
      }
      Scope& outer = table_[table_[scope.parent].function];
      if (&outer == &scope || IsInline(scope.kind)) {
        continue;
      }
      outer.has_loop_else |= scope.has_loop_else;
      outer.has_private_names |= scope.has_private_names;
      bool yields = scope.is_generator && scope.kind != ScopeKind::GeneratorExpression;
      outer.has_nested_yield |= scope.has_nested_yield || yields;
    }
  }

  Interner& names_;
  ScopeTable& table_;
  NameId class_cell_;
  std::vector<Target> targets_;
  llvm::DenseMap<uint64_t, uint32_t> free_index_;
};

}  // namespace

void ResolveScopes(Interner& names, ScopeTable& table) { Resolver(names, table).Run(); }

}  // namespace hybridize::lower
