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

Node OnlyChild(Node node) {
  auto children = node.named_children();
  return children.begin() == children.end() ? Node() : *children.begin();
}

// `left: right`, and `left = right` for a default.
struct Constraint {
  Node left;
  Node right;
  bool is_default = false;
};

std::optional<Constraint> ConstraintOf(Node type) {
  Node inner = OnlyChild(type);
  if (!inner || !inner.Is(NodeKind::ConstrainedType)) {
    return std::nullopt;
  }
  std::vector<Node> sides = inner.NamedChildren();
  return Constraint{.left = sides.front(),
                    .right = sides.back(),
                    .is_default = !inner.Child(NodeKind::Equal).null()};
}

// `T`, `*Ts`, `**P`.
void ReadName(Node type, TypeParameterParts& parts) {
  Node node = OnlyChild(type);
  if (node && !node.Is(NodeKind::Identifier)) {
    parts.kind = node.first_child().Is(NodeKind::StarStar) ? kParamSpec : kTypeVarTuple;
    node = OnlyChild(node);
  }
  parts.name = node;
}

TypeParameterParts ReadTypeParameter(Node type) {
  TypeParameterParts parts;
  std::optional<Constraint> constraint = ConstraintOf(type);
  ReadName(constraint ? constraint->left : type, parts);
  if (!constraint) {
    return parts;
  }
  if (constraint->is_default) {
    parts.default_value = constraint->right;
    return parts;
  }
  parts.bound = constraint->right;
  std::optional<Constraint> behind = ConstraintOf(constraint->right);
  if (behind && behind->is_default) {
    parts.bound = behind->left;
    parts.default_value = behind->right;
  }
  return parts;
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
  std::vector<TypeParameterParts> result;
  for (Node child : type_parameters.named_children()) {
    TypeParameterParts parts = ReadTypeParameter(child);
    if (parts.name && parts.name.Is(NodeKind::Identifier)) {
      result.push_back(parts);
    }
  }
  return result;
}

}  // namespace hybridize::lower
