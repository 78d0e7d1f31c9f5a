#include "pointsto/set_pool.h"

#include <algorithm>

#include "llvm/ADT/Hashing.h"

namespace hybridize::pointsto {
namespace {

uint64_t PairKey(SetId left, SetId right) {
  return (static_cast<uint64_t>(left.index()) << 32) | right.index();
}

}  // namespace

SetPool::SetPool() { Intern({}); }

SetId SetPool::Singleton(ObjectId object) {
  if (object.index() >= singletons_.size()) {
    singletons_.resize(object.index() + 1);
  }
  // Interning may not touch `singletons_`, so the reference stays good.
  SetId& set = singletons_[object.index()];
  if (!set.valid()) {
    set = Intern(object);
  }
  return set;
}

SetId SetPool::Union(SetId left, SetId right) {
  if (left == right || right == empty()) {
    return left;
  }
  if (left == empty()) {
    return right;
  }
  auto [entry, inserted] =
      unions_.try_emplace(left < right ? PairKey(left, right) : PairKey(right, left), SetId());
  if (!inserted) {
    return entry->second;
  }
  scratch_.clear();
  std::ranges::set_union(Elements(left), Elements(right), std::back_inserter(scratch_));
  SetId result = Intern(scratch_);
  entry->second = result;
  return result;
}

SetId SetPool::Difference(SetId left, SetId right) {
  if (left == right || left == empty()) {
    return empty();
  }
  if (right == empty()) {
    return left;
  }
  auto [entry, inserted] = differences_.try_emplace(PairKey(left, right), SetId());
  if (!inserted) {
    return entry->second;
  }
  scratch_.clear();
  std::ranges::set_difference(Elements(left), Elements(right), std::back_inserter(scratch_));
  SetId result = Intern(scratch_);
  entry->second = result;
  return result;
}

bool SetPool::Contains(SetId set, ObjectId object) const {
  return std::ranges::binary_search(Elements(set), object);
}

SetId SetPool::Intern(llvm::ArrayRef<ObjectId> elements) {
  uint64_t hash = llvm::hash_combine_range(elements.begin(), elements.end());
  hash >>= 2;
  llvm::SmallVector<SetId, 1>& bucket = by_hash_[hash];
  for (SetId id : bucket) {
    if (Elements(id) == elements) {
      return id;
    }
  }
  if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < elements.size()) {
    chunks_.emplace_back();
    chunks_.back().reserve(std::max(kChunkElements, elements.size()));
  }
  std::vector<ObjectId>& chunk = chunks_.back();
  Entry entry{.chunk = static_cast<uint32_t>(chunks_.size() - 1),
              .offset = static_cast<uint32_t>(chunk.size()),
              .count = static_cast<uint32_t>(elements.size())};
  chunk.insert(chunk.end(), elements.begin(), elements.end());
  SetId id = entries_.Add(entry);
  bucket.push_back(id);
  return id;
}

}  // namespace hybridize::pointsto
