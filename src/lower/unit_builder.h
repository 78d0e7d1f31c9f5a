#ifndef HYBRIDIZE_SRC_LOWER_UNIT_BUILDER_H_
#define HYBRIDIZE_SRC_LOWER_UNIT_BUILDER_H_

#include <memory>
#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/DenseMap.h"
#include "lower/draft.h"
#include "lower/scope.h"

namespace hybridize::lower {

class FunctionBuilder;

// Where a function's code comes from, and what it is called.
struct Heading {
  ir::FunctionKind kind = ir::FunctionKind::Function;
  // Key of the function in its source: definitions in a `finally` clause, which is lowered several
  // times, are lowered once.
  syntax::Node node;
  ScopeId scope;
  NameId name;
  NameId qualname;
  Span span;
  Span name_span;
};

// The state of lowering one file.
class UnitBuilder {
 public:
  explicit UnitBuilder(const syntax::Tree& tree);
  UnitBuilder(const UnitBuilder&) = delete;
  UnitBuilder& operator=(const UnitBuilder&) = delete;

  ir::Unit Run();

  // Makes a function and lowers its body, or finds it when that was done before. `parent` is null
  // for the module.
  ir::FunctionId Define(FunctionBuilder* parent, const Heading& heading,
                        llvm::function_ref<void(FunctionBuilder&)> body);

  NameId Name(llvm::StringRef text) { return unit.names.Intern(text); }

  ir::Unit unit;
  ScopeTable scopes;

 private:
  using Key = std::pair<const void*, uint32_t>;

  std::unique_ptr<Draft> TakeDraft();

  const syntax::Tree& tree_;
  // By source, node, and whether it evaluates annotations.
  llvm::DenseMap<Key, ir::FunctionId> functions_;
  // Drafts that are free for the next function: they keep their memory.
  std::vector<std::unique_ptr<Draft>> drafts_;
};

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_UNIT_BUILDER_H_
