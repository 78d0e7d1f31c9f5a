#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Beside a tensor, eager execution gives an array the tensor's dtype. Traced, the array is a tensor
// with the dtype that it has, and tensors of different dtypes do not meet.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), sources_(trace.sources()), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      if (site.inst.op == ir::Op::Binary || site.inst.op == ir::Op::InPlace) {
        Meet(site, 0, 1);
        Meet(site, 1, 0);
      }
      return verdict_.settled();
    });
    return verdict_.Take();
  }

 private:
  void Meet(const Trace::Site& site, size_t array, size_t partner) {
    for (ObjectId object : trace_.PointsTo(site, array)) {
      bool argument =
          sources_.solution.TypeHas(object, Role::Array) && trace_.State(object).symbolic;
      if (argument) {
        for (ObjectId other : trace_.PointsTo(site, partner)) {
          verdict_.Note(Differ(object, other), site,
                        "an array argument meets a tensor of another dtype");
        }
      }
    }
  }

  Truth Differ(ObjectId array, ObjectId other) const {
    if (sources_.solution.object(other).kind == ObjectKind::Unknown) {
      return Truth::Unknown;
    }
    if (!sources_.solution.TypeHas(other, Role::Tensor)) {
      return Truth::No;
    }
    Truth truth = Truth::No;
    for (const tensor::TensorType& own : sources_.types.Of(array)) {
      for (const tensor::TensorType& type : sources_.types.Of(other)) {
        if (own.dtype == tensor::DType::Any || type.dtype == tensor::DType::Any) {
          truth = Truth::Unknown;
        } else if (own.dtype != type.dtype) {
          return Truth::Yes;
        }
      }
    }
    return truth;
  }

  const Trace& trace_;
  const Sources& sources_;
  Verdict verdict_;
};

}  // namespace

Fact HasConflictingDtypeCoercions(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
