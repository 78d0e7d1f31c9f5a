#include "hybridize/ir/print.h"

#include "ir/print_function.h"

namespace hybridize::ir {

void Print(const Program& program, llvm::raw_ostream& os) {
  for (uint32_t i = 0; i < program.modules().size(); ++i) {
    os << (i == 0 ? "" : "\n");
    Print(program, ModuleId(i), os);
  }
}

void Print(const Program& program, ModuleId id, llvm::raw_ostream& os) {
  const Module& module = program.module(id);
  os << (module.is_package ? "package " : "file ") << program.names().text(module.name) << '\n';
  FunctionNames functions(program, id);
  for (uint32_t i = 0; i < module.function_count; ++i) {
    os << '\n';
    FunctionPrinter(program, functions, FunctionId(module.first_function + i), os).Print();
  }
}

void Print(const Program& program, FunctionId function, llvm::raw_ostream& os) {
  FunctionNames functions(program, program.function(function).module);
  FunctionPrinter(program, functions, function, os).Print();
}

}  // namespace hybridize::ir
