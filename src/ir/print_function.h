#ifndef HYBRIDIZE_IR_PRINT_FUNCTION_H_
#define HYBRIDIZE_IR_PRINT_FUNCTION_H_

#include "hybridize/ir/program.h"
#include "ir/spelling.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::ir {

// Writes one function as text: a heading in the form of Python's, the regions, the blocks.
class FunctionPrinter {
 public:
  // Everything must outlive the printer.
  FunctionPrinter(const Program& program, const FunctionNames& functions, FunctionId id,
                  llvm::raw_ostream& os);

  void Print() const;

 private:
  void PrintHeading() const;
  void PrintParameters() const;
  void PrintRegions() const;
  void PrintBlock(BlockId id) const;
  void PrintInstruction(const Instruction& inst) const;

  // What follows the mnemonic, by operation or else by kind of payload.
  void PrintBody(const Instruction& inst) const;
  void PrintByPayload(const Instruction& inst) const;
  void PrintAttribute(const Instruction& inst) const;
  void PrintCall(const Instruction& inst) const;
  void PrintMatchClass(const Instruction& inst) const;
  void PrintMakeFunction(const Instruction& inst) const;
  void PrintMakeClass(const Instruction& inst) const;
  void PrintUnpack(const Instruction& inst) const;
  void PrintFormatValue(const Instruction& inst) const;
  void PrintInfix(const Instruction& inst, llvm::StringRef spelling) const;
  // The words for `flag` and `extra`.
  void PrintQualifiers(const Instruction& inst) const;
  void PrintEdges(const Instruction& inst) const;

  void PrintEdge(const Edge& edge) const;
  void PrintValues(llvm::ArrayRef<ValueId> values) const;
  void PrintGroup(llvm::StringRef label, llvm::ArrayRef<ValueId> values) const;
  void PrintArguments(llvm::ArrayRef<ValueId> values, SignatureId signature) const;
  void PrintName(NameId name) const;
  void PrintConstant(ConstantId id) const;

  const Program& program_;
  const FunctionNames& functions_;
  const Function& function_;
  llvm::StringRef self_;
  llvm::raw_ostream& os_;
  ValueNames values_;
};

}  // namespace hybridize::ir

#endif  // HYBRIDIZE_IR_PRINT_FUNCTION_H_
