// Calls of library functions, by their models.

#include "pointsto/engine.h"

namespace hybridize::pointsto {

ObjectId Engine::SummaryOf(models::SymbolId symbol) const { return summaries_.lookup(symbol); }

void Engine::InvokeLibrary(CallId call, models::SymbolId symbol, std::optional<ObjectId> self) {
  const CallSite site = calls_[call];
  const models::Symbol info = models_.symbol(symbol);
  library_calls_.push_back({.caller = site.frame,
                            .inst = site.inst,
                            .symbol = symbol,
                            .receiver = self.value_or(ObjectId())});
  if (ObjectId summary = SummaryOf(symbol); summary.valid()) {
    InvokeFunction(call, summary, self);
    return;
  }
  if (objects_.Library(symbol) == builtin(Builtin::Super)) {
    InvokeSuper(call);
    return;
  }
  if (models_.Has(symbol, models::Role::DataclassDecorator)) {
    DecorateDataclass(site);
  }
  if (info.result.valid()) {
    AddResult(info.result, site, info, self, 0);
  } else if (info.kind == models::SymbolKind::Class) {
    ObjectId instance = MakeInstance(objects_.Library(symbol), site.frame, site.inst);
    graph_.AddObject(site.result, instance);
    CallSite init = site;
    init.result = graph_.AddNodes(1);
    CallSpecial(instance, WellKnown::Init, std::move(init));
  } else {
    InvokeUnknown(call, UnknownReason::UnmodelledCall);
  }
}

void Engine::DecorateDataclass(const CallSite& site) {
  for (const CallArgument& argument : site.arguments) {
    Attach(argument.node, {.kind = ConstraintKind::DecorateDataclass});
  }
}

void Engine::OnDecorateDataclass(const Constraint&, ObjectId object) {
  if (auto info = classes_.find(object); info != classes_.end()) {
    info->second.is_dataclass = true;
  }
}

NodeId Engine::ArgumentNode(const CallSite& site, const models::Symbol& symbol, NameId name) const {
  uint32_t position = ~0U;
  for (uint32_t i = 0; i < symbol.parameters.size(); ++i) {
    if (symbol.parameters[i].name == name) {
      position = i;
    }
  }
  uint32_t index = 0;
  for (const CallArgument& argument : site.arguments) {
    if (argument.kind == ir::ArgumentKind::Positional && index++ == position) {
      return argument.node;
    }
    if (argument.kind == ir::ArgumentKind::Keyword &&
        program_.names().text(argument.name) == models_.name(name)) {
      return argument.node;
    }
  }
  return NodeId();
}

void Engine::AddResult(models::ResultId id, const CallSite& site, const models::Symbol& symbol,
                       std::optional<ObjectId> self, uint32_t ordinal) {
  if (!id.valid()) {
    graph_.AddObject(site.result, objects_.Unknown(UnknownReason::UnmodelledAttribute));
    return;
  }
  const models::Result result = models_.result(id);
  switch (result.kind) {
    case models::ResultKind::Unknown:
      graph_.AddObject(site.result, objects_.Unknown(UnknownReason::UnmodelledCall));
      return;
    case models::ResultKind::None:
      graph_.AddObject(site.result, none_);
      return;
    case models::ResultKind::Self:
      if (self) {
        graph_.AddObject(site.result, *self);
      }
      return;
    case models::ResultKind::Argument:
    case models::ResultKind::Class: {
      NodeId argument = ArgumentNode(site, symbol, result.name);
      if (!argument.valid()) {
        graph_.AddObject(site.result, none_);
      } else if (result.kind == models::ResultKind::Argument) {
        graph_.AddEdge(argument, site.result);
      } else {
        Attach(argument, {.kind = ConstraintKind::ClassOf, .b = site.result.index()});
      }
      return;
    }
    case models::ResultKind::Instance:
      graph_.AddObject(site.result, MakeInstance(objects_.Library(result.symbol), site.frame,
                                                 site.inst, ordinal));
      return;
    case models::ResultKind::Tuple:
    case models::ResultKind::List:
      AddContainerResult(result, site, symbol, self, ordinal);
      return;
    case models::ResultKind::Union:
      for (models::ResultId element : result.elements) {
        AddResult(element, site, symbol, self, ordinal++);
      }
      return;
    case models::ResultKind::Decorator:
      AddDecoratorResult(site, symbol);
      return;
  }
}

void Engine::AddContainerResult(const models::Result& result, const CallSite& site,
                                const models::Symbol& symbol, std::optional<ObjectId> self,
                                uint32_t ordinal) {
  bool is_tuple = result.kind == models::ResultKind::Tuple;
  ObjectId container =
      MakeInstance(is_tuple ? Builtin::Tuple : Builtin::List, site.frame, site.inst, ordinal);
  graph_.AddObject(site.result, container);
  for (uint32_t i = 0; i < result.elements.size(); ++i) {
    CallSite part = site;
    // The last element of a list stands for all further ones.
    bool indexed = is_tuple || i + 1 < result.elements.size();
    part.result = FieldNode(container, indexed ? Field::Index(i) : Field::Any());
    AddResult(result.elements[i], part, symbol, self, ordinal + 1 + i);
  }
}

void Engine::AddDecoratorResult(const CallSite& site, const models::Symbol& symbol) {
  if (!site.arguments.empty() && site.arguments.front().kind == ir::ArgumentKind::Positional) {
    // `decorator(None, …)` is the form with arguments too.
    graph_.AddEdge(site.arguments.front().node, site.result);
    Attach(site.arguments.front().node, {.kind = ConstraintKind::DecoratorArgument,
                                         .a = models_.Find(models_.name(symbol.path)).index(),
                                         .b = site.result.index()});
    return;
  }
  for (const CallArgument& argument : site.arguments) {
    if (!symbol.parameters.empty() && argument.kind == ir::ArgumentKind::Keyword &&
        program_.names().text(argument.name) == models_.name(symbol.parameters.front().name)) {
      graph_.AddEdge(argument.node, site.result);
      return;
    }
  }
  graph_.AddObject(site.result, objects_.Intern(Object{
                                    .kind = ObjectKind::Decorator,
                                    .index = models_.Find(models_.name(symbol.path)).index()}));
}

// Waits on the first argument of a decorator's call; a: the decorator's symbol; b: the result.
void Engine::OnDecoratorArgument(const Constraint& constraint, ObjectId object) {
  if (object == none_) {
    graph_.AddObject(NodeId(constraint.b),
                     objects_.Intern(Object{.kind = ObjectKind::Decorator, .index = constraint.a}));
  }
}

// b: the result.
void Engine::OnClassOf(const Constraint& constraint, ObjectId object) {
  ObjectId type = TypeOf(object);
  graph_.AddObject(NodeId(constraint.b), type.valid() ? type : object);
}

void Engine::AddConstantOf(models::SymbolId symbol, NodeId result) {
  const models::Symbol info = models_.symbol(symbol);
  const models::Result value = models_.result(info.result);
  if (value.kind != models::ResultKind::Instance) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnmodelledAttribute));
    return;
  }
  // One object for the whole program: its site is the symbol.
  graph_.AddObject(result, objects_.Intern(Object{.kind = ObjectKind::Instance,
                                                  .index = symbol.index(),
                                                  .class_object = objects_.Library(value.symbol)}));
}

}  // namespace hybridize::pointsto
