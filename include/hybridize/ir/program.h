#ifndef HYBRIDIZE_IR_PROGRAM_H_
#define HYBRIDIZE_IR_PROGRAM_H_

#include <cstdint>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/interner.h"
#include "hybridize/base/span.h"
#include "hybridize/ir/kinds.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::ir {

// A literal. Numbers keep their value as text, so that none is out of range: decimal digits for
// Int, Python's `repr` form for Float, the imaginary part for Complex. String and Bytes hold the
// value after escapes (a surrogate as WTF-8).
struct Constant {
  ConstantKind kind = ConstantKind::None;
  NameId text;

  friend bool operator==(const Constant&, const Constant&) = default;
};

// How a call site passes its arguments, in the order of its operands behind the callee.
struct CallSignature {
  struct Argument {
    ArgumentKind kind = ArgumentKind::Positional;
    // Valid for Keyword.
    NameId name;
  };
  std::vector<Argument> arguments;
};

// A slice of one of the function's pools.
struct Range {
  uint32_t begin = 0;
  uint32_t count = 0;
};

struct Instruction {
  Op op = Op::Unreachable;
  Construct construct = Construct::Plain;
  // Meaning per operation: see ops.def.
  bool flag = false;
  uint32_t payload = 0;
  uint32_t extra = 0;
  // Into `Function::operands`.
  Range operands;
  // Into `Function::edges`; terminators only.
  Range edges;
  // Invalid where the operation has no result.
  ValueId result;
  Span span;
};

// One way control goes to a block, with the values of its parameters. The first parameter of the
// body of an IterNext and of an exception handler is set by the transfer itself and has no
// argument.
struct Edge {
  BlockId target;
  // Into `Function::operands`.
  Range arguments;
};

struct Value {
  // The instruction that defines it, or invalid for a block parameter.
  InstId inst;
  BlockId block;
  // Which block parameter; 0 for an instruction.
  uint32_t parameter = 0;
  // The variable it was first bound to, for dumps and messages; may be invalid.
  NameId name;
};

// Instructions of a block are contiguous and end with its only terminator. Where the block lies in
// a `try`, every instruction that raises goes along `unwind`; its arguments are the same for the
// whole block, because a variable that the handler can see is only rebound at the start of a block.
struct Block {
  // Into `Function::instructions`.
  Range instructions;
  // Into `Function::block_parameters`.
  Range parameters;
  RegionId region;
  // Index into `Function::edges`, or kNoUnwind.
  uint32_t unwind = kNoUnwind;

  static constexpr uint32_t kNoUnwind = ~0U;
};

// The loops, branches and handlers of the source, as a tree; the root (id 0) is the body.
struct Region {
  RegionKind kind = RegionKind::Function;
  RegionId parent;
  Span span;
  // What decides it: the condition, the iterable, the subject, the manager; invalid for others.
  ValueId decider;
};

struct Parameter {
  NameId name;
  ParameterKind kind = ParameterKind::Positional;
  bool has_default = false;
  // The name alone.
  Span span;
  // Empty without annotation.
  Span annotation;
};

struct Decorator {
  // From `@` to the end of the expression.
  Span span;
};

// The code of one `def`, `lambda`, generator expression, class body or module. The parameters are
// the first block's parameters, in their order. Everything is owned by value in flat pools.
struct Function {
  ModuleId module;
  FunctionId parent;
  FunctionKind kind = FunctionKind::Function;
  bool is_async = false;
  bool is_generator = false;
  // Facts about the source that AutoGraph's conversion depends on.
  bool has_loop_else = false;
  bool has_private_names = false;
  bool has_nested_yield = false;
  // `eval`, `exec`, `locals` and the like are named in it.
  bool has_dynamic_names = false;

  NameId name;
  // As Python's `__qualname__`, without the module: `Net.call`, `outer.<locals>.inner`.
  NameId qualname;
  // The definition without decorators; the class statement; the whole text of a module.
  Span span;
  // The name in the header; empty for lambdas, generator expressions and modules.
  Span name_span;
  // Preorder index of the definition's node in the syntax tree of its file.
  uint32_t syntax_index = 0;
  std::vector<Decorator> decorators;
  std::vector<Parameter> parameters;
  // Names of the cells it captures, in the order of the operands of MakeFunction and MakeClass.
  std::vector<NameId> free_variables;
  // Evaluates the annotations of the signature; invalid when there are none.
  FunctionId annotations;

  // The entry is block 0; blocks stand in reverse postorder. No block is unreachable.
  IdVector<BlockId, Block> blocks;
  IdVector<InstId, Instruction> instructions;
  IdVector<ValueId, Value> values;
  IdVector<RegionId, Region> regions;
  IdVector<SignatureId, CallSignature> signatures;
  std::vector<ValueId> operands;
  std::vector<ValueId> block_parameters;
  std::vector<Edge> edges;

  llvm::ArrayRef<ValueId> Operands(const Instruction& inst) const {
    return llvm::ArrayRef(operands).slice(inst.operands.begin, inst.operands.count);
  }
  llvm::ArrayRef<Edge> Edges(const Instruction& inst) const {
    return llvm::ArrayRef(edges).slice(inst.edges.begin, inst.edges.count);
  }
  llvm::ArrayRef<ValueId> Arguments(const Edge& edge) const {
    return llvm::ArrayRef(operands).slice(edge.arguments.begin, edge.arguments.count);
  }
  llvm::ArrayRef<ValueId> Parameters(const Block& block) const {
    return llvm::ArrayRef(block_parameters).slice(block.parameters.begin, block.parameters.count);
  }
  const Edge* Unwind(const Block& block) const {
    return block.unwind == Block::kNoUnwind ? nullptr : &edges[block.unwind];
  }
  const Instruction& Terminator(const Block& block) const {
    return instructions[InstId(block.instructions.begin + block.instructions.count - 1)];
  }
};

// Constants by value, each once.
class ConstantPool {
 public:
  ConstantId Add(Constant constant);
  const Constant& operator[](ConstantId id) const { return constants_[id]; }
  size_t size() const { return constants_.size(); }

 private:
  IdVector<ConstantId, Constant> constants_;
  llvm::DenseMap<std::pair<uint8_t, NameId>, ConstantId> ids_;
};

// What lowering one file gives: self-contained, so that files are lowered in parallel. Names,
// constants and functions are numbered within the unit; function 0 is the module body.
struct Unit {
  Interner names;
  ConstantPool constants;
  IdVector<FunctionId, Function> functions;
};

// One source file in the program.
struct Module {
  // The caller's number of the file (`project::FileId`).
  uint32_t file = 0;
  // Dotted.
  NameId name;
  bool is_package = false;
  FunctionId body;
  // Functions of the module are [first_function, first_function + function_count).
  uint32_t first_function = 0;
  uint32_t function_count = 0;
};

// The whole project. Filled by `Add` in a fixed order, frozen afterwards.
class Program {
 public:
  // Takes the unit over, renumbering its names, constants and functions.
  ModuleId Add(Unit unit, uint32_t file, llvm::StringRef module_name, bool is_package);

  Interner& names() { return names_; }
  const Interner& names() const { return names_; }
  const ConstantPool& constants() const { return constants_; }
  ConstantId AddConstant(Constant constant) { return constants_.Add(constant); }
  const IdVector<ModuleId, Module>& modules() const { return modules_; }
  const IdVector<FunctionId, Function>& functions() const { return functions_; }
  const Function& function(FunctionId id) const { return functions_[id]; }
  const Module& module(ModuleId id) const { return modules_[id]; }

 private:
  Interner names_;
  ConstantPool constants_;
  IdVector<ModuleId, Module> modules_;
  IdVector<FunctionId, Function> functions_;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_PROGRAM_H_
