#include "hybridize/hazards/decorators.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// What one decorator may be.
struct Kinds {
  bool graph = false;
  bool safe = false;
  bool other = false;
  bool unconverted = false;
};

class Collector {
 public:
  Collector(const Sources& sources, ir::FunctionId function)
      : sources_(sources), id_(function), function_(sources.program.function(function)) {}

  DecoratorFacts Run() {
    if (!function_.parent.valid()) {
      return {};
    }
    for (FrameId frame : sources_.solution.FramesOf(function_.parent)) {
      FollowFrom(frame);
    }
    llvm::sort(facts_.hybrid_decorators);
    facts_.hybrid_decorators.erase(llvm::unique(facts_.hybrid_decorators),
                                   facts_.hybrid_decorators.end());
    return std::move(facts_);
  }

 private:
  // The function is handed from decorator to decorator, the last of the source first.
  void FollowFrom(FrameId frame) {
    const ir::Function& definer = sources_.program.function(function_.parent);
    ir::ValueId value;
    size_t applied = 0;
    for (const ir::Instruction& inst : definer.instructions) {
      if (inst.op == ir::Op::MakeFunction && ir::FunctionId(inst.payload) == id_) {
        value = inst.result;
      }
      bool applies = inst.op == ir::Op::Call && inst.construct == ir::Construct::Decorator &&
                     inst.operands.count == 2 && value.valid() &&
                     definer.Operands(inst)[1] == value;
      if (applies && applied < function_.decorators.size()) {
        ++applied;
        Judge(frame, definer.Operands(inst)[0],
              static_cast<uint32_t>(function_.decorators.size() - applied));
        value = inst.result;
      }
    }
  }

  void Judge(FrameId frame, ir::ValueId callee, uint32_t position) {
    Kinds kinds;
    for (ObjectId object : sources_.solution.PointsTo(frame, callee)) {
      Classify(object, kinds);
    }
    facts_.unconverted |= kinds.unconverted;
    Evidence evidence{.place = {.file = sources_.program.module(function_.module).file,
                                .span = function_.decorators[position].span}};
    if (kinds.graph) {
      facts_.hybrid_decorators.push_back(position);
      bool sure = !kinds.safe && !kinds.other;
      evidence.message = sure ? "is traced by this decorator" : "may be traced by this decorator";
      if (facts_.hybrid.no() || sure) {
        facts_.hybrid = {.truth = sure ? Truth::Yes : Truth::Unknown, .evidence = {evidence}};
      }
    } else if (kinds.other || !kinds.safe) {
      evidence.message = "this decorator is not known to survive tracing";
      facts_.incompatible = {.truth = Truth::Yes, .evidence = {evidence}};
    }
  }

  void Classify(ObjectId id, Kinds& kinds) const {
    const pointsto::Object& object = sources_.solution.object(id);
    if (object.kind == ObjectKind::Library || object.kind == ObjectKind::Decorator) {
      models::SymbolId symbol(object.index);
      kinds.unconverted |= sources_.models.Has(symbol, Role::RunsUnconverted);
      if (sources_.models.Has(symbol, Role::GraphDecorator)) {
        kinds.graph = true;
      } else if (sources_.models.Has(symbol, Role::TransparentDecorator)) {
        kinds.safe = true;
      } else {
        kinds.other = true;
      }
    } else if (object.kind == ObjectKind::Function && ReturnsArgument(object)) {
      kinds.safe = true;
    } else {
      kinds.other = true;
    }
  }

  // A project function that gives back what it is given, and nothing else.
  bool ReturnsArgument(const pointsto::Object& decorator) const {
    const ir::Function& code = sources_.program.function(ir::FunctionId(decorator.index));
    if (code.parameters.empty() || code.is_generator || code.is_async) {
      return false;
    }
    ir::ValueId argument = code.Parameters(code.blocks[ir::BlockId(0)])[0];
    return llvm::all_of(code.instructions, [&](const ir::Instruction& inst) {
      return inst.op != ir::Op::Return || code.Operands(inst)[0] == argument;
    });
  }

  const Sources& sources_;
  ir::FunctionId id_;
  const ir::Function& function_;
  DecoratorFacts facts_;
};

}  // namespace

DecoratorFacts CollectDecorators(const Sources& sources, ir::FunctionId function) {
  return Collector(sources, function).Run();
}

}  // namespace hybridize::hazards
