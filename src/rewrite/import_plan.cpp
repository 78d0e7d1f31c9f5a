#include "rewrite/import_plan.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace hybridize::rewrite {

using syntax::NodeKind;
using How = BindingEvent::How;

namespace {

// Some identifier of the file, whatever it stands for, is written like this.
bool Occurs(const syntax::Tree& tree, llvm::StringRef text) {
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.node(i).Is(NodeKind::Identifier) && tree.node(i).text() == text) {
      return true;
    }
  }
  return false;
}

}  // namespace

void ImportPlan::Need(llvm::StringRef member, Group group, uint32_t definition) {
  Imported& imported = needs_[member.str()];
  imported.group = group;
  imported.definitions.push_back(definition);
}

void ImportPlan::ChooseNames() {
  for (auto& [member, imported] : needs_) {
    imported.name = member;
    if (IsFree(member, imported)) {
      continue;
    }
    std::string prefixed = alias_ + "_" + member;
    imported.name = prefixed;
    for (int number = 2; Occurs(tree_, imported.name); ++number) {
      imported.name = prefixed + "_" + std::to_string(number);
    }
  }
}

bool ImportPlan::IsFree(llvm::StringRef member, const Imported& imported) const {
  NameId name = context_.scopes.Find(member);
  if (!name.valid()) {
    return true;
  }
  for (uint32_t definition : imported.definitions) {
    if (!IsVisible(name, definition)) {
      return false;
    }
  }
  if (!ModuleBindsOnly(name, member) || !WildcardsAgree(name, member)) {
    return false;
  }
  if (context_.scopes.scope(ScopeTable::module()).Facts(name).bound) {
    return true;
  }
  // Code that reads the name now finds a built-in or what a wildcard binds.
  const IdVector<ScopeId, Scope>& scopes = context_.scopes.scopes();
  for (size_t i = 0; i < scopes.size(); ++i) {
    if (scopes[scopes.id_at(i)].Facts(name).used &&
        context_.scopes.Owner(scopes.id_at(i), name) == ScopeTable::module()) {
      return false;
    }
  }
  return true;
}

bool ImportPlan::ModuleBindsOnly(NameId name, llvm::StringRef member) const {
  auto is_member = [&](const BindingEvent& event) {
    if (event.name != name) {
      return true;
    }
    std::optional<std::string> path = context_.paths.Resolve(event.path);
    return event.how == How::Import && path && context_.library.Is(*path, member);
  };
  return std::ranges::all_of(context_.scopes.scope(ScopeTable::module()).events, is_member) &&
         std::ranges::all_of(context_.scopes.StoresFromElsewhere(ScopeTable::module(), name),
                             [&](const ForeignStore& store) { return is_member(store.event); });
}

bool ImportPlan::WildcardsAgree(NameId name, llvm::StringRef member) const {
  for (const BindingEvent& event : context_.scopes.scope(ScopeTable::module()).events) {
    if (event.how != How::Wildcard) {
      continue;
    }
    llvm::StringRef text = context_.scopes.text(name);
    std::optional<std::string> resolved = context_.paths.ResolveWildcard(event.path, text);
    if (resolved && *resolved != MemberPath(event.path, text) &&
        !context_.library.Is(*resolved, member)) {
      return false;
    }
  }
  return true;
}

bool ImportPlan::IsVisible(NameId name, uint32_t definition) const {
  ScopeId scope = context_.scopes.Enclosing(tree_.node(definition));
  return context_.scopes.Owner(scope, name) == ScopeTable::module();
}

std::string ImportPlan::NameAt(llvm::StringRef member, uint32_t definition) const {
  auto found = needs_.find(member.str());
  if (found == needs_.end()) {
    return {};
  }
  NameId name = context_.scopes.Find(found->second.name);
  bool visible = !name.valid() || IsVisible(name, definition);
  return visible ? found->second.name : std::string();
}

std::string ImportPlan::Text() const {
  std::vector<std::tuple<Group, std::string, std::string>> names;
  for (const auto& [member, imported] : needs_) {
    names.emplace_back(imported.group, member, imported.name);
  }
  std::ranges::sort(names);
  std::string text = "from " + context_.library.module() + " import ";
  for (const auto& [group, member, name] : names) {
    text += (text.ends_with("import ") ? "" : ", ") + member;
    if (name != member) {
      text += " as " + name;
    }
  }
  return text;
}

}  // namespace hybridize::rewrite
