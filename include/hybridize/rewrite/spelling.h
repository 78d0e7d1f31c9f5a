#ifndef HYBRIDIZE_REWRITE_SPELLING_H_
#define HYBRIDIZE_REWRITE_SPELLING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// Another dotted path to a member of the target's module: `module.name` is the same object as
// `<target module>.<member>`.
struct Equivalent {
  std::string module;
  std::string name;
  std::string member;
};

// What a decorator is called in the library: `function` of the module `tensorflow`. Comes from the
// models.
struct DecoratorTarget {
  std::string module;
  std::string name;
  // Of the decorator and of what signatures are made of; whatever is not listed (other than the
  // module itself) is taken to be something else.
  std::vector<Equivalent> equivalents;
  // What the module is called in the signatures of changes, and, with `_` behind it, in front of a
  // name that is imported as another one.
  std::string alias = "tf";
  // The decorator's keyword for a signature, and the position of the same parameter.
  std::string signature_keyword = "input_signature";
  uint32_t signature_position = 1;
};

// One change to one function; `definition` is the preorder index of its definition node (the
// function itself, not the node that holds its decorators).
struct FunctionChange {
  enum class Kind : uint8_t {
    // A decorator directly above `def`, with `signature` as its `input_signature` if not empty.
    Add,
    // The decorators at `decorators` (their position in the definition's list) go.
    Remove,
    // `signature` becomes the `input_signature` of the decorator at `decorators[0]`.
    SetSignature,
  };
  Kind kind = Kind::Add;
  uint32_t definition = 0;
  std::vector<uint32_t> decorators;
  // A Python expression in which every member of the library stands as an attribute of the
  // target's `alias`, whatever the file calls the library: `[tf.TensorSpec(shape=(2, 3),
  // dtype=tf.float32)]`. Spelling replaces exactly those attributes. What is called is a spec, the
  // rest are dtypes.
  std::string signature;
};

// Why a signature that was asked for is not written.
enum class SignatureAbsence : uint8_t {
  // It is written, or none was asked for.
  None,
  // A name that it needs is not usable at the definition.
  NamesNotUsable,
  // The decorator has an argument in its place (`None` is one), or may have one (`*args`).
  SlotTaken,
  // The decorator is not the target itself but a variable that holds it or its result.
  DecoratorNotDirect,
};

// For people, as a reason: `the decorator already has an argument in its place`. Empty for None.
llvm::StringRef Describe(SignatureAbsence absence);

// How one change is written in its file.
struct SpelledChange {
  // Add: the text behind `@`, without arguments.
  std::string decorator;
  // The text behind `input_signature=`; empty when there is none, and `absence` says why.
  std::string signature;
  SignatureAbsence absence = SignatureAbsence::None;
};

// Sees an import of this file through the project's own modules. Takes the dotted path of what is
// imported (a relative one begins with its dots: `.compat.graph`) and gives the path of what that
// is bound to: the same path where it leads out of the project, nothing where a module of the
// project has no such name, an empty string for what is no module and no member of one. What
// `from module import *` binds a name to is asked for as `module.*.name`; where that leads out of
// the project the answer is `module.name`.
using ImportResolver = llvm::function_ref<std::optional<std::string>(llvm::StringRef)>;

// The spelling of each change, in order, as PlanEdits writes it. For whoever decides: whether a
// signature can be written, and how it reads in this file. Of a file's changes all have to be given
// at once, since one may have to import what another one needs.
std::vector<SpelledChange> SpellChanges(const syntax::Tree& tree, const DecoratorTarget& target,
                                        llvm::ArrayRef<FunctionChange> changes,
                                        ImportResolver resolver = nullptr);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_SPELLING_H_
