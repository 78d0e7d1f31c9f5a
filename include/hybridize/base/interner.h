#ifndef HYBRIDIZE_BASE_INTERNER_H_
#define HYBRIDIZE_BASE_INTERNER_H_

#include "hybridize/base/id.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"

namespace hybridize {

using NameId = Id<struct NameTag>;

// Gives equal strings equal ids. Ids count up in the order of first interning, so they are
// deterministic when the calls are. Not thread-safe: parallel stages own a table each and
// merge them in a fixed order afterwards.
class Interner {
 public:
  Interner() = default;
  // Moving keeps the texts where they are.
  Interner(Interner&&) = default;
  Interner& operator=(Interner&&) = default;

  NameId Intern(llvm::StringRef text) {
    auto [entry, inserted] = ids_.try_emplace(text, texts_.next_id());
    if (inserted) {
      texts_.Add(entry->first());
    }
    return entry->second;
  }

  // The id of a string that was interned before, else an invalid id.
  NameId Find(llvm::StringRef text) const {
    auto entry = ids_.find(text);
    return entry == ids_.end() ? NameId() : entry->second;
  }

  // Valid as long as the table.
  llvm::StringRef text(NameId id) const { return texts_[id]; }
  size_t size() const { return texts_.size(); }

 private:
  llvm::StringMap<NameId, llvm::BumpPtrAllocator> ids_;
  IdVector<NameId, llvm::StringRef> texts_;
};

}  // namespace hybridize

#endif  // HYBRIDIZE_BASE_INTERNER_H_
