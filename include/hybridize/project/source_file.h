#ifndef HYBRIDIZE_PROJECT_SOURCE_FILE_H_
#define HYBRIDIZE_PROJECT_SOURCE_FILE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "hybridize/base/id.h"
#include "hybridize/base/span.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

class Decoder;
struct Codec;

using FileId = Id<struct FileTag>;

enum class FileStatus : uint8_t {
  // Read, decoded; later stages may still mark it Failed.
  Analyzed,
  // Left alone on purpose (a notebook, a stub, Python 2): `reason` says why.
  Skipped,
  // Could not be read, decoded or parsed: `reason` says why, a Diagnostic says where.
  Failed,
};

struct LineColumn {
  // 1-based; the column counts code points.
  uint32_t line = 0;
  uint32_t column = 0;
};

// One file of the project: its bytes as on disk, and its text decoded to UTF-8 without a
// byte-order mark. Spans everywhere are offsets into `text`; only edits need `OriginalOffset`.
class SourceFile {
 public:
  SourceFile(std::string path, std::string absolute_path);

  // Relative to the project root, with `/`; for people and reports: bytes of the name that are not
  // UTF-8 are written `\xff`.
  llvm::StringRef path() const { return path_; }
  // The same, byte for byte as the file system has it: for patches.
  llvm::StringRef raw_path() const { return raw_path_.empty() ? path_ : raw_path_; }
  // Where to read and write, symbolic links resolved.
  llvm::StringRef absolute_path() const { return absolute_path_; }
  // The dotted name under which the project imports it (`pkg.net`; a package's `__init__.py` is
  // `pkg`). Empty when the path is no importable name. Independent programs below one root may
  // share a name: what identifies a file is its FileId.
  llvm::StringRef module_name() const { return module_name_; }
  bool is_package() const { return is_package_; }
  // False when `--only` names other files: it is analysed, but neither changed nor reported on.
  bool is_selected() const { return is_selected_; }

  llvm::StringRef bytes() const { return bytes_; }
  llvm::StringRef text() const { return original_is_text_ ? TextInBytes() : decoded_; }
  // The canonical name of the encoding that was used: `utf-8`, `iso-8859-1`, …
  llvm::StringRef encoding() const { return encoding_; }
  bool has_byte_order_mark() const { return has_byte_order_mark_; }

  FileStatus status() const { return status_; }
  llvm::StringRef reason() const { return reason_; }
  // Where decoding failed; line 0 when that is no place in the text.
  LineColumn failure_location() const { return failure_location_; }
  void SetStatus(FileStatus status, std::string reason) {
    status_ = status;
    reason_ = std::move(reason);
  }

  // Number of lines of the text; a last line without newline counts.
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  // The place of an offset in [0, text().size()].
  LineColumn Locate(uint32_t text_offset) const;
  // Where the 1-based line begins in `text`.
  uint32_t LineStart(uint32_t line) const { return line_starts_[line - 1]; }
  // The offset into `bytes` of an offset into `text`. Linear in the line for encodings other than
  // UTF-8, in the file for those with escape sequences.
  uint32_t OriginalOffset(uint32_t text_offset) const;

  // Takes the bytes and decodes them as PEP 263 says. On failure the status is Failed and the
  // reason set; `text` is empty then.
  void SetBytes(std::string bytes);
  void SetModule(std::string name, bool is_package) {
    module_name_ = std::move(name);
    is_package_ = is_package;
  }
  void SetSelected(bool selected) { is_selected_ = selected; }

  // `text` (UTF-8) in the file's own encoding; false when a character has no place in it.
  bool Encode(llvm::StringRef utf8, std::string& out) const;

 private:
  llvm::StringRef TextInBytes() const;
  void Decode();
  void DecodeUtf8(bool declared);
  void DecodeWith(const Codec& codec, Decoder& decoder);
  void CheckText();
  void Fail(LineColumn location, std::string reason);

  std::string path_;
  // Empty when it equals `path_`.
  std::string raw_path_;
  std::string absolute_path_;
  std::string module_name_;
  std::string bytes_;
  std::string decoded_;
  std::string encoding_;
  std::string reason_;
  std::vector<uint32_t> line_starts_;
  // Where the lines begin in `bytes_`; empty when the text is in the bytes.
  std::vector<uint32_t> original_line_starts_;
  LineColumn failure_location_;
  FileStatus status_ = FileStatus::Analyzed;
  bool is_package_ = false;
  bool is_selected_ = true;
  bool has_byte_order_mark_ = false;
  // `decoded_` is unused: the text is the bytes behind the byte-order mark.
  bool original_is_text_ = true;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_SOURCE_FILE_H_
