#ifndef HYBRIDIZE_REWRITE_SPELLER_H_
#define HYBRIDIZE_REWRITE_SPELLER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "hybridize/rewrite/spelling.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "rewrite/binding.h"
#include "rewrite/import_plan.h"
#include "rewrite/library.h"
#include "rewrite/lookup.h"
#include "rewrite/scope_table.h"
#include "rewrite/signature_text.h"

namespace hybridize::rewrite {

// Finds out how the changes of one file are written in it, and what has to be imported for that.
// Borrows everything it is given.
class Speller {
 public:
  Speller(const syntax::Tree& tree, const DecoratorTarget& target,
          llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver);
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;

  const std::vector<SpelledChange>& spelled() const { return spelled_; }
  const ImportPlan& imports() const { return imports_; }

 private:
  std::vector<std::string> MembersOfSignatures() const;
  llvm::ArrayRef<Frame> ViewAt(uint32_t definition) const;
  // What can be written without an import; asks for one where the decorator cannot.
  void SpellAdd(size_t change);
  void SpellSetSignature(size_t change);
  // The rest, with what is imported for any of the changes.
  void Finish(size_t change);

  const syntax::Tree& tree_;
  const DecoratorTarget& target_;
  llvm::ArrayRef<FunctionChange> changes_;
  std::vector<SignatureText> signatures_;
  Library library_;
  ScopeTable scopes_;
  TrackedNames names_;
  PathTable paths_;
  FileContext context_;
  std::map<uint32_t, View> views_;
  ImportPlan imports_;
  // Per change: how the members of its signature are written without an import, where they can be.
  std::vector<std::map<std::string, std::string>> members_;
  std::vector<SpelledChange> spelled_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_SPELLER_H_
