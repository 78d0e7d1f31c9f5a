#ifndef HYBRIDIZE_SRC_POINTSTO_FIELD_H_
#define HYBRIDIZE_SRC_POINTSTO_FIELD_H_

#include <cstdint>

#include "hybridize/base/interner.h"
#include "hybridize/ir/kinds.h"
#include "llvm/ADT/DenseMapInfo.h"

namespace hybridize::pointsto {

// A part of an object that values are stored in.
class Field {
 public:
  enum Kind : uint32_t {
    // An attribute, by name.
    Attribute,
    // What is stored under an attribute name that is not known.
    AnyAttribute,
    // The element with a constant integer index or string key.
    IndexItem,
    NameItem,
    // What is stored under a key that is not known.
    AnyItem,
    // Every element: read by iteration and by unknown keys, never stored to directly.
    AllItems,
    // The keys of a mapping.
    Keys,
    // The content of a cell; what a function captured in its cell number `index`.
    Content,
    Captured,
    // The default of a function's parameter number `index`.
    Default,
  };

  static Field Attr(NameId name) { return Field(Attribute, name.index()); }
  static Field Index(uint32_t index) { return Field(IndexItem, index); }
  static Field Name(NameId name) { return Field(NameItem, name.index()); }
  static Field Any() { return Field(AnyItem, 0); }
  static Field All() { return Field(AllItems, 0); }
  static Field AnyAttr() { return Field(AnyAttribute, 0); }
  static Field KeysOf() { return Field(Keys, 0); }
  static Field Cell() { return Field(Content, 0); }
  static Field Capture(uint32_t index) { return Field(Captured, index); }
  static Field DefaultOf(uint32_t parameter) { return Field(Default, parameter); }

  Kind kind() const { return static_cast<Kind>(bits_ >> kIndexBits); }
  uint32_t index() const { return bits_ & kIndexMask; }
  bool is_element() const { return kind() == IndexItem || kind() == NameItem; }
  uint32_t bits() const { return bits_; }

  friend bool operator==(Field, Field) = default;

 private:
  static constexpr uint32_t kIndexBits = 28;
  static constexpr uint32_t kIndexMask = (1U << kIndexBits) - 1;

  Field(Kind kind, uint32_t index) : bits_((kind << kIndexBits) | (index & kIndexMask)) {}

  uint32_t bits_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_FIELD_H_
