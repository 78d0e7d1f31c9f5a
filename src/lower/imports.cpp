#include "lower/statements.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

// `a.b.c` without the white space and comments that may stand in it.
std::string DottedText(Node dotted_name) {
  std::string text;
  for (Node part : dotted_name.named_children()) {
    text += text.empty() ? "" : ".";
    text += part.text();
  }
  return text;
}

void LowerImportedModule(FunctionBuilder& f, Node node) {
  bool aliased = node.Is(NodeKind::AliasedImport);
  Node dotted_name = aliased ? node.Child(Field::Name) : node;
  Node bound = aliased ? node.Child(Field::Alias) : node.first_child();
  uint32_t name = f.unit.Name(DottedText(dotted_name)).index();
  ValueId module = f.Emit(Op::ImportModule, f.At(node), {}, {.payload = name, .flag = aliased});
  WriteVariable(f, VariableAt(f, bound), module, f.At(node));
}

struct FromClause {
  std::string name;
  uint32_t level = 0;
};

FromClause ReadFromClause(Node node) {
  if (node.Is(NodeKind::FutureImportStatement)) {
    return {.name = "__future__"};
  }
  Node module = node.Child(Field::ModuleName);
  if (module.Is(NodeKind::DottedName)) {
    return {.name = DottedText(module)};
  }
  FromClause clause;
  for (Node child : module.named_children()) {
    if (child.Is(NodeKind::ImportPrefix)) {
      clause.level += static_cast<uint32_t>(child.text().count('.'));
    } else {
      clause.name = DottedText(child);
    }
  }
  return clause;
}

}  // namespace

void LowerImport(FunctionBuilder& f, Node node) {
  for (Node child : node.named_children()) {
    LowerImportedModule(f, child);
  }
}

void LowerImportFrom(FunctionBuilder& f, Node node) {
  FromClause clause = ReadFromClause(node);
  ValueId module =
      f.Emit(Op::ImportModule, f.At(node), {},
             {.payload = f.unit.Name(clause.name).index(), .extra = clause.level, .flag = true});
  if (node.Child(NodeKind::WildcardImport)) {
    f.Emit(Op::ImportStar, f.At(node), {module});
    ReloadModuleVariables(f, f.At(node));
    return;
  }
  for (Node child : node.named_children()) {
    if (child.field() != Field::Name) {
      continue;
    }
    bool aliased = child.Is(NodeKind::AliasedImport);
    Node name = (aliased ? child.Child(Field::Name) : child).first_child();
    ValueId value = f.Emit(Op::ImportFrom, f.At(child), {module},
                           {.payload = f.unit.Name(name.text()).index()});
    WriteVariable(f, VariableAt(f, aliased ? child.Child(Field::Alias) : name), value, f.At(child));
  }
}

}  // namespace hybridize::lower
