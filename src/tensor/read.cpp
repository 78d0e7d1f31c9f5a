// What is known of a value, from the objects that it may be.

#include "llvm/ADT/STLExtras.h"
#include "tensor/elementwise.h"
#include "tensor/inference.h"

namespace hybridize::tensor {
namespace {

using pointsto::Object;
using pointsto::ObjectKind;

// Containers nested deeper than this are not looked into.
constexpr unsigned kMaxDepth = 6;

void Merge(TermSet& into, llvm::ArrayRef<TermId> terms) {
  for (TermId term : terms) {
    if (!llvm::is_contained(into, term)) {
      into.push_back(term);
    }
  }
}

}  // namespace

models::SymbolId Inference::LibraryClass(ObjectId object) const {
  ObjectId type = solution_.TypeOf(object);
  if (!type.valid()) {
    return models::SymbolId();
  }
  if (solution_.object(type).kind == ObjectKind::Library) {
    return models::SymbolId(solution_.object(type).index);
  }
  for (ObjectId base : solution_.ClassOrder(type)) {
    if (solution_.object(base).kind == ObjectKind::Library) {
      return models::SymbolId(solution_.object(base).index);
    }
  }
  return models::SymbolId();
}

bool Inference::IsContainer(ObjectId object) const {
  return solution_.TypeHas(object, models::Role::Sequence) ||
         solution_.TypeHas(object, models::Role::Mapping) ||
         solution_.TypeHas(object, models::Role::Set);
}

bool Inference::IsTensor(ObjectId object) const {
  return solution_.TypeHas(object, models::Role::Tensor) ||
         solution_.TypeHas(object, models::Role::Array);
}

TermId Inference::DefaultTerm(ObjectId object) {
  if (solution_.TypeHas(object, models::Role::Array)) {
    return pool().Tensor(DType::Any, Shape::Unknown(), Layout::Array);
  }
  if (solution_.TypeHas(object, models::Role::Tensor)) {
    return pool().Tensor(TensorType());
  }
  if (solution_.TypeHas(object, models::Role::Truth)) {
    return pool().AnyOf(TermKind::Bool);
  }
  if (solution_.TypeHas(object, models::Role::Text)) {
    return pool().AnyOf(TermKind::String);
  }
  if (solution_.TypeHas(object, models::Role::Number)) {
    models::SymbolId symbol = LibraryClass(object);
    TermId type = symbol.valid() ? ReadLibrary(symbol) : TermId();
    const Term& term = pool()[type.valid() ? type : pool().Unknown()];
    if (term.kind == TermKind::DTypeName) {
      switch (static_cast<PythonType>(term.number)) {
        case PythonType::Float:
          return pool().AnyOf(TermKind::Float);
        case PythonType::Complex:
          return pool().AnyOf(TermKind::Complex);
        default:
          break;
      }
    }
    return pool().AnyOf(TermKind::Int);
  }
  return pool().Intern({.kind = TermKind::Object, .number = object.index()});
}

TermSet Inference::ReadValue(FrameId frame, ir::ValueId value) {
  TermSet terms = ReadObjects(solution_.PointsTo(frame, value), 0);
  Fold(frame, value, terms);
  return terms;
}

// Python sequences that an operator puts together or cuts: the engine knows their elements, but not
// how many there are.
void Inference::Fold(FrameId frame, ir::ValueId value, TermSet& terms) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  ir::InstId inst_id = function.values[value].inst;
  if (!inst_id.valid() || terms.empty() ||
      !llvm::all_of(terms, [&](TermId term) { return pool()[term].kind == TermKind::Many; })) {
    return;
  }
  const ir::Instruction& inst = function.instructions[inst_id];
  if (inst.op != ir::Op::Binary && inst.op != ir::Op::GetItem) {
    return;
  }
  TermSet folded;
  std::vector<TermSet> sets = {ReadValue(frame, function.Operands(inst)[0]),
                               ReadValue(frame, function.Operands(inst)[1])};
  for (llvm::ArrayRef<TermId> operands : Choices(std::move(sets))) {
    TermId result = inst.op == ir::Op::Binary
                        ? ApplyBinary(algebra, static_cast<ir::BinaryOperator>(inst.payload),
                                      operands[0], operands[1])
                        : ApplySubscript(algebra, operands[0], operands[1]);
    if (!result.valid() || !algebra.IsSequence(result)) {
      return;
    }
    Merge(folded, result);
  }
  terms = std::move(folded);
}

TermSet Inference::ReadObjects(llvm::ArrayRef<ObjectId> objects, unsigned depth) {
  if (depth == 0) {
    read_once_.clear();
  }
  TermSet terms;
  for (ObjectId object : objects) {
    Merge(terms, Read(object, depth));
  }
  // What is known of one possible value is kept beside what is not known of another.
  if (terms.size() > options_.max_types) {
    terms = {JoinAll(terms)};
  }
  return terms;
}

TermSet Inference::Read(ObjectId id, unsigned depth) {
  const Object& object = solution_.object(id);
  switch (object.kind) {
    case ObjectKind::Constant:
      return {ReadConstant(program_.constants()[ir::ConstantId(object.index)])};
    case ObjectKind::Library: {
      TermId value = ReadLibrary(models::SymbolId(object.index));
      return {value.valid() ? value
                            : pool().Intern({.kind = TermKind::Object, .number = id.index()})};
    }
    case ObjectKind::Unknown:
      return {pool().Unknown()};
    case ObjectKind::Instance:
      break;
    default:
      return {pool().Intern({.kind = TermKind::Object, .number = id.index()})};
  }
  if (!object.frame.valid()) {
    TermId value = ReadLibrary(models::SymbolId(object.index));
    return {value.valid() ? value : DefaultTerm(id)};
  }
  if (IsContainer(id)) {
    return ReadOnce(id, depth);
  }
  if (TermSet slice = ReadSlice(id, depth); !slice.empty()) {
    return slice;
  }
  const State& state = states_[id];
  if (!state.computed) {
    return {DefaultTerm(id)};
  }
  if (current_.valid() && read_.insert({id, current_}).second) {
    states_[id].readers.push_back(current_);
  }
  return states_[id].terms;
}

TermSet Inference::ReadSlice(ObjectId id, unsigned depth) {
  const Object& object = solution_.object(id);
  const ir::Function& function = program_.function(solution_.frame(object.frame).function);
  if (object.index >= function.instructions.size() ||
      function.instructions[ir::InstId(object.index)].op != ir::Op::MakeSlice ||
      depth > kMaxDepth) {
    return {};
  }
  std::vector<TermSet> sets;
  for (ir::ValueId operand : function.Operands(function.instructions[ir::InstId(object.index)])) {
    sets.push_back(ReadObjects(solution_.PointsTo(object.frame, operand), depth + 1));
  }
  TermSet slices;
  for (llvm::ArrayRef<TermId> bounds : Choices(std::move(sets))) {
    slices.push_back(pool().Sequence(TermKind::Slice, bounds));
  }
  return slices;
}

// A container is read once for a value, however many of its elements hold it: containers that hold
// each other would be read along every path. One that is met inside itself is not known.
TermSet Inference::ReadOnce(ObjectId id, unsigned depth) {
  if (depth > kMaxDepth) {
    return {pool().Unknown()};
  }
  auto [entry, inserted] = read_once_.try_emplace(id, TermSet{pool().Unknown()});
  if (!inserted) {
    return entry->second;
  }
  TermSet terms = ReadContainer(id, depth);
  read_once_[id] = terms;
  return terms;
}

TermSet Inference::ReadContainer(ObjectId id, unsigned depth) {
  const Object& object = solution_.object(id);
  if (solution_.TypeHas(id, models::Role::Mapping)) {
    return {pool().Intern({.kind = TermKind::Object, .number = id.index()})};
  }
  const ir::Function& function = program_.function(solution_.frame(object.frame).function);
  std::vector<TermSet> sets;
  for (uint32_t i = 0;; ++i) {
    llvm::ArrayRef<ObjectId> element = solution_.Element(id, i);
    if (element.empty()) {
      break;
    }
    sets.push_back(ReadObjects(element, depth + 1));
  }
  // A display holds as many elements as it says.
  bool is_display = object.index < function.instructions.size() &&
                    (function.instructions[ir::InstId(object.index)].op == ir::Op::MakeTuple ||
                     function.instructions[ir::InstId(object.index)].op == ir::Op::MakeList);
  // In a summary what is missing has no element, as the summary is written for the longest.
  if (is_display && !solution_.IsSummary(solution_.frame(object.frame).function) &&
      sets.size() < function.instructions[ir::InstId(object.index)].operands.count) {
    return {};
  }
  llvm::ArrayRef<ObjectId> others = solution_.AnyElement(id);
  if (!others.empty()) {
    TermSet all = ReadObjects(others, depth + 1);
    for (const TermSet& set : sets) {
      Merge(all, set);
    }
    return all.empty() ? TermSet{} : TermSet{pool().Sequence(TermKind::Many, JoinAll(all))};
  }
  TermSet terms;
  bool is_list =
      is_display && function.instructions[ir::InstId(object.index)].op == ir::Op::MakeList;
  TermKind kind = is_list ? TermKind::List : TermKind::Tuple;
  for (llvm::ArrayRef<TermId> elements : Choices(std::move(sets))) {
    terms.push_back(pool().Sequence(kind, elements));
  }
  return terms;
}

TermId Inference::ReadConstant(const ir::Constant& constant) {
  llvm::StringRef text =
      constant.text.valid() ? program_.names().text(constant.text) : llvm::StringRef();
  switch (constant.kind) {
    case ir::ConstantKind::None:
      return pool().None();
    case ir::ConstantKind::True:
    case ir::ConstantKind::False:
      return pool().Bool(constant.kind == ir::ConstantKind::True);
    case ir::ConstantKind::Ellipsis:
      return pool().Make(TermKind::Ellipsis);
    case ir::ConstantKind::Int: {
      int64_t value = 0;
      return text.getAsInteger(10, value) ? pool().AnyOf(TermKind::Int) : pool().Int(value);
    }
    case ir::ConstantKind::Float: {
      double value = 0;
      return text.getAsDouble(value) ? pool().AnyOf(TermKind::Float) : pool().Float(value);
    }
    case ir::ConstantKind::Complex:
      return pool().AnyOf(TermKind::Complex);
    case ir::ConstantKind::String:
      return pool().String(text);
    case ir::ConstantKind::Bytes:
      return pool().AnyOf(TermKind::Bytes);
  }
  return pool().Unknown();
}

// What a library's name stands for by itself; invalid when no model says so.
TermId Inference::ReadLibrary(models::SymbolId symbol) {
  NameId text = models_.symbol(symbol).value_rule;
  if (!text.valid()) {
    return TermId();
  }
  auto [entry, inserted] = rules_.try_emplace(text);
  if (inserted) {
    if (llvm::Expected<Rule> rule = ParseRule(models_.name(text), pool())) {
      entry->second = std::make_unique<Rule>(std::move(*rule));
    } else {
      llvm::consumeError(rule.takeError());
    }
  }
  if (entry->second == nullptr || !entry->second->slots.empty()) {
    return TermId();
  }
  llvm::SmallVector<TermId, 4> values = Evaluate(*entry->second, {}, *this);
  return values.empty() ? TermId() : values[0];
}

TermSet Inference::ReadSite(FrameId frame, const Binding& binding) {
  TermSet found;
  switch (binding.kind) {
    case Binding::Kind::Value:
      return ReadValue(frame, binding.values[0]);
    case Binding::Kind::Element:
    case Binding::Kind::Named:
      for (ObjectId container : solution_.PointsTo(frame, binding.values[0])) {
        bool named = binding.kind == Binding::Kind::Named;
        Merge(found, ReadObjects(named ? solution_.Element(container, binding.key)
                                       : solution_.Element(container, binding.index),
                                 1));
        Merge(found, ReadObjects(solution_.AnyElement(container), 1));
        if (solution_.object(container).kind == ObjectKind::Unknown) {
          Merge(found, pool().Unknown());
        }
      }
      return found.empty() ? TermSet{binding.literal} : found;
    case Binding::Kind::Rest: {
      std::vector<TermSet> sets;
      size_t plain = binding.values.size() - binding.index;
      for (size_t i = 0; i < plain; ++i) {
        sets.push_back(ReadValue(frame, binding.values[i]));
      }
      std::vector<TermSet> spread = {{pool().Sequence(TermKind::Tuple, {})}};
      if (binding.index != 0) {
        spread[0] = ReadValue(frame, binding.values.back());
      }
      for (llvm::ArrayRef<TermId> front : Choices(std::move(sets))) {
        for (TermId rest : spread[0]) {
          llvm::SmallVector<TermId, 8> all(front);
          const Term& tail = pool()[rest];
          if (tail.kind == TermKind::Many) {
            Merge(found, rest);
            continue;
          }
          all.append(tail.children.begin(), tail.children.end());
          Merge(found, pool().Sequence(TermKind::Tuple, all));
        }
      }
      return found;
    }
    default:
      return {binding.literal};
  }
}

// The engine lets one tensor stand for all of its class: what a method is called on is read where
// the call stands. `values`: that value, if the call shows it.
TermSet Inference::ReadReceiver(const Binding& binding, FrameId frame, ObjectId receiver) {
  if (binding.values.empty()) {
    return Read(receiver);
  }
  TermSet terms;
  for (ObjectId object : solution_.PointsTo(frame, binding.values[0])) {
    if (object == receiver || (solution_.TypeOf(object) == solution_.TypeOf(receiver) &&
                               solution_.TypeOf(object).valid() && IsTensor(object))) {
      Merge(terms, Read(object));
    }
  }
  return terms;
}

TermSet Inference::ReadBinding(const Binding& binding, FrameId frame, ObjectId receiver,
                               const Rule::Slot& slot) {
  switch (binding.kind) {
    case Binding::Kind::Receiver:
      return receiver.valid() ? ReadReceiver(binding, frame, receiver) : TermSet{pool().Absent()};
    case Binding::Kind::Constructor:
      return receiver.valid() ? ReadConstructor(receiver, slot) : TermSet{slot.otherwise};
    default:
      return ReadSite(frame, binding);
  }
}

// The argument that the object was constructed with.
TermSet Inference::ReadConstructor(ObjectId receiver, const Rule::Slot& slot) {
  const Object& object = solution_.object(receiver);
  if (object.kind != ObjectKind::Instance || !object.frame.valid()) {
    return {slot.otherwise};
  }
  FrameId frame = object.frame;
  auto inst = ir::InstId(object.index);
  models::SymbolId symbol = LibraryClass(receiver);
  if (auto call = constructors_.find(receiver); call != constructors_.end()) {
    frame = call->second.caller;
    inst = call->second.inst;
    symbol = call->second.symbol;
  } else if (solution_.object(object.class_object).kind != ObjectKind::Library) {
    return {slot.otherwise};
  }
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  if (!symbol.valid() || inst.index() >= function.instructions.size()) {
    return {slot.otherwise};
  }
  Rule::Slot named = slot;
  named.source = Rule::Slot::Source::Named;
  return ReadSite(frame, BindArgument(frame, inst, symbol, named));
}

}  // namespace hybridize::tensor
