#ifndef HYBRIDIZE_PROJECT_ENCODING_H_
#define HYBRIDIZE_PROJECT_ENCODING_H_

#include <iconv.h>

#include <cstdint>
#include <optional>
#include <string>

#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

enum class CodecKind : uint8_t {
  Utf8,
  Ascii,
  Latin1,
  // Every byte below 0x80 that begins a character stands for itself.
  AsciiSuperset,
  // Escape sequences switch the meaning of the bytes that follow.
  Stateful,
};

struct Codec {
  const char* name;
  CodecKind kind;
  const char* iconv_name;
  // What a declaration may call it, separated by spaces.
  const char* spellings;
};

// An encoding declaration (PEP 263): `# -*- coding: latin-1 -*-`.
struct EncodingCookie {
  // As CPython's tokenizer normalises it: `utf-8` and `iso-8859-1` for their many spellings,
  // else as written.
  std::string name;
  uint32_t line = 0;
};

// Looks for a declaration in the first two lines of the bytes behind a byte-order mark; the second
// counts only if the first is blank or a comment.
std::optional<EncodingCookie> FindEncodingCookie(llvm::StringRef bytes);

// The codec for a declared name, found as `codecs.lookup` does; nullptr when there is none that a
// source file can be in.
const Codec* FindCodec(llvm::StringRef declared);

// The codec of files that declare nothing.
const Codec& Utf8Codec();

// Decodes bytes to UTF-8 one character at a time, so that the place of each is known.
class Decoder {
 public:
  explicit Decoder(const Codec& codec);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // False when this system's iconv lacks the encoding; no call is allowed then.
  bool available() const;

  // Appends the character at the front of `bytes` to `utf8` and returns the number of bytes it
  // takes; 0 when there is none. An escape sequence is a character that appends nothing.
  size_t Next(llvm::StringRef bytes, std::string& utf8);

 private:
  // Converts exactly `bytes`; false when that is not a whole number of characters.
  bool Convert(llvm::StringRef bytes, std::string& utf8);

  CodecKind kind_;
  iconv_t descriptor_;
};

// `utf8` in the encoding, or nothing when a character has no place in it. What comes back decodes
// to `utf8` again.
std::optional<std::string> EncodeText(const Codec& codec, llvm::StringRef utf8);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_ENCODING_H_
