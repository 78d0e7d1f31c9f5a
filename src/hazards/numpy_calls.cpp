#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::LibraryCall;
using pointsto::ObjectId;

class Judge {
 public:
  explicit Judge(const Trace& trace)
      : trace_(trace), verdict_(trace), tensors_(trace.sources().models.WithRole(Role::Tensor)) {}

  Fact Run() {
    for (const Trace::Step& step : trace_.steps()) {
      Calls(step);
    }
    trace_.Visit([&](const Trace::Site& site) {
      if (site.inst.op == ir::Op::GetAttr) {
        Attribute(site);
      } else if (site.inst.op == ir::Op::GetItem) {
        Index(site);
      }
      return verdict_.settled();
    });
    return verdict_.Take();
  }

 private:
  void Calls(const Trace::Step& step) {
    const ir::Function& function = trace_.FunctionOf(step);
    for (const LibraryCall& call : trace_.sources().solution.LibraryCallsFrom(step.frame)) {
      if (!trace_.sources().models.Has(call.symbol, Role::ArrayFunction) ||
          call.inst.index() >= function.instructions.size()) {
        continue;
      }
      const ir::Instruction& inst = function.instructions[call.inst];
      if (inst.op != ir::Op::Call) {
        continue;
      }
      Truth truth = Truth::No;
      for (ir::ValueId argument : function.Operands(inst).drop_front()) {
        if (truth != Truth::Yes) {
          Truth found = Argument(step, argument);
          truth = found == Truth::No ? truth : found;
        }
      }
      verdict_.Note(truth, step, inst.span,
                    "applies " + trace_.sources().models.path(call.symbol).str() +
                        " to a value that tracing makes symbolic");
    }
  }

  // The value, or an element of it.
  Truth Argument(const Trace::Step& step, ir::ValueId value) const {
    ValueState state = trace_.State(step.frame, value);
    for (ObjectId object : trace_.sources().solution.PointsTo(step.frame, value)) {
      if (trace_.sources().solution.TypeHas(object, Role::Sequence)) {
        for (ObjectId element : trace_.sources().solution.Elements(object)) {
          state |= trace_.State(element);
        }
      }
    }
    return state.IsSymbolic();
  }

  // Only arrays lose anything: a tensor has the same members before and after.
  bool IsSymbolicArray(ObjectId object) const {
    return trace_.sources().solution.TypeHas(object, Role::Array) && trace_.State(object).symbolic;
  }

  void Attribute(const Trace::Site& site) {
    bool array = llvm::any_of(trace_.PointsTo(site, 0),
                              [&](ObjectId object) { return IsSymbolicArray(object); });
    if (!array) {
      return;
    }
    llvm::StringRef name = trace_.sources().program.names().text(NameId(site.inst.payload));
    bool tensors_have_it = llvm::any_of(tensors_, [&](models::SymbolId type) {
      models::SymbolId member = trace_.sources().models.FindMember(type, name);
      return member.valid() && !trace_.sources().models.Has(member, Role::EagerOnly);
    });
    if (!tensors_have_it) {
      verdict_.Note(Truth::Yes, site,
                    ("uses " + name + ", which arrays have and tensors lack").str());
    }
  }

  // Lists and arrays select elements of an array, but not of a tensor.
  void Index(const Trace::Site& site) {
    bool array = llvm::any_of(trace_.PointsTo(site, 0),
                              [&](ObjectId object) { return IsSymbolicArray(object); });
    bool selects =
        array && llvm::any_of(trace_.PointsTo(site, 1), [&](ObjectId key) {
          const pointsto::Solution& solution = trace_.sources().solution;
          return solution.TypeHas(key, Role::Array) ||
                 (solution.TypeHas(key, Role::Sequence) && !solution.TypeHas(key, Role::Immutable));
        });
    if (selects) {
      verdict_.Note(Truth::Yes, site, "selects elements as arrays do and tensors do not");
    }
  }

  const Trace& trace_;
  Verdict verdict_;
  std::vector<models::SymbolId> tensors_;
};

}  // namespace

Fact HasNumpyCallsOnParameters(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
