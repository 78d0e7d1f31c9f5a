#ifndef HYBRIDIZE_POINTSTO_OBJECT_H_
#define HYBRIDIZE_POINTSTO_OBJECT_H_

#include <cstdint>

#include "hybridize/base/id.h"
#include "hybridize/ir/kinds.h"
#include "hybridize/models/models.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::pointsto {

// An abstract object: what values point to.
using ObjectId = Id<struct ObjectTag>;
// A pointer variable of the constraint graph.
using NodeId = Id<struct NodeTag>;
// A hash-consed set of objects: equal sets have equal ids.
using SetId = Id<struct SetTag>;
// A function analysed in a context.
using FrameId = Id<struct FrameTag>;

enum class ObjectKind : uint8_t {
  // A literal, by value. `index`: the ir::ConstantId.
  Constant,
  // A project module. `index`: the ir::ModuleId.
  Module,
  // A directory of modules without `__init__.py`. `index`: the NameId of its dotted name.
  Namespace,
  // What a `def`, `lambda` or generator expression makes. `index`: the ir::FunctionId; `frame`:
  // where.
  Function,
  // What a `class` statement makes. `index`: the ir::FunctionId of its body; `frame`: where.
  Class,
  // An object made at an allocation site. `class_object`: its class, a Class or Library object;
  // `index`: the site within `frame` (an ir::InstId, or a number behind the function's instructions
  // for what the call protocol makes).
  Instance,
  // A method with its receiver. `class_object`: the function; `receiver`: what it is bound to.
  BoundMethod,
  // A name of a library. `index`: the models::SymbolId.
  Library,
  // A library method with its receiver. `index`: the models::SymbolId; `receiver`.
  BoundLibrary,
  // A library decorator that was called without a function. `index`: the models::SymbolId.
  Decorator,
  // The cell of a captured variable, or a value that only the analysis names. `index`, `frame`.
  Cell,
  // What `super(class, receiver)` gives. `class_object`, `receiver`.
  Super,
  // Anything: the analysis does not know what. `index`: the UnknownReason.
  Unknown,
};

enum class UnknownReason : uint8_t {
#define HYB_REASON(Enumerator, text) Enumerator,
#include "hybridize/pointsto/reasons.def"
};

// In words, for the report: `an unmodelled library call`.
llvm::StringRef Text(UnknownReason reason);

struct Object {
  ObjectKind kind = ObjectKind::Unknown;
  uint32_t index = 0;
  FrameId frame;
  ObjectId class_object;
  ObjectId receiver;

  friend bool operator==(const Object&, const Object&) = default;
};

// Objects by value, each once.
class ObjectTable {
 public:
  ObjectId Intern(const Object& object);
  const Object& operator[](ObjectId id) const { return objects_[id]; }
  size_t size() const { return objects_.size(); }

  ObjectId Library(models::SymbolId symbol) {
    return Intern(Object{.kind = ObjectKind::Library, .index = symbol.index()});
  }
  ObjectId Unknown(UnknownReason reason) {
    return Intern(Object{.kind = ObjectKind::Unknown, .index = static_cast<uint32_t>(reason)});
  }

 private:
  IdVector<ObjectId, Object> objects_;
  // From the hash to the objects that have it; nearly always one.
  llvm::DenseMap<uint64_t, llvm::SmallVector<ObjectId, 1>> by_hash_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_POINTSTO_OBJECT_H_
