#ifndef HYBRIDIZE_TESTS_IR_BUILDER_H_
#define HYBRIDIZE_TESTS_IR_BUILDER_H_

#include <initializer_list>
#include <string>
#include <vector>

#include "hybridize/ir/program.h"

namespace hybridize::ir {

// Writes one function of a unit by hand: blocks in order, each filled before the next begins. Edges
// name their target by number, so they may lead forward. The first function made is the module
// body.
class FunctionBuilder {
 public:
  struct Target {
    uint32_t block;
    std::vector<ValueId> arguments;
  };

  FunctionBuilder(Unit& unit, FunctionKind kind, llvm::StringRef qualname) : unit_(unit) {
    Function function;
    function.kind = kind;
    function.name = unit.names.Intern(
        qualname.rsplit('.').second.empty() ? qualname : qualname.rsplit('.').second);
    function.qualname = unit.names.Intern(qualname);
    id_ = unit.functions.Add(std::move(function));
    get().regions.Add(Region{});
  }

  FunctionId id() const { return id_; }
  Function& get() { return unit_.functions[id_]; }
  NameId Name(llvm::StringRef text) { return unit_.names.Intern(text); }
  uint32_t Payload(llvm::StringRef text) { return Name(text).raw(); }
  uint32_t Payload(ConstantKind kind, llvm::StringRef text = "") {
    return unit_.constants.Add(Constant{kind, Name(text)}).raw();
  }
  uint32_t Signature(std::vector<CallSignature::Argument> arguments) {
    return get().signatures.Add(CallSignature{std::move(arguments)}).raw();
  }

  // Declares a parameter of the function; the first block must take it too.
  void Declare(llvm::StringRef name, ParameterKind kind = ParameterKind::Positional,
               bool has_default = false) {
    get().parameters.push_back(
        Parameter{.name = Name(name), .kind = kind, .has_default = has_default});
  }

  // Begins the next block; an empty name makes an unnamed parameter.
  std::vector<ValueId> Begin(std::initializer_list<llvm::StringRef> parameters = {},
                             RegionId region = RegionId(0)) {
    Block block{.instructions = {Count(get().instructions), 0},
                .parameters = {Count(get().block_parameters), Count(parameters)},
                .region = region};
    BlockId id = get().blocks.Add(block);
    std::vector<ValueId> values;
    for (llvm::StringRef name : parameters) {
      values.push_back(get().values.Add(Value{
          .block = id, .parameter = Count(values), .name = name.empty() ? NameId() : Name(name)}));
      get().block_parameters.push_back(values.back());
    }
    return values;
  }

  void Unwind(Target target) {
    LastBlock().unwind = Count(get().edges);
    AddEdge(target);
  }

  Instruction& Add(Op op, std::vector<ValueId> operands = {}, uint32_t payload = 0,
                   llvm::StringRef result_name = "") {
    InstId id = get().instructions.next_id();
    Instruction inst{.op = op, .payload = payload, .operands = AddOperands(operands)};
    inst.edges = {Count(get().edges), 0};
    if (Info(op).has_result) {
      inst.result =
          get().values.Add(Value{.inst = id,
                                 .block = get().blocks.id_at(get().blocks.size() - 1),
                                 .name = result_name.empty() ? NameId() : Name(result_name)});
    }
    get().instructions.Add(inst);
    ++LastBlock().instructions.count;
    return get().instructions[id];
  }

  ValueId Emit(Op op, std::vector<ValueId> operands = {}, uint32_t payload = 0,
               llvm::StringRef result_name = "") {
    return Add(op, std::move(operands), payload, result_name).result;
  }

  ValueId Int(llvm::StringRef digits) {
    return Emit(Op::Constant, {}, Payload(ConstantKind::Int, digits));
  }

  void End(Op op, std::vector<ValueId> operands, std::initializer_list<Target> targets) {
    Instruction& inst = Add(op, std::move(operands));
    inst.edges.count = Count(targets);
    for (const Target& target : targets) {
      AddEdge(target);
    }
  }
  void Jump(Target target) { End(Op::Jump, {}, {std::move(target)}); }
  void Branch(ValueId condition, Target if_true, Target if_false) {
    End(Op::Branch, {condition}, {std::move(if_true), std::move(if_false)});
  }
  void Return(ValueId value) { Add(Op::Return, {value}); }

 private:
  template <typename Store>
  static uint32_t Count(const Store& store) {
    return static_cast<uint32_t>(store.size());
  }
  Block& LastBlock() { return get().blocks[get().blocks.id_at(get().blocks.size() - 1)]; }
  Range AddOperands(const std::vector<ValueId>& values) {
    Range range{Count(get().operands), Count(values)};
    get().operands.insert(get().operands.end(), values.begin(), values.end());
    return range;
  }
  void AddEdge(const Target& target) {
    get().edges.push_back(
        Edge{.target = BlockId(target.block), .arguments = AddOperands(target.arguments)});
  }

  Unit& unit_;
  FunctionId id_;
};

// A unit with an empty module body and, as function 1, what the test builds.
struct TestUnit {
  TestUnit() {
    FunctionBuilder body(unit, FunctionKind::Module, "<module>");
    body.Begin();
    body.Return(body.Emit(Op::Constant, {}, body.Payload(ConstantKind::None)));
  }
  FunctionBuilder Add(llvm::StringRef qualname, FunctionKind kind = FunctionKind::Function) {
    FunctionBuilder builder(unit, kind, qualname);
    builder.get().parent = FunctionId(0);
    return builder;
  }

  Unit unit;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_TESTS_IR_BUILDER_H_
