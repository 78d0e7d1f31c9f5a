#ifndef HYBRIDIZE_PROJECT_LISTING_H_
#define HYBRIDIZE_PROJECT_LISTING_H_

#include <cstdint>
#include <string>
#include <system_error>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace hybridize::project {

enum class EntryKind : uint8_t {
  File,
  Directory,
  Symlink,
  // A pipe, a socket, a device: opening it could block.
  Special,
};

// What a directory holds, sorted by name. Has the entries up to the error if there is one.
struct Listing {
  struct Entry {
    std::string name;
    EntryKind kind = EntryKind::File;
  };
  std::vector<Entry> entries;
  std::error_code error;

  const Entry* Find(llvm::StringRef name) const;
};

Listing ListDirectory(llvm::StringRef directory);

// The path with symbolic links resolved.
llvm::Expected<std::string> RealPath(llvm::StringRef path);

// An existing path with the symbolic links of its directory resolved; of a directory, of itself.
llvm::Expected<std::string> LocatePath(llvm::StringRef path, bool& is_directory);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_LISTING_H_
