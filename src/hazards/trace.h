#ifndef HYBRIDIZE_SRC_HAZARDS_TRACE_H_
#define HYBRIDIZE_SRC_HAZARDS_TRACE_H_

#include <string>
#include <vector>

#include "hybridize/effects/order.h"
#include "hybridize/effects/state.h"
#include "hybridize/hazards/decorators.h"
#include "hybridize/hazards/sources.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize::hazards {

// What a value may be while the function is traced.
struct ValueState {
  // A tensor of the graph, or a number, array or range that tracing makes one.
  bool symbolic = false;
  // A tensor that was made outside the call: it keeps its value.
  bool captured = false;
  bool dataset = false;
  bool unknown = false;

  Truth IsSymbolic() const { return Answer(symbolic); }
  // Of any kind: what cannot be iterated in Python while a graph is made.
  Truth IsTensor() const { return Answer(symbolic || captured); }
  // A loop over it, or while it holds, becomes a loop of the graph.
  Truth MakesGraphLoop() const { return Answer(symbolic || captured || dataset); }

  ValueState& operator|=(const ValueState& other) {
    symbolic |= other.symbolic;
    captured |= other.captured;
    dataset |= other.dataset;
    unknown |= other.unknown;
    return *this;
  }

 private:
  Truth Answer(bool yes) const { return yes ? Truth::Yes : unknown ? Truth::Unknown : Truth::No; }
};

// What would run while one function is traced: the frames that its calls reach, each once for code
// that AutoGraph converts and once for code that runs as it is. Bodies that are graphs already
// (hybrid callees, dataset callbacks) or that run when the graph runs (`py_function`) are left out.
class Trace {
 public:
  struct Step {
    pointsto::FrameId frame;
    // AutoGraph has converted the code.
    bool converted = false;
    // Index of the step that calls it, and where; invalid for the function itself.
    uint32_t caller = 0;
    ir::InstId call;
  };

  // One instruction of one step, all of the project's own code.
  struct Site {
    const Step& step;
    const ir::Function& function;
    ir::BlockId block;
    ir::InstId id;
    const ir::Instruction& inst;

    llvm::ArrayRef<ir::ValueId> operands() const { return function.Operands(inst); }
  };

  Trace(const Sources& sources, const std::vector<DecoratorFacts>& decorators,
        const effects::StateWrites& writes, effects::Order& order, ir::FunctionId function);

  const Sources& sources() const { return sources_; }
  ir::FunctionId function() const { return function_; }
  const DecoratorFacts& decorators(ir::FunctionId function) const {
    return decorators_[function.index()];
  }
  const effects::StateWrites& writes() const { return writes_; }
  effects::Order& order() const { return order_; }
  llvm::ArrayRef<Step> steps() const { return steps_; }
  bool Reaches(pointsto::FrameId frame) const { return frames_.contains(frame); }

  // Calls `visit` for every instruction until it returns true.
  void Visit(llvm::function_ref<bool(const Site& site)> visit) const;

  ValueState State(pointsto::FrameId frame, ir::ValueId value) const;
  ValueState State(const Site& site, size_t operand) const {
    return State(site.step.frame, site.operands()[operand]);
  }
  ValueState State(pointsto::ObjectId object) const;
  // A test around the place (`isinstance(x, list)`) says that the value is no tensor there.
  bool IsGuarded(const Site& site, ir::ValueId value) const;
  // Arrives as an argument, or in a container that does: it belongs to what a trace is made for.
  bool IsArgument(pointsto::ObjectId object) const { return arguments_.contains(object); }
  // The object was made by the call itself.
  bool IsFresh(pointsto::ObjectId object) const;

  const ir::Function& FunctionOf(const Step& step) const {
    return sources_.program.function(sources_.solution.frame(step.frame).function);
  }
  bool IsSummary(const Step& step) const {
    return sources_.solution.IsSummary(sources_.solution.frame(step.frame).function);
  }
  llvm::ArrayRef<pointsto::ObjectId> PointsTo(const Site& site, size_t operand) const {
    return sources_.solution.PointsTo(site.step.frame, site.operands()[operand]);
  }
  // The library symbols that a call may call.
  llvm::SmallVector<models::SymbolId, 2> CalledSymbols(const Site& site) const;
  bool Calls(const Site& site, models::Role role) const;
  models::SymbolId SymbolOf(pointsto::ObjectId callee) const;

  // The calls that lead to the step, then the place itself. Steps in library code have no place.
  std::vector<Evidence> Path(const Step& step, Span span, std::string message) const;

 private:
  void Reach();
  void Follow(uint32_t index);
  bool StaysConverted(const Step& caller, const pointsto::CallEdge& edge) const;
  bool EndsTrace(ir::FunctionId library_function) const;
  models::SymbolId SummarySymbol(ir::FunctionId function) const;
  void AddArguments();
  void AddArgument(pointsto::ObjectId object);
  void AddDerived();
  Truth IsDerived(const Site& site) const;

  const Sources& sources_;
  const std::vector<DecoratorFacts>& decorators_;
  const effects::StateWrites& writes_;
  effects::Order& order_;
  ir::FunctionId function_;
  std::vector<Step> steps_;
  llvm::DenseSet<pointsto::FrameId> frames_;
  llvm::DenseSet<std::pair<pointsto::FrameId, unsigned>> seen_;
  // Objects that arrive as arguments, or are computed from such, and become tensors of the graph.
  llvm::DenseSet<pointsto::ObjectId> symbolic_;
  llvm::DenseSet<pointsto::ObjectId> arguments_;
  // Ranges up to something that is not known.
  llvm::DenseSet<pointsto::ObjectId> uncertain_;
};

// The first place where a hazard holds, or else the first where it cannot be determined.
class Verdict {
 public:
  explicit Verdict(const Trace& trace) : trace_(trace) {}

  // True when nothing more can be learnt.
  bool Note(Truth truth, const Trace::Step& step, Span span, llvm::StringRef message);
  bool Note(Truth truth, const Trace::Site& site, llvm::StringRef message) {
    return Note(truth, site.step, site.inst.span, message);
  }
  Fact Take() { return std::move(fact_); }
  bool settled() const { return fact_.yes(); }

 private:
  const Trace& trace_;
  Fact fact_;
};

}  // namespace hybridize::hazards

#endif  // HYBRIDIZE_SRC_HAZARDS_TRACE_H_
