#include "hybridize/project/source_file.h"

#include <algorithm>
#include <cassert>

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"
#include "project/encoding.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kByteOrderMark = "\xEF\xBB\xBF";

// The number of bytes at the front that are UTF-8, surrogates and overlong forms not counting.
size_t ValidUtf8Prefix(llvm::StringRef text) {
  const auto* bytes = reinterpret_cast<const llvm::UTF8*>(text.data());
  size_t size = 0;
  while (size < text.size()) {
    if (bytes[size] < 0x80) {
      ++size;
      continue;
    }
    unsigned length = llvm::getNumBytesForUTF8(bytes[size]);
    if (length > text.size() - size ||
        !llvm::isLegalUTF8Sequence(bytes + size, bytes + size + length)) {
      break;
    }
    size += length;
  }
  return size;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Lines end with `\n`, `\r\n` or a lone `\r`.
std::vector<uint32_t> LineStarts(llvm::StringRef text) {
  std::vector<uint32_t> starts;
  bool at_start = true;
  for (size_t i = 0; i < text.size(); ++i) {
    if (at_start) {
      starts.push_back(static_cast<uint32_t>(i));
    }
    at_start = text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with("\n"));
  }
  return starts;
}

uint32_t CountCodePoints(llvm::StringRef text) {
  return static_cast<uint32_t>(llvm::count_if(text, [](char c) { return !IsContinuation(c); }));
}

bool EndsLine(llvm::StringRef text) { return text.ends_with("\n") || text.ends_with("\r"); }

// The place right behind `prefix`.
LineColumn PlaceAfter(llvm::StringRef prefix) {
  std::vector<uint32_t> starts = LineStarts(prefix);
  auto lines = static_cast<uint32_t>(starts.size());
  if (prefix.empty() || EndsLine(prefix)) {
    return {lines + 1, 1};
  }
  return {lines, CountCodePoints(prefix.drop_front(starts.back())) + 1};
}

std::string HexByte(char byte) {
  return "0x" + llvm::utohexstr(static_cast<unsigned char>(byte), /*LowerCase=*/true, 2);
}

// The path with every byte that is not UTF-8 written as `\xff`.
std::string Printable(llvm::StringRef path) {
  std::string result;
  while (!path.empty()) {
    size_t valid = ValidUtf8Prefix(path);
    result += path.take_front(valid);
    path = path.drop_front(valid);
    if (!path.empty()) {
      result += "\\x" + llvm::utohexstr(static_cast<unsigned char>(path.front()),
                                        /*LowerCase=*/true, 2);
      path = path.drop_front();
    }
  }
  return result;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string absolute_path)
    : path_(Printable(path)), absolute_path_(std::move(absolute_path)) {
  if (path != path_) {
    raw_path_ = std::move(path);
  }
}

llvm::StringRef SourceFile::TextInBytes() const {
  return llvm::StringRef(bytes_).drop_front(has_byte_order_mark_ ? kByteOrderMark.size() : 0);
}

void SourceFile::SetBytes(std::string bytes) {
  bytes_ = std::move(bytes);
  decoded_.clear();
  line_starts_.clear();
  original_line_starts_.clear();
  failure_location_ = {};
  original_is_text_ = true;
  status_ = FileStatus::Analyzed;
  reason_.clear();
  has_byte_order_mark_ = llvm::StringRef(bytes_).starts_with(kByteOrderMark);
  Decode();
  if (status_ == FileStatus::Analyzed) {
    CheckText();
  }
  if (status_ == FileStatus::Analyzed) {
    line_starts_ = LineStarts(text());
  }
}

void SourceFile::Decode() {
  std::optional<EncodingCookie> cookie = FindEncodingCookie(TextInBytes());
  if (!cookie) {
    return DecodeUtf8(/*declared=*/has_byte_order_mark_);
  }
  if (has_byte_order_mark_ && cookie->name != "utf-8") {
    return Fail({cookie->line, 1},
                "the file begins with a UTF-8 byte-order mark but declares the "
                "encoding '" +
                    cookie->name + "': remove the mark, or declare utf-8");
  }
  const Codec* codec = FindCodec(cookie->name);
  if (codec == nullptr) {
    return Fail({cookie->line, 1}, "the declared encoding '" + cookie->name +
                                       "' is unknown or not supported: correct the declaration, "
                                       "or save the file as UTF-8 without one");
  }
  if (codec->kind == CodecKind::Utf8) {
    return DecodeUtf8(/*declared=*/true);
  }
  Decoder decoder(*codec);
  if (!decoder.available()) {
    return Fail({cookie->line, 1},
                "the encoding '" + cookie->name +
                    "' is declared, which the C library of this system cannot convert: save the "
                    "file as UTF-8");
  }
  DecodeWith(*codec, decoder);
}

void SourceFile::DecodeUtf8(bool declared) {
  encoding_ = Utf8Codec().name;
  llvm::StringRef text = TextInBytes();
  size_t valid = ValidUtf8Prefix(text);
  if (valid == text.size()) {
    return;
  }
  std::string reason = "byte " + HexByte(text[valid]) + " is not UTF-8";
  reason += declared ? ": correct the declared encoding, or save the file as UTF-8"
                     : ", and no other encoding is declared (PEP 263)";
  Fail(PlaceAfter(text.take_front(valid)), std::move(reason));
}

void SourceFile::DecodeWith(const Codec& codec, Decoder& decoder) {
  encoding_ = codec.name;
  llvm::StringRef text = TextInBytes();
  if (codec.kind != CodecKind::Stateful && llvm::isASCII(text)) {
    return;
  }
  original_is_text_ = false;
  original_line_starts_ = LineStarts(text);
  decoded_.reserve(text.size() + text.size() / 2);
  while (!text.empty()) {
    size_t length = decoder.Next(text, decoded_);
    if (length == 0) {
      return Fail(PlaceAfter(decoded_), "byte " + HexByte(text.front()) +
                                            " is no character of the declared encoding '" +
                                            encoding_ + "'");
    }
    text = text.drop_front(length);
  }
}

void SourceFile::CheckText() {
  size_t null = text().find('\0');
  if (null != llvm::StringRef::npos) {
    Fail(PlaceAfter(text().take_front(null)), "source code cannot contain null bytes");
  }
}

void SourceFile::Fail(LineColumn location, std::string reason) {
  SetStatus(FileStatus::Failed, std::move(reason));
  failure_location_ = location;
  original_is_text_ = false;
  decoded_.clear();
  original_line_starts_.clear();
}

LineColumn SourceFile::Locate(uint32_t text_offset) const {
  assert(text_offset <= text().size());
  if (text_offset == text().size() && (line_starts_.empty() || EndsLine(text()))) {
    return {line_count() + 1, 1};
  }
  auto next = llvm::upper_bound(line_starts_, text_offset);
  uint32_t line_start = *std::prev(next);
  return {static_cast<uint32_t>(next - line_starts_.begin()),
          CountCodePoints(text().slice(line_start, text_offset)) + 1};
}

uint32_t SourceFile::OriginalOffset(uint32_t text_offset) const {
  assert(text_offset <= text().size());
  if (original_is_text_) {
    return text_offset + static_cast<uint32_t>(has_byte_order_mark_ ? kByteOrderMark.size() : 0);
  }
  const Codec* codec = FindCodec(encoding_);
  assert(codec != nullptr);
  uint32_t text_position = 0;
  uint32_t position = 0;
  if (codec->kind != CodecKind::Stateful && !line_starts_.empty()) {
    auto line = std::prev(llvm::upper_bound(line_starts_, text_offset)) - line_starts_.begin();
    text_position = line_starts_[line];
    position = original_line_starts_[line];
  }
  Decoder decoder(*codec);
  std::string character;
  while (text_position < text_offset) {
    character.clear();
    position += static_cast<uint32_t>(
        decoder.Next(llvm::StringRef(bytes_).drop_front(position), character));
    text_position += static_cast<uint32_t>(character.size());
  }
  return position;
}

bool SourceFile::Encode(llvm::StringRef utf8, std::string& out) const {
  const Codec* codec = FindCodec(encoding_);
  std::optional<std::string> encoded = EncodeText(codec ? *codec : Utf8Codec(), utf8);
  if (!encoded) {
    return false;
  }
  out = std::move(*encoded);
  return true;
}

}  // namespace hybridize::project
