#include "rewrite/module_exports.h"

#include "rewrite/binding.h"
#include "rewrite/flow.h"
#include "rewrite/lookup.h"
#include "rewrite/scope_table.h"

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using How = BindingEvent::How;

std::vector<NameId> Ids(const ScopeTable& scopes, llvm::ArrayRef<std::string> names) {
  std::vector<NameId> ids;
  for (const std::string& name : names) {
    ids.push_back(scopes.Find(name));
  }
  return ids;
}

// The text of a string without prefix or escapes.
std::optional<std::string> StringValue(Node node) {
  if (!node.Is(NodeKind::String) || node.NamedChildren().size() > 3) {
    return std::nullopt;
  }
  Node content = node.Child(NodeKind::StringContent);
  if (!content || content.first_child()) {
    return std::nullopt;
  }
  return content.text().str();
}

// The value of the only `__all__ = […]`, if that is all that happens to the name.
std::optional<llvm::StringSet<>> ReadAll(const ScopeTable& scopes) {
  NameId name = scopes.Find("__all__");
  Node value;
  for (const BindingEvent& event : scopes.scope(ScopeTable::module()).events) {
    if (name.valid() && event.name == name) {
      if (value || !event.target || !event.target.parent().Is(NodeKind::Assignment)) {
        return std::nullopt;
      }
      value = event.target.parent().Child(Field::Right);
    }
  }
  if (!value || scopes.UseCount(name) != 0 ||
      !(value.Is(NodeKind::List) || value.Is(NodeKind::Tuple))) {
    return std::nullopt;
  }
  llvm::StringSet<> all;
  for (Node item : value.NamedChildren()) {
    std::optional<std::string> text = StringValue(item);
    if (!text) {
      return std::nullopt;
    }
    all.insert(*text);
  }
  return all;
}

std::string PathOf(const Binding& binding, const PathTable& paths) {
  std::vector<llvm::StringRef> all = paths.Paths(binding.paths);
  return binding.certain() && all.size() == 1 ? all.front().str() : std::string();
}

}  // namespace

ModuleExports::ModuleExports(const syntax::Tree& tree, const Library& library,
                             ImportResolver resolver) {
  ScopeTable scopes(tree, library.members());
  TrackedNames names(scopes, Ids(scopes, library.members()));
  PathTable paths(resolver);
  FileContext context{scopes, names, library, paths};
  View end = ViewAtEnd(context);
  const Scope& module = scopes.scope(ScopeTable::module());
  for (const BindingEvent& event : module.events) {
    if (event.how == How::Wildcard) {
      wildcards_.insert(wildcards_.begin(), event.path);
    }
  }
  for (const auto& [name, facts] : module.names) {
    if (facts.bound) {
      paths_[scopes.text(name)];
    }
  }
  for (size_t slot = 0; slot < names.size(); ++slot) {
    Binding binding = Lookup(context, end, names.name(slot));
    llvm::StringRef name = scopes.text(names.name(slot));
    if (binding.definitely_unbound()) {
      paths_.erase(name);
    } else {
      paths_[name] = PathOf(binding, paths);
    }
  }
  all_ = ReadAll(scopes);
}

std::optional<std::string> ModuleExports::Find(llvm::StringRef name) const {
  auto found = paths_.find(name);
  return found == paths_.end() ? std::nullopt : std::optional(found->second);
}

bool ModuleExports::IsPublic(llvm::StringRef name) const {
  return all_ ? all_->contains(name) : !name.starts_with("_");
}

}  // namespace hybridize::rewrite
