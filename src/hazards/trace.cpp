#include "hazards/trace.h"

#include "llvm/ADT/STLExtras.h"

namespace hybridize::hazards {

using models::Role;
using pointsto::CallEdge;
using pointsto::FrameId;
using pointsto::ObjectId;
using pointsto::ObjectKind;

namespace {

// Enough to find the place.
constexpr size_t kPathLength = 8;

bool IsConstructor(llvm::StringRef name) {
  return name == "__init__" || name == "__new__" || name == "__post_init__";
}

}  // namespace

Trace::Trace(const Sources& sources, const std::vector<DecoratorFacts>& decorators,
             const effects::StateWrites& writes, effects::Order& order, ir::FunctionId function)
    : sources_(sources),
      decorators_(decorators),
      writes_(writes),
      order_(order),
      function_(function) {
  Reach();
  AddArguments();
  AddDerived();
}

void Trace::Reach() {
  const ir::Function& function = sources_.program.function(function_);
  bool converted = !function.has_loop_else && !function.has_private_names &&
                   !function.has_nested_yield && !function.is_generator && !function.is_async &&
                   !decorators(function_).unconverted;
  for (FrameId frame : sources_.solution.FramesOf(function_)) {
    steps_.push_back({.frame = frame, .converted = converted});
    frames_.insert(frame);
    seen_.insert({frame, converted});
  }
  // Steps are added while they are gone through.
  for (uint32_t i = 0; i < steps_.size(); ++i) {
    Follow(i);
  }
}

void Trace::Follow(uint32_t index) {
  Step step = steps_[index];
  ir::FunctionId caller = sources_.solution.frame(step.frame).function;
  if (sources_.solution.IsSummary(caller) && EndsTrace(caller)) {
    return;
  }
  for (const CallEdge& edge : sources_.solution.CallsFrom(step.frame)) {
    ir::FunctionId id = sources_.solution.frame(edge.callee).function;
    ir::FunctionKind kind = sources_.program.function(id).kind;
    // Modules are imported once; what is hybrid already is a graph of its own.
    if (kind == ir::FunctionKind::Module || decorators(id).hybrid.yes()) {
      continue;
    }
    bool converted = StaysConverted(step, edge);
    if (seen_.insert({edge.callee, converted}).second) {
      frames_.insert(edge.callee);
      steps_.push_back(
          {.frame = edge.callee, .converted = converted, .caller = index, .call = edge.inst});
    }
  }
}

// AutoGraph converts what converted code calls by name; what Python itself calls for an operator,
// an attribute or a `with` statement runs as it is.
bool Trace::StaysConverted(const Step& caller, const CallEdge& edge) const {
  if (!caller.converted) {
    return false;
  }
  ir::FunctionId id = sources_.solution.frame(edge.callee).function;
  const ir::Function& callee = sources_.program.function(id);
  if (callee.kind == ir::FunctionKind::GeneratorExpression) {
    return true;
  }
  if (sources_.solution.IsSummary(id)) {
    models::SymbolId symbol = SummarySymbol(id);
    return !symbol.valid() || !sources_.models.Has(symbol, Role::RunsUnconverted);
  }
  const ir::Function& code = FunctionOf(caller);
  bool called = edge.inst.index() < code.instructions.size() &&
                code.instructions[edge.inst].op == ir::Op::Call;
  return called && !IsConstructor(sources_.program.names().text(callee.name)) &&
         !callee.is_generator && !callee.is_async && !callee.has_loop_else &&
         !callee.has_private_names && !callee.has_nested_yield && !decorators(id).unconverted;
}

models::SymbolId Trace::SummarySymbol(ir::FunctionId function) const {
  return sources_.models.Find(sources_.solution.QualifiedName(function));
}

bool Trace::EndsTrace(ir::FunctionId library_function) const {
  models::SymbolId symbol = SummarySymbol(library_function);
  return symbol.valid() && (sources_.models.Has(symbol, Role::TracesCallbacks) ||
                            sources_.models.Has(symbol, Role::RunsEagerly));
}

void Trace::AddArguments() {
  const ir::Function& function = sources_.program.function(function_);
  bool is_method = function.parent.valid() &&
                   sources_.program.function(function.parent).kind == ir::FunctionKind::Class;
  llvm::ArrayRef<ir::ValueId> parameters = function.Parameters(function.blocks[ir::BlockId(0)]);
  for (FrameId frame : sources_.solution.FramesOf(function_)) {
    for (size_t i = 0; i < parameters.size(); ++i) {
      for (ObjectId object : sources_.solution.PointsTo(frame, parameters[i])) {
        bool receiver = i == 0 && is_method;
        if (!receiver) {
          AddArgument(object);
        }
      }
    }
  }
}

// Containers are taken apart; objects of project classes are not.
void Trace::AddArgument(ObjectId object) {
  if (!arguments_.insert(object).second) {
    return;
  }
  const pointsto::Solution& solution = sources_.solution;
  if (solution.TypeHas(object, Role::Tensor) || solution.TypeHas(object, Role::Array)) {
    symbolic_.insert(object);
  }
  bool container = solution.TypeHas(object, Role::Sequence) ||
                   solution.TypeHas(object, Role::Mapping) || solution.TypeHas(object, Role::Set);
  if (container) {
    for (ObjectId element : solution.Elements(object)) {
      AddArgument(element);
    }
  }
}

// Numbers and arrays that are computed from symbolic values in the call are symbolic, too.
void Trace::AddDerived() {
  for (bool grew = true; grew;) {
    grew = false;
    Visit([&](const Site& site) {
      if (!site.inst.result.valid()) {
        return false;
      }
      Truth derived = IsDerived(site);
      if (derived == Truth::No) {
        return false;
      }
      for (ObjectId object : sources_.solution.PointsTo(site.step.frame, site.inst.result)) {
        const pointsto::Object& what = sources_.solution.object(object);
        bool made_here = what.kind == ObjectKind::Instance && what.frame == site.step.frame &&
                         what.index == site.id.index();
        if (made_here && derived == Truth::Yes) {
          grew |= symbolic_.insert(object).second;
        } else if (made_here && sources_.solution.TypeHas(object, Role::Sequence)) {
          grew |= uncertain_.insert(object).second;
        }
      }
      return false;
    });
  }
}

Truth Trace::IsDerived(const Site& site) const {
  switch (site.inst.op) {
    case ir::Op::Compare: {
      auto op = static_cast<ir::CompareOperator>(site.inst.payload);
      if (op >= ir::CompareOperator::Is) {
        return Truth::No;
      }
      break;
    }
    case ir::Op::Binary:
    case ir::Op::InPlace:
    case ir::Op::Unary:
    case ir::Op::Not:
      break;
    case ir::Op::GetItem:
      return State(site, 0).symbolic ? Truth::Yes : Truth::No;
    case ir::Op::Call:
      if (!site.step.converted || !Calls(site, Role::ConvertedBuiltin)) {
        return Truth::No;
      }
      break;
    default:
      return Truth::No;
  }
  // Only of library calls is it of interest whether something unknown goes in.
  Truth truth = Truth::No;
  for (size_t i = 0; i < site.operands().size(); ++i) {
    ValueState state = State(site, i);
    if (state.symbolic) {
      return Truth::Yes;
    }
    truth = state.unknown && site.inst.op == ir::Op::Call ? Truth::Unknown : truth;
  }
  return truth;
}

ValueState Trace::State(FrameId frame, ir::ValueId value) const {
  ValueState state;
  for (ObjectId object : sources_.solution.PointsTo(frame, value)) {
    state |= State(object);
  }
  return state;
}

ValueState Trace::State(ObjectId object) const {
  const pointsto::Solution& solution = sources_.solution;
  const pointsto::Object& what = solution.object(object);
  ValueState state;
  if (what.kind == ObjectKind::Unknown) {
    state.unknown = true;
  } else if (symbolic_.contains(object) || solution.TypeHas(object, Role::Variable)) {
    state.symbolic = true;
  } else if (solution.TypeHas(object, Role::Tensor)) {
    bool made = what.frame.valid() && frames_.contains(what.frame);
    state.symbolic = made;
    state.captured = !made;
  } else if (uncertain_.contains(object)) {
    state.unknown = true;
  } else if (solution.TypeHas(object, Role::Dataset)) {
    state.dataset = true;
  }
  return state;
}

bool Trace::IsGuarded(const Site& site, ir::ValueId value) const {
  const pointsto::Solution& solution = sources_.solution;
  for (ir::RegionId id = site.function.blocks[site.block].region; id.valid();
       id = site.function.regions[id].parent) {
    const ir::Region& region = site.function.regions[id];
    if (region.kind != ir::RegionKind::If || !region.decider.valid()) {
      continue;
    }
    ir::InstId test = site.function.values[region.decider].inst;
    if (!test.valid() || site.function.instructions[test].op != ir::Op::Call) {
      continue;
    }
    Site call{.step = site.step,
              .function = site.function,
              .block = site.block,
              .id = test,
              .inst = site.function.instructions[test]};
    if (call.operands().size() != 3 || call.operands()[1] != value ||
        !Calls(call, Role::TestsType)) {
      continue;
    }
    auto python = [&](ObjectId type) {
      const pointsto::Object& what = solution.object(type);
      return what.kind == ObjectKind::Class ||
             (what.kind == ObjectKind::Library &&
              !sources_.models.IsA(models::SymbolId(what.index), Role::Tensor) &&
              !sources_.models.IsA(models::SymbolId(what.index), Role::Array));
    };
    llvm::ArrayRef<ObjectId> types = PointsTo(call, 2);
    bool excludes = !types.empty() && llvm::all_of(types, [&](ObjectId type) {
      return solution.TypeHas(type, Role::Sequence) ? llvm::all_of(solution.Elements(type), python)
                                                    : python(type);
    });
    if (excludes) {
      return true;
    }
  }
  return false;
}

bool Trace::IsFresh(ObjectId object) const {
  const pointsto::Object& what = sources_.solution.object(object);
  return what.frame.valid() && frames_.contains(what.frame);
}

void Trace::Visit(llvm::function_ref<bool(const Site& site)> visit) const {
  for (const Step& step : steps_) {
    if (IsSummary(step)) {
      continue;
    }
    const ir::Function& function = FunctionOf(step);
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      ir::BlockId block = function.blocks.id_at(b);
      ir::Range range = function.blocks[block].instructions;
      for (uint32_t i = range.begin; i < range.begin + range.count; ++i) {
        ir::InstId id(i);
        if (visit({.step = step,
                   .function = function,
                   .block = block,
                   .id = id,
                   .inst = function.instructions[id]})) {
          return;
        }
      }
    }
  }
}

models::SymbolId Trace::SymbolOf(ObjectId callee) const {
  const pointsto::Object& object = sources_.solution.object(callee);
  switch (object.kind) {
    case ObjectKind::Library:
    case ObjectKind::BoundLibrary:
    case ObjectKind::Decorator:
      return models::SymbolId(object.index);
    case ObjectKind::Function: {
      ir::FunctionId function(object.index);
      return sources_.solution.IsSummary(function) ? SummarySymbol(function) : models::SymbolId();
    }
    case ObjectKind::Class:
      return sources_.solution.IsSummary(ir::FunctionId(object.index))
                 ? sources_.models.Find(sources_.solution.ClassName(callee))
                 : models::SymbolId();
    case ObjectKind::BoundMethod:
      return SymbolOf(object.class_object);
    default:
      return {};
  }
}

llvm::SmallVector<models::SymbolId, 2> Trace::CalledSymbols(const Site& site) const {
  llvm::SmallVector<models::SymbolId, 2> symbols;
  for (ObjectId callee : PointsTo(site, 0)) {
    if (models::SymbolId symbol = SymbolOf(callee); symbol.valid()) {
      symbols.push_back(symbol);
    }
  }
  return symbols;
}

bool Trace::Calls(const Site& site, Role role) const {
  return llvm::any_of(CalledSymbols(site),
                      [&](models::SymbolId symbol) { return sources_.models.Has(symbol, role); });
}

std::vector<Evidence> Trace::Path(const Step& step, Span span, std::string message) const {
  std::vector<Evidence> path;
  if (!IsSummary(step)) {
    const ir::Function& function = FunctionOf(step);
    path.push_back({.place = {.file = sources_.program.module(function.module).file, .span = span},
                    .message = std::move(message)});
  }
  for (const Step* at = &step; at->call.valid(); at = &steps_[at->caller]) {
    const Step& caller = steps_[at->caller];
    const ir::Function& function = FunctionOf(caller);
    if (IsSummary(caller) || at->call.index() >= function.instructions.size()) {
      continue;
    }
    ir::FunctionId callee = sources_.solution.frame(at->frame).function;
    path.push_back(
        {.place = {.file = sources_.program.module(function.module).file,
                   .span = function.instructions[at->call].span},
         .message = path.empty() ? message : "calls " + sources_.solution.QualifiedName(callee)});
  }
  std::ranges::reverse(path);
  if (path.size() > kPathLength) {
    path.erase(path.begin() + 1, path.end() - static_cast<std::ptrdiff_t>(kPathLength) + 1);
  }
  return path;
}

bool Verdict::Note(Truth truth, const Trace::Step& step, Span span, llvm::StringRef message) {
  bool better = truth == Truth::Yes ? !fact_.yes() : truth == Truth::Unknown && fact_.no();
  if (better) {
    fact_ = {.truth = truth, .evidence = trace_.Path(step, span, message.str())};
  }
  return fact_.yes();
}

}  // namespace hybridize::hazards
