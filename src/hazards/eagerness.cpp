#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::ObjectId;
using pointsto::ObjectKind;

class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      if (site.inst.op == ir::Op::Call) {
        Call(site);
      } else if (site.inst.op == ir::Op::GetAttr || site.inst.op == ir::Op::Compare) {
        TypeUse(site);
      }
      return verdict_.settled();
    });
    return verdict_.Take();
  }

 private:
  void Call(const Trace::Site& site) {
    if (trace_.Calls(site, Role::InspectsEagerness)) {
      verdict_.Note(Truth::Yes, site, "asks whether it runs eagerly");
    } else if (site.operands().size() == 3 && trace_.Calls(site, Role::TestsType)) {
      verdict_.Note(TypeTest(site), site, "asks for a type that tracing changes");
    } else if (site.operands().size() >= 3 && trace_.Calls(site, Role::TestsAttribute)) {
      verdict_.Note(AttributeTest(site), site, "asks for an attribute that tracing takes away");
    }
  }

  // `isinstance(x, numpy.ndarray)`: x is an array before and a tensor while it is traced. Tests
  // against the classes of tensors hold for both kinds of tensors.
  Truth TypeTest(const Trace::Site& site) const {
    bool array = false;
    Truth tensor = Truth::No;
    for (ObjectId object : trace_.PointsTo(site, 1)) {
      ValueState state = trace_.State(object);
      array |= state.symbolic && trace_.sources().solution.TypeHas(object, Role::Array);
      tensor = state.symbolic ? Truth::Yes : tensor;
    }
    for (ObjectId type : Types(site)) {
      const pointsto::Object& what = trace_.sources().solution.object(type);
      if (what.kind != ObjectKind::Library) {
        continue;
      }
      models::SymbolId symbol(what.index);
      bool flips = array && (trace_.sources().models.IsA(symbol, Role::Array) ||
                             trace_.sources().models.IsA(symbol, Role::Tensor));
      bool eager_class = trace_.sources().models.IsA(symbol, Role::EagerTensor);
      if (flips || (eager_class && tensor == Truth::Yes)) {
        return Truth::Yes;
      }
    }
    return Truth::No;
  }

  // The class, or the classes of a tuple.
  std::vector<ObjectId> Types(const Trace::Site& site) const {
    std::vector<ObjectId> types;
    for (ObjectId object : trace_.PointsTo(site, 2)) {
      types.push_back(object);
      if (trace_.sources().solution.TypeHas(object, Role::Sequence)) {
        llvm::append_range(types, trace_.sources().solution.Elements(object));
      }
    }
    return types;
  }

  Truth AttributeTest(const Trace::Site& site) const {
    for (ObjectId name : trace_.PointsTo(site, 2)) {
      const pointsto::Object& what = trace_.sources().solution.object(name);
      if (what.kind != ObjectKind::Constant) {
        continue;
      }
      llvm::StringRef text = trace_.sources().program.names().text(
          trace_.sources().program.constants()[ir::ConstantId(what.index)].text);
      if (llvm::any_of(trace_.PointsTo(site, 1),
                       [&](ObjectId object) { return LosesMember(object, text); })) {
        return Truth::Yes;
      }
    }
    return Truth::No;
  }

  bool LosesMember(ObjectId object, llvm::StringRef name) const {
    const Sources& sources = trace_.sources();
    ObjectId type = sources.solution.TypeOf(object);
    if (!trace_.State(object).symbolic || !type.valid() ||
        sources.solution.object(type).kind != ObjectKind::Library) {
      return false;
    }
    models::SymbolId before =
        sources.models.FindMember(models::SymbolId(sources.solution.object(type).index), name);
    if (sources.solution.TypeHas(object, Role::Tensor)) {
      return before.valid() && sources.models.Has(before, Role::EagerOnly);
    }
    return before.valid() &&
           llvm::none_of(sources.models.WithRole(Role::Tensor), [&](models::SymbolId tensor) {
             return sources.models.FindMember(tensor, name).valid();
           });
  }

  // `type(x)` of a tensor, when something is asked of it.
  void TypeUse(const Trace::Site& site) {
    for (size_t i = 0; i < site.operands().size(); ++i) {
      ir::InstId origin = site.function.values[site.operands()[i]].inst;
      if (!origin.valid() || site.function.instructions[origin].op != ir::Op::Call) {
        continue;
      }
      Trace::Site call{.step = site.step,
                       .function = site.function,
                       .block = site.block,
                       .id = origin,
                       .inst = site.function.instructions[origin]};
      if (call.operands().size() == 2 && trace_.Calls(call, Role::GivesType)) {
        Truth truth = trace_.State(call, 1).IsSymbolic();
        verdict_.Note(truth, site, "asks for the class of a tensor");
      }
    }
  }

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact InspectsEagerness(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
