#ifndef HYBRIDIZE_SRC_POINTSTO_OPEN_WORLD_H_
#define HYBRIDIZE_SRC_POINTSTO_OPEN_WORLD_H_

#include <vector>

#include "pointsto/engine.h"

namespace hybridize::pointsto {

// Analyses the functions that no root reaches, as if somebody outside the project called them. In
// rounds: only functions that no other unreached function seems to call (by the names in its body)
// become roots, each in a context of its own, with unknown arguments; `self` is one instance of the
// class, whose constructor ran with unknown arguments.
class OpenWorld {
 public:
  explicit OpenWorld(Engine& engine) : engine_(engine) {}

  void Run();

 private:
  bool IsUnreached(ir::FunctionId function) const;
  std::vector<ir::FunctionId> Unreached() const;
  // Those of the unreached functions that stand in no component that another one refers to.
  std::vector<ir::FunctionId> Sources(const std::vector<ir::FunctionId>& unreached) const;
  void Enter(ir::FunctionId function);
  ObjectId ReceiverOf(ir::FunctionId method);

  Engine& engine_;
};

}  // namespace hybridize::pointsto

#endif  // HYBRIDIZE_SRC_POINTSTO_OPEN_WORLD_H_
