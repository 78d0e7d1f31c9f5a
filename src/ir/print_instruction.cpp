// What stands behind the mnemonic of an instruction: by operation where its operands have roles of
// their own, else by kind of payload.
#include "ir/print_function.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::ir {
namespace {

bool IsPlainName(llvm::StringRef text) {
  return !text.empty() && llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
}

void PrintQuoted(llvm::raw_ostream& os, llvm::StringRef text, bool is_bytes) {
  os << '"';
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      os << '\\' << c;
    } else if (c == '\n') {
      os << "\\n";
    } else if (byte < 0x20 || byte == 0x7f || (is_bytes && byte >= 0x80)) {
      os << "\\x" << llvm::hexdigit(byte >> 4, true) << llvm::hexdigit(byte & 15, true);
    } else {
      os << c;
    }
  }
  os << '"';
}

// What `flag` means for the operation; empty where it has no meaning.
llvm::StringRef FlagWord(Op op) {
  switch (op) {
    case Op::LoadGlobal:
      return "or undefined";
    case Op::ImportModule:
      return "leaf";
    case Op::GetIter:
    case Op::EnterContext:
    case Op::ExitContext:
    case Op::IterNext:
      return "async";
    case Op::Raise:
      return "again";
    case Op::Unpack:
    case Op::FormatValue:
    case Op::MakeTypeParameter:
      return {};
    default:
      return "flag";
  }
}

}  // namespace

void FunctionPrinter::PrintBody(const Instruction& inst) const {
  switch (inst.op) {
    case Op::GetAttr:
    case Op::SetAttr:
    case Op::DeleteAttr:
      return PrintAttribute(inst);
    case Op::Call:
      return PrintCall(inst);
    case Op::MatchClass:
      return PrintMatchClass(inst);
    case Op::MakeFunction:
      return PrintMakeFunction(inst);
    case Op::MakeClass:
      return PrintMakeClass(inst);
    case Op::Unpack:
      return PrintUnpack(inst);
    case Op::FormatValue:
      return PrintFormatValue(inst);
    default:
      return PrintByPayload(inst);
  }
}

void FunctionPrinter::PrintByPayload(const Instruction& inst) const {
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  switch (Info(inst.op).payload) {
    case PayloadKind::Binary: {
      std::string spelling(Spelling(static_cast<BinaryOperator>(inst.payload)));
      return PrintInfix(inst, inst.op == Op::InPlace ? spelling + "=" : spelling);
    }
    case PayloadKind::Compare:
      return PrintInfix(inst, Spelling(static_cast<CompareOperator>(inst.payload)));
    case PayloadKind::Unary:
      os_ << ' ' << Spelling(static_cast<UnaryOperator>(inst.payload));
      return PrintValues(operands);
    case PayloadKind::Constant:
      os_ << ' ';
      return PrintConstant(ConstantId(inst.payload));
    case PayloadKind::Name:
      os_ << ' ';
      PrintName(NameId(inst.payload));
      break;
    case PayloadKind::Index:
      os_ << ' ' << inst.payload;
      break;
    case PayloadKind::None:
    case PayloadKind::Function:
    case PayloadKind::Signature:
      if (!operands.empty()) {
        os_ << ' ';
      }
      return PrintValues(operands);
  }
  if (!operands.empty()) {
    os_ << ", ";
    PrintValues(operands);
  }
}

void FunctionPrinter::PrintAttribute(const Instruction& inst) const {
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  os_ << ' ';
  PrintValues(operands.take_front(1));
  os_ << ", ";
  PrintName(NameId(inst.payload));
  if (operands.size() > 1) {
    os_ << ", ";
    PrintValues(operands.drop_front());
  }
}

void FunctionPrinter::PrintInfix(const Instruction& inst, llvm::StringRef spelling) const {
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  os_ << ' ' << values_[operands[0]] << ' ' << spelling << ' ' << values_[operands[1]];
}

void FunctionPrinter::PrintCall(const Instruction& inst) const {
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  os_ << ' ' << values_[operands.front()] << '(';
  PrintArguments(operands.drop_front(), SignatureId(inst.payload));
  os_ << ')';
}

void FunctionPrinter::PrintArguments(llvm::ArrayRef<ValueId> values, SignatureId signature) const {
  llvm::ListSeparator comma;
  for (auto [value, argument] : llvm::zip(values, function_.signatures[signature].arguments)) {
    os_ << comma;
    switch (argument.kind) {
      case ArgumentKind::Positional:
        break;
      case ArgumentKind::Star:
        os_ << '*';
        break;
      case ArgumentKind::Keyword:
        PrintName(argument.name);
        os_ << '=';
        break;
      case ArgumentKind::DoubleStar:
        os_ << "**";
        break;
    }
    os_ << values_[value];
  }
}

void FunctionPrinter::PrintMatchClass(const Instruction& inst) const {
  os_ << ' ';
  PrintValues(function_.Operands(inst));
  for (const CallSignature::Argument& argument :
       function_.signatures[SignatureId(inst.payload)].arguments) {
    os_ << ", ";
    if (argument.kind == ArgumentKind::Keyword) {
      PrintName(argument.name);
    } else {
      os_ << '_';
    }
  }
}

void FunctionPrinter::PrintMakeFunction(const Instruction& inst) const {
  FunctionId id(inst.payload);
  os_ << ' ' << functions_[id];
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  const Function& made = program_.function(id);
  auto defaults = static_cast<size_t>(llvm::count_if(
      made.parameters, [](const Parameter& parameter) { return parameter.has_default; }));
  size_t cells = made.free_variables.size();
  if (operands.size() < defaults + cells) {
    return PrintGroup("operands", operands);
  }
  PrintGroup("defaults", operands.take_front(defaults));
  PrintGroup("cells", operands.slice(defaults, cells));
  PrintGroup("annotations", operands.drop_front(defaults + cells));
}

void FunctionPrinter::PrintMakeClass(const Instruction& inst) const {
  FunctionId id(inst.payload);
  os_ << ' ' << functions_[id];
  llvm::ArrayRef<ValueId> operands = function_.Operands(inst);
  size_t cells = program_.function(id).free_variables.size();
  if (operands.size() < cells) {
    return PrintGroup("operands", operands);
  }
  PrintGroup("cells", operands.take_front(cells));
  if (operands.size() > cells) {
    os_ << " bases(";
    PrintArguments(operands.drop_front(cells), SignatureId(inst.extra));
    os_ << ')';
  }
}

void FunctionPrinter::PrintUnpack(const Instruction& inst) const {
  os_ << ' ' << inst.payload;
  if (inst.flag) {
    os_ << " * " << inst.extra;
  }
  os_ << ", ";
  PrintValues(function_.Operands(inst));
}

void FunctionPrinter::PrintFormatValue(const Instruction& inst) const {
  os_ << ' ';
  if (inst.payload != 0) {
    os_ << '!' << static_cast<char>(inst.payload) << ", ";
  }
  PrintValues(function_.Operands(inst));
  if (inst.flag) {
    os_ << ", ";
    PrintQuoted(os_, program_.names().text(NameId(inst.extra)), false);
  }
}

void FunctionPrinter::PrintQualifiers(const Instruction& inst) const {
  static constexpr llvm::StringLiteral kTypeParameterKinds[] = {"TypeVar", "TypeVarTuple",
                                                                "ParamSpec"};
  if (inst.op == Op::MakeTypeParameter && inst.extra < std::size(kTypeParameterKinds)) {
    os_ << ", " << kTypeParameterKinds[inst.extra] << (inst.flag ? ", with default" : "");
  }
  if (inst.op == Op::ImportModule && inst.extra != 0) {
    os_ << ", level " << inst.extra;
  }
  llvm::StringRef word = inst.flag ? FlagWord(inst.op) : "";
  if (!word.empty()) {
    os_ << ", " << word;
  }
}

void FunctionPrinter::PrintName(NameId name) const {
  if (!name.valid()) {
    os_ << '?';
    return;
  }
  llvm::StringRef text = program_.names().text(name);
  if (IsPlainName(text)) {
    os_ << text;
  } else {
    PrintQuoted(os_, text, false);
  }
}

void FunctionPrinter::PrintConstant(ConstantId id) const {
  const Constant& constant = program_.constants()[id];
  llvm::StringRef text = constant.text.valid() ? program_.names().text(constant.text) : "";
  switch (constant.kind) {
    case ConstantKind::None:
      os_ << "None";
      break;
    case ConstantKind::True:
      os_ << "True";
      break;
    case ConstantKind::False:
      os_ << "False";
      break;
    case ConstantKind::Ellipsis:
      os_ << "...";
      break;
    case ConstantKind::Int:
    case ConstantKind::Float:
      os_ << text;
      break;
    case ConstantKind::Complex:
      os_ << text << 'j';
      break;
    case ConstantKind::String:
      PrintQuoted(os_, text, false);
      break;
    case ConstantKind::Bytes:
      os_ << 'b';
      PrintQuoted(os_, text, true);
      break;
  }
}

}  // namespace hybridize::ir
