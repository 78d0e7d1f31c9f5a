#ifndef HYBRIDIZE_POINTSTO_SOLUTION_H_
#define HYBRIDIZE_POINTSTO_SOLUTION_H_

#include <memory>
#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/imports.h"
#include "hybridize/pointsto/object.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::pointsto {

// What tells apart the activations of a function of the project. Chosen for each function from the
// result of a first analysis without contexts.
struct ContextPolicy {
  // How many call sites, the latest ones.
  uint8_t depth = 0;
  // The allocation site of the receiver.
  bool receiver = false;
  // The frame that made the closure.
  bool closure = false;
};

struct Options {
  // Modules from this index on are summaries of library functions, not the project's.
  uint32_t first_summary_module = ~0U;
  bool collapse_cycles = true;
  // Elements with a constant index beyond this share one field.
  uint32_t max_field_keys = 64;
  // A value that may be more objects than this is unknown beyond the first ones.
  uint32_t max_objects = 256;
  // The most call sites that tell contexts apart; 0: no contexts.
  uint32_t context_depth = 2;
};

// Contexts with a number of their own; others are call sites.
inline constexpr uint32_t kNoContext = 0;
// The function is analysed for callers outside the project.
inline constexpr uint32_t kOpenContext = 1;

// A function in a context. Its values' nodes are consecutive from `first_node`; behind them come
// the nodes of what it returns, yields and is sent.
struct Frame {
  ir::FunctionId function;
  uint32_t context = kNoContext;
  NodeId first_node;
  NodeId returned;
  NodeId yielded;
  NodeId sent;
  // The class that a class body makes.
  ObjectId class_object;
};

// A call of a function of the program, or of a summary.
struct CallEdge {
  FrameId caller;
  ir::InstId inst;
  FrameId callee;

  friend bool operator==(const CallEdge&, const CallEdge&) = default;
};

// A call of a library function that no summary describes.
struct LibraryCall {
  FrameId caller;
  ir::InstId inst;
  models::SymbolId symbol;
  // What a method is called on; invalid for functions.
  ObjectId receiver;

  friend bool operator==(const LibraryCall&, const LibraryCall&) = default;
};

// What the engine found: who points to what and who calls whom. Immutable.
class Solution {
 public:
  class Data;
  explicit Solution(std::unique_ptr<Data> data);
  ~Solution();
  Solution(const Solution&) = delete;
  Solution& operator=(const Solution&) = delete;

  size_t object_count() const;
  const Object& object(ObjectId id) const;
  // Class or Library object of what the object is an instance of; invalid for Unknown.
  ObjectId TypeOf(ObjectId id) const;
  // The object's class, or a base of it, has the role.
  bool TypeHas(ObjectId id, models::Role role) const;

  bool ClassHas(ObjectId class_object, models::Role role) const;
  // The method resolution order of a project class.
  llvm::ArrayRef<ObjectId> ClassOrder(ObjectId class_object) const;

  size_t frame_count() const;
  const Frame& frame(FrameId id) const;
  // The frames of a function, in the order in which they were reached; empty: never reached.
  llvm::ArrayRef<FrameId> FramesOf(ir::FunctionId function) const;
  // Reached by the project itself, not only on behalf of callers outside.
  bool IsReached(ir::FunctionId function) const;
  bool IsSummary(ir::FunctionId function) const;

  // Sorted by id.
  llvm::ArrayRef<ObjectId> PointsTo(FrameId frame, ir::ValueId value) const;
  llvm::ArrayRef<ObjectId> Returned(FrameId frame) const;
  llvm::ArrayRef<ObjectId> Elements(ObjectId container) const;
  // What is stored under a constant index or key, and what is stored under a key that is not known.
  llvm::ArrayRef<ObjectId> Element(ObjectId container, uint32_t index) const;
  llvm::ArrayRef<ObjectId> Element(ObjectId container, NameId key) const;
  llvm::ArrayRef<ObjectId> AnyElement(ObjectId container) const;
  // Empty when nothing is stored there.
  llvm::ArrayRef<ObjectId> Attribute(ObjectId object, NameId name) const;

  // Indexed by object: what modules, classes, functions' defaults and library objects hold,
  // directly or through other objects. It outlives every call.
  std::vector<bool> Outliving() const;

  // Sorted by caller, instruction, callee.
  llvm::ArrayRef<CallEdge> CallsFrom(FrameId caller) const;
  llvm::ArrayRef<LibraryCall> LibraryCallsFrom(FrameId caller) const;
  // Sorted by callee, caller, instruction.
  llvm::ArrayRef<CallEdge> CallsTo(FrameId callee) const;

  // A one-line description: `instance of pkg.Net`, `"text"`, `tensorflow.Tensor`.
  std::string Describe(ObjectId id) const;
  std::string ClassName(ObjectId class_object) const;
  // `pkg.net.Net.call`.
  std::string QualifiedName(ir::FunctionId function) const;
  void PrintCallGraph(llvm::raw_ostream& os) const;
  void PrintPointsTo(llvm::raw_ostream& os) const;

 private:
  llvm::ArrayRef<ObjectId> FieldOf(ObjectId object, uint32_t bits) const;

  std::unique_ptr<Data> data_;
};

// Solves the whole program. The models gain symbols that the program names; the program gains
// names.
std::unique_ptr<Solution> Analyze(ir::Program& program, models::Models& models,
                                  const ImportResolver& imports, const Options& options);

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_POINTSTO_SOLUTION_H_
