#include "pointsto/engine.h"

#include <algorithm>

#include "llvm/ADT/Hashing.h"
#include "pointsto/choose_contexts.h"
#include "pointsto/open_world.h"
#include "pointsto/solution_data.h"

namespace hybridize::pointsto {

Engine::Engine(ir::Program& program, models::Models& models, const ImportResolver& imports,
               const Options& options, std::vector<ContextPolicy> policies)
    : program_(program),
      models_(models),
      imports_(imports),
      options_(options),
      first_summary_(std::min<uint32_t>(options.first_summary_module,
                                        static_cast<uint32_t>(program.modules().size()))),
      graph_(sets_),
      frames_of_(program.functions().size()),
      policies_(std::move(policies)),
      contexts_(2) {
  graph_.Saturate(options.max_objects, objects_.Unknown(UnknownReason::TooMany));
  if (!options.collapse_cycles) {
    graph_.DisableCollapsing();
  }
#define HYB_NAME(Enumerator, text) \
  names_[static_cast<size_t>(WellKnown::Enumerator)] = program.names().Intern(text);
#define HYB_BUILTIN(Enumerator, path) \
  builtins_[static_cast<size_t>(Builtin::Enumerator)] = objects_.Library(models.Intern(path));
#include "pointsto/well_known.def"
  none_ = objects_.Intern(
      Object{.kind = ObjectKind::Constant,
             .index = program.AddConstant({.kind = ir::ConstantKind::None}).index()});
  CollectModuleNames();
}

void Engine::CollectSummaries() {
  for (size_t i = first_summary_; i < program_.modules().size(); ++i) {
    const ir::Module& module = program_.module(program_.modules().id_at(i));
    for (uint32_t f = 0; f < module.function_count; ++f) {
      ir::FunctionId id(module.first_function + f);
      const ir::Function& function = program_.function(id);
      bool at_top = function.parent.valid() &&
                    (program_.function(function.parent).kind == ir::FunctionKind::Module ||
                     program_.function(function.parent).kind == ir::FunctionKind::Class);
      if (function.kind != ir::FunctionKind::Function || !at_top) {
        continue;
      }
      std::string path =
          (program_.names().text(module.name) + "." + program_.names().text(function.qualname))
              .str();
      FrameId definer = GetFrame(function.parent, kNoContext);
      models::SymbolId symbol = models_.Intern(path);
      bool in_class = program_.function(function.parent).kind == ir::FunctionKind::Class;
      models_.MarkSummarized(symbol,
                             in_class ? models::SymbolKind::Method : models::SymbolKind::Function);
      summaries_[symbol] = objects_.Intern(
          Object{.kind = ObjectKind::Function, .index = id.index(), .frame = definer});
    }
  }
}

std::unique_ptr<Solution> Engine::Run() {
  CollectSummaries();
  for (const ir::Module& module : program_.modules()) {
    GetFrame(module.body, kNoContext);
  }
  SolveToRest();
  std::vector<bool> reached(program_.functions().size(), false);
  for (const Frame& frame : frames_) {
    reached[frame.function.index()] = true;
  }
  OpenWorld(*this).Run();
  auto data = std::make_unique<Solution::Data>(program_, models_);
  data->sets = std::move(sets_);
  data->objects = std::move(objects_);
  data->frames = std::move(frames_);
  data->first_summary = first_summary_;
  data->reached = std::move(reached);
  data->Fill(graph_, fields_, classes_, std::move(call_edges_), std::move(library_calls_));
  return std::make_unique<Solution>(std::move(data));
}

void Engine::SolveToRest() {
  do {
    do {
      while (!new_frames_.empty()) {
        std::vector<FrameId> frames = std::move(new_frames_);
        new_frames_.clear();
        for (FrameId frame : frames) {
          GenerateFrame(frame);
        }
      }
      graph_.Solve(
          [this](ConstraintId id, llvm::ArrayRef<ObjectId> objects) { Handle(id, objects); });
    } while (!new_frames_.empty());
  } while (InjectMisses());
}

ConstraintId Engine::Intern(const Constraint& constraint) {
  uint64_t hash = llvm::hash_combine(static_cast<uint8_t>(constraint.kind), constraint.frame,
                                     constraint.inst, constraint.a, constraint.b);
  // The two greatest keys are the map's own.
  hash >>= 2;
  llvm::SmallVector<ConstraintId, 1>& bucket = constraint_ids_[hash];
  for (ConstraintId id : bucket) {
    if (constraints_[id] == constraint) {
      return id;
    }
  }
  bucket.push_back(constraints_.Add(constraint));
  return bucket.back();
}

void Engine::Handle(ConstraintId id, llvm::ArrayRef<ObjectId> objects) {
  static constexpr bool kByClass[] = {
#define HYB_CONSTRAINT(Enumerator, by_class) by_class,
#include "pointsto/constraints.def"
  };
  // A copy: handlers add constraints.
  Constraint constraint = constraints_[id];
  bool by_class = kByClass[static_cast<size_t>(constraint.kind)];
  for (ObjectId object : objects) {
    if (by_class) {
      ObjectId representative =
          constraint.kind == ConstraintKind::LoadAttribute && IsSummarized(object, constraint.a)
              ? ObjectId()
              : Representative(object);
      if (representative.valid() && !represented_.insert({id, representative}).second) {
        continue;
      }
      object = representative.valid() ? representative : object;
    }
    switch (constraint.kind) {
#define HYB_CONSTRAINT(Enumerator, by_class) \
  case ConstraintKind::Enumerator:           \
    On##Enumerator(constraint, object);      \
    break;
#include "pointsto/constraints.def"
    }
  }
}

// Tensors, numbers and text behave by their class alone: the first object of the class stands for
// all of them, which keeps a large program's many tensors from multiplying at every operator.
// Invalid: the object stands for itself.
ObjectId Engine::Representative(ObjectId id) {
  const Object& object = objects_[id];
  if (id == none_ || (object.kind != ObjectKind::Constant && object.kind != ObjectKind::Instance)) {
    return ObjectId();
  }
  ObjectId type = TypeOf(id);
  if (objects_[type].kind != ObjectKind::Library) {
    return ObjectId();
  }
  auto [entry, inserted] = representatives_.try_emplace(type, ObjectId());
  if (inserted) {
    bool uniform =
        ClassHas(type, models::Role::Number) || ClassHas(type, models::Role::Text) ||
        (ClassHas(type, models::Role::Tensor) && !ClassHas(type, models::Role::Variable));
    entry->second = uniform ? id : ObjectId();
  }
  return entry->second;
}

// A summary tells the attribute's receivers apart, whatever their class. a: the attribute.
bool Engine::IsSummarized(ObjectId object, uint32_t attribute) {
  ObjectId type = TypeOf(object);
  if (!type.valid() || objects_[type].kind != ObjectKind::Library) {
    return false;
  }
  auto [entry, inserted] = summarized_.try_emplace({type, NameId(attribute)}, false);
  if (inserted) {
    models::SymbolId member = models_.FindMember(models::SymbolId(objects_[type].index),
                                                 program_.names().text(NameId(attribute)));
    entry->second = member.valid() && SummaryOf(member).valid();
  }
  return entry->second;
}

std::unique_ptr<Solution> Analyze(ir::Program& program, models::Models& models,
                                  const ImportResolver& imports, const Options& options) {
  std::unique_ptr<Solution> first = Engine(program, models, imports, options, {}).Run();
  if (options.context_depth == 0) {
    return first;
  }
  std::vector<ContextPolicy> policies = ChooseContexts(program, *first, options);
  first.reset();
  return Engine(program, models, imports, options, std::move(policies)).Run();
}

}  // namespace hybridize::pointsto
