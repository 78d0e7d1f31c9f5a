#include "rewrite/lookup.h"

namespace hybridize::rewrite {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

TrackedNames::TrackedNames(const ScopeTable& scopes, llvm::ArrayRef<NameId> extra) {
  for (const Scope& scope : scopes.scopes()) {
    for (const BindingEvent& event : scope.events) {
      if (event.how == BindingEvent::How::Import || event.how == BindingEvent::How::Alias) {
        Add(event.name);
      } else if (event.how == BindingEvent::How::Wildcard) {
        AddUsed(scopes);
      }
    }
  }
  for (NameId name : extra) {
    Add(name);
  }
}

void TrackedNames::AddUsed(const ScopeTable& scopes) {
  for (size_t i = 0; i < scopes.name_count(); ++i) {
    NameId name(static_cast<uint32_t>(i));
    if (scopes.UseCount(name) != 0) {
      Add(name);
    }
  }
}

void TrackedNames::Add(NameId name) {
  if (slots_.try_emplace(name, names_.size()).second) {
    names_.push_back(name);
  }
}

size_t TrackedNames::Slot(NameId name) const {
  auto found = slots_.find(name);
  return found == slots_.end() ? size() : found->second;
}

namespace {

// A name that the frame's scope may not have bound yet falls through to `outside`.
Binding OrElse(Binding binding, const Binding& outside, PathTable& paths) {
  if (!binding.maybe_unbound) {
    return binding;
  }
  binding.maybe_unbound = false;
  return Join(binding, outside, paths);
}

Binding LookupSlot(const FileContext& context, llvm::ArrayRef<Frame> view, NameId name,
                   size_t slot) {
  const Frame& frame = view.front();
  if (!frame.environment.reachable) {
    return Binding::Other();
  }
  const Binding& here = frame.environment.bindings[slot];
  if (view.size() == 1) {
    return here;
  }
  const Scope& scope = context.scopes.scope(frame.scope);
  NameFacts facts = scope.Facts(name);
  if (facts.global || (facts.bound && !facts.nonlocal && scope.kind == ScopeKind::Class)) {
    return OrElse(here, LookupSlot(context, view.take_back(1), name, slot), context.paths);
  }
  if (facts.bound && !facts.nonlocal) {
    return here;
  }
  return OrElse(here, LookupSlot(context, view.drop_front(), name, slot), context.paths);
}

}  // namespace

Binding Lookup(const FileContext& context, llvm::ArrayRef<Frame> view, NameId name) {
  if (!name.valid() || view.empty() || context.names.Slot(name) == context.names.size()) {
    return Binding::Other();
  }
  return LookupSlot(context, view, name, context.names.Slot(name));
}

Binding Evaluate(const FileContext& context, llvm::ArrayRef<Frame> view, Node expression) {
  if (expression.Is(NodeKind::Identifier)) {
    return Lookup(context, view, context.scopes.Find(expression.text()));
  }
  if (expression.Is(NodeKind::ParenthesizedExpression) && !expression.NamedChildren().empty()) {
    return Evaluate(context, view, expression.NamedChildren().front());
  }
  if (!expression.Is(NodeKind::Attribute)) {
    return Binding::Other();
  }
  Binding object = Evaluate(context, view, expression.Child(Field::Object));
  PathSetId members = context.paths.Member(object.paths, expression.Child(Field::Attribute).text());
  bool lost = members == context.paths.empty() && object.paths != context.paths.empty();
  return {.paths = members,
          .maybe_unbound = object.maybe_unbound,
          .maybe_other = object.maybe_other || lost};
}

}  // namespace hybridize::rewrite
