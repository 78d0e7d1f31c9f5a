#ifndef HYBRIDIZE_EFFECTS_ORDER_H_
#define HYBRIDIZE_EFFECTS_ORDER_H_

#include "hybridize/ir/program.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace hybridize::effects {

// May-happen-after on the interprocedural control flow: some frame runs, or calls what runs, the
// one thing and then the other. Calls between frames are not matched with returns, so that the
// answer is an upper bound; calls from outside the project have no order.
class Order {
 public:
  Order(const ir::Program& program, const pointsto::Solution& solution)
      : program_(program), solution_(solution) {}

  // Whether `inst` of `frame` may run after a call of one of `first` has ended.
  bool MayFollow(llvm::ArrayRef<pointsto::FrameId> first, pointsto::FrameId frame, ir::InstId inst);

 private:
  using FrameSet = llvm::DenseSet<pointsto::FrameId>;

  const FrameSet& CallersOf(pointsto::FrameId frame);
  bool Follows(const ir::Function& function, const std::vector<ir::InstId>& first,
               const std::vector<ir::InstId>& second) const;

  const ir::Program& program_;
  const pointsto::Solution& solution_;
  // Each frame with everything that leads to it, itself included.
  llvm::DenseMap<pointsto::FrameId, FrameSet> callers_;
};

// The block that an instruction stands in.
ir::BlockId BlockOf(const ir::Function& function, ir::InstId inst);

// What blocks can be reached from the end of `from`, itself included only through a cycle.
std::vector<bool> ReachableFrom(const ir::Function& function, ir::BlockId from);

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_EFFECTS_ORDER_H_
