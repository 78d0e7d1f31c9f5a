#ifndef HYBRIDIZE_SRC_LOWER_SCOPE_ANALYZER_H_
#define HYBRIDIZE_SRC_LOWER_SCOPE_ANALYZER_H_

#include "lower/scope.h"

namespace hybridize::lower {

// Walks the tree once and notes in the table which scope binds and uses which names, as CPython's
// symbol table does. Recursive; a level of the tree costs a few hundred bytes of stack.
class ScopeAnalyzer {
 public:
  ScopeAnalyzer(const syntax::Tree& tree, Interner& names, ScopeTable& table);

  void Run(const syntax::Tree& tree);

 private:
  // Makes another scope the current one for as long as it lives.
  class Inside {
   public:
    Inside(ScopeAnalyzer& analyzer, ScopeId scope) : analyzer_(analyzer), before_(analyzer.scope_) {
      analyzer.scope_ = scope;
    }
    ~Inside() { analyzer_.scope_ = before_; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    ScopeAnalyzer& analyzer_;
    ScopeId before_;
  };

  ScopeId Open(ScopeKind kind, syntax::Node node);
  Scope& function_scope() { return table_[table_[scope_].function]; }
  NameId NameOf(syntax::Node identifier);
  VariableId Bind(syntax::Node identifier);
  VariableId BindName(NameId name);
  void Use(syntax::Node identifier);
  void NoteUse(NameId name);
  void Note(syntax::Node node, uint32_t value) { source_->bindings[node.index()] = value; }

  // Expressions and statements.
  void Visit(syntax::Node node);
  void VisitChildren(syntax::Node node);
  void VisitField(syntax::Node node, syntax::Field field);
  void VisitAttribute(syntax::Node node);
  void VisitKeywordArgument(syntax::Node node);
  void VisitMemberType(syntax::Node node);
  void VisitDelete(syntax::Node node);
  void VisitString(syntax::Node node);
  void VisitCall(syntax::Node node);
  void VisitSubscript(syntax::Node node);
  void VisitGenericType(syntax::Node node);
  void VisitNamedExpression(syntax::Node node);
  void VisitAssignment(syntax::Node node);
  void VisitFor(syntax::Node node);
  void VisitWhile(syntax::Node node);
  void VisitAsPattern(syntax::Node node);
  void VisitDeclaration(syntax::Node node);
  void VisitYield(syntax::Node node);
  void VisitAwait(syntax::Node node);

  // Definitions.
  void VisitFunction(syntax::Node node);
  void VisitLambda(syntax::Node node);
  void VisitClass(syntax::Node node);
  void VisitTypeAlias(syntax::Node node);
  void VisitTypeParameters(syntax::Node node);
  void VisitComprehension(syntax::Node node);
  void VisitDefaults(syntax::Node parameters);
  void VisitSignatureAnnotations(syntax::Node function);
  void BindParameters(syntax::Node parameters);
  void BindParameter(syntax::Node node);
  // An expression that a function of its own evaluates.
  void VisitAnnotation(syntax::Node node);
  bool Embed(syntax::Node string);

  // What binds names.
  void Target(syntax::Node node);
  void VisitImport(syntax::Node node);
  void VisitImportFrom(syntax::Node node);
  void VisitCase(syntax::Node node);
  void Pattern(syntax::Node node);
  void UseDotted(syntax::Node dotted_name);

  Interner& names_;
  ScopeTable& table_;
  Source* source_ = nullptr;
  ScopeId scope_;
  // Strings are annotations to be parsed.
  bool in_annotation_ = false;
  NameId super_;
  NameId class_cell_;
  std::vector<NameId> dynamic_names_;
};

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_SCOPE_ANALYZER_H_
