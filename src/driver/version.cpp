#include "hybridize/driver/driver.h"

namespace hybridize::driver {

llvm::StringRef Version() { return HYBRIDIZE_VERSION; }

}  // namespace hybridize::driver
