#include <optional>
#include <set>
#include <string>

#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// A part of what is returned: the whole, or one element of a tuple, list or dictionary.
struct Part {
  // Of the element, in the constant pool's text; empty: the whole.
  std::optional<std::string> key;
  bool number = false;
};

enum class Kind : uint8_t { Graph, Python, Illegal };

// What a traced function returns are tensors. A Python value comes back as one, which callers may
// notice; what cannot be made a tensor raises.
class Judge {
 public:
  // `tensors`: asks whether callers use the result as a tensor, which it is no more without a
  // trace; else whether they use it as the Python value, which it is no more with one.
  Judge(const Trace& trace, bool tensors)
      : trace_(trace), sources_(trace.sources()), tensors_(tensors) {}

  Fact Run() {
    for (const Trace::Step& step : trace_.steps()) {
      bool own = sources_.solution.frame(step.frame).function == trace_.function();
      if (own && !fact_.yes()) {
        Returns(step);
      }
    }
    for (const Part& part : parts_) {
      for (FrameId frame : sources_.solution.FramesOf(trace_.function())) {
        Callers(frame, part);
      }
    }
    return std::move(fact_);
  }

 private:
  void Note(Truth truth, Place place, std::string message) {
    bool better = truth == Truth::Yes ? !fact_.yes() : truth == Truth::Unknown && fact_.no();
    if (better) {
      fact_ = {.truth = truth, .evidence = {{.place = place, .message = std::move(message)}}};
    }
  }

  Place PlaceOf(FrameId frame, Span span) const {
    const ir::Function& function =
        sources_.program.function(sources_.solution.frame(frame).function);
    return {.file = sources_.program.module(function.module).file, .span = span};
  }

  void Returns(const Trace::Step& step) {
    const ir::Function& function = trace_.FunctionOf(step);
    for (const ir::Instruction& inst : function.instructions) {
      if (inst.op != ir::Op::Return || function.is_generator) {
        continue;
      }
      ir::ValueId value = function.Operands(inst)[0];
      for (ObjectId object : sources_.solution.PointsTo(step.frame, value)) {
        Object(step, inst.span, object, std::nullopt);
      }
      Elements(step, inst.span, function, value);
    }
  }

  // Elements of a tuple, list or dictionary that is made for returning it.
  void Elements(const Trace::Step& step, Span span, const ir::Function& function,
                ir::ValueId value) {
    ir::InstId made = function.values[value].inst;
    if (!made.valid()) {
      return;
    }
    const ir::Instruction& inst = function.instructions[made];
    llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
    bool sequence = inst.op == ir::Op::MakeTuple || inst.op == ir::Op::MakeList;
    if (!sequence && inst.op != ir::Op::MakeDict) {
      return;
    }
    for (size_t i = 0; i < operands.size(); i += sequence ? 1 : 2) {
      std::optional<std::string> key =
          sequence ? std::to_string(i) : ConstantText(function, operands[i]);
      for (ObjectId object :
           sources_.solution.PointsTo(step.frame, operands[sequence ? i : i + 1])) {
        Object(step, span, object, key.value_or("?"));
      }
    }
  }

  std::optional<std::string> ConstantText(const ir::Function& function, ir::ValueId value) const {
    ir::InstId inst = function.values[value].inst;
    if (!inst.valid() || function.instructions[inst].op != ir::Op::Constant) {
      return std::nullopt;
    }
    const ir::Constant& constant =
        sources_.program.constants()[ir::ConstantId(function.instructions[inst].payload)];
    return sources_.program.names().text(constant.text).str();
  }

  void Object(const Trace::Step& step, Span span, ObjectId object, std::optional<std::string> key) {
    switch (KindOf(object)) {
      case Kind::Graph:
        return;
      case Kind::Illegal:
        if (tensors_) {
          return;
        }
        Note(Truth::Yes, PlaceOf(step.frame, span),
             "returns " + sources_.solution.Describe(object) + ", which is no tensor");
        return;
      case Kind::Python: {
        bool known = llvm::any_of(parts_, [&](const Part& part) { return part.key == key; });
        if (!known) {
          parts_.push_back({.key = std::move(key), .number = IsNumber(object)});
        }
        return;
      }
    }
  }

  bool IsNumber(ObjectId object) const {
    const pointsto::Object& what = sources_.solution.object(object);
    if (what.kind == ObjectKind::Constant) {
      return sources_.program.constants()[ir::ConstantId(what.index)].kind == ir::ConstantKind::Int;
    }
    return !sources_.solution.TypeHas(object, Role::Text);
  }

  Kind KindOf(ObjectId object) const {
    const pointsto::Object& what = sources_.solution.object(object);
    const pointsto::Solution& solution = sources_.solution;
    switch (what.kind) {
      case ObjectKind::Constant: {
        ir::ConstantKind kind = sources_.program.constants()[ir::ConstantId(what.index)].kind;
        return kind == ir::ConstantKind::None ? Kind::Graph : Kind::Python;
      }
      case ObjectKind::Function:
      case ObjectKind::Class:
      case ObjectKind::Module:
      case ObjectKind::BoundMethod:
      case ObjectKind::BoundLibrary:
        return Kind::Illegal;
      case ObjectKind::Library:
        return sources_.models.symbol(models::SymbolId(what.index)).kind ==
                       models::SymbolKind::Value
                   ? Kind::Graph
                   : Kind::Illegal;
      case ObjectKind::Instance:
        break;
      default:
        return Kind::Graph;
    }
    for (Role role : {Role::Number, Role::Text, Role::Truth}) {
      if (solution.TypeHas(object, role)) {
        return Kind::Python;
      }
    }
    if (solution.TypeHas(object, Role::Iterator) || solution.TypeHas(object, Role::NoGraphValue)) {
      return Kind::Illegal;
    }
    for (Role role : {Role::Tensor, Role::Array, Role::Dataset, Role::Sequence, Role::Mapping,
                      Role::GraphValue}) {
      if (solution.TypeHas(object, role)) {
        return Kind::Graph;
      }
    }
    ObjectId type = solution.TypeOf(object);
    bool project = solution.object(type).kind == ObjectKind::Class;
    bool known = project && llvm::none_of(solution.ClassOrder(type), [&](ObjectId base) {
                   return solution.object(base).kind == ObjectKind::Unknown;
                 });
    return known ? Kind::Illegal : Kind::Graph;
  }

  // Where the part goes in the calling code.
  void Callers(FrameId callee, const Part& part) {
    for (const CallEdge& edge : sources_.solution.CallsTo(callee)) {
      ir::FunctionId id = sources_.solution.frame(edge.caller).function;
      const ir::Function& caller = sources_.program.function(id);
      if (sources_.solution.IsSummary(id) || edge.inst.index() >= caller.instructions.size() ||
          caller.instructions[edge.inst].op != ir::Op::Call) {
        continue;
      }
      Follow(edge.caller, caller.instructions[edge.inst].result, part);
    }
  }

  void Follow(FrameId frame, ir::ValueId value, const Part& part) {
    auto key = std::make_pair(std::make_pair(frame, value.index()), part.key.value_or(""));
    if (fact_.yes() || !seen_.insert(key).second) {
      return;
    }
    const ir::Function& function =
        sources_.program.function(sources_.solution.frame(frame).function);
    for (size_t i = 0; i < function.instructions.size(); ++i) {
      ir::InstId id = function.instructions.id_at(i);
      const ir::Instruction& inst = function.instructions[id];
      llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst);
      for (size_t k = 0; k < operands.size(); ++k) {
        if (operands[k] == value) {
          part.key ? Take(frame, function, inst, part) : Use(frame, function, id, k, part);
        }
      }
      for (const ir::Edge& edge : function.Edges(inst)) {
        Flow(frame, function, inst, edge, value, part);
      }
    }
  }

  void Flow(FrameId frame, const ir::Function& function, const ir::Instruction& inst,
            const ir::Edge& edge, ir::ValueId value, const Part& part) {
    llvm::ArrayRef<ir::ValueId> arguments = function.Arguments(edge);
    llvm::ArrayRef<ir::ValueId> parameters = function.Parameters(function.blocks[edge.target]);
    size_t shift = parameters.size() - arguments.size();
    for (size_t i = 0; i < arguments.size() && inst.op != ir::Op::IterNext; ++i) {
      if (arguments[i] == value) {
        Follow(frame, parameters[i + shift], part);
      }
    }
  }

  // An element is taken out of the returned container.
  void Take(FrameId frame, const ir::Function& function, const ir::Instruction& inst,
            const Part& part) {
    if (inst.op == ir::Op::Unpack) {
      for (const ir::Instruction& item : function.instructions) {
        bool here = item.op == ir::Op::UnpackItem && function.Operands(item)[0] == inst.result &&
                    std::to_string(item.payload) == *part.key;
        if (here) {
          Follow(frame, item.result, {.key = std::nullopt, .number = part.number});
        }
      }
    } else if (inst.op == ir::Op::GetItem) {
      std::optional<std::string> key = ConstantText(function, function.Operands(inst)[1]);
      if (!key || *key == *part.key) {
        Follow(frame, inst.result, {.key = std::nullopt, .number = part.number});
      }
    } else if (inst.op == ir::Op::Return) {
      Callers(frame, part);
    } else if (inst.op == ir::Op::StoreGlobal) {
      Global(function, NameId(inst.payload), part);
    }
  }

  // Wherever the module reads it again.
  void Global(const ir::Function& function, NameId name, const Part& part) {
    const ir::Module& module = sources_.program.module(function.module);
    for (uint32_t i = 0; i < module.function_count; ++i) {
      ir::FunctionId id(module.first_function + i);
      const ir::Function& reader = sources_.program.function(id);
      for (FrameId other : sources_.solution.FramesOf(id)) {
        for (const ir::Instruction& inst : reader.instructions) {
          if (inst.op == ir::Op::LoadGlobal && NameId(inst.payload) == name) {
            Follow(other, inst.result, part);
          }
        }
      }
    }
  }

  void Use(FrameId frame, const ir::Function& function, ir::InstId id, size_t operand,
           const Part& part) {
    const ir::Instruction& inst = function.instructions[id];
    Place place = PlaceOf(frame, inst.span);
    if (tensors_) {
      TensorUse(frame, function, id, operand, part);
      return;
    }
    switch (inst.op) {
      case ir::Op::Call:
        if (operand > 0) {
          Argument(frame, function, id, operand, part);
        }
        return;
      case ir::Op::Return:
        Callers(frame, part);
        return;
      case ir::Op::StoreGlobal:
        Global(function, NameId(inst.payload), part);
        return;
      case ir::Op::FormatValue:
        Note(Truth::Yes, place, "writes the result as text");
        return;
      case ir::Op::GetAttr:
        Note(Truth::Yes, place, "uses an attribute of the result as of a Python value");
        return;
      case ir::Op::GetIter:
      case ir::Op::Unpack:
        Note(Truth::Yes, place, "iterates over the result");
        return;
      case ir::Op::MakeDict:
      case ir::Op::MakeSet:
        if (inst.op == ir::Op::MakeSet || operand % 2 == 0) {
          Note(Truth::Yes, place, "hashes the result");
        } else {
          Follow(frame, inst.result, part);
        }
        return;
      case ir::Op::GetItem:
        Item(frame, function, inst, operand, place);
        return;
      case ir::Op::Binary:
      case ir::Op::InPlace:
        Arithmetic(frame, function, inst, operand, part);
        return;
      default:
        return;
    }
  }

  void TensorUse(FrameId frame, const ir::Function& function, ir::InstId id, size_t operand,
                 const Part& part) {
    const ir::Instruction& inst = function.instructions[id];
    switch (inst.op) {
      case ir::Op::GetAttr:
        if (TensorsHave(NameId(inst.payload))) {
          Note(Truth::Yes, PlaceOf(frame, inst.span), "uses the result as a tensor");
        }
        return;
      case ir::Op::Return:
        Callers(frame, part);
        return;
      case ir::Op::StoreGlobal:
        Global(function, NameId(inst.payload), part);
        return;
      case ir::Op::Call:
        for (const CallEdge& edge : sources_.solution.CallsFrom(frame)) {
          ir::FunctionId callee = sources_.solution.frame(edge.callee).function;
          if (operand > 0 && edge.inst == id && !sources_.solution.IsSummary(callee)) {
            Parameter(edge.callee, sources_.program.function(callee), function, inst, operand,
                      part);
          }
        }
        return;
      default:
        return;
    }
  }

  bool TensorsHave(NameId name) const {
    llvm::StringRef text = sources_.program.names().text(name);
    return llvm::any_of(sources_.models.WithRole(Role::Tensor), [&](models::SymbolId type) {
      return sources_.models.FindMember(type, text).valid();
    });
  }

  void Item(FrameId frame, const ir::Function& function, const ir::Instruction& inst,
            size_t operand, Place place) {
    bool mapping =
        operand == 1 && llvm::any_of(sources_.solution.PointsTo(frame, function.Operands(inst)[0]),
                                     [&](ObjectId object) {
                                       return sources_.solution.TypeHas(object, Role::Mapping);
                                     });
    if (mapping || operand == 0) {
      Note(Truth::Yes, place, "uses the result as a key or takes it apart");
    }
  }

  // An integer takes any dtype; a tensor made of it has one of its own.
  void Arithmetic(FrameId frame, const ir::Function& function, const ir::Instruction& inst,
                  size_t operand, const Part& part) {
    ir::ValueId other = function.Operands(inst)[1 - operand];
    bool tensor = false;
    for (ObjectId object : sources_.solution.PointsTo(frame, other)) {
      tensor |= sources_.solution.TypeHas(object, Role::Tensor);
      if (sources_.solution.TypeHas(object, Role::Text)) {
        Note(Truth::Yes, PlaceOf(frame, inst.span), "combines the result with text");
      }
    }
    if (tensor && part.number) {
      Note(Truth::Yes, PlaceOf(frame, inst.span), "computes with the result and a tensor");
    } else if (!tensor) {
      Follow(frame, inst.result, part);
    }
  }

  void Argument(FrameId frame, const ir::Function& function, ir::InstId id, size_t operand,
                const Part& part) {
    const ir::Instruction& inst = function.instructions[id];
    Place place = PlaceOf(frame, inst.span);
    bool project = false;
    for (const CallEdge& edge : sources_.solution.CallsFrom(frame)) {
      ir::FunctionId callee = sources_.solution.frame(edge.callee).function;
      if (edge.inst == id && !sources_.solution.IsSummary(callee)) {
        project = true;
        Parameter(edge.callee, sources_.program.function(callee), function, inst, operand, part);
      }
    }
    for (ObjectId object : sources_.solution.PointsTo(frame, function.Operands(inst)[0])) {
      const pointsto::Object& what = sources_.solution.object(object);
      models::SymbolId symbol = trace_.SymbolOf(object);
      if (what.kind == ObjectKind::Unknown) {
        Note(Truth::Unknown, place, "hands the result to something unknown");
      } else if (!project && symbol.valid() && !Tolerates(symbol)) {
        Note(Truth::Yes, place, "hands the result to " + sources_.models.path(symbol).str());
      }
    }
  }

  // Takes a tensor as well as the Python value, and does the same.
  bool Tolerates(models::SymbolId symbol) const {
    for (Role role : {Role::TensorOperation, Role::ConvertedBuiltin, Role::NeedsValue,
                      Role::MutatesSelf, Role::ArrayFunction, Role::LibraryState}) {
      if (sources_.models.Has(symbol, role)) {
        return true;
      }
    }
    return false;
  }

  void Parameter(FrameId callee, const ir::Function& code, const ir::Function& caller,
                 const ir::Instruction& inst, size_t operand, const Part& part) {
    const ir::CallSignature& signature = caller.signatures[ir::SignatureId(inst.payload)];
    llvm::ArrayRef<ir::ValueId> parameters = code.Parameters(code.blocks[ir::BlockId(0)]);
    const ir::CallSignature::Argument& argument = signature.arguments[operand - 1];
    bool method = code.parent.valid() &&
                  sources_.program.function(code.parent).kind == ir::FunctionKind::Class;
    for (size_t i = 0; i < code.parameters.size() && i < parameters.size(); ++i) {
      bool here = argument.kind == ir::ArgumentKind::Keyword
                      ? code.parameters[i].name == argument.name
                      : argument.kind == ir::ArgumentKind::Positional &&
                            i == operand - 1 + (method ? 1 : 0);
      if (here) {
        Follow(callee, parameters[i], part);
      }
    }
  }

  const Trace& trace_;
  const Sources& sources_;
  bool tensors_;
  Fact fact_;
  std::vector<Part> parts_;
  std::set<std::pair<std::pair<FrameId, uint32_t>, std::string>> seen_;
};

}  // namespace

Fact ReturnsPythonValue(const Trace& trace) {
  const ir::Function& function = trace.sources().program.function(trace.function());
  // What generators and coroutines give back is their own rule's business.
  return function.is_generator || function.is_async ? Fact()
                                                    : Judge(trace, /*tensors=*/false).Run();
}

Fact CallersNeedTensorResult(const Trace& trace) {
  bool hybrid = !trace.decorators(trace.function()).hybrid.no();
  return hybrid ? Judge(trace, /*tensors=*/true).Run() : Fact();
}

}  // namespace hybridize::hazards
