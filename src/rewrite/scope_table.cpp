#include "rewrite/scope_table.h"

#include <algorithm>

#include "rewrite/scope_builder.h"

namespace hybridize::rewrite {

using syntax::Node;

llvm::ArrayRef<BindingEvent> Scope::EventsIn(Span span) const {
  auto first = std::ranges::lower_bound(events, span.begin, {}, &BindingEvent::position);
  auto last = std::ranges::lower_bound(first, events.end(), span.end, {}, &BindingEvent::position);
  return llvm::ArrayRef(events).slice(static_cast<size_t>(first - events.begin()),
                                      static_cast<size_t>(last - first));
}

ScopeTable::ScopeTable(const syntax::Tree& tree, llvm::ArrayRef<std::string> names) {
  for (const std::string& name : names) {
    names_.Intern(name);
  }
  ScopeBuilder(*this).Build(tree);
}

ScopeId ScopeTable::Enclosing(Node node) const {
  for (Node above = node.parent(); above; above = above.parent()) {
    ScopeId scope = ScopeOf(above);
    if (scope.valid()) {
      return scope;
    }
  }
  return module();
}

ScopeId ScopeTable::Owner(ScopeId scope, NameId name) const {
  for (ScopeId at = scope; at.valid(); at = scopes_[at].parent) {
    const Scope& candidate = scopes_[at];
    if (at != scope && candidate.kind == ScopeKind::Class) {
      continue;
    }
    NameFacts facts = candidate.Facts(name);
    if (facts.global) {
      return module();
    }
    if (facts.bound && !facts.nonlocal) {
      return at;
    }
  }
  return module();
}

std::vector<ForeignStore> ScopeTable::StoresFromElsewhere(ScopeId owner, NameId name) const {
  std::vector<ForeignStore> stores;
  for (size_t i = 0; i < scopes_.size(); ++i) {
    ScopeId id = scopes_.id_at(i);
    NameFacts facts = scopes_[id].Facts(name);
    if (id == owner || !facts.bound || !(facts.global || facts.nonlocal) ||
        (facts.global ? module() : Owner(scopes_[id].parent, name)) != owner) {
      continue;
    }
    for (const BindingEvent& event : scopes_[id].events) {
      if (event.name == name) {
        stores.push_back({.event = event, .earliest = scopes_[id].node.span().begin});
      }
    }
  }
  return stores;
}

}  // namespace hybridize::rewrite
