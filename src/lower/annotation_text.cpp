#include "lower/annotation_text.h"

#include "lower/strings.h"

namespace hybridize::lower {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

constexpr uint32_t kMaxEmbeddedDepth = 200;

bool AppendPlain(Node string, std::string& text) {
  StringPrefix prefix = PrefixOf(string);
  if (prefix.bytes || prefix.formatted || prefix.is_template) {
    return false;
  }
  return AppendDecoded(ContentOf(string), prefix, text);
}

// The children of the list with those of Error nodes in their place.
void Flatten(Node list, std::vector<Node>& parts) {
  for (Node child : list.children()) {
    if (child.Is(NodeKind::Error)) {
      Flatten(child, parts);
    } else {
      parts.push_back(child);
    }
  }
}

// Sets name, kind and bound from what stands before the `=`.
void ReadDeclaration(Node node, TypeParameterParts& parts) {
  switch (node.kind()) {
    case NodeKind::Identifier:
      parts.name = parts.name ? parts.name : node;
      return;
    case NodeKind::Star:
      parts.kind = 1;
      return;
    case NodeKind::StarStar:
      parts.kind = 2;
      return;
    case NodeKind::ConstrainedType:
      ReadDeclaration(node.first_child(), parts);
      for (Node child : node.named_children()) {
        parts.bound = child;
      }
      return;
    case NodeKind::Type:
    case NodeKind::SplatType:
    case NodeKind::ListSplat:
    case NodeKind::DictionarySplat:
      for (Node child : node.children()) {
        ReadDeclaration(child, parts);
      }
      return;
    default:
      return;
  }
}

}  // namespace

std::optional<std::string> AnnotationText(Node string) {
  std::string text = "(";
  if (string.Is(NodeKind::String)) {
    if (!AppendPlain(string, text)) {
      return std::nullopt;
    }
  } else {
    for (Node part : string.named_children()) {
      if (!AppendPlain(part, text)) {
        return std::nullopt;
      }
    }
  }
  text += ")";
  return text;
}

Node EmbeddedExpression(const syntax::Tree& tree) {
  Node root = tree.root();
  if (root.has_error() || tree.depth() > kMaxEmbeddedDepth) {
    return {};
  }
  Node statement = root.first_child();
  if (!statement || statement.next_sibling() || !statement.Is(NodeKind::ExpressionStatement)) {
    return {};
  }
  Node expression = statement.first_child();
  return expression.next_sibling() ? Node() : expression;
}

SubscriptStrings StringsInSubscript(Node value) {
  Node name = value.Is(NodeKind::Attribute) ? value.Child(Field::Attribute) : value;
  if (!name.Is(NodeKind::Identifier)) {
    return SubscriptStrings::Annotations;
  }
  if (name.text() == "Literal") {
    return SubscriptStrings::Values;
  }
  return name.text() == "Annotated" ? SubscriptStrings::ValuesBehindFirst
                                    : SubscriptStrings::Annotations;
}

bool AreAnnotations(SubscriptStrings strings, bool first) {
  return strings == SubscriptStrings::Annotations ||
         (strings == SubscriptStrings::ValuesBehindFirst && first);
}

std::vector<TypeParameterParts> SplitTypeParameters(Node type_parameters) {
  std::vector<Node> nodes;
  Flatten(type_parameters, nodes);
  std::vector<TypeParameterParts> result;
  TypeParameterParts parts;
  bool behind_equal = false;
  for (Node node : nodes) {
    switch (node.kind()) {
      case NodeKind::LeftBracket:
        break;
      case NodeKind::Comma:
      case NodeKind::RightBracket:
        if (parts.name) {
          result.push_back(parts);
        }
        parts = {};
        behind_equal = false;
        break;
      case NodeKind::Equal:
        behind_equal = true;
        break;
      default:
        if (!behind_equal) {
          ReadDeclaration(node, parts);
        } else if (node.named()) {
          parts.default_value = node;
        }
        break;
    }
  }
  return result;
}

}  // namespace hybridize::lower
