#include "lower/scope.h"

#include "llvm/ADT/SmallString.h"

namespace hybridize::lower {

ScopeId ScopeTable::Add(Scope scope) { return scopes_.Add(std::move(scope)); }

VariableId ScopeTable::Declare(ScopeId scope, NameId name) {
  auto [entry, inserted] = variable_by_key_.try_emplace(Key(scope, name), variables_.next_id());
  if (inserted) {
    variables_.Add({.name = name, .scope = scope});
    scopes_[scope].variables.push_back(entry->second);
  }
  return entry->second;
}

VariableId ScopeTable::DeclareClassCell(ScopeId class_scope, Interner& names) {
  VariableId cell = Declare(class_scope, names.Intern(".class"));
  variables_[cell].name = names.Intern("__class__");
  variables_[cell].bound = true;
  variables_[cell].is_class_cell = true;
  return cell;
}

VariableId ScopeTable::FindClassCell(ScopeId class_scope, Interner& names) const {
  return Find(class_scope, names.Intern(".class"));
}

VariableId ScopeTable::Find(ScopeId scope, NameId name) const {
  auto entry = variable_by_key_.find(Key(scope, name));
  return entry == variable_by_key_.end() ? VariableId() : entry->second;
}

NameId Mangle(Interner& names, llvm::StringRef name, NameId private_class) {
  if (!private_class.valid() || !name.starts_with("__") || name.ends_with("__") ||
      name.contains('.')) {
    return names.Intern(name);
  }
  llvm::StringRef owner = names.text(private_class).ltrim('_');
  if (owner.empty()) {
    return names.Intern(name);
  }
  llvm::SmallString<64> mangled("_");
  mangled += owner;
  mangled += name;
  return names.Intern(mangled);
}

}  // namespace hybridize::lower
