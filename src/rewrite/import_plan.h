#ifndef HYBRIDIZE_REWRITE_IMPORT_PLAN_H_
#define HYBRIDIZE_REWRITE_IMPORT_PLAN_H_

#include <cstdint>
#include <map>
#include <string>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/StringRef.h"
#include "rewrite/lookup.h"

namespace hybridize::rewrite {

// The one import that a file may get, `from lib import function, Spec, int32`: the decorator first,
// then what is called in signatures, then the rest, each sorted.
class ImportPlan {
 public:
  enum class Group : uint8_t { Decorator, Spec, Other };

  // `alias` names the library where a name needs a prefix.
  ImportPlan(const FileContext& context, const syntax::Tree& tree, llvm::StringRef alias)
      : context_(context), tree_(tree), alias_(alias) {}

  // The member is needed at the definition.
  void Need(llvm::StringRef member, Group group, uint32_t definition);
  // Call after the last Need: gives every member its name. A name that the file already uses for
  // something else gets the library's alias in front of it.
  void ChooseNames();

  bool empty() const { return needs_.empty(); }
  // The name by which the imported member can be written at the definition; empty if it is not
  // imported, or is shadowed there.
  std::string NameAt(llvm::StringRef member, uint32_t definition) const;
  // Without line end.
  std::string Text() const;

 private:
  struct Imported {
    Group group = Group::Other;
    std::vector<uint32_t> definitions;
    std::string name;
  };

  bool IsFree(llvm::StringRef member, const Imported& imported) const;
  // The module binds the name to nothing but this member of the library.
  bool ModuleBindsOnly(NameId name, llvm::StringRef member) const;
  bool WildcardsAgree(NameId name, llvm::StringRef member) const;
  bool IsVisible(NameId name, uint32_t definition) const;

  const FileContext& context_;
  const syntax::Tree& tree_;
  std::string alias_;
  std::map<std::string, Imported> needs_;
};

// Where the import goes: the beginning of a line, below the leading run of docstring and imports,
// else above the first statement but below shebang and coding comments.
uint32_t ImportPosition(const syntax::Tree& tree);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_IMPORT_PLAN_H_
