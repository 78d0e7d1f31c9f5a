#include "hybridize/models/models.h"

#include <algorithm>

#include "llvm/ADT/SmallString.h"

namespace hybridize::models {

llvm::StringRef Name(Role role) {
  static constexpr llvm::StringLiteral kNames[] = {
#define HYB_ROLE(Enumerator, name) llvm::StringLiteral(name),
#include "hybridize/models/roles.def"
  };
  return kNames[static_cast<size_t>(role)];
}

std::string Models::Canonical(llvm::StringRef path) const {
  // Component by component, so that an alias of a module is followed for all its members. An alias
  // may lead to an alias; a cycle cannot, because the reader refuses it.
  std::string canonical;
  llvm::StringRef rest = path;
  while (!rest.empty()) {
    llvm::StringRef part;
    std::tie(part, rest) = rest.split('.');
    if (!canonical.empty()) {
      canonical += '.';
    }
    canonical += part;
    for (NameId alias = names_.Find(canonical); alias.valid(); alias = names_.Find(canonical)) {
      auto target = aliases_.find(alias);
      if (target == aliases_.end()) {
        break;
      }
      canonical = names_.text(target->second).str();
    }
  }
  return canonical;
}

SymbolId Models::Add(llvm::StringRef canonical_path) {
  NameId path = names_.Intern(canonical_path);
  auto [entry, inserted] = by_path_.try_emplace(path, symbols_.next_id());
  if (inserted) {
    Symbol symbol;
    symbol.path = path;
    symbols_.Add(std::move(symbol));
  }
  return entry->second;
}

SymbolId Models::Intern(llvm::StringRef path) { return Add(Canonical(path)); }

SymbolId Models::Find(llvm::StringRef path) const {
  NameId name = names_.Find(Canonical(path));
  auto entry = by_path_.find(name);
  if (!name.valid() || entry == by_path_.end() ||
      symbols_[entry->second].kind == SymbolKind::Unmodelled) {
    return SymbolId();
  }
  return entry->second;
}

SymbolId Models::FindMember(SymbolId owner, llvm::StringRef name) const {
  llvm::SmallString<64> member_path = path(owner);
  member_path += '.';
  member_path += name;
  // What is only known to be there, by introspection, is what the base class describes.
  SymbolId own = Find(member_path);
  if (own.valid() && (symbols_[own].result.valid() || symbols_[own].roles.any())) {
    return own;
  }
  for (SymbolId base : symbols_[owner].bases) {
    if (SymbolId member = FindMember(base, name); member.valid()) {
      return member;
    }
  }
  return own;
}

SymbolId Models::Member(SymbolId owner, llvm::StringRef name) {
  if (SymbolId member = FindMember(owner, name); member.valid()) {
    return member;
  }
  return Intern((path(owner) + "." + name).str());
}

bool Models::IsA(SymbolId class_id, Role role) const {
  return Has(class_id, role) || std::ranges::any_of(symbols_[class_id].bases,
                                                    [&](SymbolId base) { return IsA(base, role); });
}

bool Models::IsSubclass(SymbolId derived, SymbolId base) const {
  return derived == base || std::ranges::any_of(symbols_[derived].bases, [&](SymbolId next) {
           return IsSubclass(next, base);
         });
}

std::vector<SymbolId> Models::WithRole(Role role) const {
  std::vector<SymbolId> found;
  for (size_t i = 0; i < symbols_.size(); ++i) {
    if (Has(symbols_.id_at(i), role)) {
      found.push_back(symbols_.id_at(i));
    }
  }
  return found;
}

std::vector<std::string> Models::TopLevelModules() const {
  std::vector<std::string> found;
  for (const Symbol& symbol : symbols_) {
    if (symbol.kind != SymbolKind::Unmodelled) {
      found.push_back(names_.text(symbol.path).split('.').first.str());
    }
  }
  for (const auto& [alias, target] : aliases_) {
    found.push_back(names_.text(alias).split('.').first.str());
  }
  llvm::sort(found);
  found.erase(llvm::unique(found), found.end());
  return found;
}

std::vector<std::string> Models::AliasesOf(SymbolId id) const {
  std::vector<std::string> found;
  for (const auto& [alias, target] : aliases_) {
    if (Canonical(names_.text(alias)) == path(id)) {
      found.push_back(names_.text(alias).str());
    }
  }
  llvm::sort(found);
  return found;
}

}  // namespace hybridize::models
