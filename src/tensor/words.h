#ifndef HYBRIDIZE_SRC_TENSOR_WORDS_H_
#define HYBRIDIZE_SRC_TENSOR_WORDS_H_

#include "llvm/ADT/StringRef.h"
#include "tensor/algebra.h"

namespace hybridize::tensor {

// What words may ask about the program: objects that arrive as terms of kind Object.
class Context {
 public:
  explicit Context(TermPool& pool) : algebra(pool) {}
  virtual ~Context() = default;

  // What the object's method gives for the arguments; invalid when that is not known.
  virtual TermId Invoke(TermId object, llvm::StringRef method,
                        llvm::ArrayRef<TermId> arguments) = 0;

  TermPool& pool() { return algebra.pool; }

  Algebra algebra;
};

using Arguments = llvm::ArrayRef<TermId>;

// A word of the vocabulary that type rules are written in. It gets one term per argument, and gives
// an invalid id where the operation would raise, or the rule has nothing to say.
struct Word {
  llvm::StringLiteral name;
  TermId (*apply)(Context& context, Arguments arguments);
  // Gives one of its arguments; those that it does not give may be invalid.
  bool selects = false;
};

// Each in the file of its name.
llvm::ArrayRef<Word> ValueWords();
llvm::ArrayRef<Word> ExtentWords();
llvm::ArrayRef<Word> ShapeWords();
llvm::ArrayRef<Word> IndexWords();
llvm::ArrayRef<Word> ProductWords();
llvm::ArrayRef<Word> NetworkWords();
llvm::ArrayRef<Word> CompositeWords();

const Word* FindWord(llvm::StringRef name);

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_WORDS_H_
