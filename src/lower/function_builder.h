#ifndef HYBRIDIZE_SRC_LOWER_FUNCTION_BUILDER_H_
#define HYBRIDIZE_SRC_LOWER_FUNCTION_BUILDER_H_

#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "lower/draft.h"
#include "lower/unit_builder.h"

namespace hybridize::lower {

// What an instruction is made for.
struct Origin {
  Span span;
  ir::Construct construct = ir::Construct::Plain;
};

// What an instruction holds besides operands.
struct Details {
  uint32_t payload = 0;
  uint32_t extra = 0;
  bool flag = false;
};

enum class ExitKind : uint8_t { Break, Continue, Return };

// A construct around the current statement that `break`, `continue` and `return` leave on their
// way.
struct Frame {
  enum class Kind : uint8_t {
    Loop,
    // Code runs on the way out (`finally`, the exit of a `with`): once for each kind of exit, in a
    // block that is made when it is first asked for. That of Return takes the value.
    Cleanup,
    // The name of an `except … as name` is unbound.
    Unbind,
  };
  Kind kind = Kind::Loop;
  ir::BlockId break_target;
  ir::BlockId continue_target;
  ir::BlockId exits[3];
  ir::ValueId return_value;
  VariableId variable;
};

// The state of lowering one function: where the next instruction goes, and what surrounds it. The
// handlers of the syntax are free functions that take it (statements.h, expressions.h, …).
class FunctionBuilder {
 public:
  FunctionBuilder(UnitBuilder& unit, ir::FunctionId id, Draft& draft, const Heading& heading,
                  const Source& source);
  FunctionBuilder(const FunctionBuilder&) = delete;
  FunctionBuilder& operator=(const FunctionBuilder&) = delete;

  // Call after the parameters are added: makes the cells, then the body begins.
  void Begin();
  ir::ValueId AddParameter(const ir::Parameter& parameter, VariableId variable);
  // Returns None where the end is reached, and compacts.
  void Finish();

  // --- Origins, names ---
  Span SpanOf(syntax::Node node) const;
  Origin At(syntax::Node node) const { return {.span = SpanOf(node), .construct = construct}; }
  Origin At(syntax::Node node, ir::Construct made_for) const {
    return {.span = SpanOf(node), .construct = made_for};
  }
  uint32_t Binding(syntax::Node node) const { return source->bindings[node.index()]; }
  // The scope that a node opens.
  ScopeId ScopeAt(syntax::Node node) const { return ScopeId(Binding(node)); }
  // Interned and mangled where the class around asks for it.
  NameId MemberName(syntax::Node identifier);
  uint32_t MemberIndex(syntax::Node identifier) { return MemberName(identifier).index(); }

  // --- Instructions ---
  ir::ValueId Emit(ir::Op op, Origin origin, llvm::ArrayRef<ir::ValueId> operands = {},
                   Details details = {});
  // A read that is the same as `known` if that is certainly bound.
  ir::ValueId EmitRead(ir::Op op, Origin origin, NameId name, ir::ValueId known, bool flag = false);
  ir::ValueId EmitConstant(ir::ConstantKind kind, Origin origin, NameId text = NameId());
  ir::ValueId EmitNone(Origin origin) { return EmitConstant(ir::ConstantKind::None, origin); }
  ir::ValueId EmitInt(uint64_t value, Origin origin);
  ir::ValueId EmitString(llvm::StringRef value, Origin origin);
  ir::ValueId EmitUnknown(llvm::StringRef reason, Origin origin,
                          llvm::ArrayRef<ir::ValueId> operands = {});
  // A call with positional arguments alone.
  ir::ValueId EmitCall(Origin origin, ir::ValueId callee, llvm::ArrayRef<ir::ValueId> arguments);
  uint32_t AddSignature(ir::CallSignature signature);

  // --- Control flow ---
  ir::BlockId NewBlock() { return draft.NewBlock(); }
  ir::ValueId AddBlockParameter(ir::BlockId block, NameId name = NameId());
  // Later instructions go into the block, in the current region and under the current handler.
  void Start(ir::BlockId block);
  void SealAndStart(ir::BlockId block);
  // Does nothing behind a terminator.
  void Jump(ir::BlockId target, Origin origin, llvm::ArrayRef<ir::ValueId> arguments = {});
  void Branch(Origin origin, ir::ValueId condition, ir::BlockId if_true, ir::BlockId if_false);
  // A terminator without targets.
  void Terminate(ir::Op op, Origin origin, llvm::ArrayRef<ir::ValueId> operands = {},
                 Details details = {});
  // The block that instructions go to; an unreachable one behind a terminator.
  ir::BlockId Current();
  bool at_end() const { return !current_.valid(); }
  void End() { current_ = ir::BlockId(); }

  ir::RegionId NewRegion(ir::RegionKind kind, Span span, ir::ValueId decider = ir::ValueId());

  UnitBuilder& unit;
  Draft& draft;
  ir::FunctionId id;
  ScopeId scope;
  const Source* source;
  ir::Function function;

  // Of the expressions that are lowered now, where they tell nothing else of themselves.
  ir::Construct construct = ir::Construct::Plain;
  ir::RegionId region;
  // Where exceptions go; invalid where they leave the function.
  ir::BlockId handler;
  std::vector<Frame> frames;
  // What a bare `raise` raises again; invalid outside of handlers.
  ir::ValueId exception;
  // `finally` clauses around the current statement.
  uint32_t finally_depth = 0;
  // By slot: the cells of the function's own captured variables.
  std::vector<ir::ValueId> cells;
  // By number: the cells that come from outside.
  std::vector<ir::ValueId> free_cells;

 private:
  ir::BlockId current_;
};

// Makes a member of the builder another one for as long as it lives.
template <typename T>
class Exchanged {
 public:
  Exchanged(T& member, T value) : member_(member), before_(member) { member = value; }
  ~Exchanged() { member_ = before_; }
  Exchanged(const Exchanged&) = delete;
  Exchanged& operator=(const Exchanged&) = delete;

 private:
  T& member_;
  T before_;
};

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_FUNCTION_BUILDER_H_
