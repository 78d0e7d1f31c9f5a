// Operators: calls of the operands' special methods.

#include <iterator>

#include "pointsto/engine.h"

namespace hybridize::pointsto {
namespace {

struct OperatorMethods {
  llvm::StringLiteral direct;
  llvm::StringLiteral reflected;
  llvm::StringLiteral in_place;
};

// In the order of ir::BinaryOperator.
constexpr OperatorMethods kBinaryMethods[] = {
    {"__add__", "__radd__", "__iadd__"},
    {"__sub__", "__rsub__", "__isub__"},
    {"__mul__", "__rmul__", "__imul__"},
    {"__truediv__", "__rtruediv__", "__itruediv__"},
    {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    {"__mod__", "__rmod__", "__imod__"},
    {"__pow__", "__rpow__", "__ipow__"},
    {"__matmul__", "__rmatmul__", "__imatmul__"},
    {"__lshift__", "__rlshift__", "__ilshift__"},
    {"__rshift__", "__rrshift__", "__irshift__"},
    {"__and__", "__rand__", "__iand__"},
    {"__or__", "__ror__", "__ior__"},
    {"__xor__", "__rxor__", "__ixor__"},
};

// In the order of ir::CompareOperator, as far as they are methods of the left operand.
constexpr OperatorMethods kCompareMethods[] = {
    {"__eq__", "__eq__", ""}, {"__ne__", "__ne__", ""}, {"__lt__", "__gt__", ""},
    {"__le__", "__ge__", ""}, {"__gt__", "__lt__", ""}, {"__ge__", "__le__", ""},
};

// In the order of ir::UnaryOperator.
constexpr llvm::StringLiteral kUnaryMethods[] = {"__neg__", "__pos__", "__invert__"};

const OperatorMethods& MethodsOf(const ir::Instruction& inst) {
  return inst.op == ir::Op::Compare ? kCompareMethods[inst.payload] : kBinaryMethods[inst.payload];
}

}  // namespace

void Engine::GenerateBinary(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::BinaryLeft,
                                   .frame = frame,
                                   .inst = id,
                                   .a = Operand(frame, inst, 1).index(),
                                   .b = Result(frame, inst).index()});
}

void Engine::GenerateInPlace(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  GenerateBinary(frame, id, inst);
}

void Engine::GenerateCompare(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  auto op = static_cast<ir::CompareOperator>(inst.payload);
  if (op < ir::CompareOperator::Is) {
    GenerateBinary(frame, id, inst);
    return;
  }
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Bool, frame, id));
  if (op == ir::CompareOperator::In || op == ir::CompareOperator::NotIn) {
    Attach(Operand(frame, inst, 1), {.kind = ConstraintKind::Special,
                                     .frame = frame,
                                     .inst = id,
                                     .a = static_cast<uint32_t>(WellKnown::Contains),
                                     .b = graph_.AddNodes(1).index()});
  }
}

bool Engine::IsScalarClass(ObjectId class_object) const {
  return class_object == builtin(Builtin::NoneType) ||
         ClassHas(class_object, models::Role::Number) || ClassHas(class_object, models::Role::Text);
}

bool Engine::IsScalar(ObjectId object) const { return IsScalarClass(TypeOf(object)); }

NodeId Engine::MethodNode(ObjectId object, llvm::StringRef method, FrameId frame, ir::InstId inst) {
  NameId name = program_.names().Intern(method);
  auto [entry, inserted] = specials_.try_emplace({object, name}, NodeId());
  if (!inserted) {
    return entry->second;
  }
  NodeId node = graph_.AddNodes(1);
  entry->second = node;
  StartLookup({.class_object = TypeOf(object),
               .name = name,
               .receiver = object,
               .result = node,
               .frame = frame,
               .inst = inst});
  return node;
}

// a: the right operand; b: the result.
void Engine::OnBinaryLeft(const Constraint& constraint, ObjectId left) {
  NodeId result(constraint.b);
  const ir::Instruction inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  if (objects_[left].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  // The right operand decides about numbers, and may answer when the left one does not.
  Attach(NodeId(constraint.a), {.kind = ConstraintKind::BinaryRight,
                                .frame = constraint.frame,
                                .inst = constraint.inst,
                                .a = TypeOf(left).index(),
                                .b = constraint.b});
  if (IsScalar(left)) {
    return;
  }
  const OperatorMethods& methods = MethodsOf(inst);
  auto call = [&](llvm::StringRef method) {
    CallNode(MethodNode(left, method, constraint.frame, constraint.inst),
             AddCall({.frame = constraint.frame,
                      .inst = constraint.inst,
                      .arguments = {{.node = NodeId(constraint.a)}},
                      .result = result}));
  };
  call(methods.direct);
  if (inst.op == ir::Op::InPlace) {
    call(methods.in_place);
  }
}

// Waits on the right operand. a: a class of the left operand; b: the result.
void Engine::OnBinaryRight(const Constraint& constraint, ObjectId right) {
  NodeId result(constraint.b);
  ObjectId left(constraint.a);
  const ir::Instruction inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  if (objects_[right].kind == ObjectKind::Unknown) {
    if (IsScalarClass(left)) {
      graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    }
    return;
  }
  ObjectId type = TypeOf(right);
  bool is_text = ClassHas(left, models::Role::Text);
  if (IsScalarClass(left) && (IsScalarClass(type) || is_text) &&
      !ClassHas(type, models::Role::Tensor)) {
    bool divides = inst.op != ir::Op::Compare &&
                   static_cast<ir::BinaryOperator>(inst.payload) == ir::BinaryOperator::Divide;
    ObjectId scalar =
        inst.op == ir::Op::Compare ? builtin(Builtin::Bool) : ScalarClass(left, type, divides);
    graph_.AddObject(result, MakeInstance(scalar, constraint.frame, constraint.inst));
  } else if (left != type) {
    // Once for all left operands.
    Attach(Operand(constraint.frame, inst, 1), {.kind = ConstraintKind::Reflected,
                                                .frame = constraint.frame,
                                                .inst = constraint.inst,
                                                .b = constraint.b});
  }
}

// Waits on the right operand where one of the left ones is of another class; b: the result.
void Engine::OnReflected(const Constraint& constraint, ObjectId right) {
  if (objects_[right].kind == ObjectKind::Unknown || IsScalar(right)) {
    return;
  }
  const ir::Instruction inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  CallNode(MethodNode(right, MethodsOf(inst).reflected, constraint.frame, constraint.inst),
           AddCall({.frame = constraint.frame,
                    .inst = constraint.inst,
                    .arguments = {{.node = Operand(constraint.frame, inst, 0)}},
                    .result = NodeId(constraint.b)}));
}

// The class of an arithmetic result by the classes of its operands: text stays text; of numbers,
// the wider one.
ObjectId Engine::ScalarClass(ObjectId left, ObjectId right, bool divides) const {
  for (ObjectId operand : {left, right}) {
    if (ClassHas(operand, models::Role::Text)) {
      return operand;
    }
  }
  for (Builtin wide : {Builtin::Complex, Builtin::Float}) {
    if (left == builtin(wide) || right == builtin(wide)) {
      return builtin(wide);
    }
  }
  return divides ? builtin(Builtin::Float) : builtin(Builtin::Int);
}

void Engine::GenerateUnary(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  Attach(Operand(frame, inst, 0), {.kind = ConstraintKind::Unary,
                                   .frame = frame,
                                   .inst = id,
                                   .b = Result(frame, inst).index()});
}

// b: the result.
void Engine::OnUnary(const Constraint& constraint, ObjectId object) {
  NodeId result(constraint.b);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  if (IsScalar(object)) {
    graph_.AddObject(result, MakeInstance(TypeOf(object), constraint.frame, constraint.inst));
    return;
  }
  const ir::Instruction inst = FunctionOf(constraint.frame).instructions[constraint.inst];
  CallNode(MethodNode(object, kUnaryMethods[inst.payload], constraint.frame, constraint.inst),
           AddCall({.frame = constraint.frame, .inst = constraint.inst, .result = result}));
}

// A special method without arguments, or with the left operand of `in`. a: the WellKnown method; b:
// the result. Where the result is of no interest only project objects are asked.
void Engine::OnSpecial(const Constraint& constraint, ObjectId object) {
  auto method = static_cast<WellKnown>(constraint.a);
  NodeId result(constraint.b);
  if (objects_[object].kind == ObjectKind::Unknown) {
    graph_.AddObject(result, objects_.Unknown(UnknownReason::UnknownElement));
    return;
  }
  bool shows_nothing = method == WellKnown::Truth || method == WellKnown::Length ||
                       method == WellKnown::Format || method == WellKnown::Str;
  if (shows_nothing && !IsProjectObject(object)) {
    return;
  }
  CallSite site{.frame = constraint.frame, .inst = constraint.inst, .result = result};
  if (method == WellKnown::Contains) {
    const ir::Instruction& inst = FunctionOf(constraint.frame).instructions[constraint.inst];
    site.arguments = {{.node = Operand(constraint.frame, inst, 0)}};
  } else if (method == WellKnown::Exit || method == WellKnown::AsyncExit) {
    for (int i = 0; i < 3; ++i) {
      site.arguments.push_back({.node = graph_.AddNodes(1)});
    }
  } else if (method == WellKnown::Format) {
    site.arguments = {{.node = graph_.AddNodes(1)}};
  }
  CallSpecial(object, method, std::move(site));
}

void Engine::GenerateNot(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  AskTruth(frame, id, Operand(frame, inst, 0));
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Bool, frame, id));
}

void Engine::AskTruth(FrameId frame, ir::InstId id, NodeId operand) {
  for (WellKnown method : {WellKnown::Truth, WellKnown::Length}) {
    AskSpecial(frame, id, operand, method, graph_.AddNodes(1));
  }
}

void Engine::AskSpecial(FrameId frame, ir::InstId id, NodeId operand, WellKnown method,
                        NodeId result) {
  Attach(operand, {.kind = ConstraintKind::Special,
                   .frame = frame,
                   .inst = id,
                   .a = static_cast<uint32_t>(method),
                   .b = result.index()});
}

void Engine::GenerateLength(FrameId frame, ir::InstId id, const ir::Instruction& inst) {
  AskSpecial(frame, id, Operand(frame, inst, 0), WellKnown::Length, graph_.AddNodes(1));
  graph_.AddObject(Result(frame, inst), MakeInstance(Builtin::Int, frame, id));
}

}  // namespace hybridize::pointsto
