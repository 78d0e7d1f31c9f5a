#include "hybridize/pointsto/solution.h"

#include <algorithm>
#include <tuple>

#include "llvm/ADT/STLExtras.h"
#include "pointsto/solution_data.h"

namespace hybridize::pointsto {
namespace {

auto ByCaller(const CallEdge& edge) { return std::tuple(edge.caller, edge.inst, edge.callee); }
auto ByCallee(const CallEdge& edge) { return std::tuple(edge.callee, edge.caller, edge.inst); }
auto ByCaller(const LibraryCall& call) {
  return std::tuple(call.caller, call.inst, call.symbol, call.receiver);
}

// The run of entries whose key is `wanted`, in a vector sorted by that key.
template <typename Entry, typename Key>
llvm::ArrayRef<Entry> Run(const std::vector<Entry>& entries, FrameId wanted, Key key) {
  auto begin = std::ranges::lower_bound(entries, wanted, {}, key);
  auto end = std::ranges::upper_bound(entries, wanted, {}, key);
  return llvm::ArrayRef(entries).slice(begin - entries.begin(), end - begin);
}

}  // namespace

void Solution::Data::Fill(const ConstraintGraph& graph,
                          const llvm::DenseMap<std::pair<ObjectId, uint32_t>, NodeId>& field_nodes,
                          const llvm::DenseMap<ObjectId, ClassInfo>& classes,
                          std::vector<CallEdge> edges, std::vector<LibraryCall> libraries) {
  points_to.reserve(graph.node_count());
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    points_to.Add(graph.PointsTo(NodeId(i)));
  }
  for (const auto& [key, node] : field_nodes) {
    fields[key] = graph.PointsTo(node);
  }
  for (const auto& [id, info] : classes) {
    class_orders[id] = info.order;
  }
  frames_of.resize(program.functions().size());
  for (size_t i = 0; i < frames.size(); ++i) {
    frames_of[frames[frames.id_at(i)].function.index()].push_back(frames.id_at(i));
  }
  auto by_caller = [](const auto& left, const auto& right) {
    return ByCaller(left) < ByCaller(right);
  };
  auto sort_once = [&](auto& calls) {
    llvm::sort(calls, by_caller);
    calls.erase(llvm::unique(calls), calls.end());
  };
  sort_once(edges);
  sort_once(libraries);
  calls_by_caller = std::move(edges);
  library_calls = std::move(libraries);
  calls_by_callee = calls_by_caller;
  llvm::sort(calls_by_callee,
             [](const auto& left, const auto& right) { return ByCallee(left) < ByCallee(right); });
}

Solution::Solution(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Solution::~Solution() = default;

size_t Solution::object_count() const { return data_->objects.size(); }

const Object& Solution::object(ObjectId id) const { return data_->objects[id]; }

ObjectId Solution::TypeOf(ObjectId id) const {
  const Object& object = data_->objects[id];
  return object.kind == ObjectKind::Instance ? object.class_object : ObjectId();
}

bool Solution::TypeHas(ObjectId id, models::Role role) const {
  ObjectId type = TypeOf(id);
  return type.valid() && ClassHas(type, role);
}

bool Solution::ClassHas(ObjectId class_object, models::Role role) const {
  const Object& type = data_->objects[class_object];
  if (type.kind == ObjectKind::Library) {
    return data_->models.IsA(models::SymbolId(type.index), role);
  }
  return llvm::any_of(ClassOrder(class_object), [&](ObjectId next) {
    return data_->objects[next].kind == ObjectKind::Library &&
           data_->models.IsA(models::SymbolId(data_->objects[next].index), role);
  });
}

llvm::ArrayRef<ObjectId> Solution::ClassOrder(ObjectId class_object) const {
  auto order = data_->class_orders.find(class_object);
  return order == data_->class_orders.end() ? llvm::ArrayRef<ObjectId>()
                                            : llvm::ArrayRef(order->second);
}

size_t Solution::frame_count() const { return data_->frames.size(); }
const Frame& Solution::frame(FrameId id) const { return data_->frames[id]; }

llvm::ArrayRef<FrameId> Solution::FramesOf(ir::FunctionId function) const {
  return data_->frames_of[function.index()];
}

bool Solution::IsReached(ir::FunctionId function) const { return data_->reached[function.index()]; }

bool Solution::IsSummary(ir::FunctionId function) const {
  return data_->program.function(function).module.index() >= data_->first_summary;
}

llvm::ArrayRef<ObjectId> Solution::PointsTo(FrameId frame, ir::ValueId value) const {
  NodeId node(data_->frames[frame].first_node.index() + value.index());
  return data_->Set(data_->points_to[node]);
}

llvm::ArrayRef<ObjectId> Solution::Returned(FrameId frame) const {
  return data_->Set(data_->points_to[data_->frames[frame].returned]);
}

llvm::ArrayRef<ObjectId> Solution::FieldOf(ObjectId object, uint32_t bits) const {
  auto field = data_->fields.find({object, bits});
  return field == data_->fields.end() ? llvm::ArrayRef<ObjectId>() : data_->Set(field->second);
}

llvm::ArrayRef<ObjectId> Solution::Elements(ObjectId container) const {
  return FieldOf(container, Field::All().bits());
}

llvm::ArrayRef<ObjectId> Solution::Element(ObjectId container, uint32_t index) const {
  return FieldOf(container, Field::Index(index).bits());
}

llvm::ArrayRef<ObjectId> Solution::Element(ObjectId container, NameId key) const {
  return FieldOf(container, Field::Name(key).bits());
}

llvm::ArrayRef<ObjectId> Solution::AnyElement(ObjectId container) const {
  return FieldOf(container, Field::Any().bits());
}

llvm::ArrayRef<ObjectId> Solution::Attribute(ObjectId object, NameId name) const {
  return FieldOf(object, Field::Attr(name).bits());
}

std::vector<bool> Solution::Outliving() const {
  llvm::DenseMap<ObjectId, std::vector<SetId>> parts;
  std::vector<ObjectId> pending;
  for (const auto& [key, set] : data_->fields) {
    parts[key.first].push_back(set);
  }
  std::vector<bool> held(data_->objects.size(), false);
  for (uint32_t i = 0; i < data_->objects.size(); ++i) {
    ObjectKind kind = data_->objects[ObjectId(i)].kind;
    if (kind == ObjectKind::Module || kind == ObjectKind::Class || kind == ObjectKind::Function ||
        kind == ObjectKind::Library) {
      held[i] = true;
      pending.push_back(ObjectId(i));
    }
  }
  while (!pending.empty()) {
    ObjectId object = pending.back();
    pending.pop_back();
    for (SetId set : parts.lookup(object)) {
      for (ObjectId part : data_->Set(set)) {
        // A cell is held by the function that captured it, but belongs to one activation.
        bool enters = data_->objects[part].kind != ObjectKind::Cell;
        if (enters && !held[part.index()]) {
          held[part.index()] = true;
          pending.push_back(part);
        }
      }
    }
  }
  return held;
}

llvm::ArrayRef<CallEdge> Solution::CallsFrom(FrameId caller) const {
  return Run(data_->calls_by_caller, caller, [](const CallEdge& edge) { return edge.caller; });
}

llvm::ArrayRef<LibraryCall> Solution::LibraryCallsFrom(FrameId caller) const {
  return Run(data_->library_calls, caller, [](const LibraryCall& call) { return call.caller; });
}

llvm::ArrayRef<CallEdge> Solution::CallsTo(FrameId callee) const {
  return Run(data_->calls_by_callee, callee, [](const CallEdge& edge) { return edge.callee; });
}

}  // namespace hybridize::pointsto
