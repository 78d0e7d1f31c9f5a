#ifndef HYBRIDIZE_BASE_ID_H_
#define HYBRIDIZE_BASE_ID_H_

#include <cassert>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"

namespace hybridize {

// A 32-bit handle into a store. `Tag` is an incomplete type that keeps the handles of different
// stores apart. A default-constructed id is invalid and refers to nothing.
template <typename Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(uint32_t index) : index_(index) {}

  constexpr bool valid() const { return index_ != kNone; }
  constexpr uint32_t index() const {
    assert(valid());
    return index_;
  }
  // The bits as stored, also of an invalid id: for hashing and serialisation.
  constexpr uint32_t raw() const { return index_; }

  friend constexpr auto operator<=>(Id, Id) = default;
  friend llvm::hash_code hash_value(Id id) { return llvm::hash_value(id.index_); }

 private:
  static constexpr uint32_t kNone = ~0U;
  uint32_t index_ = kNone;
};

// A vector indexed by an id. References are invalidated by `Add` and `resize`.
template <typename IdType, typename Element>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(size_t size, const Element& value = Element()) : elements_(size, value) {}

  IdType Add(Element element) {
    elements_.push_back(std::move(element));
    return IdType(static_cast<uint32_t>(elements_.size() - 1));
  }

  Element& operator[](IdType id) {
    assert(id.index() < elements_.size());
    return elements_[id.index()];
  }
  const Element& operator[](IdType id) const {
    assert(id.index() < elements_.size());
    return elements_[id.index()];
  }

  size_t size() const { return elements_.size(); }
  bool empty() const { return elements_.empty(); }
  void resize(size_t size, const Element& value = Element()) { elements_.resize(size, value); }
  void reserve(size_t size) { elements_.reserve(size); }
  IdType id_at(size_t index) const { return IdType(static_cast<uint32_t>(index)); }
  IdType next_id() const { return id_at(elements_.size()); }

  auto begin() { return elements_.begin(); }
  auto end() { return elements_.end(); }
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

 private:
  std::vector<Element> elements_;
};

}  // namespace hybridize

template <typename Tag>
struct llvm::DenseMapInfo<hybridize::Id<Tag>> {
  using IdType = hybridize::Id<Tag>;
  static IdType getEmptyKey() { return IdType(~0U - 1); }
  static IdType getTombstoneKey() { return IdType(~0U - 2); }
  static unsigned getHashValue(IdType id) {
    return llvm::DenseMapInfo<uint32_t>::getHashValue(id.raw());
  }
  static bool isEqual(IdType left, IdType right) { return left == right; }
};

#endif  // HYBRIDIZE_BASE_ID_H_
