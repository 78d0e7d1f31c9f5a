#include "tensor/inference.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "tensor/elementwise.h"

namespace hybridize::tensor {
namespace {

using pointsto::ObjectId;

constexpr uint32_t kOrdinalShift = 24;

}  // namespace

Inference::Inference(const ir::Program& program, const models::Models& models,
                     const pointsto::Solution& solution, const TypeOptions& options,
                     TermPool& terms)
    : Context(terms),
      program_(program),
      models_(models),
      solution_(solution),
      options_(options),
      states_(solution.object_count()) {}

void Inference::Run() {
  CollectTasks();
  while (!queue_.empty()) {
    TaskId next = queue_.front();
    queue_.pop_front();
    tasks_[next].queued = false;
    RunTask(next);
  }
}

void Inference::RunTask(TaskId id) {
  current_ = id;
  const Task& task = tasks_[id];
  const ir::Function& function = program_.function(solution_.frame(task.frame).function);
  const ir::Instruction& inst = function.instructions[task.inst];
  if (HasOperator(inst)) {
    RunOperator(task, inst);
    return;
  }
  for (const RuleCall& call : task.calls) {
    RunRule(task, call);
  }
}

void Inference::RunOperator(const Task& task, const ir::Instruction& inst) {
  const ir::Function& function = program_.function(solution_.frame(task.frame).function);
  std::vector<TermSet> sets;
  for (ir::ValueId operand : function.Operands(inst)) {
    sets.push_back(ReadValue(task.frame, operand));
  }
  for (llvm::ArrayRef<TermId> operands : Choices(std::move(sets))) {
    TermId result;
    switch (inst.op) {
      case ir::Op::Binary:
      case ir::Op::InPlace:
        result = ApplyBinary(algebra, static_cast<ir::BinaryOperator>(inst.payload), operands[0],
                             operands[1]);
        break;
      case ir::Op::Compare:
        result = ApplyCompare(algebra, static_cast<ir::CompareOperator>(inst.payload), operands[0],
                              operands[1]);
        break;
      case ir::Op::Unary:
        result = ApplyUnary(algebra, static_cast<ir::UnaryOperator>(inst.payload), operands[0]);
        break;
      default:
        result = ApplySubscript(algebra, operands[0], operands[1]);
        break;
    }
    if (result.valid()) {
      AssignResult(task, result);
    }
  }
}

void Inference::RunRule(const Task& task, const RuleCall& call) {
  std::vector<TermSet> sets;
  for (size_t i = 0; i < call.bindings.size(); ++i) {
    sets.push_back(ReadBinding(call.bindings[i], task.frame, call.receiver, call.rule->slots[i]));
  }
  for (llvm::ArrayRef<TermId> slots : Choices(std::move(sets))) {
    for (TermId result : Evaluate(*call.rule, slots, *this)) {
      AssignResult(task, result);
    }
  }
}

// Gives the term to the object among the results that it describes.
void Inference::AssignResult(const Task& task, TermId result) {
  const Term& term = pool()[result];
  bool is_sequence = algebra.IsSequence(result) || term.kind == TermKind::Many;
  auto fits = [&](ObjectId object) {
    if (term.kind == TermKind::Tensor) {
      return IsTensor(object);
    }
    return is_sequence ? IsContainer(object) : !IsContainer(object) && !IsTensor(object);
  };
  if (is_sequence) {
    // A shape keeps what it holds to itself.
    for (ObjectId object : task.results) {
      if (!IsContainer(object) && !IsTensor(object) &&
          !solution_.TypeHas(object, models::Role::Number)) {
        Add(object, result);
        return;
      }
    }
    auto container = llvm::find_if(task.results, fits);
    AssignSequence(
        task.results, result,
        container == task.results.end() ? 0 : solution_.object(*container).index >> kOrdinalShift);
    return;
  }
  if (term.kind == TermKind::Unknown) {
    for (ObjectId object : task.results) {
      if (!IsContainer(object)) {
        Add(object, DefaultTerm(object));
      }
    }
    return;
  }
  if (term.kind == TermKind::Tensor) {
    bool array = term.type.layout == Layout::Array;
    for (ObjectId object : task.results) {
      if (solution_.TypeHas(object, models::Role::Array) == array && IsTensor(object)) {
        Add(object, result);
        return;
      }
    }
  }
  if (auto object = llvm::find_if(task.results, fits); object != task.results.end()) {
    Add(*object, result);
  }
}

// Elements of a container that is object number `ordinal` of its site stand behind it.
void Inference::AssignSequence(llvm::ArrayRef<ObjectId> results, TermId result, uint32_t ordinal) {
  const Term sequence = pool()[result];
  auto ordinal_of = [&](ObjectId object) {
    return solution_.object(object).index >> kOrdinalShift;
  };
  llvm::SmallVector<ObjectId, 8> behind;
  for (ObjectId object : results) {
    if (ordinal_of(object) > ordinal && !IsContainer(object)) {
      behind.push_back(object);
    }
  }
  for (size_t i = 0; i < sequence.children.size(); ++i) {
    TermId child = sequence.children[i];
    uint32_t place = ordinal + 1 + static_cast<uint32_t>(i);
    if (algebra.IsSequence(child) || pool()[child].kind == TermKind::Many) {
      AssignSequence(results, child, place);
    } else if (behind.size() == 1) {
      Add(behind[0], child);
    } else {
      const auto* object =
          llvm::find_if(behind, [&](ObjectId candidate) { return ordinal_of(candidate) == place; });
      if (object != behind.end()) {
        Add(*object, child);
      }
      // How many there are is not known: each of the places may hold it.
      if (sequence.kind == TermKind::Many) {
        llvm::for_each(behind, [&](ObjectId candidate) { Add(candidate, child); });
      }
    }
  }
}

void Inference::Add(ObjectId object, TermId term) {
  State& state = states_[object];
  if (state.joined) {
    term = algebra.Join(state.terms[0], term);
    if (term == state.terms[0]) {
      return;
    }
    state.terms[0] = term;
  } else {
    if (llvm::is_contained(state.terms, term)) {
      return;
    }
    state.terms.push_back(term);
    if (state.terms.size() > options_.max_types) {
      state.joined = true;
      state.terms = {JoinAll(state.terms)};
    }
  }
  for (TaskId reader : states_[object].readers) {
    if (!tasks_[reader].queued) {
      tasks_[reader].queued = true;
      queue_.push_back(reader);
    }
  }
}

TermId Inference::JoinAll(llvm::ArrayRef<TermId> terms) {
  TermId joined = terms.front();
  for (TermId term : terms.drop_front()) {
    joined = algebra.Join(joined, term);
  }
  return joined;
}

std::vector<llvm::SmallVector<TermId, 4>> Inference::Choices(std::vector<TermSet> sets) {
  constexpr size_t kMaxChoices = 64;
  size_t count = 1;
  for (const TermSet& set : sets) {
    count *= set.size();
  }
  while (count > kMaxChoices) {
    auto largest = std::ranges::max_element(sets, {}, &TermSet::size);
    count /= largest->size();
    *largest = {JoinAll(*largest)};
  }
  std::vector<llvm::SmallVector<TermId, 4>> choices;
  for (size_t choice = 0; choice < count; ++choice) {
    size_t rest = choice;
    llvm::SmallVector<TermId, 4> chosen;
    for (const TermSet& set : sets) {
      chosen.push_back(set[rest % set.size()]);
      rest /= set.size();
    }
    choices.push_back(std::move(chosen));
  }
  return choices;
}

TermId Inference::Invoke(TermId object_term, llvm::StringRef method,
                         llvm::ArrayRef<TermId> arguments) {
  const Term& term = pool()[object_term];
  if (term.kind != TermKind::Object) {
    return term.kind == TermKind::Unknown ? pool().Unknown() : TermId();
  }
  ObjectId object(static_cast<uint32_t>(term.number));
  models::SymbolId class_symbol = LibraryClass(object);
  models::SymbolId member =
      class_symbol.valid() ? models_.FindMember(class_symbol, method) : models::SymbolId();
  const Rule* rule = member.valid() ? RuleOf(member) : nullptr;
  if (rule == nullptr) {
    return pool().Tensor(TensorType());
  }
  const models::Symbol& info = models_.symbol(member);
  std::vector<TermSet> sets;
  for (const Rule::Slot& slot : rule->slots) {
    if (slot.source == Rule::Slot::Source::Receiver) {
      sets.push_back({object_term});
      continue;
    }
    if (slot.source == Rule::Slot::Source::Constructor) {
      sets.push_back(ReadConstructor(object, slot));
      continue;
    }
    size_t position = slot.position;
    if (slot.source == Rule::Slot::Source::Named) {
      auto found = llvm::find_if(info.parameters, [&](const models::Parameter& parameter) {
        return models_.name(parameter.name) == slot.name;
      });
      position = static_cast<size_t>(found - info.parameters.begin());
    }
    sets.push_back({position < arguments.size() ? arguments[position] : slot.otherwise});
  }
  llvm::SmallVector<TermId, 4> results;
  for (llvm::ArrayRef<TermId> slots : Choices(std::move(sets))) {
    results.append(Evaluate(*rule, slots, *this));
  }
  return results.empty() ? TermId() : JoinAll(results);
}

Types Types::Infer(const ir::Program& program, const models::Models& models,
                   const pointsto::Solution& solution, const TypeOptions& options) {
  TermPool pool;
  Inference inference(program, models, solution, options, pool);
  inference.Run();
  Types types;
  for (uint32_t i = 0; i < solution.object_count(); ++i) {
    std::vector<TensorType> found;
    for (TermId id : inference.StateOf(ObjectId(i))) {
      const Term& term = pool[id];
      if (term.kind == TermKind::Tensor && !llvm::is_contained(found, term.type)) {
        found.push_back(term.type);
      }
    }
    if (!found.empty()) {
      types.types_[ObjectId(i)] = std::move(found);
    }
  }
  return types;
}

}  // namespace hybridize::tensor
