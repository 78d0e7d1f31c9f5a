#ifndef HYBRIDIZE_REWRITE_FLOW_H_
#define HYBRIDIZE_REWRITE_FLOW_H_

#include <cstdint>
#include <map>
#include <vector>

#include "hybridize/base/span.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/DenseSet.h"
#include "rewrite/binding.h"
#include "rewrite/lookup.h"
#include "rewrite/scope_table.h"

namespace hybridize::rewrite {

// What is asked: the view at some definitions, by the index of their nodes.
struct ViewRequest {
  llvm::DenseSet<uint32_t> wanted;
  // The definitions around those, whose code has to be run.
  llvm::DenseSet<uint32_t> around;
};

// A function around a wanted definition, and what its body sees when it is called some time after
// it was defined.
struct PendingFunction {
  syntax::Node definition;
  View outer;
};

// Runs the code of one scope abstractly, every statement once: what is each tracked name bound to
// where the wanted definitions stand? Every statement may raise; loops run any number of times;
// `raise`, `return`, `sys.exit()` and the like end a path; `TYPE_CHECKING` is false. Class bodies
// run in place, function bodies are left to the caller.
class FlowWalk {
 public:
  FlowWalk(const FileContext& context, const ViewRequest& request, std::map<uint32_t, View>& views)
      : context_(context), request_(request), views_(views) {}

  // Runs the body of a module, function or class that sees `outer`. Appends the functions that have
  // to be run next (for a class without what they see, which only the scope around it knows).
  void Run(ScopeId scope, View outer, std::vector<PendingFunction>& pending);

  // What the code sees where the walk stands; `position` tells which functions may have run.
  View CurrentView(uint32_t position) const;

 private:
  // A loop that is being run.
  struct Loop {
    uint32_t begin = 0;
    Environment breaks = Environment::Unreachable();
  };
  // Where a function that has to be run was defined, and from which offset on what the scope's code
  // stores may be stored before the function is called.
  struct Passed {
    syntax::Node definition;
    Environment environment;
    uint32_t since = 0;
  };
  // A binding that was stored, by this scope's code or (with the offset before which it cannot have
  // been) by that of a function below it.
  struct Stored {
    uint32_t position = 0;
    size_t slot = 0;
    Binding binding;
  };

  void Execute(syntax::Node node);
  void ExecuteChildren(syntax::Node block);
  void ExecuteSimple(syntax::Node node);
  void ExecuteDefinition(syntax::Node node);
  void ExecuteClassBody(syntax::Node definition);
  void ExecuteIf(syntax::Node node);
  void ExecuteBranch(syntax::Node condition, syntax::Node body, Environment& after);
  void ExecuteLoop(syntax::Node node);
  void ExecuteTry(syntax::Node node);
  void ExecuteHandler(syntax::Node clause);
  void ExecuteFinally(syntax::Node clause, const Environment& raised);
  void ExecuteWith(syntax::Node node);
  void ExecuteMatch(syntax::Node node);

  // Stores what the scope's own code binds in the span.
  void Apply(Span span);
  void Store(const BindingEvent& event);
  void StoreWildcard(const BindingEvent& event);
  void StoreSlot(size_t slot, Binding binding, uint32_t position);
  // What the event binds its name to, without and with regard to where it happens.
  Binding ConstantValue(const BindingEvent& event) const;
  Binding ValueOf(const BindingEvent& event) const;
  // An exception may leave the open `try` with what holds now.
  void MayRaise();
  void EndPath() { now_ = Environment::Unreachable(); }
  bool EndsProgram(syntax::Node statement) const;

  void Pass(syntax::Node definition, uint32_t position);
  void FindForeignStores();
  void JoinStore(Environment& environment, const Stored& store) const;
  View ViewFromBody(const Passed& passed) const;

  const FileContext& context_;
  const ViewRequest& request_;
  std::map<uint32_t, View>& views_;
  ScopeId scope_;
  View outer_;
  Environment now_;
  std::vector<Loop> loops_;
  // What may hold when an exception leaves the body of each open `try`, innermost last.
  std::vector<Environment> raised_;
  std::vector<Passed> passed_;
  std::vector<Stored> stored_;
  std::vector<Stored> foreign_;
  // The statements were run before, and what was asked about them is answered.
  bool rehearsing_ = false;
};

// The view at each of the definitions, by the index of its node. One that no statement list holds
// (in text that does not parse) has none.
std::map<uint32_t, View> FindViews(const FileContext& context, const syntax::Tree& tree,
                                   llvm::ArrayRef<uint32_t> definitions);

// What holds when the module's code has run.
View ViewAtEnd(const FileContext& context);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_FLOW_H_
