#include "hybridize/pointsto/object.h"

#include "llvm/ADT/Hashing.h"

namespace hybridize::pointsto {

llvm::StringRef Text(UnknownReason reason) {
  static constexpr llvm::StringLiteral kTexts[] = {
#define HYB_REASON(Enumerator, text) llvm::StringLiteral(text),
#include "hybridize/pointsto/reasons.def"
  };
  return kTexts[static_cast<size_t>(reason)];
}

ObjectId ObjectTable::Intern(const Object& object) {
  uint64_t hash = llvm::hash_combine(static_cast<uint8_t>(object.kind), object.index, object.frame,
                                     object.class_object, object.receiver);
  // The two greatest keys are the map's own.
  hash >>= 2;
  llvm::SmallVector<ObjectId, 1>& bucket = by_hash_[hash];
  for (ObjectId id : bucket) {
    if (objects_[id] == object) {
      return id;
    }
  }
  ObjectId id = objects_.Add(object);
  bucket.push_back(id);
  return id;
}

}  // namespace hybridize::pointsto
