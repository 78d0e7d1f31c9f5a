#include "hybridize/syntax/validate.h"

#include "llvm/ADT/STLExtras.h"
#include "syntax/grammar.h"
#include "syntax/python2.h"
#include "syntax/scopes.h"
#include "syntax/token.h"

namespace hybridize::syntax {
namespace {

// What the tokenizer and the grammar find. A bracket that is never closed explains what the
// grammar finds behind it; other errors of the tokenizer stand for themselves.
void CheckGrammar(llvm::StringRef text, Validation& validation) {
  TokenStream stream = Tokenize(text);
  std::optional<SyntaxProblem> problem = Grammar(text, stream.tokens).Run();
  bool unclosed =
      stream.open_bracket && stream.problem && stream.problem->span == *stream.open_bracket;
  if (problem && !problem->message.empty() &&
      !(unclosed &&
        LineNumber(text, problem->span.begin) > LineNumber(text, stream.open_bracket->begin))) {
    validation.problems.push_back(std::move(*problem));
  }
  if (stream.problem && (!unclosed || validation.problems.empty())) {
    validation.problems.push_back(std::move(*stream.problem));
  }
}

// What only the tree tells: characters that are no letters, and scopes.
void CheckTree(const Tree& tree, Validation& validation) {
  if (!tree.root().has_error()) {
    CheckFutureImports(tree, validation.problems);
    if (!validation.too_deep) {
      ScopeChecker(validation.problems).Run(tree.root());
    }
    return;
  }
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Node node = tree.node(i);
    if (!node.Is(NodeKind::Error) && !node.missing()) {
      continue;
    }
    Span span = node.span();
    size_t other =
        node.text().find_if([](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (other != llvm::StringRef::npos) {
      auto begin = static_cast<uint32_t>(span.begin + other);
      validation.problems.push_back(
          {.span = {.begin = begin, .end = begin + 1}, .message = "invalid character"});
    } else {
      validation.problems.push_back({.span = span, .message = "invalid syntax"});
    }
    return;
  }
}

}  // namespace

Validation Validate(const Tree& tree) {
  Validation validation;
  size_t nul = tree.text().find('\0');
  if (nul != llvm::StringRef::npos) {
    auto begin = static_cast<uint32_t>(nul);
    validation.problems.push_back(
        {.span = {.begin = begin, .end = begin + 1}, .message = "the text holds a NUL byte"});
    return validation;
  }
  validation.too_deep = tree.depth() > kMaxDepth;
  CheckGrammar(tree.text(), validation);
  if (validation.problems.empty()) {
    CheckTree(tree, validation);
  }
  validation.python2 = !validation.problems.empty() && LooksLikePython2(tree.text());
  llvm::stable_sort(validation.problems, [](const SyntaxProblem& left, const SyntaxProblem& right) {
    return left.span < right.span;
  });
  return validation;
}

}  // namespace hybridize::syntax
