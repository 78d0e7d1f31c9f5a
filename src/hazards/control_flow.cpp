#include "hazards/joined_types.h"
#include "hazards/regions.h"
#include "hazards/rules.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using models::Role;
using pointsto::ObjectId;
using pointsto::ObjectKind;

// Control flow that depends on a tensor and that AutoGraph does not convert to a graph, or converts
// to one that behaves differently.
class Judge {
 public:
  explicit Judge(const Trace& trace) : trace_(trace), verdict_(trace) {}

  Fact Run() {
    trace_.Visit([&](const Trace::Site& site) {
      Look(site);
      return verdict_.settled();
    });
    NoteJoinedTypes(trace_, verdict_);
    return verdict_.Take();
  }

 private:
  void Look(const Trace::Site& site) {
    switch (site.inst.op) {
      case ir::Op::Branch:
        if (site.inst.construct == ir::Construct::Assert) {
          verdict_.Note(trace_.State(site, 0).IsSymbolic(), site, "asserts about a tensor");
        } else if (!site.step.converted) {
          Unconverted(site, trace_.State(site, 0).IsSymbolic());
        } else if (IsGraphBranch(site)) {
          Returns(site);
        }
        return;
      case ir::Op::GetIter:
        if (!site.step.converted && site.inst.construct == ir::Construct::For) {
          Unconverted(site, trace_.State(site, 0).MakesGraphLoop());
        }
        return;
      case ir::Op::Raise:
        if (site.step.converted && !site.inst.flag &&
            site.inst.construct != ir::Construct::Assert) {
          verdict_.Note(DependsOnTensor(trace_, site.step, site.function.blocks[site.block].region),
                        site, "raises where a tensor decides");
        }
        return;
      case ir::Op::CheckBound:
        if (site.step.converted) {
          OneBranch(site);
        }
        return;
      case ir::Op::MatchException:
        Handler(site);
        return;
      default:
        return;
    }
  }

  void Unconverted(const Trace::Site& site, Truth truth) {
    ir::RegionKind kind = site.function.regions[site.function.blocks[site.block].region].kind;
    if (site.inst.op == ir::Op::Branch && kind == ir::RegionKind::Comprehension) {
      return;
    }
    verdict_.Note(truth, site, "a tensor decides in code that AutoGraph does not convert");
  }

  bool IsGraphBranch(const Trace::Site& site) const { return trace_.State(site, 0).symbolic; }

  // Each way out of a graph's branch has to give a value, or none of them. A branch that raises is
  // reported as such.
  void Returns(const Trace::Site& site) {
    bool in_branch = false;
    bool with_value = false;
    bool without = false;
    std::vector<bool> reached = ReachableFrom(site.function, site.block);
    for (size_t b = 0; b < reached.size(); ++b) {
      ir::BlockId id = site.function.blocks.id_at(b);
      const ir::Instruction& end = site.function.Terminator(site.function.blocks[id]);
      if (!reached[b] || end.op != ir::Op::Return) {
        continue;
      }
      (IsNone(site.function, site.function.Operands(end)[0]) ? without : with_value) = true;
      for (ir::RegionId region = site.function.blocks[id].region; region.valid();
           region = site.function.regions[region].parent) {
        const ir::Region& here = site.function.regions[region];
        bool branch = here.kind == ir::RegionKind::If || here.kind == ir::RegionKind::Else;
        in_branch |= branch && here.decider == site.operands()[0];
      }
    }
    if (in_branch && without) {
      verdict_.Note(Truth::Yes, site,
                    with_value ? "a tensor decides whether a value is returned"
                               : "a tensor decides where it returns without a value");
    }
  }

  bool IsNone(const ir::Function& function, ir::ValueId value) const {
    ir::InstId inst = function.values[value].inst;
    return inst.valid() && function.instructions[inst].op == ir::Op::Constant &&
           trace_.sources()
                   .program.constants()[ir::ConstantId(function.instructions[inst].payload)]
                   .kind == ir::ConstantKind::None;
  }

  // A name that is bound in one branch only and used after it: some of what flows together is
  // undefined, and some was bound in a branch that a tensor decides.
  void OneBranch(const Trace::Site& site) {
    std::vector<ir::ValueId> origins;
    llvm::DenseSet<ir::ValueId> seen;
    Origins(site.function, site.operands()[0], seen, origins);
    bool undefined = llvm::any_of(origins, [&](ir::ValueId value) {
      ir::InstId inst = site.function.values[value].inst;
      return inst.valid() && site.function.instructions[inst].op == ir::Op::Undefined;
    });
    if (!undefined) {
      return;
    }
    for (ir::ValueId value : origins) {
      const ir::Value& what = site.function.values[value];
      if (what.inst.valid() && site.function.instructions[what.inst].op != ir::Op::Undefined) {
        Truth truth = InGraphBranch(site, RegionOf(site.function, what.inst));
        verdict_.Note(truth, site, "is bound in one branch only, and a tensor decides");
      }
    }
  }

  // Not around the use as well.
  Truth InGraphBranch(const Trace::Site& site, ir::RegionId region) const {
    ir::RegionId use = site.function.blocks[site.block].region;
    Truth truth = Truth::No;
    for (; region.valid() && !IsWithin(site.function, use, region);
         region = site.function.regions[region].parent) {
      Truth found = hazards::IsGraphBranch(trace_, site.step, site.function.regions[region]);
      if (found == Truth::Yes) {
        return found;
      }
      truth = found == Truth::Unknown ? found : truth;
    }
    return truth;
  }

  void Origins(const ir::Function& function, ir::ValueId value, llvm::DenseSet<ir::ValueId>& seen,
               std::vector<ir::ValueId>& origins) const {
    if (!seen.insert(value).second) {
      return;
    }
    const ir::Value& what = function.values[value];
    if (what.inst.valid()) {
      origins.push_back(value);
      return;
    }
    for (const ir::Block& block : function.blocks) {
      const ir::Instruction& end = function.Terminator(block);
      llvm::ArrayRef<ir::Edge> edges = function.Edges(end);
      for (size_t i = 0; i < edges.size(); ++i) {
        uint32_t shift = end.op == ir::Op::IterNext && i == 0 ? 1 : 0;
        bool here = edges[i].target == what.block && what.parameter >= shift &&
                    what.parameter - shift < edges[i].arguments.count;
        if (here) {
          Origins(function, function.Arguments(edges[i])[what.parameter - shift], seen, origins);
        }
      }
    }
  }

  // Operations fail when the graph runs, outside of any `try` that stood around them.
  void Handler(const Trace::Site& site) {
    bool catches = llvm::any_of(trace_.PointsTo(site, 1), [&](ObjectId type) {
      const pointsto::Object& what = trace_.sources().solution.object(type);
      models::SymbolId symbol(what.index);
      return what.kind == ObjectKind::Library &&
             (trace_.sources().models.Has(symbol, Role::CatchesAll) ||
              trace_.sources().models.IsA(symbol, Role::OperationError));
    });
    if (catches && OperationsBefore(site)) {
      verdict_.Note(Truth::Yes, site, "catches what an operation raises");
    }
  }

  // Whether a block that unwinds to the handler runs an operation.
  bool OperationsBefore(const Trace::Site& site) const {
    for (const ir::Block& block : site.function.blocks) {
      const ir::Edge* unwind = site.function.Unwind(block);
      if (unwind == nullptr || unwind->target != HandlerStart(site)) {
        continue;
      }
      for (uint32_t i = 0; i < block.instructions.count; ++i) {
        if (RunsOperation(site.step.frame, ir::InstId(block.instructions.begin + i))) {
          return true;
        }
      }
    }
    return false;
  }

  // The block that takes the exception which is being matched.
  static ir::BlockId HandlerStart(const Trace::Site& site) {
    return site.function.values[site.operands()[0]].block;
  }

  bool RunsOperation(pointsto::FrameId frame, ir::InstId inst) const {
    const Sources& sources = trace_.sources();
    bool here = llvm::any_of(
        sources.solution.LibraryCallsFrom(frame), [&](const pointsto::LibraryCall& call) {
          return call.inst == inst && sources.models.Has(call.symbol, Role::TensorOperation);
        });
    return here ||
           llvm::any_of(sources.solution.CallsFrom(frame), [&](const pointsto::CallEdge& edge) {
             return edge.inst == inst &&
                    sources.effects.FrameReaches(edge.callee, Role::TensorOperation);
           });
  }

  const Trace& trace_;
  Verdict verdict_;
};

}  // namespace

Fact HasUnsupportedControlFlow(const Trace& trace) { return Judge(trace).Run(); }

}  // namespace hybridize::hazards
