#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::ObjectId;

class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      Look(site);
      return verdict_.settled();
    });
    return verdict_.Take();
  }

 private:
  void Look(const Trace::Site& site) {
    switch (site.inst.op) {
      case ir::Op::Call:
        Call(site);
        return;
      case ir::Op::Branch:
        // Other conditions are control flow (HYB039).
        if (site.function.regions[RegionWithoutConditions(site)].kind ==
                ir::RegionKind::Comprehension &&
            site.inst.construct != ir::Construct::ConditionalExpression &&
            site.inst.construct != ir::Construct::BooleanOperator) {
          Note(site, 0, "asks whether a tensor is true, in a comprehension");
        }
        return;
      case ir::Op::Compare:
        Membership(site);
        return;
      case ir::Op::GetItem:
      case ir::Op::SetItem:
      case ir::Op::DeleteItem:
        Index(site);
        return;
      case ir::Op::Binary:
        Format(site);
        return;
      case ir::Op::FormatValue:
        Note(site, 0, "formats a tensor as text");
        return;
      case ir::Op::MakeSet:
        for (size_t i = 0; i < site.operands().size(); ++i) {
          Note(site, i, "hashes a tensor");
        }
        return;
      case ir::Op::MakeDict:
        for (size_t i = 0; i < site.operands().size(); i += 2) {
          Note(site, i, "hashes a tensor");
        }
        return;
      case ir::Op::SetAdd:
      case ir::Op::DictSet:
        Note(site, 1, "hashes a tensor");
        return;
      case ir::Op::Not:
        if (!site.step.converted) {
          Note(site, 0, "asks whether a tensor is true");
        }
        return;
      default:
        return;
    }
  }

  // Values that are not known are not held against the function here: nearly every operand of a
  // comparison or an index would be.
  void Note(const Trace::Site& site, size_t operand, llvm::StringRef message) {
    if (trace_.State(site, operand).symbolic && !trace_.IsGuarded(site, site.operands()[operand])) {
      verdict_.Note(Truth::Yes, site, message);
    }
  }

  // The operands of a chained comparison stand in regions of their own.
  ir::RegionId RegionWithoutConditions(const Trace::Site& site) const {
    ir::RegionId region = site.function.blocks[site.block].region;
    while (site.function.regions[region].kind == ir::RegionKind::Conditional) {
      region = site.function.regions[region].parent;
    }
    return region;
  }

  void Call(const Trace::Site& site) {
    bool needs = trace_.Calls(site, Role::NeedsValue);
    bool replaced = trace_.Calls(site, Role::ConvertedBuiltin);
    if (needs || (replaced && !site.step.converted)) {
      for (size_t i = 1; i < site.operands().size(); ++i) {
        Note(site, i, "needs the value of a tensor");
      }
    }
    if (trace_.Calls(site, Role::ComparesArguments)) {
      for (size_t i = 1; i < site.operands().size(); ++i) {
        if (site.operands().size() > 2 && !replaced) {
          Note(site, i, "compares tensors in Python");
        }
        Elements(site, i);
      }
    }
  }

  void Elements(const Trace::Site& site, size_t operand) {
    for (ObjectId object : trace_.PointsTo(site, operand)) {
      bool container = trace_.sources().solution.TypeHas(object, Role::Sequence);
      bool holds = container &&
                   llvm::any_of(trace_.sources().solution.Elements(object),
                                [&](ObjectId element) { return trace_.State(element).symbolic; });
      if (holds) {
        verdict_.Note(Truth::Yes, site, "compares tensors in Python");
      }
    }
  }

  // `x in (…)` compares and asks for the truth of the result.
  void Membership(const Trace::Site& site) {
    auto op = static_cast<ir::CompareOperator>(site.inst.payload);
    if (op == ir::CompareOperator::In || op == ir::CompareOperator::NotIn) {
      Note(site, 0, "looks for a tensor in a container");
      Note(site, 1, "looks for something in a tensor");
    }
  }

  // A container of Python is indexed by a tensor.
  void Index(const Trace::Site& site) {
    bool python = llvm::any_of(trace_.PointsTo(site, 0), [&](ObjectId object) {
      const pointsto::Solution& solution = trace_.sources().solution;
      return solution.TypeHas(object, Role::Sequence) || solution.TypeHas(object, Role::Mapping) ||
             solution.TypeHas(object, Role::Text);
    });
    if (!python) {
      return;
    }
    Note(site, 1, "takes an element of a Python container by a tensor");
    ir::InstId key = site.function.values[site.operands()[1]].inst;
    if (key.valid() && site.function.instructions[key].op == ir::Op::MakeSlice) {
      for (ir::ValueId bound : site.function.Operands(site.function.instructions[key])) {
        if (trace_.State(site.step.frame, bound).symbolic) {
          verdict_.Note(Truth::Yes, site, "takes a slice of a Python container by a tensor");
        }
      }
    }
  }

  // `"%d" % x`
  void Format(const Trace::Site& site) {
    bool text = static_cast<ir::BinaryOperator>(site.inst.payload) == ir::BinaryOperator::Modulo &&
                llvm::any_of(trace_.PointsTo(site, 0), [&](ObjectId object) {
                  return trace_.sources().solution.TypeHas(object, Role::Text) ||
                         IsText(trace_.sources().solution.object(object));
                });
    if (text) {
      Note(site, 1, "formats a tensor as text");
      Elements(site, 1);
    }
  }

  bool IsText(const pointsto::Object& object) const {
    return object.kind == pointsto::ObjectKind::Constant &&
           trace_.sources().program.constants()[ir::ConstantId(object.index)].kind ==
               ir::ConstantKind::String;
  }

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact ConvertsTensorToPython(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
