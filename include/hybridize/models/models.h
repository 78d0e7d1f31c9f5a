#ifndef HYBRIDIZE_MODELS_MODELS_H_
#define HYBRIDIZE_MODELS_MODELS_H_

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hybridize/base/embedded.h"
#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::models {

using SymbolId = Id<struct SymbolTag>;
using ResultId = Id<struct ResultTag>;

enum class Role : uint8_t {
#define HYB_ROLE(Enumerator, name) Enumerator,
#include "hybridize/models/roles.def"
};

inline constexpr size_t kRoleCount = 0
#define HYB_ROLE(Enumerator, name) +1
#include "hybridize/models/roles.def"
    ;

using RoleSet = std::bitset<kRoleCount>;

enum class SymbolKind : uint8_t {
  // Met in the analysed project, but no model says anything about it.
  Unmodelled,
  Module,
  Class,
  Function,
  Method,
  Property,
  // A module's or class's constant.
  Value,
};

enum class ResultKind : uint8_t {
  Unknown,
  None,
  // The receiver.
  Self,
  // The argument bound to the parameter `name`.
  Argument,
  // The class of that argument.
  Class,
  // A new instance of `symbol`.
  Instance,
  // Containers of `elements`: a tuple has one each, the others have one for all.
  Tuple,
  List,
  Union,
  // The first argument where the call has one; else an object that returns its own first argument
  // when it is called: a decorator that may be used with and without arguments.
  Decorator,
};

// What a call, or reading a property or value, gives.
struct Result {
  ResultKind kind = ResultKind::Unknown;
  SymbolId symbol;
  NameId name;
  std::vector<ResultId> elements;
};

struct Parameter {
  // Without stars.
  NameId name;
  // 0, 1 (`*args`) or 2 (`**options`).
  uint8_t stars = 0;
  bool has_default = false;
};

// One name of a library, under its canonical path.
struct Symbol {
  SymbolKind kind = SymbolKind::Unmodelled;
  // The canonical dotted path.
  NameId path;
  RoleSet roles;
  // Invalid: unknown.
  ResultId result;
  std::vector<SymbolId> bases;
  std::vector<Parameter> parameters;
  // The tensor types of what a call gives, and of the symbol itself, as rules that `tensor` reads;
  // may be invalid.
  NameId type_rule;
  NameId value_rule;
};

// What is known about the libraries that projects use, from data/models: tables of symbols, all
// reached through canonical paths, so that every alias of a function is one symbol. Symbols that a
// project names but no table has are added as Unmodelled. Not thread-safe.
class Models {
 public:
  // The tables packed into the binary. An error names the table and the entry that is wrong.
  static llvm::Expected<std::unique_ptr<Models>> Load(EmbeddedFiles tables);

  // The symbol of a dotted path, following aliases of every prefix; added when there is none.
  SymbolId Intern(llvm::StringRef path);
  // The symbol that a dotted path stands for, or invalid when no table has it.
  SymbolId Find(llvm::StringRef path) const;
  // `owner.name`: for a class also in its bases. Added as Unmodelled when no table has it.
  SymbolId Member(SymbolId owner, llvm::StringRef name);
  // As Member, but invalid when no table has it.
  SymbolId FindMember(SymbolId owner, llvm::StringRef name) const;

  // A summary describes the symbol: it is modelled, also where no table has it.
  void MarkSummarized(SymbolId id, SymbolKind kind) {
    if (symbols_[id].kind == SymbolKind::Unmodelled) {
      symbols_[id].kind = kind;
    }
  }

  const Symbol& symbol(SymbolId id) const { return symbols_[id]; }
  const Result& result(ResultId id) const { return results_[id]; }
  llvm::StringRef path(SymbolId id) const { return names_.text(symbols_[id].path); }
  llvm::StringRef name(NameId id) const { return names_.text(id); }
  size_t size() const { return symbols_.size(); }

  bool Has(SymbolId id, Role role) const {
    return symbols_[id].roles.test(static_cast<size_t>(role));
  }
  // The class or one of its bases has the role.
  bool IsA(SymbolId class_id, Role role) const;
  // `derived` is `base` or has it among its bases.
  bool IsSubclass(SymbolId derived, SymbolId base) const;
  // Every symbol with the role, in the order of the tables.
  std::vector<SymbolId> WithRole(Role role) const;
  // The first names of everything that the tables know, sorted.
  std::vector<std::string> TopLevelModules() const;
  // Other dotted paths that stand for the symbol, sorted.
  std::vector<std::string> AliasesOf(SymbolId id) const;

 private:
  friend class TableReader;

  Interner names_;
  IdVector<SymbolId, Symbol> symbols_;
  IdVector<ResultId, Result> results_;
  llvm::DenseMap<NameId, SymbolId> by_path_;
  // From an alias path to the path it stands for, before aliases of prefixes are followed.
  llvm::DenseMap<NameId, NameId> aliases_;

  std::string Canonical(llvm::StringRef path) const;
  SymbolId Add(llvm::StringRef canonical_path);
};

llvm::StringRef Name(Role role);

}  // namespace hybridize::models

namespace hybridize {

// data/models/*.json.
extern const EmbeddedFiles kModelTables;
// data/models/summaries/*.py: library functions written in Python, lowered by our own front end.
extern const EmbeddedFiles kModelSummaries;

}  // namespace hybridize

#endif  // HYBRIDIZE_MODELS_MODELS_H_
