#include "lower/literals.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/APInt.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"

namespace hybridize::lower {
namespace {

std::string WithoutUnderscores(llvm::StringRef text) {
  std::string digits = text.str();
  std::erase(digits, '_');
  return digits;
}

std::string DecimalDigits(llvm::StringRef digits) {
  llvm::StringRef significant = digits.ltrim('0');
  return significant.empty() ? "0" : significant.str();
}

// In base 10, by chunks: the conversion of APInt goes digit by digit, for a literal of any length.
std::string ToDecimal(llvm::APInt value) {
  constexpr uint64_t kChunk = 1'000'000'000'000'000'000;
  std::vector<uint64_t> chunks;
  while (!value.isZero()) {
    uint64_t chunk = 0;
    llvm::APInt::udivrem(value, kChunk, value, chunk);
    chunks.push_back(chunk);
    value = value.trunc(std::max(64U, value.getActiveBits()));
  }
  if (chunks.empty()) {
    return "0";
  }
  std::string text = llvm::utostr(chunks.back());
  for (size_t i = chunks.size() - 1; i-- > 0;) {
    std::string part = llvm::utostr(chunks[i]);
    text.append(18 - part.size(), '0');
    text += part;
  }
  return text;
}

std::string IntegerInBase(llvm::StringRef digits, unsigned bits_per_digit) {
  unsigned radix = 1U << bits_per_digit;
  uint64_t small = 0;
  if (!digits.getAsInteger(radix, small)) {
    return llvm::utostr(small);
  }
  auto width = static_cast<unsigned>(digits.size() * bits_per_digit + 1);
  return ToDecimal(llvm::APInt(width, digits, static_cast<uint8_t>(radix)));
}

double ReadFloat(llvm::StringRef text) {
  double value = 0;
  std::from_chars_result result = std::from_chars(text.begin(), text.end(), value);
  if (result.ec == std::errc()) {
    return value;
  }
  // Out of range: infinite or zero.
  llvm::APFloat exact(llvm::APFloat::IEEEdouble());
  llvm::consumeError(exact.convertFromString(text, llvm::APFloat::rmNearestTiesToEven).takeError());
  return exact.convertToDouble();
}

}  // namespace

Number ReadNumber(llvm::StringRef literal) {
  std::string cleaned = WithoutUnderscores(literal);
  llvm::StringRef text = cleaned;
  if (text.consume_front_insensitive("0x")) {
    return {.text = IntegerInBase(text, 4)};
  }
  if (text.consume_front_insensitive("0o")) {
    return {.text = IntegerInBase(text, 3)};
  }
  if (text.consume_front_insensitive("0b")) {
    return {.text = IntegerInBase(text, 1)};
  }
  if (text.consume_back_insensitive("j")) {
    return {.kind = ir::ConstantKind::Complex, .text = FloatRepr(ReadFloat(text))};
  }
  if (text.find_first_of(".eE") != llvm::StringRef::npos) {
    return {.kind = ir::ConstantKind::Float, .text = FloatRepr(ReadFloat(text))};
  }
  return {.text = DecimalDigits(text)};
}

// The shortest digits that give the value back; in scientific form below 1e-4 and from 1e16.
std::string FloatRepr(double value) {
  if (std::isinf(value)) {
    return "inf";
  }
  char buffer[32];
  std::to_chars_result result =
      std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::scientific);
  llvm::StringRef text(buffer, static_cast<size_t>(result.ptr - buffer));
  auto [mantissa, exponent_text] = text.split('e');
  int exponent = 0;
  exponent_text.consume_front("+");
  exponent_text.getAsInteger(10, exponent);
  if (exponent < -4 || exponent >= 16) {
    std::string digits = std::to_string(std::abs(exponent));
    return (mantissa + (exponent < 0 ? "e-" : "e+") + (digits.size() < 2 ? "0" : "") + digits)
        .str();
  }
  std::string digits = mantissa.str();
  std::erase(digits, '.');
  if (exponent < 0) {
    return "0." + std::string(static_cast<size_t>(-exponent - 1), '0') + digits;
  }
  auto whole = static_cast<size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    return digits + std::string(whole - digits.size(), '0') + ".0";
  }
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace hybridize::lower
