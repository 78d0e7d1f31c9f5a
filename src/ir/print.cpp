#include "hybridize/ir/print.h"

#include "ir/print_function.h"

namespace hybridize::ir {

void Print(const Program& program, llvm::raw_ostream& os) {
  bool first = true;
  for (uint32_t i = 0; i < program.modules().size(); ++i) {
    const Module& module = program.module(ModuleId(i));
    os << (first ? "" : "\n") << (module.is_package ? "package " : "file ")
       << program.names().text(module.name) << '\n';
    first = false;
    FunctionNames functions(program, ModuleId(i));
    for (uint32_t j = 0; j < module.function_count; ++j) {
      os << '\n';
      FunctionPrinter(program, functions, FunctionId(module.first_function + j), os).Print();
    }
  }
}

void Print(const Program& program, FunctionId function, llvm::raw_ostream& os) {
  FunctionNames functions(program, program.function(function).module);
  FunctionPrinter(program, functions, function, os).Print();
}

}  // namespace hybridize::ir
