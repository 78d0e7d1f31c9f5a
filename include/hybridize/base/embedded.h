#ifndef HYBRIDIZE_BASE_EMBEDDED_H_
#define HYBRIDIZE_BASE_EMBEDDED_H_

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize {

// A data file packed into the binary at build time (`hybridize_embed` in cmake/Rooms.cmake).
struct EmbeddedFile {
  // Relative to the directory that was packed, with `/`.
  llvm::StringRef path;
  // Followed by a zero byte that is not counted.
  llvm::StringRef bytes;
};

// Declared by who uses it, as `extern const EmbeddedFiles <symbol>;` in namespace hybridize.
// Constant-initialised: safe to read before main.
using EmbeddedFiles = llvm::ArrayRef<EmbeddedFile>;

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_EMBEDDED_H_
