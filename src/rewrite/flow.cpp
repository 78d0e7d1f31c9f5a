#include "rewrite/flow.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace hybridize::rewrite {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using How = BindingEvent::How;

void FlowWalk::Run(ScopeId scope, View outer, std::vector<PendingFunction>& pending) {
  scope_ = scope;
  outer_ = std::move(outer);
  now_.bindings.assign(context_.names.size(), Binding::Unbound());
  FindForeignStores();
  Node node = context_.scopes.scope(scope).node;
  if (node.Is(NodeKind::Module)) {
    ExecuteChildren(node);
  } else if (Node body = node.Child(Field::Body)) {
    Apply({node.span().begin, body.span().begin});
    ExecuteChildren(body);
  }
  bool is_class = context_.scopes.scope(scope).kind == ScopeKind::Class;
  for (const Passed& passed : passed_) {
    pending.push_back({passed.definition, is_class ? View() : ViewFromBody(passed)});
  }
}

void FlowWalk::FindForeignStores() {
  for (size_t slot = 0; slot < context_.names.size(); ++slot) {
    for (const ForeignStore& store :
         context_.scopes.StoresFromElsewhere(scope_, context_.names.name(slot))) {
      if (store.event.how != How::Declare) {
        foreign_.push_back({store.earliest, slot, ConstantValue(store.event)});
      }
    }
  }
}

void FlowWalk::JoinStore(Environment& environment, const Stored& store) const {
  Binding& binding = environment.bindings[store.slot];
  binding = Join(binding, store.binding, context_.paths);
}

View FlowWalk::CurrentView(uint32_t position) const {
  View view{{scope_, now_}};
  for (const Stored& store : foreign_) {
    if (store.position < position && now_.reachable) {
      JoinStore(view.front().environment, store);
    }
  }
  view.insert(view.end(), outer_.begin(), outer_.end());
  return view;
}

void FlowWalk::Pass(Node definition, uint32_t position) {
  passed_.push_back({definition, now_, loops_.empty() ? position : loops_.front().begin});
}

View FlowWalk::ViewFromBody(const Passed& passed) const {
  View view{{scope_, passed.environment}};
  Environment& environment = view.front().environment;
  if (environment.reachable) {
    for (const Stored& store : foreign_) {
      JoinStore(environment, store);
    }
    for (const Stored& store : stored_) {
      if (store.position >= passed.since) {
        JoinStore(environment, store);
      }
    }
  }
  view.insert(view.end(), outer_.begin(), outer_.end());
  return view;
}

void FlowWalk::Apply(Span span) {
  for (const BindingEvent& event : context_.scopes.scope(scope_).EventsIn(span)) {
    if (event.how == How::Wildcard) {
      StoreWildcard(event);
    } else {
      Store(event);
    }
  }
}

void FlowWalk::Store(const BindingEvent& event) {
  size_t slot = context_.names.Slot(event.name);
  if (event.how != How::Declare && slot != context_.names.size() && now_.reachable) {
    StoreSlot(slot, ValueOf(event), event.position);
  }
}

void FlowWalk::StoreWildcard(const BindingEvent& event) {
  if (!now_.reachable) {
    return;
  }
  for (size_t slot = 0; slot < context_.names.size(); ++slot) {
    llvm::StringRef name = context_.scopes.text(context_.names.name(slot));
    std::optional<std::string> path = context_.paths.ResolveWildcard(event.path, name);
    // Of a module outside the project only the library's members are known.
    if (!path || (*path == MemberPath(event.path, name) && !context_.library.Knows(*path))) {
      continue;
    }
    PathSetId paths = context_.paths.Resolved(path);
    StoreSlot(slot, paths == context_.paths.empty() ? Binding::Other() : Binding::Of(paths),
              event.position);
  }
}

void FlowWalk::StoreSlot(size_t slot, Binding binding, uint32_t position) {
  now_.bindings[slot] = binding;
  stored_.push_back({position, slot, binding});
}

Binding FlowWalk::ConstantValue(const BindingEvent& event) const {
  if (event.how == How::Delete) {
    return Binding::Unbound();
  }
  PathSetId path = context_.paths.empty();
  if (event.how == How::Import) {
    path = context_.paths.Single(event.path);
  }
  return path == context_.paths.empty() ? Binding::Other() : Binding::Of(path);
}

Binding FlowWalk::ValueOf(const BindingEvent& event) const {
  if (event.how != How::Alias) {
    return ConstantValue(event);
  }
  Binding value = Evaluate(context_, CurrentView(event.position), event.value);
  // Evaluating an unbound name raises, so what is stored is bound.
  value.maybe_unbound = false;
  return value.paths == context_.paths.empty() ? Binding::Other() : value;
}

void FlowWalk::MayRaise() {
  if (!raised_.empty()) {
    raised_.back().JoinWith(now_, context_.paths);
  }
}

View ViewAtEnd(const FileContext& context) {
  ViewRequest request;
  std::map<uint32_t, View> views;
  std::vector<PendingFunction> pending;
  FlowWalk walk(context, request, views);
  walk.Run(ScopeTable::module(), {}, pending);
  return walk.CurrentView(std::numeric_limits<uint32_t>::max());
}

std::map<uint32_t, View> FindViews(const FileContext& context, const syntax::Tree& tree,
                                   llvm::ArrayRef<uint32_t> definitions) {
  ViewRequest request;
  for (uint32_t index : definitions) {
    request.wanted.insert(index);
    for (Node above = tree.node(index).parent(); above; above = above.parent()) {
      request.around.insert(above.index());
    }
  }
  std::map<uint32_t, View> views;
  std::vector<PendingFunction> pending;
  FlowWalk(context, request, views).Run(ScopeTable::module(), {}, pending);
  for (size_t i = 0; i < pending.size(); ++i) {
    PendingFunction next = std::move(pending[i]);
    FlowWalk(context, request, views)
        .Run(context.scopes.ScopeOf(next.definition), std::move(next.outer), pending);
  }
  return views;
}

}  // namespace hybridize::rewrite
