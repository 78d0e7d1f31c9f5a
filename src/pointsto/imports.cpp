// Modules: their names, and imports.

#include "llvm/ADT/STLExtras.h"
#include "pointsto/engine.h"

namespace hybridize::pointsto {

void Engine::CollectModuleNames() {
  module_names_.resize(program_.modules().size());
  for (const ir::Function& function : program_.functions()) {
    ModuleNames& names = module_names_[function.module.index()];
    for (const ir::Block& block : function.blocks) {
      for (uint32_t i = 0; i < block.instructions.count; ++i) {
        const ir::Instruction& inst =
            function.instructions[ir::InstId(block.instructions.begin + i)];
        if (inst.op == ir::Op::StoreGlobal) {
          bool definite = function.kind == ir::FunctionKind::Module && block.region.index() == 0;
          names.stored[NameId(inst.payload)] |= definite;
        } else if (inst.op == ir::Op::ImportStar) {
          names.has_star = true;
        }
      }
    }
  }
}

ObjectId Engine::ImportedObject(ir::ModuleId importer, uint32_t level, llvm::StringRef dotted) {
  ImportTarget target = imports_.Resolve(importer, level, dotted);
  switch (target.kind) {
    case ImportTarget::Kind::Module:
      return ModuleObject(target.module);
    case ImportTarget::Kind::Namespace:
      return objects_.Intern(
          Object{.kind = ObjectKind::Namespace, .index = program_.names().Intern(dotted).index()});
    case ImportTarget::Kind::Missing:
      return objects_.Unknown(UnknownReason::UnresolvedName);
    case ImportTarget::Kind::External:
      return level == 0 ? objects_.Library(models_.Intern(dotted))
                        : objects_.Unknown(UnknownReason::UnresolvedName);
  }
  return objects_.Unknown(UnknownReason::UnresolvedName);
}

void Engine::GenerateImportModule(FrameId frame, ir::InstId, const ir::Instruction& inst) {
  std::string dotted = program_.names().text(NameId(inst.payload)).str();
  ir::ModuleId importer = ModuleOf(frame);
  if (inst.extra != 0 || inst.flag) {
    graph_.AddObject(Result(frame, inst), ImportedObject(importer, inst.extra, dotted));
  }
  // Importing a.b.c binds b in a and c in a.b.
  ObjectId parent;
  for (size_t dot = dotted.find('.');; dot = dotted.find('.', dot + 1)) {
    ObjectId package = ImportedObject(importer, inst.extra, dotted.substr(0, dot));
    if (!parent.valid() && inst.extra == 0 && !inst.flag) {
      graph_.AddObject(Result(frame, inst), package);
    }
    if (parent.valid() && objects_[parent].kind == ObjectKind::Module) {
      llvm::StringRef last = llvm::StringRef(dotted).substr(0, dot).rsplit('.').second;
      graph_.AddObject(FieldNode(parent, Field::Attr(program_.names().Intern(last))), package);
    }
    parent = package;
    if (dot == std::string::npos) {
      return;
    }
  }
}

void Engine::GenerateImportFrom(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::ImportFrom,
                                   .frame = frame,
                                   .inst = id,
                                   .a = inst.payload,
                                   .b = Result(frame, inst).index()});
}

// a: the name; b: the result.
void Engine::OnImportFrom(const Constraint& constraint, ObjectId object) {
  LoadFrom(object, NameId(constraint.a), NodeId(constraint.b), constraint.frame, constraint.inst);
}

std::optional<ObjectId> Engine::Submodule(ObjectId package, ir::ModuleId importer, NameId name) {
  const Object& object = objects_[package];
  std::string dotted;
  if (object.kind == ObjectKind::Module) {
    importer = ir::ModuleId(object.index);
    if (!program_.module(importer).is_package) {
      return std::nullopt;
    }
    // As `from . import name` in the package itself, so that packages of one name are kept apart.
    ImportTarget target = imports_.Resolve(importer, 1, program_.names().text(name));
    if (target.kind == ImportTarget::Kind::Module) {
      return ModuleObject(target.module);
    }
    dotted = program_.names().text(program_.module(importer).name).str();
  } else {
    dotted = program_.names().text(NameId(object.index)).str();
  }
  dotted += '.';
  dotted += program_.names().text(name);
  ObjectId found = ImportedObject(importer, 0, dotted);
  ObjectKind kind = objects_[found].kind;
  return kind == ObjectKind::Module || kind == ObjectKind::Namespace ? std::optional(found)
                                                                     : std::nullopt;
}

void Engine::LoadFromModule(ObjectId object, NameId attribute, NodeId result, FrameId frame,
                            ir::InstId inst) {
  if (std::optional<ObjectId> submodule = Submodule(object, ModuleOf(frame), attribute)) {
    bool bound = objects_[object].kind == ObjectKind::Module &&
                 module_names_[objects_[object].index].stored.contains(attribute);
    if (!bound) {
      graph_.AddObject(result, *submodule);
    }
  }
  if (objects_[object].kind != ObjectKind::Module) {
    return;
  }
  graph_.AddEdge(FieldNode(object, Field::Attr(attribute)), result);
  for (models::SymbolId star : module_names_[objects_[object].index].library_stars) {
    LoadFromLibrary(objects_.Library(star), attribute, result);
  }
  if (NodeId hook = FindFieldNode(object, Field::Attr(name(WellKnown::GetAttr))); hook.valid()) {
    CallNode(hook, AddCall({.frame = frame,
                            .inst = inst,
                            .arguments = {{.node = graph_.AddNodes(1)}},
                            .result = result}));
  }
  NoteMiss(object, attribute, result, UnknownReason::MissingAttribute);
}

void Engine::GenerateImportStar(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::ImportStar,
                                   .frame = frame,
                                   .inst = id,
                                   .a = ModuleOf(frame).index()});
}

// a: the importing module.
void Engine::OnImportStar(const Constraint& constraint, ObjectId object) {
  if (objects_[object].kind == ObjectKind::Library) {
    ImportLibraryStar(ir::ModuleId(constraint.a), models::SymbolId(objects_[object].index));
  } else if (objects_[object].kind == ObjectKind::Module) {
    WatchElements(object, constraint);
    for (models::SymbolId star : std::vector(module_names_[objects_[object].index].library_stars)) {
      ImportLibraryStar(ir::ModuleId(constraint.a), star);
    }
    if (!llvm::is_contained(module_names_[objects_[object].index].star_importers, constraint.a)) {
      module_names_[objects_[object].index].star_importers.push_back(constraint.a);
    }
  }
}

void Engine::ImportLibraryStar(ir::ModuleId importer, models::SymbolId library) {
  ModuleNames& names = module_names_[importer.index()];
  if (llvm::is_contained(names.library_stars, library)) {
    return;
  }
  names.library_stars.push_back(library);
  for (const UnresolvedGlobal& global : std::vector(names.unresolved)) {
    LoadStarName(importer, global.name, global.result);
  }
  for (uint32_t further : std::vector(names.star_importers)) {
    ImportLibraryStar(ir::ModuleId(further), library);
  }
}

// A name of the module that is imported by `*`. a: the importing module.
void Engine::ImportName(const Constraint& constraint, ObjectId module, NameId name, NodeId node) {
  ir::ModuleId importer(constraint.a);
  if (IsExported(ir::ModuleId(objects_[module].index), name)) {
    graph_.AddEdge(node, FieldNode(ModuleObject(importer), Field::Attr(name)));
  }
}

// By `__all__` where it is a display of constants, else by the leading underscore.
bool Engine::IsExported(ir::ModuleId module, NameId name) const {
  const ModuleNames& names = module_names_[module.index()];
  if (names.stored.contains(this->name(WellKnown::All))) {
    const ir::Function& body = program_.function(program_.module(module).body);
    bool known = false;
    for (const ir::Instruction& inst : body.instructions) {
      if (inst.op == ir::Op::StoreGlobal && NameId(inst.payload) == this->name(WellKnown::All)) {
        known = true;
      }
      if (inst.op == ir::Op::Constant) {
        const ir::Constant& constant = program_.constants()[ir::ConstantId(inst.payload)];
        if (constant.kind == ir::ConstantKind::String && constant.text == name) {
          return true;
        }
      }
    }
    return !known;
  }
  return !program_.names().text(name).starts_with("_");
}

void Engine::LoadModuleName(FrameId frame, NameId name, NodeId result) {
  ir::ModuleId module = ModuleOf(frame);
  ModuleNames& names = module_names_[module.index()];
  auto stored = names.stored.find(name);
  bool definite = stored != names.stored.end() && stored->second;
  if (stored != names.stored.end() || names.has_star) {
    graph_.AddEdge(FieldNode(ModuleObject(module), Field::Attr(name)), result);
  }
  if (definite) {
    return;
  }
  if (this->name(WellKnown::ModuleName) == name) {
    graph_.AddObject(result, MakeInstance(Builtin::String, frame, ir::InstId(0)));
    return;
  }
  llvm::StringRef text = program_.names().text(name);
  models::SymbolId builtin_symbol = models_.Find(("builtins." + text).str());
  if (names.has_star && stored == names.stored.end()) {
    names.unresolved.push_back({.name = name, .result = result});
    LoadStarName(module, name, result);
  }
  if (builtin_symbol.valid()) {
    if (models_.symbol(builtin_symbol).kind == models::SymbolKind::Value) {
      AddConstantOf(builtin_symbol, result);
    } else {
      graph_.AddObject(result, objects_.Library(builtin_symbol));
    }
  } else if (stored == names.stored.end()) {
    NoteMiss(ModuleObject(module), name, result, UnknownReason::UnresolvedName);
  }
}

// The name as a member of the libraries that the module imports by `*`: one that has it, else,
// unless it is a builtin, one of which nothing is known.
void Engine::LoadStarName(ir::ModuleId module, NameId name, NodeId result) {
  llvm::StringRef text = program_.names().text(name);
  bool is_builtin = models_.Find(("builtins." + text).str()).valid();
  for (models::SymbolId star : module_names_[module.index()].library_stars) {
    bool modelled = models_.symbol(star).kind != models::SymbolKind::Unmodelled;
    if (models_.FindMember(star, text).valid() || (!modelled && !is_builtin)) {
      LoadFromLibrary(objects_.Library(star), name, result);
    }
  }
}

}  // namespace hybridize::pointsto
