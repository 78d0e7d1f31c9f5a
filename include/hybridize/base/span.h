#ifndef HYBRIDIZE_BASE_SPAN_H_
#define HYBRIDIZE_BASE_SPAN_H_

#include <compare>
#include <cstdint>

namespace hybridize {

// A half-open range [begin, end) of bytes in the decoded (UTF-8) text of one source file.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_SPAN_H_
