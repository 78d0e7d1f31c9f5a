#ifndef HYBRIDIZE_SRC_POINTSTO_SET_POOL_H_
#define HYBRIDIZE_SRC_POINTSTO_SET_POOL_H_

#include <vector>

#include "hybridize/pointsto/object.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::pointsto {

// Sets of objects, each stored once as a sorted array, with memoised union and difference (after
// Barbar and Sui, Hash Consed Points-To Sets, SAS 2021). A set never changes; ids are dense and the
// empty set is id 0. Elements are valid as long as the pool.
class SetPool {
 public:
  SetPool();

  SetId empty() const { return SetId(0); }
  SetId Singleton(ObjectId object);
  SetId Union(SetId left, SetId right);
  // Elements of `left` that `right` lacks.
  SetId Difference(SetId left, SetId right);

  bool Contains(SetId set, ObjectId object) const;
  llvm::ArrayRef<ObjectId> Elements(SetId set) const {
    const Entry& entry = entries_[set];
    return {chunks_[entry.chunk].data() + entry.offset, entry.count};
  }
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    uint32_t chunk = 0;
    uint32_t offset = 0;
    uint32_t count = 0;
  };
  static constexpr size_t kChunkElements = 1U << 16;

  SetId Intern(llvm::ArrayRef<ObjectId> elements);

  IdVector<SetId, Entry> entries_;
  // A chunk never reallocates, so that elements stay where they are.
  std::vector<std::vector<ObjectId>> chunks_;
  llvm::DenseMap<uint64_t, llvm::SmallVector<SetId, 1>> by_hash_;
  std::vector<SetId> singletons_;
  llvm::DenseMap<uint64_t, SetId> unions_;
  llvm::DenseMap<uint64_t, SetId> differences_;
  std::vector<ObjectId> scratch_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_SET_POOL_H_
