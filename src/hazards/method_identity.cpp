#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// How instances of a class serve as keys: TensorFlow keeps the traces of a method in a dictionary
// with weak keys, one entry per receiver.
struct Identity {
  bool unhashable = false;
  bool by_value = false;
  bool no_weak_references = false;
  bool unknown = false;
};

class Judge {
 public:
  explicit Judge(const Trace& trace)
      : trace_(trace),
        sources_(trace.sources()),
        code_(sources_.program.function(trace.function())) {}

  Fact Run() {
    bool method = code_.parent.valid() && !code_.parameters.empty() &&
                  sources_.program.function(code_.parent).kind == ir::FunctionKind::Class;
    for (FrameId frame : sources_.solution.FramesOf(trace_.function())) {
      llvm::ArrayRef<ir::ValueId> parameters = code_.Parameters(code_.blocks[ir::BlockId(0)]);
      for (size_t i = 0; i < parameters.size() && !fact_.yes(); ++i) {
        for (ObjectId object : sources_.solution.PointsTo(frame, parameters[i])) {
          (method && i == 0) ? Receiver(object) : Argument(object, i);
        }
      }
      if (method) {
        Temporaries(frame);
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

  Place PlaceOf(Span span) const {
    return {.file = sources_.program.module(code_.module).file, .span = span};
  }

  void Receiver(ObjectId object) {
    ObjectId type = sources_.solution.TypeOf(object);
    if (!type.valid() || sources_.solution.object(type).kind != ObjectKind::Class) {
      return;
    }
    Identity identity = IdentityOf(type);
    std::string name = sources_.solution.ClassName(type);
    if (identity.unhashable) {
      Note(Truth::Yes, PlaceOf(code_.name_span), name + " is not hashable");
    } else if (identity.by_value) {
      Note(Truth::Yes, PlaceOf(code_.name_span), "instances of " + name + " compare by value");
    } else if (identity.no_weak_references) {
      Note(Truth::Yes, PlaceOf(code_.name_span), name + " forbids weak references");
    } else if (identity.unknown) {
      Note(Truth::Unknown, PlaceOf(code_.name_span), "a base class of " + name + " is not known");
    }
  }

  void Argument(ObjectId object, size_t index) {
    ObjectId type = sources_.solution.TypeOf(object);
    bool project = type.valid() && sources_.solution.object(type).kind == ObjectKind::Class;
    if (project && IdentityOf(type).unhashable) {
      Note(
          Truth::Yes, PlaceOf(code_.parameters[index].span),
          "receives instances of " + sources_.solution.ClassName(type) + ", which is not hashable");
    }
  }

  Identity IdentityOf(ObjectId type) const {
    Identity identity;
    bool all_have_slots = true;
    bool weak_slot = false;
    bool hash_settled = false;
    for (ObjectId base : sources_.solution.ClassOrder(type)) {
      const pointsto::Object& what = sources_.solution.object(base);
      if (what.kind == ObjectKind::Unknown) {
        identity.unknown = true;
        continue;
      }
      if (what.kind != ObjectKind::Class) {
        // Of the library's classes only tuples and their kin compare by value.
        identity.by_value |= what.kind == ObjectKind::Library &&
                             sources_.models.IsA(models::SymbolId(what.index), Role::Sequence);
        continue;
      }
      bool equal = Defines(base, "__eq__");
      bool hash = Defines(base, "__hash__");
      Dataclass(ir::FunctionId(what.index), equal, hash);
      identity.by_value |= equal;
      identity.unhashable |= equal && !hash && !hash_settled;
      hash_settled |= hash || equal;
      bool slots = Defines(base, "__slots__");
      all_have_slots &= slots;
      weak_slot |= slots && SlotsHave(base, "__weakref__");
    }
    identity.no_weak_references = all_have_slots && !weak_slot;
    return identity;
  }

  bool Defines(ObjectId type, llvm::StringRef name) const {
    NameId id = sources_.program.names().Find(name);
    return id.valid() && !sources_.solution.Attribute(type, id).empty();
  }

  bool SlotsHave(ObjectId type, llvm::StringRef slot) const {
    NameId id = sources_.program.names().Find("__slots__");
    for (ObjectId slots : sources_.solution.Attribute(type, id)) {
      for (ObjectId element : sources_.solution.Elements(slots)) {
        const pointsto::Object& what = sources_.solution.object(element);
        bool here = what.kind == ObjectKind::Constant &&
                    sources_.program.names().text(
                        sources_.program.constants()[ir::ConstantId(what.index)].text) == slot;
        if (here) {
          return true;
        }
      }
    }
    return false;
  }

  // A data class compares by value unless it says otherwise, and hashes where it is frozen.
  void Dataclass(ir::FunctionId body, bool& equal, bool& hash) const {
    ir::FunctionId parent = sources_.program.function(body).parent;
    if (!parent.valid()) {
      return;
    }
    const ir::Function& definer = sources_.program.function(parent);
    for (FrameId frame : sources_.solution.FramesOf(parent)) {
      ir::ValueId made;
      for (const ir::Instruction& inst : definer.instructions) {
        if (inst.op == ir::Op::MakeClass && ir::FunctionId(inst.payload) == body) {
          made = inst.result;
        }
        bool applies = inst.op == ir::Op::Call && inst.construct == ir::Construct::Decorator &&
                       inst.operands.count == 2 && made.valid() &&
                       definer.Operands(inst)[1] == made;
        if (!applies) {
          continue;
        }
        made = inst.result;
        ir::ValueId callee = definer.Operands(inst)[0];
        bool dataclass = llvm::any_of(sources_.solution.PointsTo(frame, callee), [&](ObjectId id) {
          models::SymbolId symbol = trace_.SymbolOf(id);
          return symbol.valid() && sources_.models.Has(symbol, Role::DataclassDecorator);
        });
        if (dataclass) {
          equal |= !Keyword(definer, callee, "eq", ir::ConstantKind::False);
          hash |= Keyword(definer, callee, "frozen", ir::ConstantKind::True) ||
                  Keyword(definer, callee, "unsafe_hash", ir::ConstantKind::True);
        }
      }
    }
  }

  // The decorator is made by a call with this keyword and this constant.
  bool Keyword(const ir::Function& definer, ir::ValueId decorator, llvm::StringRef name,
               ir::ConstantKind kind) const {
    ir::InstId id = definer.values[decorator].inst;
    if (!id.valid() || definer.instructions[id].op != ir::Op::Call) {
      return false;
    }
    const ir::Instruction& call = definer.instructions[id];
    const ir::CallSignature& signature = definer.signatures[ir::SignatureId(call.payload)];
    for (size_t i = 0; i < signature.arguments.size(); ++i) {
      ir::InstId value = definer.values[definer.Operands(call)[i + 1]].inst;
      bool here = signature.arguments[i].kind == ir::ArgumentKind::Keyword &&
                  sources_.program.names().text(signature.arguments[i].name) == name &&
                  value.valid() && definer.instructions[value].op == ir::Op::Constant;
      if (here) {
        return sources_.program.constants()[ir::ConstantId(definer.instructions[value].payload)]
                   .kind == kind;
      }
    }
    return false;
  }

  // `Scaler(2.0).apply(x)`: only the call refers to the receiver, and a traced method keeps it by a
  // weak reference.
  void Temporaries(FrameId frame) {
    for (const CallEdge& edge : sources_.solution.CallsTo(frame)) {
      ir::FunctionId id = sources_.solution.frame(edge.caller).function;
      const ir::Function& caller = sources_.program.function(id);
      if (sources_.solution.IsSummary(id) || edge.inst.index() >= caller.instructions.size() ||
          caller.instructions[edge.inst].op != ir::Op::Call) {
        continue;
      }
      const ir::Instruction& call = caller.instructions[edge.inst];
      ir::ValueId receiver = Made(caller, caller.Operands(call)[0]);
      bool passes_receiver =
          receiver.valid() && UsesOf(caller, receiver) == 1 && IsTemporary(edge.caller, receiver);
      if (passes_receiver && TakesReceiver()) {
        Note(Truth::Yes, {.file = sources_.program.module(caller.module).file, .span = call.span},
             "is called on an object that nothing else keeps");
      }
    }
  }

  // A static method has none.
  bool TakesReceiver() const {
    return llvm::none_of(trace_.decorators(trace_.function()).symbols, [&](models::SymbolId id) {
      return sources_.models.Has(id, Role::StaticMethodDecorator);
    });
  }

  // The receiver of a method that is fetched from what a call has just given.
  static ir::ValueId Made(const ir::Function& caller, ir::ValueId callee) {
    ir::InstId fetch = caller.values[callee].inst;
    if (!fetch.valid() || caller.instructions[fetch].op != ir::Op::GetAttr) {
      return {};
    }
    ir::ValueId receiver = caller.Operands(caller.instructions[fetch])[0];
    ir::InstId made = caller.values[receiver].inst;
    return made.valid() && caller.instructions[made].op == ir::Op::Call ? receiver : ir::ValueId();
  }

  static size_t UsesOf(const ir::Function& function, ir::ValueId value) {
    return static_cast<size_t>(llvm::count(function.operands, value));
  }

  // Instances of project classes that no object holds.
  bool IsTemporary(FrameId frame, ir::ValueId receiver) const {
    llvm::ArrayRef<ObjectId> objects = sources_.solution.PointsTo(frame, receiver);
    return !objects.empty() && llvm::all_of(objects, [&](ObjectId object) {
      ObjectId type = sources_.solution.TypeOf(object);
      return type.valid() && sources_.solution.object(type).kind == ObjectKind::Class &&
             !IsStored(object);
    });
  }

  bool IsStored(ObjectId object) const {
    for (size_t i = 0; i < sources_.solution.frame_count(); ++i) {
      FrameId frame(static_cast<uint32_t>(i));
      const ir::Function& function =
          sources_.program.function(sources_.solution.frame(frame).function);
      for (const ir::Instruction& inst : function.instructions) {
        bool stores = inst.op == ir::Op::SetAttr || inst.op == ir::Op::SetItem ||
                      inst.op == ir::Op::StoreGlobal || inst.op == ir::Op::StoreCell ||
                      inst.op == ir::Op::ListAppend || inst.op == ir::Op::MakeList ||
                      inst.op == ir::Op::MakeTuple || inst.op == ir::Op::MakeDict;
        bool here = stores && llvm::any_of(function.Operands(inst), [&](ir::ValueId value) {
                      return llvm::is_contained(sources_.solution.PointsTo(frame, value), object);
                    });
        // Its own attributes do not keep it.
        if (here && !(inst.op == ir::Op::SetAttr &&
                      !llvm::is_contained(
                          sources_.solution.PointsTo(frame, function.Operands(inst)[1]), object))) {
          return true;
        }
      }
    }
    return false;
  }

  const Trace& trace_;
  const Sources& sources_;
  const ir::Function& code_;
  Fact fact_;
};

}  // namespace

Fact UnsafeMethodIdentity(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
