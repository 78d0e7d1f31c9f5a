// The checks of the graph: definitions, edges, the order of the blocks, dominance.
#include "ir/verifier.h"

namespace hybridize::ir {

bool Verifier::CheckDefinitions() {
  std::vector<uint32_t> definitions(function_.values.size());
  auto define = [&](ValueId value, const Value& expected) {
    const Value& found = function_.values[value];
    if (found.inst != expected.inst || found.parameter != expected.parameter ||
        found.block != expected.block) {
      ReportAt(expected.block,
               "value " + llvm::Twine(value.index()) + " does not point back to its definition");
    }
    if (++definitions[value.index()] == 2) {
      ReportAt(expected.block, "value " + llvm::Twine(value.index()) + " is defined twice");
    }
    if (found.name.valid() && !NameInRange(found.name)) {
      ReportAt(expected.block, "the name of a value is out of range");
    }
  };
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    uint32_t position = 0;
    for (ValueId value : function_.Parameters(function_.blocks[BlockId(i)])) {
      define(value, Value{.block = BlockId(i), .parameter = position++});
    }
  }
  for (uint32_t i = 0; i < function_.instructions.size(); ++i) {
    ValueId result = function_.instructions[InstId(i)].result;
    if (result.valid()) {
      define(result, Value{.inst = InstId(i), .block = block_of_[i]});
    }
  }
  for (uint32_t i = 0; i < definitions.size(); ++i) {
    if (definitions[i] == 0) {
      Report("value " + llvm::Twine(i) + " has no definition");
    }
  }
  return sound();
}

bool Verifier::CheckEdges() {
  if (function_.Parameters(function_.blocks[BlockId(0)]).size() != function_.parameters.size()) {
    ReportAt(BlockId(0), "the first block does not take the function's parameters");
  }
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    const Block& block = function_.blocks[BlockId(i)];
    const Instruction& terminator = function_.Terminator(block);
    bool takes_item = terminator.op == Op::IterNext;
    for (const Edge& edge : function_.Edges(terminator)) {
      CheckEdge(BlockId(i), edge, takes_item ? 1 : 0);
      takes_item = false;
    }
    if (const Edge* unwind = function_.Unwind(block)) {
      CheckEdge(BlockId(i), *unwind, 1);
    }
  }
  return sound();
}

// `implicit`: parameters that the transfer itself sets.
void Verifier::CheckEdge(BlockId from, const Edge& edge, uint32_t implicit) {
  if (edge.target.index() == 0) {
    ReportAt(from, "an edge leads to the entry");
    return;
  }
  uint32_t given = edge.arguments.count + implicit;
  uint32_t wanted = function_.blocks[edge.target].parameters.count;
  if (given != wanted) {
    ReportAt(from, "b" + llvm::Twine(edge.target.index()) + " takes " + llvm::Twine(wanted) +
                       " arguments, not " + llvm::Twine(given));
  }
}

void Verifier::BuildDominators() {
  std::vector<DominatorTree::Arrow> arrows;
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    const Block& block = function_.blocks[BlockId(i)];
    uint32_t end = block.instructions.begin;
    while (Info(function_.instructions[InstId(end)].op).is_pure) {
      ++end;
    }
    head_end_.push_back(end);
    arrows.emplace_back(Head(BlockId(i)), Tail(BlockId(i)));
    if (const Edge* unwind = function_.Unwind(block)) {
      arrows.emplace_back(Head(BlockId(i)), Head(unwind->target));
    }
    for (const Edge& edge : function_.Edges(function_.Terminator(block))) {
      arrows.emplace_back(Tail(BlockId(i)), Head(edge.target));
    }
  }
  dominators_.emplace(static_cast<uint32_t>(2 * function_.blocks.size()), arrows);
}

// In reverse postorder only the edge back to the head of a loop leads backwards.
bool Verifier::CheckOrder() {
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    BlockId id(i);
    if (!dominators_->Reachable(Head(id))) {
      ReportAt(id, "it is unreachable");
      continue;
    }
    const Block& block = function_.blocks[id];
    auto check = [&](const Edge& edge) {
      if (edge.target <= id && !dominators_->Dominates(Head(edge.target), Head(id))) {
        ReportAt(id, "b" + llvm::Twine(edge.target.index()) + " stands before it");
      }
    };
    llvm::for_each(function_.Edges(function_.Terminator(block)), check);
    if (const Edge* unwind = function_.Unwind(block)) {
      check(*unwind);
    }
  }
  return sound();
}

void Verifier::CheckUses() {
  for (uint32_t i = 0; i < function_.instructions.size(); ++i) {
    const Instruction& inst = function_.instructions[InstId(i)];
    for (ValueId value : function_.Operands(inst)) {
      if (!Available(value, i)) {
        ReportAt(inst, "value " + llvm::Twine(value.index()) + " is used before its definition");
      }
    }
    for (const Edge& edge : function_.Edges(inst)) {
      for (ValueId value : function_.Arguments(edge)) {
        if (!Available(value, i)) {
          ReportAt(inst,
                   "value " + llvm::Twine(value.index()) + " is passed before its definition");
        }
      }
    }
  }
  for (uint32_t i = 0; i < function_.blocks.size(); ++i) {
    const Edge* unwind = function_.Unwind(function_.blocks[BlockId(i)]);
    if (unwind == nullptr) {
      continue;
    }
    for (ValueId value : function_.Arguments(*unwind)) {
      if (!dominators_->Dominates(DefiningNode(value), Head(BlockId(i)))) {
        ReportAt(BlockId(i), "value " + llvm::Twine(value.index()) +
                                 " is passed to the handler before its definition");
      }
    }
  }
}

bool Verifier::Available(ValueId value, uint32_t inst) const {
  const Value& definition = function_.values[value];
  if (definition.inst.valid() && definition.block == block_of_[inst]) {
    return definition.inst.index() < inst;
  }
  return dominators_->Dominates(DefiningNode(value), Head(block_of_[inst]));
}

uint32_t Verifier::DefiningNode(ValueId value) const {
  const Value& definition = function_.values[value];
  bool in_head =
      !definition.inst.valid() || definition.inst.index() < head_end_[definition.block.index()];
  return in_head ? Head(definition.block) : Tail(definition.block);
}

}  // namespace hybridize::ir
