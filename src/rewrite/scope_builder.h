#ifndef HYBRIDIZE_REWRITE_SCOPE_BUILDER_H_
#define HYBRIDIZE_REWRITE_SCOPE_BUILDER_H_

#include <string>

#include "hybridize/syntax/tree.h"
#include "rewrite/scope_table.h"

namespace hybridize::rewrite {

// Fills a ScopeTable in one walk over the tree. A visitor takes the scope whose code evaluates the
// node, which for decorators, defaults and annotations is not the scope of the definition.
class ScopeBuilder {
 public:
  explicit ScopeBuilder(ScopeTable& table) : table_(table) {}
  void Build(const syntax::Tree& tree);

 private:
  ScopeId Open(ScopeKind kind, syntax::Node node, ScopeId parent);

  void Visit(syntax::Node node, ScopeId scope);
  void VisitChildren(syntax::Node node, ScopeId scope);
  void VisitFunction(syntax::Node node, ScopeId scope);
  void VisitParameters(syntax::Node parameters, ScopeId outer, ScopeId inner);
  void VisitClass(syntax::Node node, ScopeId scope);
  void VisitLambda(syntax::Node node, ScopeId scope);
  void VisitComprehension(syntax::Node node, ScopeId scope);
  void VisitForInClause(syntax::Node node, ScopeId outer, ScopeId inner, bool first);
  void VisitFor(syntax::Node node, ScopeId scope);
  void VisitAssignment(syntax::Node node, ScopeId scope);
  void VisitAugmentedAssignment(syntax::Node node, ScopeId scope);
  void VisitNamedExpression(syntax::Node node, ScopeId scope);
  void VisitAsPattern(syntax::Node node, ScopeId scope);
  void VisitExcept(syntax::Node node, ScopeId scope);
  void VisitImport(syntax::Node node, ScopeId scope);
  void VisitImportFrom(syntax::Node node, ScopeId scope);
  void VisitScopeDeclaration(syntax::Node node, ScopeId scope);
  void VisitDelete(syntax::Node node, ScopeId scope);
  void VisitTypeAlias(syntax::Node node, ScopeId scope);

  // Binds the names of an assignment target; `value` is what the whole target is bound to, or null.
  void VisitTarget(syntax::Node target, ScopeId scope, BindingEvent::How how, syntax::Node value);
  // Binds the names that a pattern of `match` captures.
  void VisitPattern(syntax::Node pattern, ScopeId scope);

  void Use(syntax::Node identifier, ScopeId scope);
  void Bind(syntax::Node identifier, ScopeId scope, BindingEvent::How how,
            syntax::Node value = syntax::Node());
  void BindImport(llvm::StringRef name, std::string path, uint32_t position, ScopeId scope);
  void Record(BindingEvent event, ScopeId scope);

  ScopeTable& table_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_SCOPE_BUILDER_H_
