#include "lower/statements.h"

#include "lower/definitions.h"
#include "lower/exits.h"
#include "lower/expressions.h"
#include "lower/targets.h"
#include "lower/variables.h"

namespace hybridize::lower {

using ir::BlockId;
using ir::Construct;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

void LowerExpressionStatement(FunctionBuilder& f, Node node) {
  for (Node child : node.named_children()) {
    switch (child.kind()) {
      case NodeKind::Assignment:
        LowerAssignment(f, child);
        break;
      case NodeKind::AugmentedAssignment:
        LowerAugmentedAssignment(f, child);
        break;
      default:
        // Without assignment the elements of a tuple are evaluated and dropped.
        LowerExpression(f, IsStarred(child) ? StarredExpression(child) : child);
    }
  }
}

void LowerReturn(FunctionBuilder& f, Node node) {
  std::vector<Node> children = node.NamedChildren();
  ValueId value = children.empty() ? f.EmitNone(f.At(node)) : LowerExpression(f, children.front());
  Leave(f, ExitKind::Return, value, f.At(node));
}

void LowerRaise(FunctionBuilder& f, Node node) {
  Node cause = node.Child(Field::Cause);
  Node raised;
  for (Node child : node.named_children()) {
    if (child != cause && !raised) {
      raised = child;
    }
  }
  if (raised) {
    llvm::SmallVector<ValueId, 2> operands = {LowerExpression(f, raised)};
    if (cause) {
      operands.push_back(LowerExpression(f, cause));
    }
    f.Terminate(Op::Raise, f.At(node), operands);
  } else if (f.exception.valid()) {
    f.Terminate(Op::Raise, f.At(node), {f.exception});
  } else {
    f.Terminate(Op::Reraise, f.At(node));
  }
}

void LowerAssert(FunctionBuilder& f, Node node) {
  std::vector<Node> parts = node.NamedChildren();
  if (parts.empty()) {
    return;
  }
  BlockId failed = f.NewBlock();
  ValueId decider = f.AddBlockParameter(failed);
  BlockId after = f.NewBlock();
  LowerCondition(f, parts.front(), {.block = after}, {.block = failed, .carry = Carry::Decider},
                 Construct::Assert);
  {
    Exchanged region(f.region,
                     f.NewRegion(ir::RegionKind::Conditional, f.SpanOf(parts.back()), decider));
    f.SealAndStart(failed);
    Origin origin = f.At(node, Construct::Assert);
    ValueId error =
        f.Emit(Op::LoadBuiltin, origin, {}, {.payload = f.unit.Name("AssertionError").index()});
    if (parts.size() > 1) {
      error = f.EmitCall(origin, error, {LowerExpression(f, parts[1])});
    }
    f.Terminate(Op::Raise, origin, {error});
  }
  f.SealAndStart(after);
}

void LowerDelete(FunctionBuilder& f, Node node) {
  for (Node child : node.named_children()) {
    DeleteTarget(f, child);
  }
}

}  // namespace

void LowerBlock(FunctionBuilder& f, Node block) {
  for (Node statement : block.named_children()) {
    LowerStatement(f, statement);
  }
}

void LowerDocstring(FunctionBuilder& f, Node block) {
  auto statements = block.named_children();
  if (statements.begin() == statements.end()) {
    return;
  }
  Node first = *statements.begin();
  if (!first.Is(NodeKind::ExpressionStatement)) {
    return;
  }
  std::string value;
  std::vector<Node> parts = first.NamedChildren();
  if (parts.size() != 1 || first.Child(NodeKind::Comma) || !PlainStringValue(parts[0], value)) {
    return;
  }
  Origin origin = f.At(first);
  NameId name = f.unit.Name("__doc__");
  ValueId text = f.EmitString(value, origin);
  if (VariableId variable = f.unit.scopes.Find(f.scope, name); variable.valid()) {
    WriteVariable(f, variable, text, origin);
  } else {
    f.Emit(Op::StoreGlobal, origin, {text}, {.payload = name.index()});
  }
}

void LowerStatement(FunctionBuilder& f, Node node) {
  switch (node.kind()) {
    case NodeKind::ExpressionStatement:
      return LowerExpressionStatement(f, node);
    case NodeKind::ReturnStatement:
      return LowerReturn(f, node);
    case NodeKind::RaiseStatement:
      return LowerRaise(f, node);
    case NodeKind::AssertStatement:
      return LowerAssert(f, node);
    case NodeKind::DeleteStatement:
      return LowerDelete(f, node);
    case NodeKind::BreakStatement:
      return Leave(f, ExitKind::Break, {}, f.At(node));
    case NodeKind::ContinueStatement:
      return Leave(f, ExitKind::Continue, {}, f.At(node));
    case NodeKind::PassStatement:
    case NodeKind::GlobalStatement:
    case NodeKind::NonlocalStatement:
      return;
    case NodeKind::ImportStatement:
      return LowerImport(f, node);
    case NodeKind::ImportFromStatement:
    case NodeKind::FutureImportStatement:
      return LowerImportFrom(f, node);
    case NodeKind::IfStatement:
      return LowerIf(f, node);
    case NodeKind::WhileStatement:
      return LowerWhile(f, node);
    case NodeKind::ForStatement:
      return LowerFor(f, node);
    case NodeKind::TryStatement:
      return LowerTry(f, node);
    case NodeKind::WithStatement:
      return LowerWith(f, node);
    case NodeKind::MatchStatement:
      return LowerMatch(f, node);
    case NodeKind::FunctionDefinition:
      return LowerFunctionDefinition(f, node);
    case NodeKind::ClassDefinition:
      return LowerClassDefinition(f, node);
    case NodeKind::DecoratedDefinition:
      return LowerDecorated(f, node);
    case NodeKind::TypeAliasStatement:
      return LowerTypeAlias(f, node);
    case NodeKind::Block:
      return LowerBlock(f, node);
    default:
      f.EmitUnknown(syntax::NodeKindName(node.kind()), f.At(node));
  }
}

}  // namespace hybridize::lower
