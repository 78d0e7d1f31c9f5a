#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::LibraryCall;
using pointsto::ObjectId;
using pointsto::ObjectKind;

class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    const Sources& sources = trace_.sources();
    for (const Trace::Step& step : trace_.steps()) {
      if (trace_.IsSummary(step)) {
        continue;
      }
      const ir::Function& function = trace_.FunctionOf(step);
      for (const LibraryCall& call : sources.solution.LibraryCallsFrom(step.frame)) {
        bool operation = sources.models.Has(call.symbol, Role::TensorOperation);
        if (!operation || call.inst.index() >= function.instructions.size()) {
          continue;
        }
        const ir::Instruction& inst = function.instructions[call.inst];
        ir::ValueId name = NameArgument(function, inst, sources.models.symbol(call.symbol));
        if (name.valid()) {
          verdict_.Note(
              IsBad(step, name), step, inst.span,
              "gives " + sources.models.path(call.symbol).str() + " a name that is no string");
        }
      }
    }
    return verdict_.Take();
  }

 private:
  // What a call binds to the operation's `name`; invalid where stars hide it.
  ir::ValueId NameArgument(const ir::Function& function, const ir::Instruction& inst,
                           const models::Symbol& symbol) const {
    if (inst.op != ir::Op::Call) {
      return {};
    }
    const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.payload)];
    for (size_t i = 0; i < signature.arguments.size(); ++i) {
      const ir::CallSignature::Argument& argument = signature.arguments[i];
      bool here = false;
      if (argument.kind == ir::ArgumentKind::Keyword) {
        here = trace_.sources().program.names().text(argument.name) == kName;
      } else if (argument.kind != ir::ArgumentKind::Positional) {
        return {};
      } else {
        here = symbol.kind == models::SymbolKind::Function && i < symbol.parameters.size() &&
               symbol.parameters[i].stars == 0 &&
               trace_.sources().models.name(symbol.parameters[i].name) == kName;
      }
      if (here) {
        return function.Operands(inst)[i + 1];
      }
    }
    return {};
  }

  Truth IsBad(const Trace::Step& step, ir::ValueId value) const {
    const Sources& sources = trace_.sources();
    Truth truth = Truth::No;
    for (ObjectId object : sources.solution.PointsTo(step.frame, value)) {
      const pointsto::Object& what = sources.solution.object(object);
      if (what.kind == ObjectKind::Constant) {
        ir::ConstantKind kind = sources.program.constants()[ir::ConstantId(what.index)].kind;
        if (kind != ir::ConstantKind::None && kind != ir::ConstantKind::String) {
          return Truth::Yes;
        }
      } else if (what.kind == ObjectKind::Unknown) {
        truth = Truth::Unknown;
      } else if (!sources.solution.TypeHas(object, Role::Text)) {
        return Truth::Yes;
      }
    }
    return truth;
  }

  static constexpr llvm::StringLiteral kName = "name";

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact HasInvalidNameArguments(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
