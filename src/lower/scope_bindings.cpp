// The constructs that bind names other than definitions: targets, imports, patterns.

#include "lower/scope_analyzer.h"

namespace hybridize::lower {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

void ScopeAnalyzer::Target(Node node) {
  switch (node.kind()) {
    case NodeKind::Identifier:
      Bind(node);
      return;
    case NodeKind::PatternList:
    case NodeKind::TuplePattern:
    case NodeKind::ListPattern:
    case NodeKind::ListSplatPattern:
    case NodeKind::ExpressionList:
    case NodeKind::Tuple:
    case NodeKind::List:
    case NodeKind::ListSplat:
    case NodeKind::ParenthesizedExpression:
    case NodeKind::ParenthesizedListSplat:
      for (Node child : node.named_children()) {
        Target(child);
      }
      return;
    default:
      return Visit(node);
  }
}

void ScopeAnalyzer::VisitImport(Node node) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::AliasedImport)) {
      Bind(child.Child(Field::Alias));
    } else if (child.Is(NodeKind::DottedName)) {
      Bind(child.first_child());
    }
  }
}

void ScopeAnalyzer::VisitImportFrom(Node node) {
  for (Node child : node.named_children()) {
    if (child.field() != Field::Name) {
      continue;
    }
    Bind(child.Is(NodeKind::AliasedImport) ? child.Child(Field::Alias) : child.first_child());
  }
}

void ScopeAnalyzer::VisitCase(Node node) {
  for (Node child : node.named_children()) {
    if (child.Is(NodeKind::CasePattern)) {
      Pattern(child);
    } else {
      Visit(child);
    }
  }
}

void ScopeAnalyzer::UseDotted(Node dotted_name) { Use(dotted_name.first_child()); }

void ScopeAnalyzer::Pattern(Node node) {
  switch (node.kind()) {
    case NodeKind::Identifier:
      // The name behind `as`, `*` or `**`.
      if (node.text() != "_") {
        Bind(node);
      }
      return;
    case NodeKind::DottedName: {
      Node name = node.first_child();
      if (name.next_sibling() || node.field() == Field::Key) {
        return Use(name);
      }
      return Pattern(name);
    }
    case NodeKind::ClassPattern:
      for (Node child : node.named_children()) {
        child.Is(NodeKind::DottedName) ? UseDotted(child) : Pattern(child);
      }
      return;
    case NodeKind::KeywordPattern: {
      bool first = true;
      for (Node child : node.named_children()) {
        if (!std::exchange(first, false)) {
          Pattern(child);
        }
      }
      return;
    }
    case NodeKind::CasePattern:
    case NodeKind::AsPattern:
    case NodeKind::SplatPattern:
    case NodeKind::UnionPattern:
    case NodeKind::ListPattern:
    case NodeKind::TuplePattern:
    case NodeKind::DictPattern:
      for (Node child : node.named_children()) {
        Pattern(child);
      }
      return;
    default:
      return;
  }
}

}  // namespace hybridize::lower
