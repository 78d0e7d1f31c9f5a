#include "hybridize/syntax/tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hybridize/syntax/print.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::syntax {
namespace {

std::string Printed(llvm::StringRef text) {
  Tree tree = Tree::Parse(text);
  std::string printed;
  llvm::raw_string_ostream os(printed);
  Print(tree, os);
  return printed;
}

std::string Repeat(llvm::StringRef piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += piece;
  }
  return text;
}

// Every subtree lies inside its parent, follows its elder sibling, and sizes add up.
void ExpectWellFormed(const Tree& tree) {
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Node node = tree.node(i);
    uint32_t size = 1;
    uint32_t position = node.span().begin;
    for (Node child : node.children()) {
      ASSERT_EQ(child.parent(), node);
      ASSERT_TRUE(node.span().Contains(child.span()));
      ASSERT_LE(position, child.span().begin);
      position = child.span().end;
      size += tree.entry(child.index()).size;
    }
    ASSERT_EQ(size, tree.entry(i).size);
  }
}

TEST(Tree, KeepsKindsFieldsAndText) {
  EXPECT_EQ(Printed("x = f(1)\n"),
            "(module (expression_statement (assignment left: (identifier \"x\") right: (call "
            "function: (identifier \"f\") arguments: (argument_list (integer \"1\"))))))\n");
}

TEST(Tree, KnowsEveryKindOfTheGrammar) {
  Tree tree = Tree::Parse(
      "with a as b, c:\n  print(f'{x!r:>{w}}' 'y')\nmatch p:\n  case [1, *_] | {'k': v}: pass\n");
  for (uint32_t i = 0; i < tree.size(); ++i) {
    EXPECT_NE(tree.node(i).kind(), NodeKind::Unrecognized) << tree.node(i).text().str();
    EXPECT_NE(tree.node(i).kind(), NodeKind::Error) << tree.node(i).text().str();
  }
}

TEST(Tree, FindsChildrenByFieldAndByKind) {
  Tree tree = Tree::Parse("def f(a):  # comment\n  return a\n");
  Node function = tree.root().first_child();
  ASSERT_EQ(function.kind(), NodeKind::FunctionDefinition);
  EXPECT_EQ(function.Child(Field::Name).text(), "f");
  EXPECT_EQ(function.Child(NodeKind::Comment).text(), "# comment");
  EXPECT_TRUE(function.Child(Field::ReturnType).null());
  EXPECT_TRUE(function.Child(NodeKind::Lambda).null());
}

TEST(Tree, LeavesCommentsOutOfNamedChildren) {
  Tree tree = Tree::Parse("[1,  # one\n 2, \\\n 3]\n");
  Node list = tree.root().first_child().first_child();
  std::vector<Node> elements = list.NamedChildren();
  ASSERT_EQ(elements.size(), 3U);
  EXPECT_EQ(elements[1].text(), "2");
  EXPECT_EQ(elements[2].text(), "3");
}

TEST(Tree, WalksFromSiblingToSiblingAndUp) {
  Tree tree = Tree::Parse("a\nb\n");
  Node first = tree.root().first_child();
  Node second = first.next_sibling();
  EXPECT_EQ(second.text(), "b");
  EXPECT_TRUE(second.next_sibling().null());
  EXPECT_EQ(second.parent(), tree.root());
  EXPECT_TRUE(tree.root().parent().null());
  EXPECT_TRUE(tree.root().next_sibling().null());
}

TEST(Tree, GivesErrorNodesForTextThatDoesNotParse) {
  Tree tree = Tree::Parse("x = (1\n");
  EXPECT_TRUE(tree.root().has_error());
  EXPECT_FALSE(Tree::Parse("x = (1)\n").root().has_error());
}

TEST(Tree, OfEmptyTextIsAModuleWithoutChildren) {
  Tree tree = Tree::Parse("");
  EXPECT_EQ(tree.size(), 1U);
  EXPECT_EQ(tree.root().kind(), NodeKind::Module);
  EXPECT_EQ(tree.depth(), 1U);
}

TEST(Tree, CountsItsDepth) { EXPECT_EQ(Tree::Parse("[[x]]\n").depth(), 5U); }

TEST(Tree, IsWellFormedForAnyNesting) {
  constexpr int kLevels = 100000;
  for (const std::string& text :
       {Repeat("(", kLevels) + Repeat(")", kLevels), Repeat("[", kLevels), Repeat("]", kLevels),
        "x = " + Repeat("-", kLevels) + "1", "x" + Repeat(".a", kLevels),
        "x = " + Repeat("lambda:", kLevels) + "1"}) {
    Tree tree = Tree::Parse(text);
    ASSERT_GT(tree.size(), 1U);
    ExpectWellFormed(tree);
  }
}

TEST(Tree, TakesIndentationDeeperThanTheScannerCanSave) {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += std::string(static_cast<size_t>(i), ' ') + "if x:\n";
  }
  Tree tree = Tree::Parse(text);
  EXPECT_TRUE(tree.root().has_error());
  ExpectWellFormed(tree);
}

TEST(Tree, TakesNulBytes) {
  llvm::StringRef text("x = '\0'\n\0y = 1\n", 15);
  Tree tree = Tree::Parse(text);
  EXPECT_EQ(tree.text(), text);
  ExpectWellFormed(tree);
}

}  // namespace
}  // namespace hybridize::syntax
