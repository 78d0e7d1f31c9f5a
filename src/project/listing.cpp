#include "project/listing.h"

#include <algorithm>

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

namespace fs = llvm::sys::fs;

EntryKind KindOf(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular_file:
      return EntryKind::File;
    case fs::file_type::directory_file:
      return EntryKind::Directory;
    case fs::file_type::symlink_file:
      return EntryKind::Symlink;
    default:
      return EntryKind::Special;
  }
}

fs::file_type TypeOf(const fs::directory_entry& entry) {
  if (entry.type() != fs::file_type::type_unknown) {
    return entry.type();
  }
  // Some file systems do not tell when listing.
  fs::file_status status;
  fs::status(entry.path(), status, /*follow=*/false);
  return status.type();
}

llvm::Error PathError(llvm::StringRef path, std::error_code error) {
  return llvm::createStringError(error, "'%s': %s", path.str().c_str(), error.message().c_str());
}

}  // namespace

const Listing::Entry* Listing::Find(llvm::StringRef name) const {
  auto found = std::lower_bound(
      entries.begin(), entries.end(), name,
      [](const Entry& entry, llvm::StringRef wanted) { return entry.name < wanted; });
  return found != entries.end() && found->name == name ? &*found : nullptr;
}

Listing ListDirectory(llvm::StringRef directory) {
  Listing listing;
  fs::directory_iterator entry(directory, listing.error, /*follow_symlinks=*/false);
  for (; !listing.error && entry != fs::directory_iterator(); entry.increment(listing.error)) {
    listing.entries.push_back(
        {llvm::sys::path::filename(entry->path()).str(), KindOf(TypeOf(*entry))});
  }
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  return listing;
}

llvm::Expected<std::string> RealPath(llvm::StringRef path) {
  llvm::SmallString<256> real;
  if (std::error_code error = fs::real_path(path, real)) {
    return PathError(path, error);
  }
  return real.str().str();
}

llvm::Expected<std::string> LocatePath(llvm::StringRef path, bool& is_directory) {
  fs::file_status status;
  if (std::error_code error = fs::status(path, status)) {
    return PathError(path, error);
  }
  is_directory = status.type() == fs::file_type::directory_file;
  if (is_directory) {
    return RealPath(path);
  }
  llvm::StringRef parent = llvm::sys::path::parent_path(path);
  llvm::Expected<std::string> directory = RealPath(parent.empty() ? "." : parent);
  if (!directory) {
    return directory.takeError();
  }
  return JoinPath(*directory, llvm::sys::path::filename(path));
}

}  // namespace hybridize::project
