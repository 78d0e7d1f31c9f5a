// Any bytes must parse to a well-formed tree and get a verdict. Build with HYBRIDIZE_FUZZERS and
// HYBRIDIZE_SANITIZE=address,undefined; run with a folder of Python files as the corpus.

#include <cstddef>
#include <cstdint>

#include "hybridize/base/check.h"
#include "hybridize/syntax/print.h"
#include "hybridize/syntax/tree.h"
#include "hybridize/syntax/validate.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::syntax {
namespace {

void CheckNode(const Tree& tree, Node node) {
  uint32_t size = 1;
  uint32_t position = node.span().begin;
  for (Node child : node.children()) {
    HYB_CHECK(child.parent() == node, "a child has another parent");
    HYB_CHECK(node.span().Contains(child.span()), "a child sticks out of its parent");
    HYB_CHECK(position <= child.span().begin, "siblings overlap");
    position = child.span().end;
    size += tree.entry(child.index()).size;
  }
  HYB_CHECK(size == tree.entry(node.index()).size, "sizes do not add up");
}

void Check(llvm::StringRef text) {
  Tree tree = Tree::Parse(text);
  for (uint32_t i = 0; i < tree.size(); ++i) {
    CheckNode(tree, tree.node(i));
  }
  Validation validation = Validate(tree);
  for (const SyntaxProblem& problem : validation.problems) {
    HYB_CHECK(problem.span.begin <= problem.span.end && problem.span.end <= text.size(),
              "a problem lies outside of the text");
    HYB_CHECK(!problem.message.empty(), "a problem has no message");
  }
  HYB_CHECK(!validation.problems.empty() || !tree.root().has_error(), "a tree with errors passes");
  HYB_CHECK(!validation.problems.empty() || !validation.python2, "valid Python 3 is Python 2");
  Print(tree, llvm::nulls());
}

}  // namespace
}  // namespace hybridize::syntax

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  hybridize::syntax::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
