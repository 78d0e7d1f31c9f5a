#include "lower/scope_analyzer.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::lower {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

ScopeAnalyzer::ScopeAnalyzer(const syntax::Tree& tree, Interner& names, ScopeTable& table)
    : names_(names),
      table_(table),
      super_(names.Intern("super")),
      class_cell_(names.Intern("__class__")) {
  for (llvm::StringRef name : {"eval", "exec", "globals", "locals", "vars"}) {
    dynamic_names_.push_back(names.Intern(name));
  }
  auto source = std::make_unique<Source>();
  source->tree = &tree;
  source->bindings.assign(tree.size(), kNoIndex);
  source_ = source.get();
  table.sources().push_back(std::move(source));
}

void ScopeAnalyzer::Run(const syntax::Tree& tree) {
  scope_ = Open(ScopeKind::Module, tree.root());
  VisitChildren(tree.root());
}

ScopeId ScopeAnalyzer::Open(ScopeKind kind, Node node) {
  Scope scope;
  scope.kind = kind;
  scope.parent = scope_;
  ScopeId id = table_.scopes().next_id();
  scope.function = IsInline(kind) ? table_[scope_].function : id;
  if (scope_.valid()) {
    scope.private_class = table_[scope_].private_class;
  }
  if (kind == ScopeKind::Annotations) {
    source_->annotation_scopes[node.index()] = id;
  } else {
    Note(node, id.index());
  }
  return table_.Add(std::move(scope));
}

NameId ScopeAnalyzer::NameOf(Node identifier) {
  return Mangle(names_, identifier.text(), table_[scope_].private_class);
}

VariableId ScopeAnalyzer::BindName(NameId name) {
  VariableId variable = table_.Declare(scope_, name);
  table_[variable].bound = true;
  return variable;
}

VariableId ScopeAnalyzer::Bind(Node identifier) {
  VariableId variable = BindName(NameOf(identifier));
  Note(identifier, variable.index());
  return variable;
}

void ScopeAnalyzer::Use(Node identifier) {
  NameId name = NameOf(identifier);
  Note(identifier, table_.Declare(scope_, name).index());
  NoteUse(name);
}

void ScopeAnalyzer::NoteUse(NameId name) {
  if (name == super_ && table_[scope_].kind != ScopeKind::Class) {
    // `super()` reads the class through the cell; nothing comes of it outside of classes.
    table_.Declare(scope_, class_cell_);
  } else if (llvm::is_contained(dynamic_names_, name)) {
    function_scope().has_dynamic_names = true;
  }
}

void ScopeAnalyzer::VisitChildren(Node node) {
  for (Node child : node.named_children()) {
    Visit(child);
  }
}

void ScopeAnalyzer::VisitField(Node node, Field field) {
  if (Node child = node.Child(field)) {
    Visit(child);
  }
}

void ScopeAnalyzer::Visit(Node node) {
  // What is not in the list has nothing of its own: its children are visited.
  switch (node.kind()) {
#define HYB_VISIT(Kind, Handler) \
  case NodeKind::Kind:           \
    return Handler(node);
    HYB_VISIT(Assignment, VisitAssignment)
    HYB_VISIT(Attribute, VisitAttribute)
    HYB_VISIT(AugmentedAssignment, VisitAssignment)
    HYB_VISIT(AsPattern, VisitAsPattern)
    HYB_VISIT(Await, VisitAwait)
    HYB_VISIT(Call, VisitCall)
    HYB_VISIT(CaseClause, VisitCase)
    HYB_VISIT(ClassDefinition, VisitClass)
    HYB_VISIT(ConcatenatedString, VisitString)
    HYB_VISIT(DeleteStatement, VisitDelete)
    HYB_VISIT(DictionaryComprehension, VisitComprehension)
    HYB_VISIT(ForStatement, VisitFor)
    HYB_VISIT(FunctionDefinition, VisitFunction)
    HYB_VISIT(FutureImportStatement, VisitImportFrom)
    HYB_VISIT(GeneratorExpression, VisitComprehension)
    HYB_VISIT(GenericType, VisitGenericType)
    HYB_VISIT(GlobalStatement, VisitDeclaration)
    HYB_VISIT(Identifier, Use)
    HYB_VISIT(ImportFromStatement, VisitImportFrom)
    HYB_VISIT(ImportStatement, VisitImport)
    HYB_VISIT(KeywordArgument, VisitKeywordArgument)
    HYB_VISIT(Lambda, VisitLambda)
    HYB_VISIT(ListComprehension, VisitComprehension)
    HYB_VISIT(MemberType, VisitMemberType)
    HYB_VISIT(NamedExpression, VisitNamedExpression)
    HYB_VISIT(NonlocalStatement, VisitDeclaration)
    HYB_VISIT(SetComprehension, VisitComprehension)
    HYB_VISIT(String, VisitString)
    HYB_VISIT(Subscript, VisitSubscript)
    HYB_VISIT(TypeAliasStatement, VisitTypeAlias)
    HYB_VISIT(WhileStatement, VisitWhile)
    HYB_VISIT(Yield, VisitYield)
#undef HYB_VISIT
    default:
      return VisitChildren(node);
  }
}

void ScopeAnalyzer::VisitKeywordArgument(Node node) { VisitField(node, Field::Value); }

void ScopeAnalyzer::VisitMemberType(Node node) { Visit(node.first_child()); }

void ScopeAnalyzer::VisitDelete(Node node) {
  for (Node child : node.named_children()) {
    Target(child);
  }
}

void ScopeAnalyzer::VisitAttribute(Node node) {
  Visit(node.Child(Field::Object));
  llvm::StringRef name = node.Child(Field::Attribute).text();
  if (name.starts_with("__") && !name.ends_with("__")) {
    function_scope().has_private_names = true;
  }
}

void ScopeAnalyzer::VisitString(Node node) {
  if (!in_annotation_ || !Embed(node)) {
    VisitChildren(node);
  }
}

void ScopeAnalyzer::VisitCall(Node node) {
  bool before = std::exchange(in_annotation_, false);
  VisitChildren(node);
  in_annotation_ = before;
}

void ScopeAnalyzer::VisitNamedExpression(Node node) {
  Node name = node.Child(Field::Name);
  // Binds in the scope around all comprehensions; the generator expressions on the way pass it.
  ScopeId outer = scope_;
  bool through_generator = false;
  while (table_[outer].kind == ScopeKind::Comprehension ||
         table_[outer].kind == ScopeKind::GeneratorExpression) {
    through_generator |= table_[outer].kind == ScopeKind::GeneratorExpression;
    outer = table_[outer].parent;
  }
  if (outer == scope_) {
    Bind(name);
  } else {
    NameId text = NameOf(name);
    for (ScopeId scope = scope_; through_generator && scope != outer;
         scope = table_[scope].parent) {
      Variable& variable = table_[table_.Declare(scope, text)];
      variable.declared_nonlocal = true;
      variable.bound = true;
    }
    Note(name, table_.Declare(scope_, text).index());
    table_[table_.Declare(outer, text)].bound = true;
  }
  VisitField(node, Field::Value);
}

void ScopeAnalyzer::VisitAssignment(Node node) {
  Node left = node.Child(Field::Left);
  bool in_parentheses =
      left.Is(NodeKind::TuplePattern) || left.Is(NodeKind::ParenthesizedExpression);
  if (node.Child(Field::Right) || !in_parentheses) {
    // `(x): int` alone neither binds nor uses the name.
    Target(left);
  }
  if (Node type = node.Child(Field::Type)) {
    ScopeKind kind = table_[scope_].kind;
    // Annotations of local variables are never evaluated.
    if (kind == ScopeKind::Module || kind == ScopeKind::Class) {
      Inside annotation(*this, Open(ScopeKind::Annotations, type));
      VisitAnnotation(type);
    }
  }
  VisitField(node, Field::Right);
}

void ScopeAnalyzer::VisitFor(Node node) {
  Target(node.Child(Field::Left));
  VisitField(node, Field::Right);
  VisitField(node, Field::Body);
  if (Node alternative = node.Child(Field::Alternative)) {
    function_scope().has_loop_else = true;
    Visit(alternative);
  }
}

void ScopeAnalyzer::VisitWhile(Node node) {
  VisitChildren(node);
  if (node.Child(Field::Alternative)) {
    function_scope().has_loop_else = true;
  }
}

void ScopeAnalyzer::VisitAsPattern(Node node) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::AsPatternTarget)) {
      for (Node target : child.named_children()) {
        Target(target);
      }
    } else {
      Visit(child);
    }
  }
}

void ScopeAnalyzer::VisitDeclaration(Node node) {
  bool global = node.Is(NodeKind::GlobalStatement);
  for (Node child : node.named_children()) {
    Variable& variable = table_[table_.Declare(scope_, NameOf(child))];
    if (table_[scope_].kind == ScopeKind::Module) {
      continue;
    }
    variable.declared_global |= global;
    variable.declared_nonlocal |= !global;
  }
}

void ScopeAnalyzer::VisitYield(Node node) {
  function_scope().is_generator = true;
  VisitChildren(node);
}

void ScopeAnalyzer::VisitAwait(Node node) {
  if (Scope& scope = function_scope(); scope.kind == ScopeKind::GeneratorExpression) {
    scope.is_async = true;
  }
  VisitChildren(node);
}

void AnalyzeScopes(const syntax::Tree& tree, Interner& names, ScopeTable& table) {
  ScopeAnalyzer(tree, names, table).Run(tree);
  ResolveScopes(names, table);
}

}  // namespace hybridize::lower
