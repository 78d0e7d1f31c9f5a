#ifndef HYBRIDIZE_REWRITE_REWRITE_H_
#define HYBRIDIZE_REWRITE_REWRITE_H_

#include <string>
#include <vector>

#include "hybridize/base/span.h"
#include "hybridize/project/source_file.h"
#include "hybridize/rewrite/spelling.h"
#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::rewrite {

// A replacement of text[begin, end); edits of a file are sorted and never overlap.
struct Edit {
  Span span;
  std::string replacement;
};

struct FileEdits {
  project::FileId file;
  std::vector<Edit> edits;
};

// Plans the edits of one file as docs/source-edits.md says: spelling the decorator the way the file
// already spells the library, with an import where there is none usable. What
// cannot be written (`SpellChanges` tells) is left out: a signature, or a SetSignature as a whole.
// `tree` is the tree of the file's text.
FileEdits PlanEdits(const project::SourceFile& file, const syntax::Tree& tree,
                    project::FileId file_id, const DecoratorTarget& target,
                    llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver = nullptr);

// The new bytes of the file, in its own encoding and line endings. An error when the result does
// not parse, differs outside the edited spans, or cannot be encoded: an internal error, reported as
// such.
llvm::Expected<std::string> ApplyEdits(const project::SourceFile& file, const FileEdits& edits);

// A unified diff with three lines of context that `git apply` and `patch -p1` take: `a/path` and
// `b/path`, quoted as git does, missing final newlines marked. Empty when the bytes are equal.
llvm::Expected<std::string> UnifiedDiff(llvm::StringRef path, llvm::StringRef before,
                                        llvm::StringRef after);

// Replaces the content of a file atomically: a temporary file beside it, flushed, renamed over it
// with owner and permissions kept (through a symbolic link: the file it leads to; another hard link
// keeps the old content). Fails without a trace when the file on disk is no longer `before`.
llvm::Error ReplaceFile(llvm::StringRef absolute_path, llvm::StringRef before,
                        llvm::StringRef after);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_REWRITE_H_
