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

  void Classify(ObjectId id, Kinds& kinds) {
    const pointsto::Object& object = sources_.solution.object(id);
    if (object.kind == ObjectKind::Library || object.kind == ObjectKind::Decorator) {
      models::SymbolId symbol(object.index);
      facts_.symbols.push_back(symbol);
      kinds.unconverted |= sources_.models.Has(symbol, Role::RunsUnconverted);
      if (sources_.models.Has(symbol, Role::GraphDecorator)) {
        kinds.graph = true;
      } else if (sources_.models.Has(symbol, Role::TransparentDecorator)) {
        kinds.safe = true;
      } else {
        kinds.other = true;
      }
    } else if (object.kind == ObjectKind::Function &&
               !sources_.solution.IsSummary(ir::FunctionId(object.index)) &&
               TakesAnyCallable(ir::FunctionId(object.index))) {
      kinds.safe = true;
    } else {
      kinds.other = true;
    }
  }

  // A project decorator that gives back what it is given, or a wrapper that calls it, and looks at
  // nothing that only plain functions have.
  bool TakesAnyCallable(ir::FunctionId id) const {
    const ir::Function& code = sources_.program.function(id);
    if (code.parameters.size() != 1 || code.is_generator || code.is_async) {
      return false;
    }
    for (FrameId frame : sources_.solution.FramesOf(id)) {
      ir::ValueId argument = code.Parameters(code.blocks[ir::BlockId(0)])[0];
      for (ObjectId object : sources_.solution.PointsTo(frame, argument)) {
        if (IsDecorated(object) && !OnlyCalls(id, object)) {
          return false;
        }
      }
    }
    return true;
  }

  bool IsDecorated(ObjectId object) const {
    const pointsto::Object& what = sources_.solution.object(object);
    return what.kind == ObjectKind::Function && ir::FunctionId(what.index) == id_;
  }

  // In the decorator and the functions that it defines.
  bool OnlyCalls(ir::FunctionId id, ObjectId decorated) const {
    const ir::Function& code = sources_.program.function(id);
    for (FrameId frame : sources_.solution.FramesOf(id)) {
      for (const ir::Instruction& inst : code.instructions) {
        if (inst.op == ir::Op::MakeFunction &&
            !OnlyCalls(ir::FunctionId(inst.payload), decorated)) {
          return false;
        }
        if (!IsHarmless(frame, code, inst, decorated)) {
          return false;
        }
      }
    }
    return true;
  }

  bool IsHarmless(FrameId frame, const ir::Function& code, const ir::Instruction& inst,
                  ObjectId decorated) const {
    auto is_it = [&](ir::ValueId value) {
      return llvm::is_contained(sources_.solution.PointsTo(frame, value), decorated);
    };
    llvm::ArrayRef<ir::ValueId> operands = code.Operands(inst);
    switch (inst.op) {
      case ir::Op::GetAttr: {
        llvm::StringRef name = sources_.program.names().text(NameId(inst.payload));
        return !is_it(operands[0]) || name == "__name__" || name == "__qualname__" ||
               name == "__doc__" || name == "__module__" || name == "__wrapped__";
      }
      case ir::Op::Call:
        return llvm::none_of(operands.drop_front(), is_it) || Keeps(frame, operands[0]);
      case ir::Op::Return:
      case ir::Op::StoreCell:
      case ir::Op::LoadCell:
      case ir::Op::SetItem:
      case ir::Op::SetAttr:
      case ir::Op::MakeList:
      case ir::Op::MakeTuple:
      case ir::Op::MakeDict:
        return true;
      default:
        return llvm::none_of(operands, is_it);
    }
  }

  // The callee stores what it is given, or is made for wrapping functions.
  bool Keeps(FrameId frame, ir::ValueId callee) const {
    llvm::ArrayRef<ObjectId> objects = sources_.solution.PointsTo(frame, callee);
    return !objects.empty() && llvm::all_of(objects, [&](ObjectId object) {
      const pointsto::Object& what = sources_.solution.object(object);
      ObjectId function = what.kind == ObjectKind::BoundMethod ? what.class_object : object;
      const pointsto::Object& code = sources_.solution.object(function);
      if (code.kind == ObjectKind::Function) {
        return sources_.solution.IsSummary(ir::FunctionId(code.index));
      }
      bool library = what.kind == ObjectKind::Library || what.kind == ObjectKind::BoundLibrary;
      models::SymbolId symbol(what.index);
      return library && (sources_.models.Has(symbol, Role::MutatesSelf) ||
                         sources_.models.Has(symbol, Role::KeepsArgument));
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
