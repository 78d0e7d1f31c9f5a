#include "project/encoding.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>

#include "llvm/ADT/StringExtras.h"

namespace hybridize::project {
namespace {

constexpr Codec kCodecs[] = {
#define HYB_CODEC(name, kind, iconv_name, spellings) {name, CodecKind::kind, iconv_name, spellings},
#include "project/codecs.def"
};

// More bytes than any character or escape sequence takes.
constexpr size_t kLongestCharacter = 8;

const iconv_t kNoDescriptor = reinterpret_cast<iconv_t>(-1);

bool IsCookieBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

bool IsNewline(char c) { return c == '\n' || c == '\r'; }

// Takes one line, without its line end, off the front of `rest`.
llvm::StringRef TakeLine(llvm::StringRef& rest) {
  llvm::StringRef line = rest.take_until(IsNewline);
  rest = rest.drop_front(line.size());
  if (!rest.consume_front("\r\n") && !rest.empty()) {
    rest = rest.drop_front();
  }
  return line;
}

// CPython's tokenizer knows these two by prefix, so that Emacs' `utf-8-unix` works.
std::string NormalizeCookie(llvm::StringRef written) {
  std::string prefix = written.take_front(12).lower();
  std::replace(prefix.begin(), prefix.end(), '_', '-');
  llvm::StringRef name = prefix;
  if (name == "utf-8" || name.starts_with("utf-8-")) {
    return "utf-8";
  }
  for (llvm::StringRef latin : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    if (name == latin || (name.starts_with(latin) && name[latin.size()] == '-')) {
      return "iso-8859-1";
    }
  }
  return written.str();
}

// The name in `coding: name` or `coding=name` of a line that is a comment; empty without.
llvm::StringRef CookieInLine(llvm::StringRef line) {
  line = line.drop_while(IsCookieBlank);
  if (!line.starts_with("#")) {
    return {};
  }
  for (size_t at = line.find("coding"); at != llvm::StringRef::npos;
       at = line.find("coding", at + 1)) {
    llvm::StringRef rest = line.drop_front(at + 6);
    if (!rest.consume_front(":") && !rest.consume_front("=")) {
      continue;
    }
    rest = rest.ltrim(" \t");
    llvm::StringRef name = rest.take_while(
        [](char c) { return llvm::isAlnum(c) || c == '-' || c == '_' || c == '.'; });
    if (!name.empty()) {
      return name;
    }
  }
  return {};
}

// As `encodings.normalize_encoding`: runs of punctuation become one `_`.
std::string NormalizeCodecName(llvm::StringRef name) {
  std::string result;
  bool pending = false;
  for (char c : name) {
    if (!llvm::isAlnum(c) && c != '.') {
      pending = true;
      continue;
    }
    if (pending && !result.empty()) {
      result += '_';
    }
    pending = false;
    result += llvm::toLower(c);
  }
  return result;
}

bool HasSpelling(llvm::StringRef spellings, llvm::StringRef name) {
  while (!spellings.empty()) {
    auto [first, rest] = spellings.split(' ');
    if (first == name) {
      return true;
    }
    spellings = rest;
  }
  return false;
}

// Runs `descriptor` over all of `input`; false on a character that is invalid or cut short.
// `flush` also writes what the converter holds back.
bool RunIconv(iconv_t descriptor, llvm::StringRef input, bool flush, std::string& output) {
  std::array<char, 64> buffer;
  // iconv wants a mutable pointer but leaves the input alone.
  char* in = const_cast<char*>(input.data());
  size_t in_left = input.size();
  while (in_left > 0) {
    char* out = buffer.data();
    size_t out_left = buffer.size();
    size_t before = in_left;
    size_t result = iconv(descriptor, &in, &in_left, &out, &out_left);
    output.append(buffer.data(), buffer.size() - out_left);
    bool output_full = result == static_cast<size_t>(-1) && errno == E2BIG && in_left < before;
    if (result == static_cast<size_t>(-1) && !output_full) {
      return false;
    }
  }
  if (flush) {
    char* out = buffer.data();
    size_t out_left = buffer.size();
    if (iconv(descriptor, nullptr, nullptr, &out, &out_left) == static_cast<size_t>(-1)) {
      return false;
    }
    output.append(buffer.data(), buffer.size() - out_left);
  }
  return true;
}

void AppendLatin1(unsigned char byte, std::string& utf8) {
  if (byte < 0x80) {
    utf8 += static_cast<char>(byte);
    return;
  }
  utf8 += static_cast<char>(0xC0 | (byte >> 6));
  utf8 += static_cast<char>(0x80 | (byte & 0x3F));
}

// The number of bytes of the (valid) UTF-8 character that begins with `lead`.
size_t Utf8Length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

std::optional<std::string> EncodeLatin1(llvm::StringRef utf8, unsigned limit) {
  std::string bytes;
  for (size_t i = 0; i < utf8.size();) {
    auto lead = static_cast<unsigned char>(utf8[i]);
    size_t length = Utf8Length(lead);
    unsigned code = lead;
    if (length == 2) {
      code = ((lead & 0x1FU) << 6) | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU);
    }
    if (length > 2 || code >= limit) {
      return std::nullopt;
    }
    bytes += static_cast<char>(code);
    i += length;
  }
  return bytes;
}

std::optional<std::string> EncodeWithIconv(const Codec& codec, llvm::StringRef utf8) {
  iconv_t descriptor = iconv_open(codec.iconv_name, "UTF-8");
  if (descriptor == kNoDescriptor) {
    return std::nullopt;
  }
  std::string bytes;
  bool complete = true;
  if (codec.kind == CodecKind::Stateful) {
    complete = RunIconv(descriptor, utf8, /*flush=*/true, bytes);
  } else {
    for (size_t i = 0; complete && i < utf8.size();) {
      size_t length = Utf8Length(static_cast<unsigned char>(utf8[i]));
      if (length == 1) {
        bytes += utf8[i];
      } else {
        complete = RunIconv(descriptor, utf8.substr(i, length), /*flush=*/true, bytes);
      }
      i += length;
    }
  }
  iconv_close(descriptor);
  return complete ? std::optional(bytes) : std::nullopt;
}

bool DecodesTo(const Codec& codec, llvm::StringRef bytes, llvm::StringRef utf8) {
  Decoder decoder(codec);
  std::string decoded;
  while (!bytes.empty()) {
    size_t length = decoder.Next(bytes, decoded);
    if (length == 0) {
      return false;
    }
    bytes = bytes.drop_front(length);
  }
  return decoded == utf8;
}

}  // namespace

std::optional<EncodingCookie> FindEncodingCookie(llvm::StringRef bytes) {
  for (uint32_t line = 1; line <= 2 && !bytes.empty(); ++line) {
    llvm::StringRef content = TakeLine(bytes);
    if (llvm::StringRef name = CookieInLine(content); !name.empty()) {
      return EncodingCookie{NormalizeCookie(name), line};
    }
    content = content.drop_while(IsCookieBlank);
    if (!content.empty() && content.front() != '#') {
      break;
    }
  }
  return std::nullopt;
}

const Codec* FindCodec(llvm::StringRef declared) {
  std::string name = NormalizeCodecName(declared);
  for (const Codec& codec : kCodecs) {
    if (HasSpelling(codec.spellings, name)) {
      return &codec;
    }
  }
  return nullptr;
}

const Codec& Utf8Codec() {
  const Codec* codec = FindCodec("utf-8");
  assert(codec != nullptr);
  return *codec;
}

Decoder::Decoder(const Codec& codec)
    : kind_(codec.kind),
      descriptor_(*codec.iconv_name == '\0' ? kNoDescriptor
                                            : iconv_open("UTF-8", codec.iconv_name)) {
  assert(kind_ != CodecKind::Utf8 && "UTF-8 is validated in place");
}

Decoder::~Decoder() {
  if (descriptor_ != kNoDescriptor) {
    iconv_close(descriptor_);
  }
}

bool Decoder::available() const {
  return descriptor_ != kNoDescriptor || kind_ == CodecKind::Latin1 || kind_ == CodecKind::Ascii;
}

size_t Decoder::Next(llvm::StringRef bytes, std::string& utf8) {
  auto first = static_cast<unsigned char>(bytes.front());
  if (kind_ == CodecKind::Latin1) {
    AppendLatin1(first, utf8);
    return 1;
  }
  if (first < 0x80 && kind_ != CodecKind::Stateful) {
    utf8 += static_cast<char>(first);
    return 1;
  }
  if (kind_ == CodecKind::Ascii) {
    return 0;
  }
  for (size_t length = 1; length <= std::min(kLongestCharacter, bytes.size()); ++length) {
    if (Convert(bytes.take_front(length), utf8)) {
      return length;
    }
  }
  return 0;
}

bool Decoder::Convert(llvm::StringRef bytes, std::string& utf8) {
  size_t size = utf8.size();
  bool stateful = kind_ == CodecKind::Stateful;
  if (RunIconv(descriptor_, bytes, /*flush=*/!stateful, utf8)) {
    return true;
  }
  utf8.resize(size);
  if (!stateful) {
    iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
  }
  return false;
}

std::optional<std::string> EncodeText(const Codec& codec, llvm::StringRef utf8) {
  switch (codec.kind) {
    case CodecKind::Utf8:
      return utf8.str();
    case CodecKind::Ascii:
      return EncodeLatin1(utf8, 0x80);
    case CodecKind::Latin1:
      return EncodeLatin1(utf8, 0x100);
    case CodecKind::AsciiSuperset:
    case CodecKind::Stateful:
      break;
  }
  std::optional<std::string> bytes = EncodeWithIconv(codec, utf8);
  // Some tables of iconv turn a character into a byte that means another one, as YEN SIGN into
  // the backslash of Shift JIS.
  if (!bytes || !DecodesTo(codec, *bytes, utf8)) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace hybridize::project
