#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <string>
#include <system_error>

#include "hybridize/rewrite/rewrite.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace hybridize::rewrite {
namespace {

llvm::Error Failure(llvm::StringRef path, llvm::StringRef what, std::error_code error) {
  return llvm::createStringError(error, path + ": " + what + ": " + error.message());
}

std::error_code LastError() { return {errno, std::generic_category()}; }

// A file beside its target that removes itself unless it takes the target's place.
class TemporaryFile {
 public:
  TemporaryFile() = default;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    Close();
    if (!path_.empty()) {
      ::unlink(path_.c_str());
    }
  }

  std::error_code Create(llvm::StringRef target) {
    llvm::SmallString<128> pattern = llvm::sys::path::parent_path(target);
    llvm::sys::path::append(pattern, "." + llvm::sys::path::filename(target) + ".XXXXXX");
    std::string name(pattern);
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
      return LastError();
    }
    path_ = name;
    return {};
  }

  std::error_code Write(llvm::StringRef bytes) {
    while (!bytes.empty()) {
      ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written >= 0) {
        bytes = bytes.drop_front(static_cast<size_t>(written));
      } else if (errno != EINTR) {
        return LastError();
      }
    }
    return {};
  }

  // The owner first: changing it clears the set-id bits. Someone else's file stays ours to replace
  // but becomes our own where only the superuser may give files away.
  std::error_code CopyMetadata(const struct stat& status) {
    if (::fchown(descriptor_, status.st_uid, status.st_gid) != 0 &&
        ::fchown(descriptor_, static_cast<uid_t>(-1), status.st_gid) != 0 && errno != EPERM) {
      return LastError();
    }
    return ::fchmod(descriptor_, status.st_mode & 07777) == 0 ? std::error_code() : LastError();
  }

  std::error_code Flush() { return ::fsync(descriptor_) == 0 ? std::error_code() : LastError(); }

  std::error_code Replace(const std::string& target) {
    if (!Close() || ::rename(path_.c_str(), target.c_str()) != 0) {
      return LastError();
    }
    path_.clear();
    return {};
  }

 private:
  bool Close() {
    int descriptor = descriptor_;
    descriptor_ = -1;
    return descriptor < 0 || ::close(descriptor) == 0;
  }

  int descriptor_ = -1;
  std::string path_;
};

// Makes the renaming itself durable; a file system that cannot is none of our business.
void FlushDirectory(llvm::StringRef path) {
  std::string directory = llvm::sys::path::parent_path(path).str();
  int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

llvm::Error CheckUnchanged(const std::string& path, llvm::StringRef before) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer) {
    return Failure(path, "cannot read", buffer.getError());
  }
  if ((*buffer)->getBuffer() != before) {
    return llvm::createStringError(path + ": changed since it was analysed; left as it is");
  }
  return llvm::Error::success();
}

}  // namespace

llvm::Error ReplaceFile(llvm::StringRef absolute_path, llvm::StringRef before,
                        llvm::StringRef after) {
  llvm::SmallString<128> real;
  if (std::error_code error = llvm::sys::fs::real_path(absolute_path, real)) {
    return Failure(absolute_path, "cannot find", error);
  }
  std::string target(real);
  struct stat status{};
  if (::stat(target.c_str(), &status) != 0) {
    return Failure(target, "cannot read", LastError());
  }
  if (!S_ISREG(status.st_mode)) {
    return llvm::createStringError(target + ": not a regular file");
  }
  if (::access(target.c_str(), W_OK) != 0) {
    return Failure(target, "cannot write", LastError());
  }
  TemporaryFile temporary;
  std::error_code error = temporary.Create(target);
  error = error ? error : temporary.Write(after);
  error = error ? error : temporary.CopyMetadata(status);
  error = error ? error : temporary.Flush();
  if (error) {
    return Failure(target, "cannot write a file beside it", error);
  }
  // As late as possible: somebody may have edited the file meanwhile.
  if (llvm::Error changed = CheckUnchanged(target, before)) {
    return changed;
  }
  error = temporary.Replace(target);
  if (error) {
    return Failure(target, "cannot replace", error);
  }
  FlushDirectory(target);
  return llvm::Error::success();
}

}  // namespace hybridize::rewrite
