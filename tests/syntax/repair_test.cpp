// Trees of valid Python that tree-sitter's grammar refuses or misunderstands.

#include <gtest/gtest.h>

#include <string>

#include "hybridize/syntax/print.h"
#include "hybridize/syntax/tree.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::syntax {
namespace {

// The first statement of the module as an S-expression, without errors anywhere.
std::string Statement(llvm::StringRef text) {
  Tree tree = Tree::Parse(text);
  EXPECT_FALSE(tree.root().has_error()) << text.str();
  std::string printed;
  llvm::raw_string_ostream os(printed);
  Print(tree, os);
  llvm::StringRef inner = llvm::StringRef(printed).trim();
  inner.consume_front("(module ");
  inner.consume_back(")");
  inner.consume_front("(expression_statement ");
  return inner.str();
}

TEST(Repair, BindsAndMoreTightlyThanXor) {
  std::string wanted =
      "(binary_operator left: (binary_operator left: (identifier \"a\") right: (identifier "
      "\"b\")) right: (identifier \"c\")))";
  EXPECT_EQ(Statement("a & b ^ c\n"), wanted);
  EXPECT_EQ(Statement("a ^ b & c\n"),
            "(binary_operator left: (identifier \"a\") right: (binary_operator left: (identifier "
            "\"b\") right: (identifier \"c\"))))");
  Tree tree = Tree::Parse("a & b ^ c\nd &= e\n");
  Node outer = tree.root().first_child().first_child();
  EXPECT_EQ(outer.Child(Field::Operator).kind(), NodeKind::Caret);
  EXPECT_EQ(outer.Child(Field::Left).Child(Field::Operator).kind(), NodeKind::Ampersand);
  Node augmented = tree.root().first_child().next_sibling().first_child();
  EXPECT_EQ(augmented.Child(Field::Operator).kind(), NodeKind::AmpersandEqual);
}

TEST(Repair, KeepsTypeAndPrintAsNames) {
  EXPECT_EQ(Statement("type(m).a = b\n"),
            "(assignment left: (attribute object: (call function: (identifier \"type\") arguments: "
            "(argument_list (identifier \"m\"))) attribute: (identifier \"a\")) right: (identifier "
            "\"b\")))");
  EXPECT_EQ(Statement("print >> f, x\n"),
            "(binary_operator left: (identifier \"print\") right: (identifier \"f\")) (identifier "
            "\"x\"))");
  EXPECT_EQ(Statement("type X = int\n"),
            "(type_alias_statement left: (type (identifier \"X\")) right: (type (identifier "
            "\"int\")))");
}

TEST(Repair, PutsStarsAroundTheirOperands) {
  EXPECT_EQ(Statement("x = *f(a), b\n"),
            "(assignment left: (identifier \"x\") right: (expression_list (list_splat (call "
            "function: (identifier \"f\") arguments: (argument_list (identifier \"a\")))) "
            "(identifier \"b\"))))");
  EXPECT_EQ(Statement("a, *(b, c) = d\n"),
            "(assignment left: (pattern_list (identifier \"a\") (list_splat_pattern (tuple_pattern "
            "(identifier \"b\") (identifier \"c\")))) right: (identifier \"d\")))");
  EXPECT_EQ(Statement("print(a(), *b.c())\n"),
            "(call function: (identifier \"print\") arguments: (argument_list (call function: "
            "(identifier \"a\") arguments: (argument_list \"()\")) (list_splat (call function: "
            "(attribute object: (identifier \"b\") attribute: (identifier \"c\")) arguments: "
            "(argument_list \"()\"))))))");
  Tree tree = Tree::Parse("*a.b(), c = d\n");
  Node list = tree.root().first_child().first_child();
  EXPECT_EQ(list.span().begin, 0U);
}

TEST(Repair, SpansAStarWithItsOperand) {
  Tree tree = Tree::Parse("x = *f(a), b\n");
  Node right = tree.root().first_child().first_child().Child(Field::Right);
  Node splat = right.first_child();
  EXPECT_EQ(splat.kind(), NodeKind::ListSplat);
  EXPECT_EQ(splat.text(), "*f(a)");
  EXPECT_EQ(splat.parent(), right);
  EXPECT_EQ(splat.first_child().kind(), NodeKind::Star);
  EXPECT_EQ(splat.next_sibling().kind(), NodeKind::Comma);
  EXPECT_EQ(right.text(), "*f(a), b");
}

TEST(Repair, AwaitsBeforeItRaisesToAPower) {
  EXPECT_EQ(Statement("async def f(): await x.y(z) ** 2\n"),
            "(function_definition name: (identifier \"f\") parameters: (parameters \"()\") body: "
            "(block (expression_statement (binary_operator left: (await (call function: (attribute "
            "object: (identifier \"x\") attribute: (identifier \"y\")) arguments: (argument_list "
            "(identifier \"z\")))) right: (integer \"2\")))))");
}

TEST(Repair, KeepsDefaultsOfTypeParameters) {
  EXPECT_EQ(
      Statement("class A[T: int = str, *Ts = *b[c]]: pass\n"),
      "(class_definition name: (identifier \"A\") type_parameters: (type_parameter (type "
      "(constrained_type (type (identifier \"T\")) (type (constrained_type (type (identifier "
      "\"int\")) (type (identifier \"str\")))))) (type (constrained_type (type (splat_type "
      "(identifier \"Ts\"))) (type (list_splat (generic_type (identifier \"b\") "
      "(type_parameter (type (identifier \"c\"))))))))) body: (block (pass_statement \"pass\")))");
  Tree tree = Tree::Parse("type X[T = int] = T\n");
  uint32_t equals = 0;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    equals += tree.node(i).Is(NodeKind::Equal) ? 1 : 0;
    EXPECT_FALSE(tree.node(i).Is(NodeKind::Colon));
  }
  EXPECT_EQ(equals, 2U);
}

TEST(Repair, ReadsSubscriptsOfSubscriptsInAnnotations) {
  EXPECT_EQ(Statement("x: a[b][c]\n"),
            "(assignment left: (identifier \"x\") type: (type (subscript value: (subscript value: "
            "(identifier \"a\") subscript: (identifier \"b\")) subscript: (identifier \"c\")))))");
}

TEST(Repair, ReadsAFormatThatBeginsWithAnEqualsSign) {
  EXPECT_EQ(Statement("f'{x:=5}'\n"),
            "(string (string_start \"f'\") (interpolation expression: (identifier \"x\") "
            "format_specifier: (format_specifier \":=5\")) (string_end \"'\")))");
}

TEST(Repair, TakesLinesInsideOfBracketsThatBeginLeftOfTheStatement) {
  Tree tree = Tree::Parse("def f():\n    x = (a.\nb)\n    return x\ny = 1\n");
  EXPECT_FALSE(tree.root().has_error());
  EXPECT_EQ(tree.root().NamedChildren().size(), 2U);
}

TEST(Repair, TakesCarriageReturnsAsLineEnds) {
  Tree tree = Tree::Parse("def f():\r  x = 1\r  return x\ry = 2\r");
  EXPECT_FALSE(tree.root().has_error());
  EXPECT_EQ(tree.root().NamedChildren().size(), 2U);
}

TEST(Repair, TellsMatchingAListFromAnAnnotatedSubscript) {
  EXPECT_EQ(Statement("match [a, b[0]]:\n  case [c]:\n    d\n"),
            "(match_statement subject: (list (identifier \"a\") (subscript value: (identifier "
            "\"b\") subscript: (integer \"0\"))) body: (block alternative: (case_clause "
            "(case_pattern (list_pattern (case_pattern (dotted_name (identifier \"c\"))))) "
            "consequence: (block (expression_statement (identifier \"d\"))))))");
  EXPECT_EQ(Statement("match []:\n  case [c]:\n    d\n").substr(0, 36),
            "(match_statement subject: (list \"[]\"");
  EXPECT_EQ(Statement("match[a]: int\n"),
            "(assignment left: (subscript value: (identifier \"match\") subscript: (identifier "
            "\"a\")) type: (type (identifier \"int\"))))");
}

TEST(Repair, LeavesTextThatIsNoPythonInError) {
  for (llvm::StringRef text :
       {"a & b ^\n", "x = *\n", "*f(), = = x\n", "class A[T = ]: pass\n", "x: a[b][\n"}) {
    EXPECT_TRUE(Tree::Parse(text).root().has_error()) << text.str();
  }
}

}  // namespace
}  // namespace hybridize::syntax
