#include "hazards/rules.h"
#include "hybridize/effects/order.h"
#include "hybridize/effects/state.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using effects::Location;
using effects::Write;
using models::Role;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Reads of state that may be written once more after a call: a trace keeps the value that it saw.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), sources_(trace.sources()), verdict_(trace) {}

  Fact Run() {
    frames_ = sources_.solution.FramesOf(trace_.function());
    for (const Trace::Step& step : trace_.steps()) {
      const ir::Function& function = trace_.FunctionOf(step);
      bool summary = trace_.IsSummary(step);
      for (const ir::Instruction& inst : function.instructions) {
        // In library code only what is taken out of the project's containers is of interest.
        if (summary && inst.op != ir::Op::GetIter && inst.op != ir::Op::ListExtend) {
          continue;
        }
        for (const Location& location : trace_.writes().ReadBy(step.frame, inst)) {
          Read(step, inst, location);
        }
        if (verdict_.settled()) {
          return verdict_.Take();
        }
      }
    }
    return verdict_.Take();
  }

 private:
  void Read(const Trace::Step& step, const ir::Instruction& inst, const Location& location) {
    if (IsOwn(location.object)) {
      return;
    }
    for (const Write& write : trace_.writes().To(location.object)) {
      bool same =
          write.unknown ? !IsModule(location.object) : effects::Overlap(location, write.location);
      // What the function itself writes is a side effect, or its own business.
      if (!same || trace_.Reaches(write.frame) || IsConstruction(write)) {
        continue;
      }
      if (trace_.order().MayFollow(frames_, write.frame, write.inst)) {
        verdict_.Note(write.unknown ? Truth::Unknown : Truth::Yes, step, inst.span,
                      Describe(inst, write));
      }
    }
  }

  // Made by the call, and nothing that its callers hold.
  bool IsOwn(ObjectId object) const {
    const pointsto::Object& what = sources_.solution.object(object);
    bool made = what.kind == ObjectKind::Instance || what.kind == ObjectKind::Cell;
    if (made && trace_.IsFresh(object)) {
      return true;
    }
    // The elements of a container that is an argument are arguments themselves.
    const pointsto::Solution& solution = sources_.solution;
    return trace_.IsArgument(object) &&
           (solution.TypeHas(object, Role::Sequence) || solution.TypeHas(object, Role::Mapping));
  }

  bool IsModule(ObjectId object) const {
    return sources_.solution.object(object).kind == ObjectKind::Module;
  }

  // What constructors write to the object that they make, before anything is called on it.
  bool IsConstruction(const Write& write) const {
    const ir::Function& code =
        sources_.program.function(sources_.solution.frame(write.frame).function);
    const ir::Instruction& inst = code.instructions[write.inst];
    if (inst.op != ir::Op::SetAttr || code.parameters.empty()) {
      return code.kind == ir::FunctionKind::Class;
    }
    bool own = code.Operands(inst)[0] == code.Parameters(code.blocks[ir::BlockId(0)])[0];
    llvm::DenseSet<FrameId> seen;
    return own && IsConstructing(write.frame, seen);
  }

  bool IsConstructing(FrameId frame, llvm::DenseSet<FrameId>& seen) const {
    if (!seen.insert(frame).second) {
      return true;
    }
    const ir::Function& code = sources_.program.function(sources_.solution.frame(frame).function);
    llvm::StringRef name = sources_.program.names().text(code.name);
    if (name == "__init__" || name == "__new__" || name == "__post_init__" || name == "build" ||
        name == "__set_name__") {
      return true;
    }
    llvm::ArrayRef<pointsto::CallEdge> callers = sources_.solution.CallsTo(frame);
    return !callers.empty() && llvm::all_of(callers, [&](const pointsto::CallEdge& edge) {
      return !sources_.solution.IsSummary(sources_.solution.frame(edge.caller).function) &&
             IsConstructing(edge.caller, seen);
    });
  }

  std::string Describe(const ir::Instruction& inst, const Write& write) const {
    const ir::Function& writer =
        sources_.program.function(sources_.solution.frame(write.frame).function);
    std::string who =
        writer.kind == ir::FunctionKind::Module
            ? "the module"
            : sources_.solution.QualifiedName(sources_.solution.frame(write.frame).function);
    std::string what =
        inst.op == ir::Op::LoadGlobal || inst.op == ir::Op::GetAttr || inst.op == ir::Op::LoadCell
            ? sources_.program.names().text(NameId(inst.payload)).str()
            : std::string("elements");
    return "reads " + what + ", which " + who +
           (write.unknown ? " hands to something unknown" : " may write") + " after a call";
  }

  const Trace& trace_;
  const Sources& sources_;
  Verdict verdict_;
  llvm::ArrayRef<FrameId> frames_;
};

}  // namespace

Fact ReadsReboundState(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
