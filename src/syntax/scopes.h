#ifndef HYBRIDIZE_SRC_SYNTAX_SCOPES_H_
#define HYBRIDIZE_SRC_SYNTAX_SCOPES_H_

#include <deque>
#include <string>
#include <vector>

#include "hybridize/syntax/tree.h"
#include "hybridize/syntax/validate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::syntax {

// Finds the errors that CPython raises when it builds symbol tables and compiles: declarations of
// names, and statements and expressions outside of what they need around them. Walks a tree
// without errors once; a scope is what CPython calls a block.
class ScopeChecker {
 public:
  explicit ScopeChecker(std::vector<SyntaxProblem>& problems) : problems_(problems) {}
  void Run(Node module);

 private:
  enum class ScopeKind : uint8_t {
    Module,
    Class,
    Function,
    Lambda,
    // Of a list, set or dictionary.
    Comprehension,
    Generator,
    // Of type parameters, their bounds, and the values of type aliases.
    Types,
  };

  // Bits of what is known of a name in a scope.
  static constexpr unsigned kUsed = 1;
  static constexpr unsigned kBound = 2;
  static constexpr unsigned kParameter = 4;
  static constexpr unsigned kAnnotated = 8;
  static constexpr unsigned kGlobal = 16;
  static constexpr unsigned kNonlocal = 32;
  static constexpr unsigned kTypeParameter = 64;
  // Bound by an import: alone among bindings, it may precede a declaration.
  static constexpr unsigned kImported = 128;

  // Where in its scope a statement stands, as far as jumps are concerned.
  struct Flow {
    uint32_t loops = 0;
    bool in_exception_group = false;
  };

  struct Scope {
    ScopeKind kind;
    Scope* parent;
    // An `async def`, or a comprehension that awaits.
    bool asynchronous = false;
    bool yields = false;
    // How many iterables of comprehensions enclose the current node.
    uint32_t iterables = 0;
    Flow flow = {};
    // Loops, `with` items and `try` bodies around the current statement.
    uint32_t blocks = 0;
    llvm::DenseMap<llvm::StringRef, unsigned> names = llvm::DenseMap<llvm::StringRef, unsigned>();
    llvm::SmallVector<Span, 2> returned_values = {};
  };

  void Report(Span span, std::string message);
  void Report(Node node, std::string message) { Report(node.span(), std::move(message)); }

  // Names (scopes.cpp).
  Scope& Enter(ScopeKind kind);
  void Leave() { scope_ = scope_->parent; }
  unsigned Known(llvm::StringRef name) const { return scope_->names.lookup(name); }
  void Mark(Node name, unsigned what) { scope_->names[name.text()] |= what; }
  void Bind(Node name);
  void BindTarget(Node target);
  void BindPattern(Node pattern);
  void BindWalrus(Node name);
  void Declare(Node statement, bool global);
  void DeclareName(Node name, bool global);
  void ResolveNonlocals();
  bool InFunction() const {
    return scope_->kind == ScopeKind::Function || scope_->kind == ScopeKind::Lambda;
  }

  // The walk (scopes_visit.cpp, scopes_statements.cpp).
  void Visit(Node node);
  void VisitChildren(Node node);
  void VisitChild(Node node, Field field);
  bool VisitStatement(Node node);
  bool VisitExpression(Node node);
  void VisitAssignment(Node node);
  void VisitBlock(Node owner, uint32_t blocks);
  void VisitLoop(Node node);
  void VisitFor(Node node);
  void VisitWhile(Node node);
  void VisitExcept(Node node);
  void VisitTry(Node node);
  void VisitWith(Node node);
  void VisitReturn(Node node);
  void VisitJump(Node node, const char* keyword);
  void VisitImport(Node node);
  void VisitCase(Node node);
  void VisitTypeAlias(Node node);
  void VisitFunction(Node node);
  void VisitClass(Node node);
  void VisitLambda(Node node);
  void VisitDefaults(Node parameters);
  void VisitAnnotations(Node function);
  void BindParameters(Node parameters);
  void BindTypeParameters(Node parameters);
  void VisitComprehension(Node node, ScopeKind kind, const char* name);
  void VisitIterable(Node clause);
  void LeaveComprehension(Node node, ScopeKind kind);
  void VisitYield(Node node);
  void VisitAwait(Node node);
  void VisitWalrus(Node node);
  bool RefusedInTypes(Node node, const char* what);

  std::vector<SyntaxProblem>& problems_;
  std::deque<Scope> scopes_;
  Scope* scope_ = nullptr;
  struct PendingNonlocal {
    Scope* scope;
    Node name;
  };
  std::vector<PendingNonlocal> nonlocals_;
};

// Checks that `from __future__` imports come first and name known features.
void CheckFutureImports(const Tree& tree, std::vector<SyntaxProblem>& problems);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_SCOPES_H_
