#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;

class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      Project(site);
      return verdict_.settled();
    });
    for (const Trace::Step& step : trace_.steps()) {
      if (trace_.IsSummary(step) && !verdict_.settled()) {
        Library(step);
      }
    }
    return verdict_.Take();
  }

 private:
  void Project(const Trace::Site& site) {
    switch (site.inst.op) {
      case ir::Op::GetIter:
        if (site.inst.construct == ir::Construct::For && site.step.converted) {
          return;
        }
        Note(site, 0, "iterates over a tensor in Python");
        return;
      case ir::Op::Unpack:
        Note(site, 0, "unpacks a tensor");
        return;
      case ir::Op::ListExtend:
      case ir::Op::SetUpdate:
        Note(site, 1, "spreads a tensor over a list");
        return;
      case ir::Op::Call:
        Stars(site);
        return;
      case ir::Op::Return:
        LoopReturn(site);
        return;
      default:
        return;
    }
  }

  // A call that gives a tensor or a list of tensors, as its arguments ask for, is no evidence for
  // the tensor.
  Truth IsTensor(pointsto::FrameId frame, ir::ValueId value) const {
    const pointsto::Solution& solution = trace_.sources().solution;
    ValueState state;
    llvm::ArrayRef<pointsto::ObjectId> objects = solution.PointsTo(frame, value);
    for (pointsto::ObjectId object : objects) {
      pointsto::FrameId home = solution.object(object).frame;
      bool either =
          home.valid() && solution.TypeHas(object, Role::Tensor) &&
          llvm::any_of(objects, [&](pointsto::ObjectId other) {
            return solution.object(other).frame == home && solution.TypeHas(other, Role::Sequence);
          });
      if (!either) {
        state |= trace_.State(object);
      }
    }
    return state.IsTensor();
  }

  void Note(const Trace::Site& site, size_t operand, llvm::StringRef message) {
    ir::ValueId value = site.operands()[operand];
    if (!trace_.IsGuarded(site, value)) {
      verdict_.Note(IsTensor(site.step.frame, value), site, message);
    }
  }

  void Stars(const Trace::Site& site) {
    const ir::CallSignature& signature =
        site.function.signatures[ir::SignatureId(site.inst.payload)];
    for (size_t i = 0; i < signature.arguments.size(); ++i) {
      if (signature.arguments[i].kind == ir::ArgumentKind::Star) {
        Note(site, i + 1, "spreads a tensor over arguments");
      }
    }
  }

  // AutoGraph cannot leave a loop of the graph by `return`.
  void LoopReturn(const Trace::Site& site) {
    if (!site.step.converted) {
      return;
    }
    for (ir::RegionId region = site.function.blocks[site.block].region; region.valid();
         region = site.function.regions[region].parent) {
      verdict_.Note(IsGraphLoop(trace_, site.step, site.function.regions[region]), site,
                    "returns out of a loop over a tensor");
    }
  }

  // What a library function iterates over, as its summary says.
  void Library(const Trace::Step& step) {
    const ir::Function& function = trace_.FunctionOf(step);
    if (!step.call.valid() || IsReplaced(step)) {
      return;
    }
    for (const ir::Instruction& inst : function.instructions) {
      if (inst.op == ir::Op::GetIter || inst.op == ir::Op::ListExtend) {
        ir::ValueId value = function.Operands(inst).back();
        Truth truth = IsTensor(step.frame, value);
        // What happens inside of libraries to unknown values is theirs to know.
        if (truth == Truth::Yes) {
          verdict_.Note(truth, step, inst.span, "iterates over a tensor in Python");
        }
      }
    }
  }

  // In converted code the builtin is another one, which takes tensors.
  bool IsReplaced(const Trace::Step& step) const {
    models::SymbolId symbol = trace_.sources().models.Find(trace_.sources().solution.QualifiedName(
        trace_.sources().solution.frame(step.frame).function));
    const Trace::Step& caller = trace_.steps()[step.caller];
    const ir::Function& code = trace_.FunctionOf(caller);
    // `max(a, b)` compares its arguments instead.
    bool compares = step.call.index() < code.instructions.size() &&
                    code.instructions[step.call].operands.count > 2;
    return symbol.valid() &&
           ((trace_.sources().models.Has(symbol, Role::ConvertedBuiltin) && caller.converted) ||
            (trace_.sources().models.Has(symbol, Role::ComparesArguments) && compares));
  }

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact HasTensorParameterIteration(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
