#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// A list of a model's variables that is taken before the first call of the model builds it. Eager,
// only the first call gets an empty list; traced, every call gets what the trace saw.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), sources_(trace.sources()), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      if (site.inst.op == ir::Op::GetAttr) {
        Read(site);
      }
      return verdict_.settled();
    });
    return verdict_.Take();
  }

 private:
  struct Place {
    FrameId frame;
    ir::InstId inst;
  };

  void Read(const Trace::Site& site) {
    llvm::StringRef name = sources_.program.names().text(NameId(site.inst.payload));
    for (ObjectId model : trace_.PointsTo(site, 0)) {
      if (!sources_.solution.TypeHas(model, Role::Layer) || !ReadsVariables(name) ||
          IsBuiltAtOnce(model)) {
        continue;
      }
      bool inside_after = false;
      bool before = false;
      Place read{.frame = site.step.frame, .inst = site.id};
      for (const Place& call : CallsOf(model)) {
        if (!trace_.Reaches(call.frame)) {
          before |= ComesBefore(call);
        } else {
          before |= Follows(call, read);
          inside_after |= Follows(read, call);
        }
      }
      if (inside_after && !before) {
        verdict_.Note(Truth::Yes, site, "reads the variables of a model that is called only later");
      }
    }
  }

  bool ReadsVariables(llvm::StringRef name) const {
    return llvm::any_of(sources_.models.WithRole(Role::Layer), [&](models::SymbolId layer) {
      models::SymbolId member = sources_.models.FindMember(layer, name);
      return member.valid() && sources_.models.Has(member, Role::ReadsVariables);
    });
  }

  // Where the model is called, or built.
  std::vector<Place> CallsOf(ObjectId model) const {
    std::vector<Place> places;
    NameId build = sources_.program.names().Find("build");
    for (size_t i = 0; i < sources_.solution.frame_count(); ++i) {
      FrameId frame(static_cast<uint32_t>(i));
      ir::FunctionId id = sources_.solution.frame(frame).function;
      if (sources_.solution.IsSummary(id)) {
        continue;
      }
      const ir::Function& function = sources_.program.function(id);
      for (size_t k = 0; k < function.instructions.size(); ++k) {
        ir::InstId inst = function.instructions.id_at(k);
        const ir::Instruction& code = function.instructions[inst];
        bool here = code.op == ir::Op::Call ||
                    (code.op == ir::Op::GetAttr && build.valid() && NameId(code.payload) == build);
        if (here && llvm::is_contained(
                        sources_.solution.PointsTo(frame, function.Operands(code)[0]), model)) {
          places.push_back({.frame = frame, .inst = inst});
        }
      }
    }
    return places;
  }

  // Code outside of the function that never runs after a call of it, but is run.
  bool ComesBefore(const Place& place) const {
    return !trace_.order().MayFollow(sources_.solution.FramesOf(trace_.function()), place.frame,
                                     place.inst);
  }

  // In the trace: some frame does, or calls what does, the one and then the other.
  bool Follows(const Place& first, const Place& second) const {
    for (const Trace::Step& step : trace_.steps()) {
      const ir::Function& function = trace_.FunctionOf(step);
      std::vector<ir::InstId> ones = Leading(step.frame, first);
      std::vector<ir::InstId> others = Leading(step.frame, second);
      for (ir::InstId one : ones) {
        ir::BlockId block = BlockOf(function, one);
        std::vector<bool> reached = ReachableFrom(function, block);
        for (ir::InstId other : others) {
          ir::BlockId there = BlockOf(function, other);
          if ((there == block && other.index() > one.index()) || reached[there.index()]) {
            return true;
          }
        }
      }
    }
    return false;
  }

  std::vector<ir::InstId> Leading(FrameId frame, const Place& place) const {
    std::vector<ir::InstId> found;
    if (frame == place.frame) {
      found.push_back(place.inst);
    }
    size_t count =
        sources_.program.function(sources_.solution.frame(frame).function).instructions.size();
    for (const CallEdge& edge : sources_.solution.CallsFrom(frame)) {
      if (edge.inst.index() < count && Leads(edge.callee, place.frame)) {
        found.push_back(edge.inst);
      }
    }
    return found;
  }

  bool Leads(FrameId from, FrameId to) const {
    llvm::DenseSet<FrameId> seen = {from};
    std::vector<FrameId> pending = {from};
    while (!pending.empty()) {
      FrameId next = pending.back();
      pending.pop_back();
      if (next == to) {
        return true;
      }
      for (const CallEdge& edge : sources_.solution.CallsFrom(next)) {
        if (seen.insert(edge.callee).second) {
          pending.push_back(edge.callee);
        }
      }
    }
    return false;
  }

  // It is given symbolic inputs, or layers and an input, when it is made.
  bool IsBuiltAtOnce(ObjectId model) const {
    const pointsto::Object& what = sources_.solution.object(model);
    if (what.kind != ObjectKind::Instance || !what.frame.valid()) {
      return true;
    }
    const ir::Function& function =
        sources_.program.function(sources_.solution.frame(what.frame).function);
    if (what.index >= function.instructions.size() ||
        function.instructions[ir::InstId(what.index)].op != ir::Op::Call) {
      return true;
    }
    const ir::Instruction& call = function.instructions[ir::InstId(what.index)];
    return llvm::any_of(function.Operands(call).drop_front(), [&](ir::ValueId argument) {
      return llvm::any_of(sources_.solution.PointsTo(what.frame, argument), [&](ObjectId object) {
        return IsSymbolic(object) ||
               llvm::any_of(sources_.solution.Elements(object),
                            [&](ObjectId element) { return IsSymbolic(element); });
      });
    });
  }

  bool IsSymbolic(ObjectId object) const {
    return sources_.solution.TypeHas(object, Role::SymbolicTensor);
  }

  const Trace& trace_;
  const Sources& sources_;
  Verdict verdict_;
};

}  // namespace

Fact HasStaleVariableReads(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
