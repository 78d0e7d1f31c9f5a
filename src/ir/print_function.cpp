#include "ir/print_function.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

namespace hybridize::ir {
namespace {

// Wide enough for most names; a longer one moves only its own line.
constexpr unsigned kResultColumn = 11;

void PrintId(llvm::raw_ostream& os, BlockId id) { os << 'b' << id.index(); }
void PrintId(llvm::raw_ostream& os, RegionId id) { os << 'r' << id.index(); }

struct Flag {
  bool set;
  llvm::StringRef word;
};

}  // namespace

FunctionPrinter::FunctionPrinter(const Program& program, const FunctionNames& functions,
                                 FunctionId id, llvm::raw_ostream& os)
    : program_(program),
      functions_(functions),
      function_(program.function(id)),
      self_(functions[id]),
      os_(os),
      values_(program.names(), function_) {}

void FunctionPrinter::Print() const {
  PrintHeading();
  PrintRegions();
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    PrintBlock(BlockId(i));
  }
}

void FunctionPrinter::PrintHeading() const {
  os_ << Name(function_.kind) << ' ' << self_;
  PrintParameters();
  const Flag flags[] = {
      {function_.is_async, "async"},
      {function_.is_generator, "generator"},
      {function_.has_loop_else, "loop_else"},
      {function_.has_private_names, "private_names"},
      {function_.has_nested_yield, "nested_yield"},
      {function_.has_dynamic_names, "dynamic_names"},
  };
  for (const Flag& flag : flags) {
    if (flag.set) {
      os_ << ' ' << flag.word;
    }
  }
  os_ << '\n';
  if (!function_.decorators.empty()) {
    os_ << "  decorators " << function_.decorators.size() << '\n';
  }
  if (!function_.free_variables.empty()) {
    os_ << "  free";
    for (NameId name : function_.free_variables) {
      os_ << ' ';
      PrintName(name);
    }
    os_ << '\n';
  }
  if (function_.annotations.valid()) {
    os_ << "  annotations " << functions_[function_.annotations] << '\n';
  }
}

// As in a `def`: `(a, /, b=…, *, c)`.
void FunctionPrinter::PrintParameters() const {
  if (function_.kind == FunctionKind::Module || function_.kind == FunctionKind::Class) {
    return;
  }
  os_ << '(';
  llvm::ListSeparator comma;
  ParameterKind previous = ParameterKind::Positional;
  for (const Parameter& parameter : function_.parameters) {
    if (previous == ParameterKind::PositionalOnly && parameter.kind != previous) {
      os_ << comma << '/';
    }
    if (parameter.kind == ParameterKind::KeywordOnly && previous < ParameterKind::Star) {
      os_ << comma << '*';
    }
    os_ << comma;
    os_ << (parameter.kind == ParameterKind::Star         ? "*"
            : parameter.kind == ParameterKind::DoubleStar ? "**"
                                                          : "");
    PrintName(parameter.name);
    os_ << (parameter.has_default ? "=..." : "");
    previous = parameter.kind;
  }
  if (previous == ParameterKind::PositionalOnly) {
    os_ << comma << '/';
  }
  os_ << ')';
}

void FunctionPrinter::PrintRegions() const {
  for (uint32_t i = 1; i < function_.regions.size(); ++i) {
    const Region& region = function_.regions[RegionId(i)];
    os_ << "  ";
    PrintId(os_, RegionId(i));
    os_ << " = " << Name(region.kind);
    if (region.decider.valid()) {
      os_ << ' ' << values_[region.decider];
    }
    os_ << " in ";
    PrintId(os_, region.parent);
    os_ << '\n';
  }
}

void FunctionPrinter::PrintBlock(BlockId id) const {
  const Block& block = function_.blocks[id];
  os_ << ' ';
  PrintId(os_, id);
  os_ << '(';
  PrintValues(function_.Parameters(block));
  os_ << ')';
  if (block.region.valid() && block.region.index() != 0) {
    os_ << " in ";
    PrintId(os_, block.region);
  }
  if (const Edge* unwind = function_.Unwind(block)) {
    os_ << " unwind ";
    PrintEdge(*unwind);
  }
  os_ << ":\n";
  for (uint32_t i = 0; i < block.instructions.count; ++i) {
    PrintInstruction(function_.instructions[InstId(block.instructions.begin + i)]);
  }
}

void FunctionPrinter::PrintInstruction(const Instruction& inst) const {
  os_ << "    ";
  if (inst.result.valid()) {
    os_ << llvm::left_justify(values_[inst.result], kResultColumn) << " = ";
  } else {
    os_.indent(kResultColumn + 3);
  }
  os_ << Info(inst.op).mnemonic;
  PrintBody(inst);
  PrintQualifiers(inst);
  PrintEdges(inst);
  if (inst.construct != Construct::Plain) {
    os_ << "  ; " << Name(inst.construct);
  }
  os_ << '\n';
}

void FunctionPrinter::PrintEdges(const Instruction& inst) const {
  bool first = inst.operands.count == 0;
  for (const Edge& edge : function_.Edges(inst)) {
    os_ << (first ? " " : ", ");
    first = false;
    PrintEdge(edge);
  }
}

void FunctionPrinter::PrintEdge(const Edge& edge) const {
  PrintId(os_, edge.target);
  if (edge.arguments.count != 0) {
    os_ << '(';
    PrintValues(function_.Arguments(edge));
    os_ << ')';
  }
}

void FunctionPrinter::PrintValues(llvm::ArrayRef<ValueId> values) const {
  llvm::ListSeparator comma;
  for (ValueId value : values) {
    os_ << comma << values_[value];
  }
}

void FunctionPrinter::PrintGroup(llvm::StringRef label, llvm::ArrayRef<ValueId> values) const {
  if (!values.empty()) {
    os_ << ' ' << label << '(';
    PrintValues(values);
    os_ << ')';
  }
}

}  // namespace hybridize::ir
