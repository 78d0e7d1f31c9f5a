#ifndef HYBRIDIZE_TOOLS_PAGES_H_
#define HYBRIDIZE_TOOLS_PAGES_H_

#include <optional>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::cli {

// The documentation of a rule (`HYB004`, `has-python-side-effects`), an assumption
// (`graph-numerics`) or a precondition (`P1`), from the pages packed into the binary.
std::optional<llvm::StringRef> FindPage(llvm::StringRef topic);

// Markdown as it is; with colours, headings are bold.
void WritePage(llvm::StringRef page, bool color, llvm::raw_ostream& os);

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_PAGES_H_
