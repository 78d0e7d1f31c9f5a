#ifndef HYBRIDIZE_LOWER_LOWER_H_
#define HYBRIDIZE_LOWER_LOWER_H_

#include "hybridize/ir/program.h"
#include "hybridize/syntax/tree.h"

namespace hybridize::lower {

// Lowers one file to SSA with block parameters (Braun et al., Simple and Efficient Construction of
// Static Single Assignment Form, CC 2013). The tree must be free of problems (`syntax::Validate`)
// and at most `syntax::kMaxDepth` deep. Never fails: what is not understood becomes an Unknown
// instruction with a reason. Safe to call from several threads at once.
ir::Unit Lower(const syntax::Tree& tree);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_LOWER_LOWER_H_
