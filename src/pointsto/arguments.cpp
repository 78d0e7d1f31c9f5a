// Binding the arguments of a call to the parameters of a function.

#include "pointsto/engine.h"

namespace hybridize::pointsto {
namespace {

uint32_t PositionalCount(const ir::Function& code) {
  uint32_t count = 0;
  while (count < code.parameters.size() &&
         (code.parameters[count].kind == ir::ParameterKind::PositionalOnly ||
          code.parameters[count].kind == ir::ParameterKind::Positional)) {
    ++count;
  }
  return count;
}

std::optional<uint32_t> FindKind(const ir::Function& code, ir::ParameterKind kind) {
  for (uint32_t i = 0; i < code.parameters.size(); ++i) {
    if (code.parameters[i].kind == kind) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace

NodeId Engine::ParameterNode(FrameId frame, uint32_t parameter) const {
  const ir::Function& code = FunctionOf(frame);
  return ValueNode(frame, code.Parameters(code.blocks[ir::BlockId(0)])[parameter]);
}

// The tuple of surplus positional arguments; invalid when the function takes none.
ObjectId Engine::ExtraPositional(FrameId callee) {
  const ir::Function& code = FunctionOf(callee);
  std::optional<uint32_t> star = FindKind(code, ir::ParameterKind::Star);
  if (!star) {
    return ObjectId();
  }
  ObjectId tuple = MakeInstance(Builtin::Tuple, callee,
                                ir::InstId(static_cast<uint32_t>(code.instructions.size())));
  graph_.AddObject(ParameterNode(callee, *star), tuple);
  return tuple;
}

ObjectId Engine::ExtraKeyword(FrameId callee) {
  const ir::Function& code = FunctionOf(callee);
  std::optional<uint32_t> stars = FindKind(code, ir::ParameterKind::DoubleStar);
  if (!stars) {
    return ObjectId();
  }
  ObjectId dict = MakeInstance(Builtin::Dict, callee,
                               ir::InstId(static_cast<uint32_t>(code.instructions.size()) + 1));
  graph_.AddObject(ParameterNode(callee, *stars), dict);
  return dict;
}

void Engine::BindPositional(FrameId callee, uint32_t position, NodeId value) {
  uint32_t count = PositionalCount(FunctionOf(callee));
  if (position < count) {
    graph_.AddEdge(value, ParameterNode(callee, position));
  } else if (ObjectId extra = ExtraPositional(callee); extra.valid()) {
    uint32_t index = position - count;
    graph_.AddEdge(value, FieldNode(extra, index < options_.max_field_keys ? Field::Index(index)
                                                                           : Field::Any()));
  }
}

// The value may arrive at any position from `position` on.
void Engine::BindFrom(FrameId callee, uint32_t position, NodeId value) {
  uint32_t count = PositionalCount(FunctionOf(callee));
  for (uint32_t i = position; i < count; ++i) {
    graph_.AddEdge(value, ParameterNode(callee, i));
  }
  if (ObjectId extra = ExtraPositional(callee); extra.valid()) {
    graph_.AddEdge(value, FieldNode(extra, Field::Any()));
  }
}

// A node whose objects may arrive at any position from `position` on.
NodeId Engine::AnywhereFrom(FrameId callee, uint32_t position) {
  auto [entry, inserted] = spreads_.try_emplace({callee, 2 * position}, NodeId());
  if (!inserted) {
    return entry->second;
  }
  NodeId node = graph_.AddNodes(1);
  entry->second = node;
  BindFrom(callee, position, node);
  return node;
}

// A node whose objects may arrive under any name, from parameter `position` on.
NodeId Engine::AnyKeyword(FrameId callee, uint32_t position) {
  auto [entry, inserted] = spreads_.try_emplace({callee, 2 * position + 1}, NodeId());
  if (!inserted) {
    return entry->second;
  }
  NodeId node = graph_.AddNodes(1);
  entry->second = node;
  const ir::Function& code = FunctionOf(callee);
  for (uint32_t i = position; i < code.parameters.size(); ++i) {
    ir::ParameterKind kind = code.parameters[i].kind;
    if (kind == ir::ParameterKind::Positional || kind == ir::ParameterKind::KeywordOnly) {
      graph_.AddEdge(node, ParameterNode(callee, i));
    }
  }
  if (ObjectId extra = ExtraKeyword(callee); extra.valid()) {
    graph_.AddEdge(node, FieldNode(extra, Field::Any()));
  }
  return node;
}

void Engine::BindKeyword(FrameId callee, NameId keyword, NodeId value) {
  const ir::Function& code = FunctionOf(callee);
  for (uint32_t i = 0; i < code.parameters.size(); ++i) {
    ir::ParameterKind kind = code.parameters[i].kind;
    if (code.parameters[i].name == keyword &&
        (kind == ir::ParameterKind::Positional || kind == ir::ParameterKind::KeywordOnly)) {
      graph_.AddEdge(value, ParameterNode(callee, i));
      return;
    }
  }
  if (ObjectId extra = ExtraKeyword(callee); extra.valid()) {
    graph_.AddEdge(value, FieldNode(extra, Field::Name(keyword)));
    NodeId key = FieldNode(extra, Field::KeysOf());
    graph_.AddObject(key, MakeInstance(Builtin::String, callee, ir::InstId(0)));
  }
}

void Engine::BindReceiver(FrameId callee, ObjectId self) {
  if (PositionalCount(FunctionOf(callee)) > 0) {
    graph_.AddObject(ParameterNode(callee, 0), self);
  } else if (ObjectId extra = ExtraPositional(callee); extra.valid()) {
    graph_.AddObject(FieldNode(extra, Field::Index(0)), self);
  }
}

// `bound`: a receiver takes the first position.
void Engine::BindArguments(CallId call, FrameId callee, ObjectId function, bool bound) {
  uint32_t position = bound ? 1 : 0;
  // Empty containers too are what the starred parameters hold.
  ExtraPositional(callee);
  ExtraKeyword(callee);
  // A copy: binding may add calls.
  const CallSite site = calls_[call];
  NodeId star;
  bool after_star = false;
  for (const CallArgument& argument : site.arguments) {
    switch (argument.kind) {
      case ir::ArgumentKind::Positional:
        if (star.valid()) {
          Attach(star, {.kind = ConstraintKind::AfterStar,
                        .frame = callee,
                        .a = position++,
                        .b = argument.node.index()});
        } else if (after_star) {
          BindFrom(callee, position, argument.node);
        } else {
          BindPositional(callee, position++, argument.node);
        }
        break;
      case ir::ArgumentKind::Keyword:
        BindKeyword(callee, argument.name, argument.node);
        break;
      case ir::ArgumentKind::Star:
        Attach(argument.node, {.kind = ConstraintKind::SpreadStar,
                               .frame = callee,
                               .inst = ir::InstId(after_star ? 1 : 0),
                               .a = position});
        star = after_star ? NodeId() : argument.node;
        after_star = true;
        break;
      case ir::ArgumentKind::DoubleStar:
        Attach(argument.node,
               {.kind = ConstraintKind::SpreadDoubleStar, .frame = callee, .a = position});
        break;
    }
  }
  BindDefaults(call, callee, function, bound);
}

// Defaults of the parameters that the call does not fill, or may leave to a star.
void Engine::BindDefaults(CallId call, FrameId callee, ObjectId function, bool bound) {
  const ir::Function& code = FunctionOf(callee);
  const CallSite& site = calls_[call];
  uint32_t filled = bound ? 1 : 0;
  for (const CallArgument& argument : site.arguments) {
    if (argument.kind == ir::ArgumentKind::Star) {
      break;
    }
    filled += argument.kind == ir::ArgumentKind::Positional ? 1 : 0;
  }
  uint32_t positional = PositionalCount(code);
  for (uint32_t i = 0; i < code.parameters.size(); ++i) {
    bool by_position = i < positional && i < filled;
    bool by_name = llvm::any_of(site.arguments, [&](const CallArgument& argument) {
      return argument.kind == ir::ArgumentKind::Keyword && argument.name == code.parameters[i].name;
    });
    if (code.parameters[i].has_default && !by_position && !by_name) {
      graph_.AddEdge(FieldNode(function, Field::DefaultOf(i)), ParameterNode(callee, i));
    }
  }
}

// Waits on the operand of `*`. frame: the callee; a: the position of the first element; inst: 1
// when another star comes before, so that positions are only lower bounds.
void Engine::OnSpreadStar(const Constraint& constraint, ObjectId object) {
  if (!IsContainer(object)) {
    NodeId element = AnywhereFrom(constraint.frame, constraint.a);
    if (objects_[object].kind == ObjectKind::Unknown) {
      graph_.AddObject(element, object);
    } else if (objects_[object].kind == ObjectKind::Instance ||
               objects_[object].kind == ObjectKind::Constant) {
      NodeId iterator = graph_.AddNodes(1);
      CallSpecial(object, WellKnown::Iter,
                  {.frame = constraint.frame, .inst = ir::InstId(0), .result = iterator});
      Attach(iterator, {.kind = ConstraintKind::NextItem,
                        .frame = constraint.frame,
                        .inst = ir::InstId(0),
                        .b = element.index()});
    }
    return;
  }
  if (constraint.inst.index() != 0 || TypeHas(object, models::Role::Mapping)) {
    bool keys = TypeHas(object, models::Role::Mapping);
    graph_.AddEdge(FieldNode(object, keys ? Field::KeysOf() : Field::All()),
                   AnywhereFrom(constraint.frame, constraint.a));
    return;
  }
  graph_.AddEdge(FieldNode(object, Field::Any()), AnywhereFrom(constraint.frame, constraint.a));
  WatchElements(object, constraint);
}

// Waits on the operand of the only `*` before a positional argument. frame: the callee; a: the
// argument's position if the operand were empty; b: the argument.
void Engine::OnAfterStar(const Constraint& constraint, ObjectId object) {
  NodeId argument(constraint.b);
  if (std::optional<uint32_t> length = FixedLength(object)) {
    BindPositional(constraint.frame, constraint.a + *length, argument);
  } else {
    BindFrom(constraint.frame, constraint.a, argument);
  }
}

// Of a tuple that the program writes out.
std::optional<uint32_t> Engine::FixedLength(ObjectId id) const {
  const Object& object = objects_[id];
  if (object.kind != ObjectKind::Instance || !object.frame.valid() ||
      object.class_object != builtin(Builtin::Tuple)) {
    return std::nullopt;
  }
  const ir::Function& function = FunctionOf(object.frame);
  if (object.index >= function.instructions.size()) {
    return std::nullopt;
  }
  const ir::Instruction& inst = function.instructions[ir::InstId(object.index)];
  return inst.op == ir::Op::MakeTuple ? std::optional(inst.operands.count) : std::nullopt;
}

// Waits on the operand of `**`. frame: the callee; a: how many positional arguments stand before.
void Engine::OnSpreadDoubleStar(const Constraint& constraint, ObjectId object) {
  NodeId any = AnyKeyword(constraint.frame, constraint.a);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(any, object);
  } else if (IsContainer(object)) {
    graph_.AddEdge(FieldNode(object, Field::Any()), any);
    WatchElements(object, constraint);
  }
}

void Engine::OnElement(const Constraint& constraint, ObjectId object, Field field, NodeId node) {
  switch (constraint.kind) {
    case ConstraintKind::SpreadStar:
      if (field.kind() == Field::IndexItem) {
        BindPositional(constraint.frame, constraint.a + field.index(), node);
      }
      return;
    case ConstraintKind::SpreadDoubleStar:
      if (field.kind() == Field::NameItem) {
        BindKeyword(constraint.frame, NameId(field.index()), node);
      }
      return;
    case ConstraintKind::ExtendMapping:
      for (ObjectId mapping : sets_.Elements(graph_.PointsTo(NodeId(constraint.a)))) {
        if (mapping != object) {
          graph_.AddEdge(node, FieldNode(mapping, field));
        }
      }
      return;
    case ConstraintKind::ImportStar:
      ImportName(constraint, object, NameId(field.index()), node);
      return;
    default:
      return;
  }
}

}  // namespace hybridize::pointsto
