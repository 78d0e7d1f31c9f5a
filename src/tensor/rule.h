#ifndef HYBRIDIZE_SRC_TENSOR_RULE_H_
#define HYBRIDIZE_SRC_TENSOR_RULE_H_

#include <string>
#include <vector>

#include "llvm/Support/Error.h"
#include "tensor/words.h"

namespace hybridize::tensor {

// The type rule of a library function, as the models write it: an expression over the call's
// arguments, such as `tensor(dtype(x), reduce(x, axis, keepdims))`.
//
// - `name`, `name=literal`: the argument of that parameter; where it is left out, the literal, or
//   Absent.
// - `#1`, `#1=literal`: the first positional argument, whatever its parameter is called.
// - `name#1`: the parameter's, which is the first, also where its symbol lists none.
// - `rest#2`: a tuple of the positional arguments from the second one on.
// - `self`, `self.name`: the receiver; the argument of its constructor.
// - `word(...)`, `[a, b]`: a word of the vocabulary (words.h); a list.
// - `3`, `'text'`, `none`, `true`, `float32`: literals.
struct Rule {
  struct Slot {
    enum class Source : uint8_t { Named, Position, Receiver, Constructor };
    Source source = Source::Named;
    std::string name;
    uint32_t position = 0;
    bool has_position = false;
    TermId otherwise;

    friend bool operator==(const Slot&, const Slot&) = default;
  };
  struct Node {
    enum class Kind : uint8_t { Slot, Literal, Apply, Either };
    Kind kind = Kind::Literal;
    uint32_t slot = 0;
    TermId literal;
    const Word* word = nullptr;
    llvm::SmallVector<uint32_t, 4> operands;
  };
  std::vector<Slot> slots;
  // Operands stand before what uses them; the last one is the result.
  std::vector<Node> nodes;
};

llvm::Expected<Rule> ParseRule(llvm::StringRef text, TermPool& pool);

// The results for one choice of the arguments; none where the operation would raise.
llvm::SmallVector<TermId, 4> Evaluate(const Rule& rule, llvm::ArrayRef<TermId> slots,
                                      Context& context);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_RULE_H_
