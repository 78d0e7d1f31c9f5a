#include "hazards/joined_types.h"

#include "hazards/regions.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {
namespace {

using pointsto::ObjectId;
using pointsto::ObjectKind;
using tensor::TensorType;

class Judge {
 public:
  Judge(const Trace& trace, Verdict& verdict)
      : trace_(trace), sources_(trace.sources()), verdict_(verdict) {}

  void Run() {
    for (const Trace::Step& step : trace_.steps()) {
      if (trace_.IsSummary(step) || !step.converted || verdict_.settled()) {
        continue;
      }
      const ir::Function& function = trace_.FunctionOf(step);
      for (size_t b = 0; b < function.blocks.size(); ++b) {
        Block(step, function, function.blocks.id_at(b));
      }
    }
  }

 private:
  struct Incoming {
    ir::BlockId from;
    ir::ValueId value;
  };

  void Block(const Trace::Step& step, const ir::Function& function, ir::BlockId id) {
    const ir::Block& block = function.blocks[id];
    llvm::ArrayRef<ir::ValueId> parameters = function.Parameters(block);
    if (parameters.empty()) {
      return;
    }
    bool in_loop = IsGraphLoop(trace_, step, function.regions[block.region]) == Truth::Yes;
    for (size_t i = 0; i < parameters.size(); ++i) {
      std::vector<Incoming> incoming = IncomingOf(function, id, i);
      bool used = llvm::is_contained(function.operands, parameters[i]);
      if (!used || incoming.size() < 2) {
        continue;
      }
      // Blocks stand in reverse postorder: what comes from behind comes from an iteration.
      bool loop = in_loop && llvm::any_of(incoming, [&](const Incoming& one) {
                    return one.from.index() >= id.index();
                  });
      for (size_t k = 1; k < incoming.size(); ++k) {
        bool decided = loop || FromGraphBranch(step, function, block.region, incoming[0].from) ||
                       FromGraphBranch(step, function, block.region, incoming[k].from);
        if (decided) {
          Compare(step, function, incoming[0].value, incoming[k].value, loop);
        }
      }
    }
  }

  static std::vector<Incoming> IncomingOf(const ir::Function& function, ir::BlockId target,
                                          size_t parameter) {
    std::vector<Incoming> incoming;
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      ir::BlockId from = function.blocks.id_at(b);
      const ir::Instruction& end = function.Terminator(function.blocks[from]);
      llvm::ArrayRef<ir::Edge> edges = function.Edges(end);
      for (size_t i = 0; i < edges.size(); ++i) {
        uint32_t shift = end.op == ir::Op::IterNext && i == 0 ? 1 : 0;
        if (edges[i].target == target && parameter >= shift &&
            parameter - shift < edges[i].arguments.count) {
          incoming.push_back(
              {.from = from, .value = function.Arguments(edges[i])[parameter - shift]});
        }
      }
    }
    return incoming;
  }

  // The block lies in a branch that a tensor decides and that ends before the join.
  bool FromGraphBranch(const Trace::Step& step, const ir::Function& function, ir::RegionId join,
                       ir::BlockId from) const {
    for (ir::RegionId region = function.blocks[from].region;
         region.valid() && !IsWithin(function, join, region);
         region = function.regions[region].parent) {
      if (IsGraphBranch(trace_, step, function.regions[region]) == Truth::Yes) {
        return true;
      }
    }
    return false;
  }

  void Compare(const Trace::Step& step, const ir::Function& function, ir::ValueId left,
               ir::ValueId right, bool loop) {
    std::vector<TensorType> before = TypesOf(step, left);
    std::vector<TensorType> after = TypesOf(step, right);
    if (before.empty() || after.empty()) {
      return;
    }
    Span span = SpanOf(function, right);
    bool dtype = llvm::all_of(before, [&](const TensorType& one) {
      return llvm::all_of(after, [&](const TensorType& other) {
        return one.dtype != tensor::DType::Any && other.dtype != tensor::DType::Any &&
               one.dtype != other.dtype;
      });
    });
    if (dtype) {
      verdict_.Note(Truth::Yes, step, span, "has another dtype than in the other case");
    }
    bool shape = loop && llvm::any_of(after, [&](const TensorType& other) {
                   return llvm::all_of(before, [&](const TensorType& one) {
                     return Differ(one.shape, other.shape);
                   });
                 });
    if (shape) {
      verdict_.Note(Truth::Yes, step, span, "changes its shape in a loop over a tensor");
    }
  }

  static bool Differ(const tensor::Shape& left, const tensor::Shape& right) {
    if (!left.ranked || !right.ranked) {
      return false;
    }
    if (left.rank() != right.rank()) {
      return true;
    }
    for (size_t i = 0; i < left.rank(); ++i) {
      if (left.dims[i] >= 0 && right.dims[i] >= 0 && left.dims[i] != right.dims[i]) {
        return true;
      }
    }
    return false;
  }

  // Of tensors, and of the numbers that a graph makes tensors of.
  std::vector<TensorType> TypesOf(const Trace::Step& step, ir::ValueId value) const {
    std::vector<TensorType> types;
    for (ObjectId object : sources_.solution.PointsTo(step.frame, value)) {
      llvm::ArrayRef<TensorType> own = sources_.types.Of(object);
      types.insert(types.end(), own.begin(), own.end());
      const pointsto::Object& what = sources_.solution.object(object);
      if (what.kind != ObjectKind::Constant) {
        continue;
      }
      switch (sources_.program.constants()[ir::ConstantId(what.index)].kind) {
        case ir::ConstantKind::Int:
          types.push_back({.dtype = tensor::DType::Int32, .shape = tensor::Shape::Scalar()});
          break;
        case ir::ConstantKind::Float:
          types.push_back({.dtype = tensor::DType::Float32, .shape = tensor::Shape::Scalar()});
          break;
        default:
          break;
      }
    }
    return types;
  }

  static Span SpanOf(const ir::Function& function, ir::ValueId value) {
    ir::InstId inst = function.values[value].inst;
    return inst.valid() ? function.instructions[inst].span : function.name_span;
  }

  const Trace& trace_;
  const Sources& sources_;
  Verdict& verdict_;
};

}  // namespace

void NoteJoinedTypes(const Trace& trace, Verdict& verdict) { Judge(trace, verdict).Run(); }

}  // namespace hybridize::hazards
