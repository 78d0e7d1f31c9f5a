#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "hybridize/base/parallel.h"
#include "hybridize/project/discover.h"

namespace hybridize::project {
namespace {

// An open file that closes itself.
class FileHandle {
 public:
  // O_NONBLOCK: what was a file when it was listed may be a pipe by now.
  explicit FileHandle(const std::string& path)
      : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~FileHandle() {
    if (descriptor_ >= 0) {
      close(descriptor_);
    }
  }
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// Reads at most `limit` bytes; false on an error, which is in errno.
bool ReadUpTo(int descriptor, size_t limit, size_t expected, std::string& bytes) {
  bytes.resize(std::min(limit, expected + 1));
  size_t size = 0;
  while (size < limit) {
    if (size == bytes.size()) {
      bytes.resize(std::min(limit, 2 * bytes.size()));
    }
    ssize_t count = read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return false;
    }
    if (count == 0) {
      break;
    }
    size += static_cast<size_t>(count);
  }
  bytes.resize(size);
  return true;
}

std::string CannotRead() {
  return "cannot read the file: " + std::generic_category().message(errno);
}

void Load(SourceFile& file) {
  FileHandle handle(file.absolute_path().str());
  struct stat status;
  if (handle.descriptor() < 0 || fstat(handle.descriptor(), &status) != 0) {
    return file.SetStatus(FileStatus::Failed, CannotRead());
  }
  if (!S_ISREG(status.st_mode)) {
    return file.SetStatus(FileStatus::Skipped, "not a regular file");
  }
  std::string bytes;
  auto size = static_cast<uint64_t>(status.st_size);
  // A file that grows while it is read ends where the limit is exceeded, too.
  if (size <= kMaxFileBytes && !ReadUpTo(handle.descriptor(), kMaxFileBytes + 1, size, bytes)) {
    return file.SetStatus(FileStatus::Failed, CannotRead());
  }
  if (size > kMaxFileBytes || bytes.size() > kMaxFileBytes) {
    return file.SetStatus(FileStatus::Skipped,
                          "larger than " + std::to_string(kMaxFileBytes >> 20) + " MiB");
  }
  file.SetBytes(std::move(bytes));
}

}  // namespace

void LoadFiles(Project& project, unsigned jobs) {
  std::vector<SourceFile*> pending;
  for (SourceFile& file : project.files()) {
    if (file.status() == FileStatus::Analyzed) {
      pending.push_back(&file);
    }
  }
  ParallelFor(jobs, pending.size(), [&](size_t index) { Load(*pending[index]); });
  std::vector<Diagnostic> diagnostics;
  for (const SourceFile* file : pending) {
    if (file->status() != FileStatus::Analyzed) {
      LineColumn place = file->failure_location();
      diagnostics.push_back({.file = file->path().str(),
                             .line = place.line,
                             .column = place.column,
                             .message = file->reason().str()});
    }
  }
  project.AddDiagnostics(std::move(diagnostics));
}

}  // namespace hybridize::project
