#ifndef HYBRIDIZE_EFFECTS_ORDER_H_
#define HYBRIDIZE_EFFECTS_ORDER_H_

#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/pointsto/solution.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize::effects {

// May-happen-after on the interprocedural control flow: some frame runs, or calls what runs, the
// one thing and then the other. Calls between frames are not matched with returns, so that the
// answer is an upper bound; calls from outside the project have no order.
class Order {
 public:
  Order(const ir::Program& program, const pointsto::Solution& solution)
      : program_(program), solution_(solution) {}

  // Whether `inst` of `frame` may run after a call of one of `first` has ended. The first question
  // about the same calls walks the call graph once; further ones in a row are cheap.
  bool MayFollow(llvm::ArrayRef<pointsto::FrameId> first, pointsto::FrameId frame, ir::InstId inst);

 private:
  struct Mark {
    // Calls one of the first ones, or is one.
    bool leads = false;
    // May run as a whole after one of them.
    bool after = false;
  };
  // Calls in a frame that lead to the first ones.
  struct Calls {
    // Blocks that one of them may run before.
    std::vector<bool> reached;
    // The first one in a block.
    llvm::DenseMap<ir::BlockId, ir::InstId> first;
  };

  void Collect(llvm::ArrayRef<pointsto::FrameId> first);
  Calls CallsBefore(pointsto::FrameId frame) const;
  bool Follows(pointsto::FrameId frame, ir::InstId inst, const Calls& calls) const;

  const ir::Program& program_;
  const pointsto::Solution& solution_;
  // What the marks are about.
  llvm::ArrayRef<pointsto::FrameId> first_;
  IdVector<pointsto::FrameId, Mark> marks_;
};

// The block that an instruction stands in.
ir::BlockId BlockOf(const ir::Function& function, ir::InstId inst);

// What blocks can be reached from the end of `from`, itself included only through a cycle.
std::vector<bool> ReachableFrom(const ir::Function& function, ir::BlockId from);

}  // namespace hybridize::effects

#endif  // HYBRIDIZE_EFFECTS_ORDER_H_
