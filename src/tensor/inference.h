#ifndef HYBRIDIZE_SRC_TENSOR_INFERENCE_H_
#define HYBRIDIZE_SRC_TENSOR_INFERENCE_H_

#include <deque>
#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/tensor/types.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "tensor/rule.h"

namespace hybridize::tensor {

using TaskId = Id<struct TaskTag>;
using TermSet = llvm::SmallVector<TermId, 2>;

// The fixpoint. An object that an instruction makes has a state: the terms that describe it. A task
// computes the states of what one instruction makes in one frame from the states that it reads, and
// runs again when these grow.
class Inference : public Context {
 public:
  Inference(const ir::Program& program, const models::Models& models,
            const pointsto::Solution& solution, const TypeOptions& options, TermPool& pool);
  void Run();

  // Invalid for objects that are no tensors.
  llvm::ArrayRef<TermId> StateOf(pointsto::ObjectId object) const { return states_[object].terms; }

  TermId Invoke(TermId object, llvm::StringRef method, llvm::ArrayRef<TermId> arguments) override;

 private:
  using FrameId = pointsto::FrameId;
  using ObjectId = pointsto::ObjectId;

  struct State {
    TermSet terms;
    // Its terms were joined, and further ones join them.
    bool joined = false;
    // A task computes it.
    bool computed = false;
    std::vector<TaskId> readers;
  };

  // Where a slot of a rule gets its value from at one call.
  struct Binding {
    enum class Kind : uint8_t { Literal, Value, Element, Named, Rest, Receiver, Constructor };
    Kind kind = Kind::Literal;
    TermId literal;
    llvm::SmallVector<ir::ValueId, 2> values;
    // Element: which; Rest: the last value is spread when not 0.
    uint32_t index = 0;
    NameId key;
  };

  struct RuleCall {
    const Rule* rule = nullptr;
    models::SymbolId symbol;
    ObjectId receiver;
    std::vector<Binding> bindings;
  };

  struct Task {
    FrameId frame;
    ir::InstId inst;
    std::vector<ObjectId> results;
    std::vector<RuleCall> calls;
    bool queued = false;
  };

  // Preparing (prepare.cpp).
  void CollectTasks();
  void AddTask(FrameId frame, ir::InstId inst, std::vector<ObjectId> results);
  bool HasOperator(const ir::Instruction& inst) const;
  void AddProperties(Task& task, const ir::Instruction& inst);
  RuleCall BindCall(const pointsto::LibraryCall& call, const Rule& rule);
  Binding BindSlot(const Rule::Slot& slot, const pointsto::LibraryCall& call);
  Binding BindReceiver(const Rule::Slot& slot, const pointsto::LibraryCall& call);
  Binding BindArgument(FrameId frame, ir::InstId inst, models::SymbolId symbol,
                       const Rule::Slot& slot);
  void SetDefault(ObjectId object);
  const Rule* RuleOf(models::SymbolId symbol);

  // Evaluating (inference.cpp).
  void RunTask(TaskId id);
  void RunOperator(const Task& task, const ir::Instruction& inst);
  void RunRule(const Task& task, const RuleCall& call);
  void AssignResult(const Task& task, TermId result);
  void AssignSequence(llvm::ArrayRef<ObjectId> results, TermId result, uint32_t ordinal);
  void Add(ObjectId object, TermId term);

  // Reading (read.cpp).
  TermSet Read(ObjectId object, unsigned depth = 0);
  TermSet ReadValue(FrameId frame, ir::ValueId value);
  TermSet ReadObjects(llvm::ArrayRef<ObjectId> objects, unsigned depth);
  TermSet ReadOnce(ObjectId id, unsigned depth);
  TermSet ReadContainer(ObjectId object, unsigned depth);
  TermSet ReadSlice(ObjectId object, unsigned depth);
  TermId ReadConstant(const ir::Constant& constant);
  TermId ReadLibrary(models::SymbolId symbol);
  TermSet ReadBinding(const Binding& binding, FrameId frame, ObjectId receiver,
                      const Rule::Slot& slot);
  TermSet ReadReceiver(const Binding& binding, FrameId frame, ObjectId receiver);
  TermSet ReadConstructor(ObjectId receiver, const Rule::Slot& slot);
  TermSet ReadSite(FrameId frame, const Binding& binding);
  void Fold(FrameId frame, ir::ValueId value, TermSet& terms);
  // Every choice of one term per set, within the cap: larger sets are joined before.
  std::vector<llvm::SmallVector<TermId, 4>> Choices(std::vector<TermSet> sets);
  TermId JoinAll(llvm::ArrayRef<TermId> terms);
  TermId DefaultTerm(ObjectId object);
  bool IsContainer(ObjectId object) const;
  bool IsTensor(ObjectId object) const;
  models::SymbolId LibraryClass(ObjectId object) const;

  const ir::Program& program_;
  const models::Models& models_;
  const pointsto::Solution& solution_;
  const TypeOptions& options_;
  IdVector<ObjectId, State> states_;
  IdVector<TaskId, Task> tasks_;
  std::deque<TaskId> queue_;
  TaskId current_;
  // Containers that are read for the current value.
  llvm::DenseMap<ObjectId, TermSet> read_once_;
  llvm::DenseSet<std::pair<ObjectId, TaskId>> read_;
  // Rules by their text; null where one does not parse.
  llvm::DenseMap<NameId, std::unique_ptr<Rule>> rules_;
  // The call that ran a library's constructor on an object of a project class.
  llvm::DenseMap<ObjectId, pointsto::LibraryCall> constructors_;
};

}  // namespace hybridize::tensor

#endif  // HYBRIDIZE_SRC_TENSOR_INFERENCE_H_
