#ifndef HYBRIDIZE_REWRITE_REWRITE_H_
#define HYBRIDIZE_REWRITE_REWRITE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "hybridize/base/diagnostic.h"
#include "hybridize/project/source_file.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::rewrite {

// What a decorator is called in the library: `function` of the module `tensorflow`. Comes from the
// models.
struct DecoratorTarget {
  std::string module;
  std::string name;
};

// One change to one function; `definition` is the preorder index of its definition node.
struct FunctionChange {
  enum class Kind : uint8_t {
    // A decorator directly above `def`, with `signature` as its `input_signature` if not empty.
    Add,
    // The decorators at `decorators` (their position in the definition's list) go.
    Remove,
    // `signature` becomes the `input_signature` of the decorator at `decorators`.
    SetSignature,
  };
  Kind kind = Kind::Add;
  uint32_t definition = 0;
  std::vector<uint32_t> decorators;
  std::string signature;
};

// A replacement of text[begin, end); edits of a file are sorted and never overlap.
struct Edit {
  Span span;
  std::string replacement;
};

struct FileEdits {
  project::FileId file;
  std::vector<Edit> edits;
};

// Plans the edits of one file as docs/architecture.md ("Source edits") says: spelling the decorator
// the way the file already spells the library, with an import where there is none usable.
FileEdits PlanEdits(const project::SourceFile& file, const syntax::Tree& tree,
                    project::FileId file_id, const DecoratorTarget& target,
                    llvm::ArrayRef<FunctionChange> changes);

// The new bytes of the file, in its own encoding and line endings. An error when the result does not
// parse, differs outside the edited spans, or cannot be encoded: an internal error, reported as such.
llvm::Expected<std::string> ApplyEdits(const project::SourceFile& file, const FileEdits& edits);

// A unified diff with three lines of context that `git apply` takes: `a/path` and `b/path`, missing
// final newlines marked. Empty when the bytes are equal.
llvm::Expected<std::string> UnifiedDiff(llvm::StringRef path, llvm::StringRef before,
                                        llvm::StringRef after);

// Replaces the content of a file atomically: a temporary file beside it, flushed, renamed over it
// with the permissions kept (through a symbolic link: the file it leads to). Fails without a trace
// when the file on disk is no longer `before`.
llvm::Error ReplaceFile(llvm::StringRef absolute_path, llvm::StringRef before,
                        llvm::StringRef after);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_REWRITE_H_
