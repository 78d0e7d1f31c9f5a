#ifndef HYBRIDIZE_BASE_FACT_H_
#define HYBRIDIZE_BASE_FACT_H_

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "hybridize/base/span.h"

namespace hybridize {

// The answer to a question about a function. Unknown is never a default for "nobody looked": it
// comes with evidence that names the reason.
enum class Truth : uint8_t { No, Yes, Unknown };

// A range of one source file. `file` is the index of a `project::FileId`.
struct Place {
  uint32_t file = 0;
  Span span;

  friend auto operator<=>(const Place&, const Place&) = default;
};

// Why something is held true, or why it is not known: a place and what is there.
struct Evidence {
  Place place;
  std::string message;

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

// A tri-state answer with its evidence, in a fixed order. For interprocedural facts the evidence
// begins with the place in the function itself and follows the call path.
struct Fact {
  Truth truth = Truth::No;
  std::vector<Evidence> evidence;

  bool yes() const { return truth == Truth::Yes; }
  bool no() const { return truth == Truth::No; }
  bool unknown() const { return truth == Truth::Unknown; }
};

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_FACT_H_
