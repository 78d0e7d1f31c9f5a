#include "llvm/ADT/StringSwitch.h"
#include "syntax/scopes.h"

namespace hybridize::syntax {
namespace {

// Only a plain string is a docstring.
bool IsDocstring(Node statement) {
  if (!statement.Is(NodeKind::ExpressionStatement)) {
    return false;
  }
  Node value = statement.first_child();
  Node string = value.Is(NodeKind::ConcatenatedString) ? value.first_child() : value;
  return string.Is(NodeKind::String) &&
         string.first_child().text().find_first_of("bBfFtT") == llvm::StringRef::npos;
}

bool IsFeature(llvm::StringRef name) {
  return llvm::StringSwitch<bool>(name)
      .Cases("nested_scopes", "generators", "division", "absolute_import", "with_statement", true)
      .Cases("print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", true)
      .Case("annotations", true)
      .Default(false);
}

void CheckFeatures(Node statement, std::vector<SyntaxProblem>& problems) {
  for (Node name : statement.named_children()) {
    Node feature = name.Is(NodeKind::AliasedImport) ? name.Child(Field::Name) : name;
    if (!IsFeature(feature.text())) {
      problems.push_back({.span = feature.span(),
                          .message = "future feature " + feature.text().str() + " is not defined"});
    }
  }
}

}  // namespace

void CheckFutureImports(const Tree& tree, std::vector<SyntaxProblem>& problems) {
  uint32_t beginning_end = 0;
  bool first = true;
  for (Node statement : tree.root().named_children()) {
    if (!statement.Is(NodeKind::FutureImportStatement) && !(first && IsDocstring(statement))) {
      break;
    }
    beginning_end = statement.span().end;
    first = false;
  }
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Node node = tree.node(i);
    if (!node.Is(NodeKind::FutureImportStatement)) {
      continue;
    }
    CheckFeatures(node, problems);
    if (node.span().end > beginning_end) {
      problems.push_back(
          {.span = node.span(),
           .message = "from __future__ imports must be at the beginning of the file"});
    }
  }
}

}  // namespace hybridize::syntax
