#ifndef HYBRIDIZE_SRC_POINTSTO_SOLUTION_DATA_H_
#define HYBRIDIZE_SRC_POINTSTO_SOLUTION_DATA_H_

#include <vector>

#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"
#include "pointsto/engine.h"
#include "pointsto/set_pool.h"

namespace hybridize::pointsto {

// The engine's tables after solving, without what only solving needs.
class Solution::Data {
 public:
  Data(const ir::Program& the_program, const models::Models& the_models)
      : program(the_program), models(the_models) {}

  void Fill(const ConstraintGraph& graph,
            const llvm::DenseMap<std::pair<ObjectId, uint32_t>, NodeId>& field_nodes,
            const llvm::DenseMap<ObjectId, ClassInfo>& classes, std::vector<CallEdge> edges,
            std::vector<LibraryCall> libraries);

  llvm::ArrayRef<ObjectId> Set(SetId set) const { return sets.Elements(set); }

  const ir::Program& program;
  const models::Models& models;
  SetPool sets;
  ObjectTable objects;
  IdVector<FrameId, Frame> frames;
  std::vector<std::vector<FrameId>> frames_of;
  std::vector<bool> reached;
  uint32_t first_summary = 0;
  IdVector<NodeId, SetId> points_to;
  llvm::DenseMap<std::pair<ObjectId, uint32_t>, SetId> fields;
  llvm::DenseMap<ObjectId, std::vector<ObjectId>> class_orders;
  std::vector<CallEdge> calls_by_caller;
  std::vector<CallEdge> calls_by_callee;
  std::vector<LibraryCall> library_calls;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_SOLUTION_DATA_H_
