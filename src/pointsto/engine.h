#ifndef HYBRIDIZE_SRC_POINTSTO_ENGINE_H_
#define HYBRIDIZE_SRC_POINTSTO_ENGINE_H_

#include <array>
#include <optional>
#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/imports.h"
#include "hybridize/pointsto/object.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "pointsto/field.h"
#include "pointsto/graph.h"
#include "pointsto/set_pool.h"

namespace hybridize::pointsto {

enum class ConstraintKind : uint8_t {
#define HYB_CONSTRAINT(Enumerator, by_class) Enumerator,
#include "pointsto/constraints.def"
};

enum class WellKnown : uint8_t {
#define HYB_NAME(Enumerator, text) Enumerator,
#include "pointsto/well_known.def"
};

enum class Builtin : uint8_t {
#define HYB_BUILTIN(Enumerator, path) Enumerator,
#include "pointsto/well_known.def"
};

// A complex constraint: its kind, the instruction it stands for, and two operands whose meaning the
// handler of the kind defines.
struct Constraint {
  ConstraintKind kind = ConstraintKind::Call;
  FrameId frame;
  ir::InstId inst;
  uint32_t a = 0;
  uint32_t b = 0;

  friend bool operator==(const Constraint&, const Constraint&) = default;
};

struct CallArgument {
  ir::ArgumentKind kind = ir::ArgumentKind::Positional;
  NameId name;
  NodeId node;
};

using CallId = Id<struct CallTag>;

// A call as the protocol sees it: one of the source, or one that an operator, a `with` or an
// attribute makes.
struct CallSite {
  FrameId frame;
  ir::InstId inst;
  llvm::SmallVector<CallArgument, 4> arguments;
  NodeId result;
};

// A search for an attribute along the classes of an object. Kept, so that it runs again when a
// class gains a base or a member.
struct Lookup {
  ObjectId class_object;
  NameId name;
  // The object that a function found is bound to; a class for access through the class.
  ObjectId receiver;
  NodeId result;
  FrameId frame;
  ir::InstId inst;
  // `super()`: begin behind this class in the order of the receiver's class.
  ObjectId after;

  friend bool operator==(const Lookup&, const Lookup&) = default;
};

struct ClassInfo {
  FrameId body;
  std::vector<NodeId> bases;
  // The method resolution order: project classes and, where the project's classes end, library
  // classes or unknowns.
  std::vector<ObjectId> order;
  // Names that the body binds on every path, and on some.
  llvm::DenseMap<NameId, bool> defined;
  std::vector<uint32_t> lookups;
  std::vector<ObjectId> subclasses;
  // Annotated names of the body in their order: the fields of a dataclass or named tuple.
  std::vector<NameId> annotated;
  bool is_dataclass = false;
};

// What a frame is for, beside its function.
struct Context {
  // Of a library summary: the call that it is analysed for.
  FrameId caller;
  ir::InstId inst;
  // Of a function of the project, as far as its policy asks: call sites, the latest last; the
  // allocation site of the receiver, without its own context; the frame that made the closure.
  llvm::SmallVector<std::pair<ir::FunctionId, ir::InstId>, 2> sites;
  std::pair<ir::FunctionId, uint32_t> receiver;
  FrameId closure;

  friend bool operator==(const Context&, const Context&) = default;
};

struct UnresolvedGlobal {
  NameId name;
  NodeId result;
};

// What is bound at module level.
struct ModuleNames {
  // Name -> bound outside every branch and loop.
  llvm::DenseMap<NameId, bool> stored;
  // Libraries whose names it imports by `*`, also through other modules.
  std::vector<models::SymbolId> library_stars;
  std::vector<uint32_t> star_importers;
  // Reads of names that only a `*` can bind.
  std::vector<UnresolvedGlobal> unresolved;
  bool has_star = false;
};

// The points-to analysis: inclusion constraints (Andersen) over SSA values, object fields and
// calls, with the call graph built on the way. One handler per operation generates constraints when
// a function is reached (On… for complex constraints, Generate… for operations).
class Engine {
 public:
  // `policies` is indexed by function; empty: no contexts.
  Engine(ir::Program& program, models::Models& models, const ImportResolver& imports,
         const Options& options, std::vector<ContextPolicy> policies);

  std::unique_ptr<Solution> Run();

 private:
  friend class OpenWorld;

  // --- frames (frames.cpp) ---
  FrameId GetFrame(ir::FunctionId function, uint32_t context);
  uint32_t ContextFor(ObjectId function, std::optional<ObjectId> self, FrameId caller,
                      ir::InstId inst);
  uint32_t SummaryContext(ir::FunctionId function, FrameId caller, ir::InstId inst);
  uint32_t Intern(const Context& context);
  llvm::ArrayRef<FrameId> FramesOf(ir::FunctionId function) const {
    return frames_of_[function.index()];
  }
  void GenerateFrame(FrameId frame);
  void GenerateEdges(FrameId frame, const ir::Function& function);
  NodeId ValueNode(FrameId frame, ir::ValueId value) const {
    return NodeId(frames_[frame].first_node.index() + value.index());
  }
  NodeId Operand(FrameId frame, const ir::Instruction& inst, size_t index) const;
  NodeId Result(FrameId frame, const ir::Instruction& inst) const {
    return ValueNode(frame, inst.result);
  }
  const ir::Function& FunctionOf(FrameId frame) const {
    return program_.function(frames_[frame].function);
  }
  ir::ModuleId ModuleOf(FrameId frame) const { return FunctionOf(frame).module; }
  bool IsSummary(ir::ModuleId module) const { return module.index() >= first_summary_; }

  // --- constraints (engine.cpp) ---
  void Handle(ConstraintId id, llvm::ArrayRef<ObjectId> objects);
  ObjectId Representative(ObjectId object);
  bool IsSummarized(ObjectId object, uint32_t attribute);
  ConstraintId Intern(const Constraint& constraint);
  void Attach(NodeId node, const Constraint& constraint) {
    graph_.Attach(node, Intern(constraint));
  }
#define HYB_CONSTRAINT(Enumerator, by_class) \
  void On##Enumerator(const Constraint& constraint, ObjectId object);
#include "pointsto/constraints.def"

  // --- operations (generate_*.cpp) ---
#define HYB_OP(Enumerator, mnemonic, payload, arity, result) \
  void Generate##Enumerator(FrameId frame, ir::InstId id, const ir::Instruction& inst);
#include "hybridize/ir/ops.def"

  // --- objects and fields (objects.cpp) ---
  NodeId FieldNode(ObjectId object, Field field);
  // The node of the field if anything made it, else an invalid id.
  NodeId FindFieldNode(ObjectId object, Field field) const;
  void LinkElement(ObjectId object, Field field, NodeId node);
  // `OnElement` is called for every element of the object with a constant key (for a module: every
  // name), now and later.
  void WatchElements(ObjectId object, const Constraint& constraint);
  void OnElement(const Constraint& constraint, ObjectId object, Field field, NodeId node);
  ObjectId MakeInstance(ObjectId class_object, FrameId frame, ir::InstId inst,
                        uint32_t ordinal = 0);
  ObjectId MakeInstance(Builtin builtin, FrameId frame, ir::InstId inst, uint32_t ordinal = 0) {
    return MakeInstance(builtins_[static_cast<size_t>(builtin)], frame, inst, ordinal);
  }
  // The class of an object: a Class or Library object; invalid for Unknown.
  ObjectId TypeOf(ObjectId object) const;
  bool TypeHas(ObjectId object, models::Role role) const;
  bool ClassHas(ObjectId class_object, models::Role role) const;
  NameId name(WellKnown which) const { return names_[static_cast<size_t>(which)]; }
  ObjectId builtin(Builtin which) const { return builtins_[static_cast<size_t>(which)]; }
  bool IsProjectObject(ObjectId object) const;
  std::optional<Field> KeyField(FrameId frame, ir::ValueId key) const;

  // --- elements (generate_containers.cpp, items.cpp) ---
  void FillSequence(Builtin type, FrameId frame, ir::InstId id, const ir::Instruction& inst);
  void StoreUnderKey(ObjectId mapping, FrameId frame, ir::ValueId key, ir::ValueId value);
  bool IsContainer(ObjectId object) const;
  bool IsSlice(FrameId frame, ir::ValueId key) const;
  void LoadElement(ObjectId container, std::optional<Field> field, NodeId result);

  // --- attributes (attributes.cpp) ---
  void LoadFrom(ObjectId object, NameId attribute, NodeId result, FrameId frame, ir::InstId inst);
  void LoadFromModule(ObjectId object, NameId attribute, NodeId result, FrameId frame,
                      ir::InstId inst);
  void LoadFromLibrary(ObjectId object, NameId attribute, NodeId result);
  void LoadFromInstance(ObjectId object, NameId attribute, NodeId result, FrameId frame,
                        ir::InstId inst);
  void AddBound(ObjectId function, ObjectId receiver, NodeId result);
  void CallAccessor(ObjectId descriptor, WellKnown accessor, ObjectId receiver, CallSite site);
  // The library symbol's object as seen from an instance or class that has it as a member.
  void AddLibraryMember(models::SymbolId member, const Lookup& lookup);
  bool IsBuiltinInstance(ObjectId object, Builtin type) const;
  void NoteMiss(ObjectId object, NameId attribute, NodeId result, UnknownReason reason);
  bool InjectMisses();

  // --- classes (classes.cpp) ---
  void RunLookup(const Lookup& lookup);
  void StartLookup(const Lookup& lookup);
  bool LookInClass(const Lookup& lookup, ObjectId class_object);
  bool LookInLibraryClass(const Lookup& lookup, models::SymbolId class_symbol);
  void LookInGetAttr(const Lookup& lookup);
  void EnterClassBody(ObjectId class_object, FrameId frame, const ir::Instruction& inst);
  void ComputeOrder(ObjectId class_object);
  void Replay(ObjectId class_object);
  void NoteClassMember(ObjectId class_object, NameId name);
  std::vector<ObjectId> Linearize(ObjectId class_object) const;
  // A node with what `type(object).name` gives, bound to the object.
  NodeId SpecialMethod(ObjectId object, WellKnown method, FrameId frame, ir::InstId inst);

  // --- calls (calls.cpp, arguments.cpp) ---
  CallId AddCall(CallSite site);
  void CallNode(NodeId callee, CallId call);
  void CallSpecial(ObjectId object, WellKnown method, CallSite site);
  void Invoke(CallId call, ObjectId callee);
  void InvokeFunction(CallId call, ObjectId function, std::optional<ObjectId> self);
  void InvokeClass(CallId call, ObjectId class_object);
  void InvokeLibrary(CallId call, models::SymbolId symbol, std::optional<ObjectId> self);
  void InvokeSuper(CallId call);
  void InvokeUnknown(CallId call, UnknownReason reason);
  void FillFields(CallId call, ObjectId instance, const ClassInfo& info);
  void BindReceiver(FrameId callee, ObjectId self);
  void BindArguments(CallId call, FrameId callee, ObjectId function, bool bound);
  void BindPositional(FrameId callee, uint32_t position, NodeId value);
  void BindFrom(FrameId callee, uint32_t position, NodeId value);
  std::optional<uint32_t> FixedLength(ObjectId object) const;
  NodeId AnywhereFrom(FrameId callee, uint32_t position);
  NodeId AnyKeyword(FrameId callee, uint32_t position);
  void BindKeyword(FrameId callee, NameId keyword, NodeId value);
  void BindDefaults(CallId call, FrameId callee, ObjectId function, bool bound);
  NodeId ParameterNode(FrameId frame, uint32_t parameter) const;
  ObjectId ExtraPositional(FrameId callee);
  ObjectId ExtraKeyword(FrameId callee);
  void ReturnInto(FrameId callee, NodeId result);
  void LinkCaptured(FrameId callee, ObjectId function);

  // --- libraries (library.cpp) ---
  void AddResult(models::ResultId result, const CallSite& site, const models::Symbol& symbol,
                 std::optional<ObjectId> self, uint32_t ordinal);
  ObjectId SummaryOf(models::SymbolId symbol) const;
  void AddContainerResult(const models::Result& result, const CallSite& site,
                          const models::Symbol& symbol, std::optional<ObjectId> self,
                          uint32_t ordinal);
  void AddDecoratorResult(const CallSite& site, const models::Symbol& symbol);
  void DecorateDataclass(const CallSite& site);
  NodeId ArgumentNode(const CallSite& site, const models::Symbol& symbol, NameId name) const;
  // The one object that a library constant such as a dtype stands for.
  void AddConstantOf(models::SymbolId symbol, NodeId result);
  void EscapeArguments(const CallSite& site);

  // --- operators (operators.cpp) ---
  // A number, text or None: its class answers operators only together with another one.
  bool IsScalarClass(ObjectId class_object) const;
  bool IsScalar(ObjectId object) const;
  ObjectId ScalarClass(ObjectId left, ObjectId right, bool divides) const;
  NodeId MethodNode(ObjectId object, llvm::StringRef method, FrameId frame, ir::InstId inst);
  void AskTruth(FrameId frame, ir::InstId id, NodeId operand);
  void AskSpecial(FrameId frame, ir::InstId id, NodeId operand, WellKnown method, NodeId result);
  NodeId Awaited(FrameId frame, ir::InstId id, const ir::Instruction& inst, NodeId result);
  std::optional<NameId> MatchArgument(ObjectId object, uint32_t position);

  // --- modules (imports.cpp) ---
  void CollectModuleNames();
  ObjectId ModuleObject(ir::ModuleId module) {
    return objects_.Intern(Object{.kind = ObjectKind::Module, .index = module.index()});
  }
  ObjectId ImportedObject(ir::ModuleId importer, uint32_t level, llvm::StringRef dotted);
  void ImportName(const Constraint& constraint, ObjectId module, NameId name, NodeId node);
  void LoadModuleName(FrameId frame, NameId name, NodeId result);
  void ImportLibraryStar(ir::ModuleId importer, models::SymbolId library);
  void LoadStarName(ir::ModuleId module, NameId name, NodeId result);
  bool IsExported(ir::ModuleId module, NameId name) const;
  std::optional<ObjectId> Submodule(ObjectId package, ir::ModuleId importer, NameId name);

  // Ties the functions of summary modules to the symbols that they describe.
  void CollectSummaries();
  // Runs the solver and everything that waits for it to come to rest.
  void SolveToRest();

  struct Miss {
    ObjectId object;
    NameId attribute;
    NodeId result;
    UnknownReason reason;
  };
  struct FieldInfo {
    std::vector<Field> elements;
    std::vector<ConstraintId> watchers;
  };

  ir::Program& program_;
  models::Models& models_;
  const ImportResolver& imports_;
  Options options_;
  uint32_t first_summary_;

  SetPool sets_;
  ConstraintGraph graph_;
  ObjectTable objects_;
  IdVector<FrameId, Frame> frames_;
  llvm::DenseMap<std::pair<ir::FunctionId, uint32_t>, FrameId> frame_ids_;
  std::vector<std::vector<FrameId>> frames_of_;
  std::vector<ContextPolicy> policies_;
  // By number; those below kOpenContext are empty.
  std::vector<Context> contexts_;
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint32_t, 1>> context_ids_;
  std::vector<FrameId> new_frames_;

  IdVector<ConstraintId, Constraint> constraints_;
  llvm::DenseMap<uint64_t, llvm::SmallVector<ConstraintId, 1>> constraint_ids_;
  // Class -> the object that stands for all of the class; invalid where each stands for itself.
  llvm::DenseMap<ObjectId, ObjectId> representatives_;
  llvm::DenseMap<std::pair<ObjectId, NameId>, bool> summarized_;
  // Representatives that constraints have seen.
  llvm::DenseSet<std::pair<ConstraintId, ObjectId>> represented_;
  IdVector<CallId, CallSite> calls_;
  // Calls with the functions and frames that they are bound to.
  llvm::DenseSet<std::pair<CallId, uint64_t>> invoked_;
  std::vector<Lookup> lookups_;
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint32_t, 1>> lookup_ids_;
  llvm::DenseMap<ObjectId, ClassInfo> classes_;
  llvm::DenseMap<std::pair<ObjectId, uint32_t>, NodeId> fields_;
  llvm::DenseMap<ObjectId, FieldInfo> field_infos_;
  llvm::DenseMap<std::pair<ObjectId, NameId>, NodeId> specials_;
  // Nodes that stand for starred arguments of calls of a frame, by position and kind of star.
  llvm::DenseMap<std::pair<FrameId, uint32_t>, NodeId> spreads_;
  std::vector<Miss> misses_;
  std::vector<ModuleNames> module_names_;
  // Symbol -> the function object of its summary.
  llvm::DenseMap<models::SymbolId, ObjectId> summaries_;
  // With repetitions.
  std::vector<CallEdge> call_edges_;
  std::vector<LibraryCall> library_calls_;

  std::array<NameId, 64> names_;
  std::array<ObjectId, 64> builtins_;
  // The constant None.
  ObjectId none_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_ENGINE_H_
