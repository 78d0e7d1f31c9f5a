// Which instructions make typed objects, and where the rules of their calls get their arguments.

#include <algorithm>
#include <map>

#include "hybridize/base/check.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "tensor/inference.h"

namespace hybridize::tensor {
namespace {

using pointsto::LibraryCall;
using pointsto::Object;
using pointsto::ObjectKind;

// As the engine numbers several objects of one site.
constexpr uint32_t kOrdinalShift = 24;
constexpr uint32_t kSiteMask = (1U << kOrdinalShift) - 1;

}  // namespace

void Inference::CollectTasks() {
  std::map<std::pair<uint32_t, uint32_t>, std::vector<ObjectId>> sites;
  for (uint32_t i = 0; i < solution_.object_count(); ++i) {
    const Object& object = solution_.object(ObjectId(i));
    if (object.kind == ObjectKind::Instance && object.frame.valid()) {
      sites[{object.frame.index(), object.index & kSiteMask}].push_back(ObjectId(i));
    }
  }
  for (uint32_t i = 0; i < solution_.frame_count(); ++i) {
    for (const LibraryCall& call : solution_.LibraryCallsFrom(FrameId(i))) {
      if (call.receiver.valid() && models_.path(call.symbol).ends_with(".__init__")) {
        constructors_.try_emplace(call.receiver, call);
      }
    }
  }
  for (auto& [site, objects] : sites) {
    llvm::sort(objects, [&](ObjectId left, ObjectId right) {
      return std::pair(solution_.object(left).index, left.index()) <
             std::pair(solution_.object(right).index, right.index());
    });
    AddTask(FrameId(site.first), ir::InstId(site.second), std::move(objects));
  }
}

bool Inference::HasOperator(const ir::Instruction& inst) const {
  switch (inst.op) {
    case ir::Op::Binary:
    case ir::Op::InPlace:
    case ir::Op::Unary:
    case ir::Op::Compare:
    case ir::Op::GetItem:
      return true;
    default:
      return false;
  }
}

void Inference::AddTask(FrameId frame, ir::InstId inst_id, std::vector<ObjectId> results) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  llvm::erase_if(results, [&](ObjectId object) {
    return solution_.object(solution_.object(object).class_object).kind != ObjectKind::Library;
  });
  if (results.empty()) {
    return;
  }
  Task task{.frame = frame, .inst = inst_id, .results = std::move(results)};
  bool is_instruction = inst_id.index() < function.instructions.size();
  bool has_operator = is_instruction && HasOperator(function.instructions[inst_id]);
  if (is_instruction && !has_operator) {
    if (function.instructions[inst_id].op == ir::Op::GetAttr) {
      AddProperties(task, function.instructions[inst_id]);
    }
    llvm::ArrayRef<LibraryCall> calls = solution_.LibraryCallsFrom(frame);
    for (const auto* call = std::ranges::lower_bound(calls, inst_id, {}, &LibraryCall::inst);
         call != calls.end() && call->inst == inst_id; ++call) {
      if (const Rule* rule = RuleOf(call->symbol)) {
        task.calls.push_back(BindCall(*call, *rule));
      }
    }
  }
  if (!has_operator && task.calls.empty()) {
    llvm::for_each(task.results, [&](ObjectId object) { SetDefault(object); });
    return;
  }
  for (ObjectId object : task.results) {
    states_[object].computed = !IsContainer(object);
  }
  task.queued = true;
  queue_.push_back(tasks_.Add(std::move(task)));
}

// A property's rule, for each object that the attribute may be read from.
void Inference::AddProperties(Task& task, const ir::Instruction& inst) {
  const ir::Function& function = program_.function(solution_.frame(task.frame).function);
  llvm::StringRef name = program_.names().text(NameId(inst.payload));
  for (ObjectId receiver : solution_.PointsTo(task.frame, function.Operands(inst)[0])) {
    models::SymbolId class_symbol = LibraryClass(receiver);
    models::SymbolId member =
        class_symbol.valid() ? models_.FindMember(class_symbol, name) : models::SymbolId();
    const Rule* rule = member.valid() ? RuleOf(member) : nullptr;
    if (rule == nullptr) {
      continue;
    }
    task.calls.push_back(BindCall(
        {.caller = task.frame, .inst = task.inst, .symbol = member, .receiver = receiver}, *rule));
  }
}

Inference::RuleCall Inference::BindCall(const LibraryCall& call, const Rule& rule) {
  RuleCall bound{.rule = &rule, .symbol = call.symbol, .receiver = call.receiver};
  for (const Rule::Slot& slot : rule.slots) {
    bound.bindings.push_back(BindSlot(slot, call));
  }
  return bound;
}

Inference::Binding Inference::BindSlot(const Rule::Slot& slot, const LibraryCall& call) {
  if (slot.source == Rule::Slot::Source::Receiver) {
    return BindReceiver(slot, call);
  }
  if (slot.source == Rule::Slot::Source::Constructor) {
    return {.kind = Binding::Kind::Constructor, .literal = slot.otherwise};
  }
  return BindArgument(call.caller, call.inst, call.symbol, slot);
}

Inference::Binding Inference::BindReceiver(const Rule::Slot& slot, const LibraryCall& call) {
  Binding binding{.kind = Binding::Kind::Receiver, .literal = slot.otherwise};
  if (!call.receiver.valid() || !IsTensor(call.receiver)) {
    return binding;
  }
  const ir::Function& function = program_.function(solution_.frame(call.caller).function);
  const ir::Instruction* inst = &function.instructions[call.inst];
  if (inst->op == ir::Op::Call) {
    ir::InstId callee = function.values[function.Operands(*inst)[0]].inst;
    inst = callee.valid() ? &function.instructions[callee] : inst;
    if (inst->op != ir::Op::GetAttr) {
      return binding;
    }
  }
  if (inst->operands.count > 0) {
    ir::ValueId value = function.Operands(*inst)[0];
    if (llvm::any_of(solution_.PointsTo(call.caller, value), [&](ObjectId object) {
          return solution_.TypeOf(object) == solution_.TypeOf(call.receiver);
        })) {
      binding.values = {value};
    }
  }
  return binding;
}

Inference::Binding Inference::BindArgument(FrameId frame, ir::InstId inst_id,
                                           models::SymbolId symbol, const Rule::Slot& slot) {
  const ir::Function& function = program_.function(solution_.frame(frame).function);
  const ir::Instruction& inst = function.instructions[inst_id];
  Binding absent{.literal = slot.otherwise};
  if (inst.op != ir::Op::Call) {
    return absent;
  }
  const models::Symbol& info = models_.symbol(symbol);
  uint32_t position = slot.position;
  uint8_t stars = 0;
  if (slot.source == Rule::Slot::Source::Named) {
    auto found = llvm::find_if(info.parameters, [&](const models::Parameter& parameter) {
      return models_.name(parameter.name) == slot.name;
    });
    bool listed = found != info.parameters.end();
    position = listed              ? static_cast<uint32_t>(found - info.parameters.begin())
               : slot.has_position ? slot.position
                                   : ~0U;
    stars = listed ? found->stars : slot.has_position && slot.name == "rest" ? 1 : 0;
  } else if (position < info.parameters.size()) {
    stars = info.parameters[position].stars;
  }
  llvm::StringRef name = slot.name;
  if (name.empty() && position < info.parameters.size()) {
    name = models_.name(info.parameters[position].name);
  }
  llvm::ArrayRef<ir::ValueId> operands = function.Operands(inst).drop_front();
  const ir::CallSignature& signature = function.signatures[ir::SignatureId(inst.payload)];
  Binding rest{.kind = Binding::Kind::Rest};
  uint32_t next = 0;
  for (size_t i = 0; i < signature.arguments.size(); ++i) {
    const ir::CallSignature::Argument& argument = signature.arguments[i];
    switch (argument.kind) {
      case ir::ArgumentKind::Positional:
        if (stars == 1 && next >= position) {
          rest.values.push_back(operands[i]);
        } else if (next == position) {
          return {.kind = Binding::Kind::Value, .values = {operands[i]}};
        }
        ++next;
        break;
      case ir::ArgumentKind::Keyword:
        if (program_.names().text(argument.name) == name) {
          return {.kind = Binding::Kind::Value, .values = {operands[i]}};
        }
        break;
      case ir::ArgumentKind::Star:
        if (stars == 1) {
          rest.values.push_back(operands[i]);
          rest.index = 1;
        } else if (position != ~0U && position >= next) {
          return {.kind = Binding::Kind::Element,
                  .literal = slot.otherwise,
                  .values = {operands[i]},
                  .index = position - next};
        }
        break;
      case ir::ArgumentKind::DoubleStar:
        if (NameId key = program_.names().Find(name); key.valid() && !name.empty()) {
          absent = {.kind = Binding::Kind::Named,
                    .literal = slot.otherwise,
                    .values = {operands[i]},
                    .key = key};
        }
        break;
    }
  }
  return stars == 1 && !rest.values.empty() ? rest : absent;
}

void Inference::SetDefault(ObjectId object) {
  if (!IsContainer(object)) {
    states_[object].terms.push_back(DefaultTerm(object));
  }
}

const Rule* Inference::RuleOf(models::SymbolId symbol) {
  NameId text = models_.symbol(symbol).type_rule;
  if (!text.valid()) {
    return nullptr;
  }
  auto [entry, inserted] = rules_.try_emplace(text);
  if (inserted) {
    llvm::Expected<Rule> rule = ParseRule(models_.name(text), pool());
    HYB_CHECK(rule, (models_.path(symbol) + ": " + llvm::toString(rule.takeError())).str().c_str());
    entry->second = std::make_unique<Rule>(std::move(*rule));
  }
  return entry->second.get();
}

}  // namespace hybridize::tensor
