#include "hybridize/tensor/values.h"

#include "llvm/ADT/DenseSet.h"

namespace hybridize::tensor {
namespace {

using models::Role;
using pointsto::ObjectId;
using pointsto::ObjectKind;

class Classifier {
 public:
  Classifier(const pointsto::Solution& solution, const ir::Program& program)
      : solution_(solution), program_(program) {}

  ValueClass Run(ObjectId object) {
    ValueClass found;
    std::vector<ObjectId> pending = {object};
    while (!pending.empty()) {
      ObjectId next = pending.back();
      pending.pop_back();
      if (!seen_.insert(next).second) {
        continue;
      }
      found |= Single(next);
      if (IsContainer(next)) {
        llvm::ArrayRef<ObjectId> elements = solution_.Elements(next);
        pending.insert(pending.end(), elements.begin(), elements.end());
      }
    }
    return found;
  }

 private:
  bool IsContainer(ObjectId object) const {
    return solution_.TypeHas(object, Role::Sequence) || solution_.TypeHas(object, Role::Mapping) ||
           solution_.TypeHas(object, Role::Set);
  }

  ValueClass Single(ObjectId id) const {
    const pointsto::Object& object = solution_.object(id);
    if (object.kind == ObjectKind::Unknown) {
      return {.unknown = true};
    }
    if (object.kind == ObjectKind::Constant) {
      return {.primitive =
                  program_.constants()[ir::ConstantId(object.index)].kind >= ir::ConstantKind::Int};
    }
    if (object.kind != ObjectKind::Instance) {
      return {};
    }
    bool number = solution_.TypeHas(id, Role::Number) && !solution_.TypeHas(id, Role::Truth);
    return {.tensor = solution_.TypeHas(id, Role::Tensor) || solution_.TypeHas(id, Role::Array),
            .primitive = number || solution_.TypeHas(id, Role::Text)};
  }

  const pointsto::Solution& solution_;
  const ir::Program& program_;
  llvm::DenseSet<ObjectId> seen_;
};

}  // namespace

ValueClass Classify(const pointsto::Solution& solution, const ir::Program& program,
                    ObjectId object) {
  return Classifier(solution, program).Run(object);
}

}  // namespace hybridize::tensor
