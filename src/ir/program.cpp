#include "hybridize/ir/program.h"

#include <utility>

namespace hybridize::ir {
namespace {

// Where the numbers of a unit lead in the program.
class Renumbering {
 public:
  Renumbering(const Unit& unit, Interner& names, ConstantPool& constants, ModuleId module,
              uint32_t first_function)
      : module_(module), first_function_(first_function) {
    names_.reserve(unit.names.size());
    for (uint32_t i = 0; i < unit.names.size(); ++i) {
      names_.push_back(names.Intern(unit.names.text(NameId(i))));
    }
    constants_.reserve(unit.constants.size());
    for (uint32_t i = 0; i < unit.constants.size(); ++i) {
      Constant constant = unit.constants[ConstantId(i)];
      Apply(constant.text);
      constants_.push_back(constants.Add(constant));
    }
  }

  void Apply(Function& function) const {
    function.module = module_;
    Apply(function.parent);
    Apply(function.annotations);
    Apply(function.name);
    Apply(function.qualname);
    for (Parameter& parameter : function.parameters) {
      Apply(parameter.name);
    }
    for (NameId& name : function.free_variables) {
      Apply(name);
    }
    for (CallSignature& signature : function.signatures) {
      for (CallSignature::Argument& argument : signature.arguments) {
        Apply(argument.name);
      }
    }
    for (Value& value : function.values) {
      Apply(value.name);
    }
    for (Instruction& inst : function.instructions) {
      inst.payload = Payload(Info(inst.op).payload, inst.payload);
      if (inst.op == Op::FormatValue && inst.flag) {
        inst.extra = names_[inst.extra].raw();
      }
    }
  }

 private:
  void Apply(NameId& name) const {
    if (name.valid()) {
      name = names_[name.index()];
    }
  }
  void Apply(FunctionId& function) const {
    if (function.valid()) {
      function = FunctionId(function.index() + first_function_);
    }
  }
  uint32_t Payload(PayloadKind kind, uint32_t payload) const {
    switch (kind) {
      case PayloadKind::Name:
        return names_[payload].raw();
      case PayloadKind::Constant:
        return constants_[payload].raw();
      case PayloadKind::Function:
        return payload + first_function_;
      case PayloadKind::None:
      case PayloadKind::Signature:
      case PayloadKind::Index:
      case PayloadKind::Binary:
      case PayloadKind::Unary:
      case PayloadKind::Compare:
        return payload;
    }
    return payload;
  }

  ModuleId module_;
  uint32_t first_function_;
  std::vector<NameId> names_;
  std::vector<ConstantId> constants_;
};

}  // namespace

ConstantId ConstantPool::Add(Constant constant) {
  auto key = std::pair(static_cast<uint8_t>(constant.kind), constant.text);
  auto [entry, inserted] = ids_.try_emplace(key, constants_.next_id());
  if (inserted) {
    constants_.Add(constant);
  }
  return entry->second;
}

ModuleId Program::Add(Unit unit, uint32_t file, llvm::StringRef module_name, bool is_package) {
  ModuleId id = modules_.next_id();
  auto first_function = static_cast<uint32_t>(functions_.size());
  Renumbering renumbering(unit, names_, constants_, id, first_function);
  for (Function& function : unit.functions) {
    renumbering.Apply(function);
    functions_.Add(std::move(function));
  }
  return modules_.Add(Module{.file = file,
                             .name = names_.Intern(module_name),
                             .is_package = is_package,
                             .body = FunctionId(first_function),
                             .first_function = first_function,
                             .function_count = static_cast<uint32_t>(unit.functions.size())});
}

}  // namespace hybridize::ir
