#ifndef HYBRIDIZE_SRC_LOWER_DRAFT_H_
#define HYBRIDIZE_SRC_LOWER_DRAFT_H_

#include <cstdint>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/span.h"
#include "hybridize/ir/program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace hybridize::lower {

// The number of an SSA variable of a function; the same as `Variable::index`.
using Slot = uint32_t;

// A function while it is built: blocks in any order, instructions in lists, block parameters that
// may turn out to be superfluous. SSA form comes about as in Braun et al. (CC 2013): a variable is
// read by looking for its value upwards, and a block whose predecessors are not all known (not
// "sealed") gets a parameter first and its arguments later. `Compact` makes an ir::Function of it.
// Reading is iterative, so that no number of blocks is too large for the stack.
class Draft {
 public:
  static constexpr uint32_t kNone = ~0U;

  struct Instruction {
    ir::Op op = ir::Op::Unreachable;
    ir::Construct construct = ir::Construct::Plain;
    bool flag = false;
    bool dropped = false;
    uint32_t payload = 0;
    uint32_t extra = 0;
    ir::Range operands;
    ir::ValueId result;
    // What the result is if this is certainly bound; the instruction goes away then.
    ir::ValueId known;
    Span span;
    uint32_t next = kNone;
  };

  struct Block {
    uint32_t first = kNone;
    uint32_t last = kNone;
    ir::RegionId region;
    ir::BlockId handler;
    uint32_t handler_argument = kNone;
    // What the terminator leads to; the argument lists are columns of the targets' parameters.
    uint32_t target_count = 0;
    ir::BlockId targets[2];
    uint32_t target_arguments[2] = {kNone, kNone};
    bool sealed = false;
    bool terminated = false;
    bool may_raise = false;
    llvm::SmallVector<ir::BlockId, 2> predecessors;
    // Into `parameters`.
    llvm::SmallVector<uint32_t, 2> parameters;
    llvm::SmallVector<uint32_t, 0> incomplete;
    // Of a handler: the blocks that stand under it.
    std::vector<ir::BlockId> protected_blocks;
  };

  enum class ParameterKind : uint8_t {
    // The value of a variable.
    Variable,
    // An operand of each edge.
    Explicit,
    // Set by the transfer: an item, an exception, a parameter of the function.
    Transfer,
  };

  struct Parameter {
    ParameterKind kind = ParameterKind::Variable;
    ir::BlockId block;
    ir::ValueId value;
    Slot slot = kNone;
    // One for each predecessor, in their order.
    llvm::SmallVector<ir::ValueId, 2> arguments;
  };

  struct Value {
    // The instruction, else the block parameter that defines it; neither for an undefined variable.
    uint32_t instruction = kNone;
    uint32_t parameter = kNone;
    // What takes its place.
    ir::ValueId forward;
    NameId name;
  };

  Draft() = default;
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  // Makes it empty again, for a function with these variables.
  void Reset(std::vector<NameId> slot_names);

  ir::BlockId NewBlock();
  ir::ValueId AddParameter(ir::BlockId block, ParameterKind kind, NameId name = NameId());
  // Begins the block in a region, under a handler if that is valid.
  void Start(ir::BlockId block, ir::RegionId region, ir::BlockId handler);
  // Appends; a result is made when the operation has one.
  ir::ValueId Append(ir::BlockId block, const Instruction& instruction,
                     llvm::ArrayRef<ir::ValueId> operands);
  // Makes `to` the next target of the terminator of `from`, with values for the explicit
  // parameters.
  void Connect(ir::BlockId from, ir::BlockId to, llvm::ArrayRef<ir::ValueId> arguments = {});
  // All predecessors are connected.
  void Seal(ir::BlockId block);
  // The same for a handler: connects the protected blocks that may raise.
  void SealHandler(ir::BlockId handler);

  void Write(Slot slot, ir::BlockId block, ir::ValueId value);
  ir::ValueId Read(Slot slot, ir::BlockId block);
  // The one value of an unbound variable.
  ir::ValueId Undefined(Slot slot);

  // Follows forwards.
  ir::ValueId Resolve(ir::ValueId value);
  // Whether reading may find the variable unbound, as far as is known yet.
  bool MayBeUndefined(ir::ValueId value);

  IdVector<ir::BlockId, Block> blocks;
  std::vector<Instruction> instructions;
  std::vector<Parameter> parameters;
  IdVector<ir::ValueId, Value> values;
  std::vector<ir::ValueId> operands;
  // By slot; invalid where nothing asked for it.
  std::vector<ir::ValueId> undefined;
  std::vector<NameId> slot_names;

 private:
  static uint64_t Key(Slot slot, ir::BlockId block) {
    return (static_cast<uint64_t>(slot) << 32) | block.index();
  }
  ir::ValueId Find(Slot slot, ir::BlockId block);
  uint32_t AddVariableParameter(Slot slot, ir::BlockId block);
  void Fill();
  void Simplify(uint32_t parameter);

  llvm::DenseMap<uint64_t, ir::ValueId> definitions_;
  std::vector<uint32_t> pending_;
  std::vector<ir::BlockId> path_;
};

// Finishes a draft: fills blocks, instructions, values, operands and edges of the function, whose
// heading, regions and signatures are there already. Removes unreachable blocks, superfluous block
// parameters, checks that cannot fail, unused constants, and joins blocks without a branch between.
void Compact(Draft& draft, ir::Function& function);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_DRAFT_H_
