#ifndef HYBRIDIZE_SRC_LOWER_COMPACTOR_H_
#define HYBRIDIZE_SRC_LOWER_COMPACTOR_H_

#include <vector>

#include "lower/draft.h"

namespace hybridize::lower {

// The passes behind `Compact`, in the order in which they run.
class Compactor {
 public:
  Compactor(Draft& draft, ir::Function& function) : draft_(draft), function_(function) {}

  void Run();

 private:
  bool Reachable(ir::BlockId block) const { return position_[block.index()] != Draft::kNone; }

  // Puts the reachable blocks in reverse postorder, bodies before what follows them.
  void Order();
  // Forwards parameters whose arguments are all the same value, until there is none.
  void SimplifyParameters();
  bool SimplifyParameter(Draft::Parameter& parameter);

  // Finds the values that may stand for an unbound variable, drops the checks of the others, and
  // replaces reads of globals by the values they certainly have.
  bool DecideBound();
  void SpreadUndefined();
  bool ParameterMayBeUndefined(const Draft::Parameter& parameter);
  bool MayBeUndefined(ir::ValueId value) { return undefined_[draft_.Resolve(value).index()]; }
  bool DecideInstruction(Draft::Instruction& instruction);

  // Keeps the values that something needs.
  void MarkLive();
  void Need(ir::ValueId value);
  void NeedOperands(const Draft::Instruction& instruction);
  void ResolveDeciders();
  bool Live(ir::ValueId value) const { return live_[value.index()]; }

  // Appends a block to its only predecessor where the rules of ir::Block allow it.
  void JoinBlocks();
  bool CanJoin(const Draft::Block& block, const Draft::Block& next);
  bool SameHandlerArguments(const Draft::Block& block, const Draft::Block& next);
  bool HasLiveParameter(const Draft::Block& block) const;
  void Join(ir::BlockId id, ir::BlockId next_id);

  // Writes the result.
  void Number();
  void NumberValue(ir::ValueId value, ir::Value numbered);
  void EmitBlock(ir::BlockId id);
  void EmitInstruction(const Draft::Block& block, const Draft::Instruction& instruction);
  ir::Edge EmitEdge(ir::BlockId target, uint32_t column);
  ir::ValueId Numbered(ir::ValueId value);

  Draft& draft_;
  ir::Function& function_;
  std::vector<ir::BlockId> order_;
  // By draft block: its place in `order_`, later its new number, or kNone.
  std::vector<uint32_t> position_;
  std::vector<bool> undefined_;
  // The values that the block at hand has checked.
  llvm::SmallVector<ir::ValueId, 4> checked_;
  std::vector<bool> live_;
  std::vector<ir::ValueId> work_;
  std::vector<ir::ValueId> numbers_;
};

// Operations without effect, not worth keeping for their own sake.
bool RemovedWhenUnused(const Draft::Instruction& instruction);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_COMPACTOR_H_
