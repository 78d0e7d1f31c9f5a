#include "hybridize/syntax/validate.h"

#include "syntax/grammar.h"
#include "syntax/token.h"

namespace hybridize::syntax {
namespace {

uint32_t LineOf(llvm::StringRef text, uint32_t offset) {
  return static_cast<uint32_t>(text.take_front(offset).count('\n'));
}

// What the tokenizer and the grammar find. A bracket that is never closed explains what the
// grammar finds behind it; other errors of the tokenizer stand for themselves.
void CheckGrammar(llvm::StringRef text, Validation& validation) {
  TokenStream stream = Tokenize(text);
  std::optional<SyntaxProblem> problem = Grammar(text, stream.tokens).Run();
  bool unclosed =
      stream.open_bracket && stream.problem && stream.problem->span == *stream.open_bracket;
  if (problem && !problem->message.empty() &&
      !(unclosed && LineOf(text, problem->span.begin) > LineOf(text, stream.open_bracket->begin))) {
    validation.problems.push_back(std::move(*problem));
  }
  if (stream.problem && (!unclosed || validation.problems.empty())) {
    validation.problems.push_back(std::move(*stream.problem));
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
  CheckGrammar(tree.text(), validation);
  validation.too_deep = tree.depth() > kMaxDepth;
  return validation;
}

}  // namespace hybridize::syntax
