#ifndef HYBRIDIZE_IR_VERIFIER_H_
#define HYBRIDIZE_IR_VERIFIER_H_

#include <optional>
#include <string>
#include <vector>

#include "hybridize/ir/program.h"
#include "ir/dominators.h"
#include "llvm/ADT/Twine.h"

namespace hybridize::ir {

// What a function may refer to: the tables of a unit or of the program.
struct Tables {
  const Interner& names;
  const ConstantPool& constants;
  const IdVector<FunctionId, Function>& functions;
};

// Checks one function. Later checks index with what earlier ones have found in range, so each of
// them runs only when those before it found nothing.
class Verifier {
 public:
  Verifier(const Tables& tables, FunctionId id);

  std::vector<std::string> Run();

 private:
  // Slices lie within their pools, blocks tile the instructions, every id is in range.
  bool CheckRanges();
  void CheckBlockRanges();
  void CheckInstructionRanges(uint32_t inst);
  void CheckEdgeRanges();
  void CheckHeading();
  void CheckRegions();

  // Each instruction by itself (verify_instructions.cpp).
  bool CheckInstructions();
  void CheckInstruction(const Instruction& inst);
  void CheckShape(const Instruction& inst);
  void CheckPayload(const Instruction& inst);
  void CheckOperandCount(const Instruction& inst);
  void CheckOperation(const Instruction& inst);
  void CheckUnpackItem(const Instruction& inst);
  void CheckMadeFunction(const Instruction& inst);

  // The graph (verify_flow.cpp).
  bool CheckDefinitions();
  bool CheckEdges();
  void CheckEdge(BlockId from, const Edge& edge, uint32_t implicit);
  void BuildDominators();
  bool CheckOrder();
  void CheckUses();
  bool Available(ValueId value, uint32_t inst) const;

  // A block is two nodes of the graph, because an exception leaves it before its instructions have
  // defined anything: the head ends before the first instruction that may raise.
  static uint32_t Head(BlockId block) { return 2 * block.index(); }
  static uint32_t Tail(BlockId block) { return 2 * block.index() + 1; }
  uint32_t DefiningNode(ValueId value) const;

  void Report(const llvm::Twine& message);
  void ReportAt(BlockId block, const llvm::Twine& message);
  void ReportAt(const Instruction& inst, const llvm::Twine& message);
  bool sound() const { return defects_.empty(); }
  bool NameInRange(NameId name) const {
    return name.valid() && name.index() < tables_.names.size();
  }

  const Tables& tables_;
  const Function& function_;
  std::vector<std::string> defects_;
  // By instruction.
  std::vector<BlockId> block_of_;
  // By block: the first instruction that may raise.
  std::vector<uint32_t> head_end_;
  std::optional<DominatorTree> dominators_;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_VERIFIER_H_
