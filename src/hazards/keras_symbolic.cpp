#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Project code hands over a symbolic Keras tensor, directly or in a container. What the framework
// hands over while it builds a model it has made ready for a trace.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), sources_(trace.sources()) {}

  Fact Run() {
    for (FrameId frame : sources_.solution.FramesOf(trace_.function())) {
      for (const CallEdge& edge : sources_.solution.CallsTo(frame)) {
        if (!sources_.solution.IsSummary(sources_.solution.frame(edge.caller).function)) {
          Call(edge);
        }
      }
    }
    if (!fact_.yes()) {
      FrozenWeights();
    }
    return std::move(fact_);
  }

 private:
  // A layer without a `build` of its own is built by running its `call` on symbolic tensors, while
  // the variables that this makes hold their initial values only. A trace made then keeps them:
  // whatever changes the variables later has no effect on what the trace computes.
  void FrozenWeights() {
    const ir::Function& code = sources_.program.function(trace_.function());
    if (sources_.program.names().text(code.name) != "call" || !IsLayerWithoutBuild(code)) {
      return;
    }
    bool calls_layer = false;
    trace_.Visit([&](const Trace::Site& site) {
      calls_layer |= site.inst.op == ir::Op::Call &&
                     llvm::any_of(trace_.PointsTo(site, 0), [&](ObjectId callee) {
                       return sources_.solution.TypeHas(callee, Role::Layer);
                     });
      return calls_layer;
    });
    if (calls_layer && VariablesChange()) {
      fact_ = {.truth = Truth::Yes,
               .evidence = {{.place = {.file = sources_.program.module(code.module).file,
                                       .span = code.name_span},
                             .message = "is traced while its layers are built, and keeps the "
                                        "variables as they are then"}}};
    }
  }

  bool IsLayerWithoutBuild(const ir::Function& code) const {
    NameId build = sources_.program.names().Find("build");
    for (FrameId frame : sources_.solution.FramesOf(trace_.function())) {
      for (ObjectId self :
           sources_.solution.PointsTo(frame, code.Parameters(code.blocks[ir::BlockId(0)])[0])) {
        ObjectId type = sources_.solution.TypeOf(self);
        bool layer = type.valid() && sources_.solution.ClassHas(type, Role::Layer);
        bool builds = layer && llvm::any_of(sources_.solution.ClassOrder(type), [&](ObjectId base) {
                        return sources_.solution.object(base).kind == ObjectKind::Class &&
                               build.valid() && !sources_.solution.Attribute(base, build).empty();
                      });
        if (layer && !builds) {
          return true;
        }
      }
    }
    return false;
  }

  bool VariablesChange() const {
    for (size_t i = 0; i < sources_.solution.frame_count(); ++i) {
      for (const pointsto::LibraryCall& call :
           sources_.solution.LibraryCallsFrom(FrameId(static_cast<uint32_t>(i)))) {
        if (sources_.models.Has(call.symbol, Role::ChangesVariables)) {
          return true;
        }
      }
    }
    return false;
  }

  void Call(const CallEdge& edge) {
    ir::FunctionId id = sources_.solution.frame(edge.caller).function;
    const ir::Function& caller = sources_.program.function(id);
    if (edge.inst.index() >= caller.instructions.size() ||
        caller.instructions[edge.inst].op != ir::Op::Call) {
      return;
    }
    const ir::Instruction& inst = caller.instructions[edge.inst];
    Truth truth = Truth::No;
    for (ir::ValueId argument : caller.Operands(inst).drop_front()) {
      for (ObjectId object : sources_.solution.PointsTo(edge.caller, argument)) {
        truth = Either(truth, IsSymbolic(object, 0));
      }
    }
    bool better = truth == Truth::Yes ? !fact_.yes() : truth == Truth::Unknown && fact_.no();
    if (better) {
      fact_ = {
          .truth = truth,
          .evidence = {
              {.place = {.file = sources_.program.module(caller.module).file, .span = inst.span},
               .message = truth == Truth::Yes ? "is called with a symbolic Keras tensor"
                                              : "may be called with a symbolic Keras tensor"}}};
    }
  }

  static Truth Either(Truth left, Truth right) {
    return left == Truth::Yes || right == Truth::No ? left : right;
  }

  Truth IsSymbolic(ObjectId object, size_t depth) const {
    const pointsto::Object& what = sources_.solution.object(object);
    if (what.kind == ObjectKind::Unknown) {
      bool open = static_cast<pointsto::UnknownReason>(what.index) ==
                  pointsto::UnknownReason::OpenParameter;
      return !open && UsesFramework() ? Truth::Unknown : Truth::No;
    }
    if (sources_.solution.TypeHas(object, Role::SymbolicTensor)) {
      return Truth::Yes;
    }
    Truth truth = Truth::No;
    bool container = sources_.solution.TypeHas(object, Role::Sequence) ||
                     sources_.solution.TypeHas(object, Role::Mapping);
    if (container && depth < kDepth) {
      for (ObjectId element : sources_.solution.Elements(object)) {
        truth = Either(truth, IsSymbolic(element, depth + 1));
      }
    }
    return truth;
  }

  // The function works with what belongs to the framework of the symbolic tensors.
  bool UsesFramework() const {
    for (models::SymbolId type : sources_.models.WithRole(Role::SymbolicTensor)) {
      std::string home = sources_.models.path(type).rsplit('.').first.str() + ".";
      for (const Trace::Step& step : trace_.steps()) {
        for (const pointsto::LibraryCall& call : sources_.solution.LibraryCallsFrom(step.frame)) {
          if (sources_.models.path(call.symbol).starts_with(home)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  static constexpr size_t kDepth = 3;

  const Trace& trace_;
  const Sources& sources_;
  Fact fact_;
};

}  // namespace

Fact HasKerasSymbolicArguments(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
