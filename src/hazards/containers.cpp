#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// A list or dictionary that grows in a loop of the graph holds tensors of the loop's body, which
// nothing outside of the body may use.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    for (const Trace::Step& step : trace_.steps()) {
      if (trace_.IsSummary(step) || !step.converted) {
        continue;
      }
      const ir::Function& function = trace_.FunctionOf(step);
      for (size_t r = 0; r < function.regions.size(); ++r) {
        ir::RegionId region = function.regions.id_at(r);
        Truth truth = IsGraphLoop(trace_, step, function.regions[region]);
        if (truth != Truth::No) {
          Loop(step, region, truth);
        }
      }
    }
    return verdict_.Take();
  }

 private:
  void Loop(const Trace::Step& step, ir::RegionId region, Truth truth) {
    const ir::Function& function = trace_.FunctionOf(step);
    grown_.clear();
    llvm::DenseSet<FrameId> seen;
    std::vector<FrameId> pending;
    for (const ir::Block& block : function.blocks) {
      if (!IsWithin(function, block.region, region)) {
        continue;
      }
      for (uint32_t i = 0; i < block.instructions.count; ++i) {
        ir::InstId id(block.instructions.begin + i);
        Grow(step.frame, function, function.instructions[id]);
        Callees(step.frame, id, seen, pending);
      }
    }
    while (!pending.empty()) {
      FrameId frame = pending.back();
      pending.pop_back();
      Frame(frame, seen, pending);
    }
    Used(step, region, truth);
  }

  void Callees(FrameId frame, ir::InstId inst, llvm::DenseSet<FrameId>& seen,
               std::vector<FrameId>& pending) const {
    for (const pointsto::CallEdge& edge : trace_.sources().solution.CallsFrom(frame)) {
      bool project = !trace_.sources().solution.IsSummary(
          trace_.sources().solution.frame(edge.callee).function);
      if (edge.inst == inst && project && trace_.Reaches(edge.callee) &&
          seen.insert(edge.callee).second) {
        pending.push_back(edge.callee);
      }
    }
  }

  void Frame(FrameId frame, llvm::DenseSet<FrameId>& seen, std::vector<FrameId>& pending) {
    const ir::Function& function =
        trace_.sources().program.function(trace_.sources().solution.frame(frame).function);
    for (size_t i = 0; i < function.instructions.size(); ++i) {
      ir::InstId id = function.instructions.id_at(i);
      Grow(frame, function, function.instructions[id]);
      Callees(frame, id, seen, pending);
    }
  }

  void Grow(FrameId frame, const ir::Function& function, const ir::Instruction& inst) {
    const pointsto::Solution& solution = trace_.sources().solution;
    if (inst.op == ir::Op::SetItem) {
      // A constant key may well be there already.
      ir::InstId key = function.values[function.Operands(inst)[1]].inst;
      if (key.valid() && function.instructions[key].op == ir::Op::Constant) {
        return;
      }
      for (ObjectId object : solution.PointsTo(frame, function.Operands(inst)[0])) {
        if (solution.TypeHas(object, Role::Mapping)) {
          grown_.insert({object, inst.span});
        }
      }
    } else if (inst.op == ir::Op::Call) {
      for (ObjectId callee : solution.PointsTo(frame, function.Operands(inst)[0])) {
        models::SymbolId symbol = trace_.SymbolOf(callee);
        ObjectId receiver = solution.object(callee).receiver;
        bool grows = symbol.valid() && receiver.valid() &&
                     trace_.sources().models.Has(symbol, Role::GrowsSelf);
        if (grows) {
          grown_.insert({receiver, inst.span});
        }
      }
    }
  }

  // After the loop, by the function itself: by name, through an object that holds it, or returned.
  // A container made in the body does not outlast the iteration.
  void Used(const Trace::Step& step, ir::RegionId region, Truth truth) {
    const ir::Function& function = trace_.FunctionOf(step);
    for (const auto& [object, span] : grown_) {
      const pointsto::Object& what = trace_.sources().solution.object(object);
      bool in_body = what.frame == step.frame && what.index < function.instructions.size() &&
                     IsWithin(function, RegionOf(function, ir::InstId(what.index)), region);
      if (!in_body && IsUsedAfter(step, region, object)) {
        verdict_.Note(truth, step, span, "grows in a loop over a tensor and is used after it");
      }
    }
  }

  bool IsUsedAfter(const Trace::Step& step, ir::RegionId region, ObjectId object) const {
    const ir::Function& function = trace_.FunctionOf(step);
    std::vector<bool> after(function.blocks.size(), false);
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      ir::BlockId id = function.blocks.id_at(b);
      if (IsWithin(function, function.blocks[id].region, region)) {
        std::vector<bool> reached = ReachableFrom(function, id);
        for (size_t i = 0; i < reached.size(); ++i) {
          after[i] = after[i] || reached[i];
        }
      }
    }
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      const ir::Block& block = function.blocks[function.blocks.id_at(b)];
      if (!after[b] || IsWithin(function, block.region, region)) {
        continue;
      }
      for (uint32_t i = 0; i < block.instructions.count; ++i) {
        const ir::Instruction& inst =
            function.instructions[ir::InstId(block.instructions.begin + i)];
        if (Mentions(step.frame, function, inst, object)) {
          return true;
        }
      }
    }
    return false;
  }

  bool Mentions(FrameId frame, const ir::Function& function, const ir::Instruction& inst,
                ObjectId object) const {
    const pointsto::Solution& solution = trace_.sources().solution;
    auto points = [&](ir::ValueId value) {
      return llvm::is_contained(solution.PointsTo(frame, value), object);
    };
    return llvm::any_of(function.Operands(inst), points) ||
           (inst.result.valid() && points(inst.result));
  }

  const Trace& trace_;
  Verdict verdict_;
  llvm::MapVector<ObjectId, Span> grown_;
};

}  // namespace

Fact MutatesContainerInTensorLoop(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
