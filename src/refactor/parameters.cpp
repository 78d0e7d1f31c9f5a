#include "refactor/parameters.h"

#include "hybridize/tensor/values.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::refactor {
namespace {

using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

class Collector {
 public:
  Collector(const FactSources& sources, ir::FunctionId function)
      : sources_(sources), id_(function), function_(sources.program.function(function)) {}

  ParametersResult Run() {
    uint32_t first = HasReceiver() ? 1 : 0;
    CollectDefaults();
    tensor::ValueClass all;
    for (uint32_t i = 0; i < function_.parameters.size(); ++i) {
      tensor::ValueClass value = i < first ? tensor::ValueClass() : Classify(i);
      AddParameter(i, value, i < first);
      all |= value;
    }
    bool reached = !sources_.solution.FramesOf(id_).empty();
    bool takes_any = function_.parameters.size() > first;
    all.unknown |= takes_any && !reached;
    result_.tensor = MakeFact(all.tensor, all.unknown, "receives tensors",
                              "it is not known what this parameter receives", tensor_place_);
    result_.primitive = MakeFact(all.primitive, all.unknown, "receives Python numbers or strings",
                                 "it is not known what this parameter receives", primitive_place_);
    return std::move(result_);
  }

 private:
  // The first parameter of a method is its receiver, which no call passes.
  bool HasReceiver() const {
    if (!function_.parent.valid() || function_.parameters.empty() ||
        sources_.program.function(function_.parent).kind != ir::FunctionKind::Class) {
      return false;
    }
    return !IsStaticMethod();
  }

  bool IsStaticMethod() const {
    for (FrameId frame : sources_.solution.FramesOf(function_.parent)) {
      const ir::Function& body = sources_.program.function(function_.parent);
      ir::ValueId made;
      for (const ir::Instruction& inst : body.instructions) {
        if (inst.op == ir::Op::MakeFunction && ir::FunctionId(inst.payload) == id_) {
          made = inst.result;
        }
        if (inst.op != ir::Op::Call || inst.construct != ir::Construct::Decorator ||
            inst.operands.count != 2 || !made.valid() || body.Operands(inst)[1] != made) {
          continue;
        }
        for (ObjectId callee : sources_.solution.PointsTo(frame, body.Operands(inst)[0])) {
          const pointsto::Object& object = sources_.solution.object(callee);
          if (object.kind == ObjectKind::Library &&
              sources_.models.Has(models::SymbolId(object.index),
                                  models::Role::StaticMethodDecorator)) {
            return true;
          }
        }
        made = inst.result;
      }
    }
    return false;
  }

  // Values that the definition gives to parameters which a call leaves out.
  void CollectDefaults() {
    defaults_.resize(function_.parameters.size());
    if (!function_.parent.valid()) {
      return;
    }
    const ir::Function& definer = sources_.program.function(function_.parent);
    for (FrameId frame : sources_.solution.FramesOf(function_.parent)) {
      for (const ir::Instruction& inst : definer.instructions) {
        if (inst.op != ir::Op::MakeFunction || ir::FunctionId(inst.payload) != id_) {
          continue;
        }
        uint32_t operand = 0;
        for (uint32_t i = 0; i < function_.parameters.size(); ++i) {
          if (function_.parameters[i].has_default) {
            llvm::append_range(
                defaults_[i], sources_.solution.PointsTo(frame, definer.Operands(inst)[operand++]));
          }
        }
      }
    }
  }

  tensor::ValueClass Classify(uint32_t index) const {
    tensor::ValueClass found;
    for (FrameId frame : sources_.solution.FramesOf(id_)) {
      ir::ValueId value = function_.Parameters(function_.blocks[ir::BlockId(0)])[index];
      llvm::ArrayRef<ObjectId> objects = sources_.solution.PointsTo(frame, value);
      bool known = llvm::any_of(objects, [&](ObjectId object) { return !IsOpen(object); });
      for (ObjectId object : objects) {
        // What callers outside the project may pass is no evidence beside what callers inside do.
        if (known && IsOpen(object)) {
          continue;
        }
        tensor::ValueClass value_class =
            tensor::Classify(sources_.solution, sources_.program, object);
        if (value_class.primitive && llvm::is_contained(defaults_[index], object) &&
            !IsPassed(frame, index, object)) {
          value_class.primitive = false;
        }
        found |= value_class;
      }
    }
    return found;
  }

  bool IsOpen(ObjectId id) const {
    const pointsto::Object& object = sources_.solution.object(id);
    return object.kind == ObjectKind::Unknown &&
           static_cast<pointsto::UnknownReason>(object.index) ==
               pointsto::UnknownReason::OpenParameter;
  }

  // Whether some call passes the object itself, and does not leave the parameter to its default.
  bool IsPassed(FrameId frame, uint32_t index, ObjectId object) const {
    return llvm::any_of(sources_.solution.CallsTo(frame),
                        [&](const CallEdge& edge) { return PassesAt(edge, index, object); });
  }

  bool PassesAt(const CallEdge& edge, uint32_t index, ObjectId object) const {
    const ir::Function& caller =
        sources_.program.function(sources_.solution.frame(edge.caller).function);
    if (edge.inst.index() >= caller.instructions.size()) {
      return true;
    }
    const ir::Instruction& inst = caller.instructions[edge.inst];
    if (inst.op != ir::Op::Call) {
      return false;
    }
    const ir::CallSignature& signature = caller.signatures[ir::SignatureId(inst.payload)];
    // A method's receiver fills the first parameter; a class's call does, too.
    uint32_t position = HasReceiver() ? 1 : 0;
    for (size_t i = 0; i < signature.arguments.size(); ++i) {
      bool here = false;
      switch (signature.arguments[i].kind) {
        case ir::ArgumentKind::Positional:
          here = position++ == index;
          break;
        case ir::ArgumentKind::Keyword:
          here = signature.arguments[i].name == function_.parameters[index].name;
          break;
        case ir::ArgumentKind::Star:
        case ir::ArgumentKind::DoubleStar:
          if (HoldsElement(edge.caller, caller.Operands(inst)[i + 1], object)) {
            return true;
          }
          break;
      }
      if (here) {
        return llvm::is_contained(
            sources_.solution.PointsTo(edge.caller, caller.Operands(inst)[i + 1]), object);
      }
    }
    return false;
  }

  bool HoldsElement(FrameId frame, ir::ValueId containers, ObjectId object) const {
    return llvm::any_of(sources_.solution.PointsTo(frame, containers), [&](ObjectId container) {
      return llvm::is_contained(sources_.solution.Elements(container), object);
    });
  }

  void AddParameter(uint32_t index, tensor::ValueClass value, bool is_receiver) {
    const ir::Parameter& parameter = function_.parameters[index];
    Role role = is_receiver       ? Role::Other
                : value.tensor    ? Role::Tensor
                : value.primitive ? Role::Primitive
                : value.unknown   ? Role::Unknown
                                  : Role::Other;
    Place place{.file = sources_.program.module(function_.module).file, .span = parameter.span};
    if (value.tensor && tensor_place_.span.empty()) {
      tensor_place_ = place;
    }
    if (value.primitive && primitive_place_.span.empty()) {
      primitive_place_ = place;
    }
    if (value.unknown && unknown_place_.span.empty()) {
      unknown_place_ = place;
    }
    result_.parameters.push_back(
        {.name = sources_.program.names().text(parameter.name).str(),
         .kind = parameter.kind,
         .role = role,
         .types = role == Role::Tensor ? TypesOf(index) : std::vector<std::string>()});
  }

  // A container with a tensor in it that some call may make.
  bool HoldsTyped(ObjectId container) const {
    std::vector<ObjectId> pending = {container};
    for (size_t i = 0; i < pending.size(); ++i) {
      for (ObjectId element : sources_.solution.Elements(pending[i])) {
        if (!sources_.types.Of(element).empty()) {
          return true;
        }
        if (!llvm::is_contained(pending, element)) {
          pending.push_back(element);
        }
      }
    }
    return false;
  }

  // None where containers of tensors arrive, too: how these nest is not written.
  std::vector<std::string> TypesOf(uint32_t index) const {
    std::vector<std::string> types;
    for (FrameId frame : sources_.solution.FramesOf(id_)) {
      ir::ValueId value = function_.Parameters(function_.blocks[ir::BlockId(0)])[index];
      for (ObjectId object : sources_.solution.PointsTo(frame, value)) {
        bool is_tensor = sources_.solution.TypeHas(object, models::Role::Tensor) ||
                         sources_.solution.TypeHas(object, models::Role::Array);
        if (!is_tensor && HoldsTyped(object)) {
          return {};
        }
        for (const tensor::TensorType& type : sources_.types.Of(object)) {
          types.push_back(Text(type));
        }
      }
    }
    llvm::sort(types);
    types.erase(llvm::unique(types), types.end());
    return types;
  }

  Fact MakeFact(bool yes, bool unknown, const char* when_yes, const char* when_unknown,
                Place place) const {
    if (yes) {
      return {.truth = Truth::Yes, .evidence = {{.place = place, .message = when_yes}}};
    }
    if (!unknown) {
      return {};
    }
    Place at = unknown_place_.span.empty()
                   ? Place{.file = sources_.program.module(function_.module).file,
                           .span = function_.name_span}
                   : unknown_place_;
    return {.truth = Truth::Unknown, .evidence = {{.place = at, .message = when_unknown}}};
  }

  const FactSources& sources_;
  ir::FunctionId id_;
  const ir::Function& function_;
  std::vector<std::vector<ObjectId>> defaults_;
  Place tensor_place_;
  Place primitive_place_;
  Place unknown_place_;
  ParametersResult result_;
};

}  // namespace

ParametersResult CollectParameters(const FactSources& sources, ir::FunctionId function) {
  return Collector(sources, function).Run();
}

}  // namespace hybridize::refactor
