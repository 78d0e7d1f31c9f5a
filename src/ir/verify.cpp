#include "hybridize/ir/verify.h"

#include "ir/verifier.h"

namespace hybridize::ir {
namespace {

template <typename Pool>
bool Fits(Range range, const Pool& pool) {
  return range.begin <= pool.size() && range.count <= pool.size() - range.begin;
}

template <typename Id, typename Store>
bool InStore(Id id, const Store& store) {
  return id.valid() && id.index() < store.size();
}

}  // namespace

std::vector<std::string> Verify(const Program& program, FunctionId function) {
  Tables tables{program.names(), program.constants(), program.functions()};
  return Verifier(tables, function).Run();
}

std::vector<std::string> Verify(const Unit& unit) {
  Tables tables{unit.names, unit.constants, unit.functions};
  std::vector<std::string> defects;
  for (uint32_t i = 0; i < unit.functions.size(); ++i) {
    std::vector<std::string> found = Verifier(tables, FunctionId(i)).Run();
    defects.insert(defects.end(), found.begin(), found.end());
  }
  return defects;
}

Verifier::Verifier(const Tables& tables, FunctionId id)
    : tables_(tables), function_(tables.functions[id]) {}

std::vector<std::string> Verifier::Run() {
  if (CheckRanges() && CheckInstructions() && CheckDefinitions() && CheckEdges()) {
    BuildDominators();
    if (CheckOrder()) {
      CheckUses();
    }
  }
  return std::move(defects_);
}

bool Verifier::CheckRanges() {
  CheckHeading();
  CheckRegions();
  CheckBlockRanges();
  for (uint32_t i = 0; i < function_.instructions.size(); ++i) {
    CheckInstructionRanges(i);
  }
  CheckEdgeRanges();
  for (ValueId value : function_.block_parameters) {
    if (!InStore(value, function_.values)) {
      Report("a block parameter is no value of the function");
    }
  }
  return sound();
}

void Verifier::CheckHeading() {
  if (!NameInRange(function_.name) || !NameInRange(function_.qualname)) {
    Report("the name or qualified name is out of range");
  }
  if (function_.parent.valid() && !InStore(function_.parent, tables_.functions)) {
    Report("the parent is out of range");
  }
  if (function_.annotations.valid() &&
      (!InStore(function_.annotations, tables_.functions) ||
       tables_.functions[function_.annotations].kind != FunctionKind::Annotations)) {
    Report("the function of the annotations is none");
  }
  ParameterKind previous = ParameterKind::PositionalOnly;
  for (const Parameter& parameter : function_.parameters) {
    bool only_one =
        parameter.kind == ParameterKind::Star || parameter.kind == ParameterKind::DoubleStar;
    if (!NameInRange(parameter.name)) {
      Report("the name of a parameter is out of range");
    } else if (parameter.kind < previous || (only_one && parameter.kind == previous)) {
      Report("parameter " + tables_.names.text(parameter.name) + " stands behind one of kind " +
             Name(previous));
    }
    previous = parameter.kind;
  }
  for (NameId name : function_.free_variables) {
    if (!NameInRange(name)) {
      Report("the name of a free variable is out of range");
    }
  }
  for (const CallSignature& signature : function_.signatures) {
    for (const CallSignature::Argument& argument : signature.arguments) {
      if (argument.kind == ArgumentKind::Keyword && !NameInRange(argument.name)) {
        Report("the name of a keyword argument is out of range");
      }
    }
  }
}

void Verifier::CheckRegions() {
  for (uint32_t i = 0; i < function_.regions.size(); ++i) {
    const Region& region = function_.regions[RegionId(i)];
    bool is_root = i == 0;
    if (is_root ? region.parent.valid() || region.kind != RegionKind::Function
                : !region.parent.valid() || region.parent.index() >= i ||
                      region.kind == RegionKind::Function) {
      Report("region r" + llvm::Twine(i) + " has no place in the tree");
    }
    if (region.decider.valid() && !InStore(region.decider, function_.values)) {
      Report("region r" + llvm::Twine(i) + " is decided by no value of the function");
    }
  }
}

void Verifier::CheckBlockRanges() {
  if (function_.blocks.empty()) {
    Report("there is no block");
  }
  uint32_t next = 0;
  block_of_.resize(function_.instructions.size());
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    const Block& block = function_.blocks[BlockId(i)];
    if (block.instructions.begin != next || block.instructions.count == 0 ||
        !Fits(block.instructions, function_.instructions)) {
      ReportAt(BlockId(i), "its instructions do not follow those of the block before");
      return;
    }
    for (; next < block.instructions.begin + block.instructions.count; ++next) {
      block_of_[next] = BlockId(i);
    }
    if (!Fits(block.parameters, function_.block_parameters)) {
      ReportAt(BlockId(i), "its parameters are out of range");
    }
    if (!InStore(block.region, function_.regions)) {
      ReportAt(BlockId(i), "its region is out of range");
    }
    if (block.unwind != Block::kNoUnwind && block.unwind >= function_.edges.size()) {
      ReportAt(BlockId(i), "its unwind edge is out of range");
    }
  }
  if (next != function_.instructions.size()) {
    Report("there are instructions behind the last block");
  }
}

void Verifier::CheckInstructionRanges(uint32_t index) {
  const Instruction& inst = function_.instructions[InstId(index)];
  if (static_cast<uint32_t>(inst.op) >= kOpCount) {
    Report("instruction " + llvm::Twine(index) + " has no operation");
    return;
  }
  if (!Fits(inst.operands, function_.operands)) {
    Report(Info(inst.op).mnemonic + ": its operands are out of range");
  } else {
    for (ValueId value : function_.Operands(inst)) {
      if (!InStore(value, function_.values)) {
        Report(Info(inst.op).mnemonic + ": an operand is no value of the function");
      }
    }
  }
  if (!Fits(inst.edges, function_.edges)) {
    Report(Info(inst.op).mnemonic + ": its edges are out of range");
  }
  if (inst.result.valid() && !InStore(inst.result, function_.values)) {
    Report(Info(inst.op).mnemonic + ": its result is no value of the function");
  }
}

void Verifier::CheckEdgeRanges() {
  for (const Edge& edge : function_.edges) {
    if (!InStore(edge.target, function_.blocks)) {
      Report("an edge leads to no block");
    }
    if (!Fits(edge.arguments, function_.operands)) {
      Report("the arguments of an edge are out of range");
      continue;
    }
    for (ValueId value : function_.Arguments(edge)) {
      if (!InStore(value, function_.values)) {
        Report("an argument of an edge is no value of the function");
      }
    }
  }
}

void Verifier::Report(const llvm::Twine& message) {
  llvm::StringRef name =
      NameInRange(function_.qualname) ? tables_.names.text(function_.qualname) : "?";
  defects_.push_back((name + ": " + message).str());
}

void Verifier::ReportAt(BlockId block, const llvm::Twine& message) {
  Report("b" + llvm::Twine(block.index()) + ": " + message);
}

void Verifier::ReportAt(const Instruction& inst, const llvm::Twine& message) {
  auto index = static_cast<size_t>(&inst - &*function_.instructions.begin());
  ReportAt(block_of_[index], Info(inst.op).mnemonic + llvm::Twine(": ") + message);
}

}  // namespace hybridize::ir
