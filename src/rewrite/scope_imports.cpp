// The import statements of ScopeBuilder.
#include <algorithm>
#include <string>
#include <utility>

#include "rewrite/binding.h"
#include "rewrite/scope_builder.h"

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using How = BindingEvent::How;

// The identifiers of a dotted name, without white space.
std::string DottedText(Node dotted) {
  std::string text;
  for (Node part : dotted.named_children()) {
    text += (text.empty() ? "" : ".") + part.text().str();
  }
  return text;
}

std::string ModuleText(Node module) {
  if (!module.Is(NodeKind::RelativeImport)) {
    return DottedText(module);
  }
  std::string text;
  for (Node part : module.NamedChildren()) {
    if (part.Is(NodeKind::ImportPrefix)) {
      text += std::string(static_cast<size_t>(std::ranges::count(part.text(), '.')), '.');
    } else {
      text += DottedText(part);
    }
  }
  return text;
}

}  // namespace

void ScopeBuilder::VisitImport(Node node, ScopeId scope) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::AliasedImport)) {
      Node alias = child.Child(Field::Alias);
      BindImport(alias.text(), DottedText(child.Child(Field::Name)), alias.span().begin, scope);
    } else if (child.Is(NodeKind::DottedName)) {
      // `import a.b` binds `a`.
      llvm::StringRef top = child.first_child().text();
      BindImport(top, top.str(), child.span().begin, scope);
    }
  }
}

void ScopeBuilder::VisitImportFrom(Node node, ScopeId scope) {
  Node module_node = node.Child(Field::ModuleName);
  std::string module = module_node ? ModuleText(module_node) : "__future__";
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::WildcardImport)) {
      Record({.how = How::Wildcard, .path = module, .position = child.span().begin}, scope);
    } else if (child.field() == Field::Name) {
      bool renamed = child.Is(NodeKind::AliasedImport);
      Node name = renamed ? child.Child(Field::Name) : child;
      Node bound = renamed ? child.Child(Field::Alias) : child;
      BindImport(bound.text(), MemberPath(module, name.text()), bound.span().begin, scope);
    }
  }
}

void ScopeBuilder::BindImport(llvm::StringRef name, std::string path, uint32_t position,
                              ScopeId scope) {
  Record({.how = How::Import,
          .name = table_.names_.Intern(name),
          .path = std::move(path),
          .position = position},
         scope);
}

}  // namespace hybridize::rewrite
