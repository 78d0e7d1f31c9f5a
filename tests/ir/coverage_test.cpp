#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "hybridize/ir/kinds.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

namespace hybridize::ir {
namespace {

// What lowering makes of trees that `syntax::Validate` refuses, and so of no golden case.
constexpr Op kOfRefusedTrees[] = {Op::Unknown, Op::Unreachable};

// The mnemonic of a line of a dump; empty for a heading.
llvm::StringRef MnemonicOf(llvm::StringRef line) {
  if (!line.consume_front("    ")) {
    return {};
  }
  if (line.starts_with("%")) {
    line = line.split(" = ").second;
  }
  return line.ltrim().take_until([](char c) { return c == ' '; });
}

std::set<std::string> MnemonicsInGoldenDumps() {
  std::set<std::string> found;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator file(HYBRIDIZE_SOURCE_DIR "/tests/golden/ir",
                                                        error);
       file != llvm::sys::fs::recursive_directory_iterator() && !error; file.increment(error)) {
    if (!llvm::StringRef(file->path()).ends_with("/expected.ir")) {
      continue;
    }
    auto buffer = llvm::MemoryBuffer::getFile(file->path());
    EXPECT_TRUE(bool(buffer)) << file->path();
    llvm::SmallVector<llvm::StringRef> lines;
    (*buffer)->getBuffer().split(lines, '\n');
    for (llvm::StringRef line : lines) {
      found.insert(MnemonicOf(line).str());
    }
  }
  EXPECT_FALSE(error) << error.message();
  return found;
}

TEST(Coverage, EveryOperationOccursInAGoldenDump) {
  std::set<std::string> found = MnemonicsInGoldenDumps();
  for (uint32_t i = 0; i < kOpCount; ++i) {
    Op op = static_cast<Op>(i);
    bool exempt = std::ranges::count(kOfRefusedTrees, op) != 0;
    EXPECT_EQ(found.count(Info(op).mnemonic.str()) != 0, !exempt) << Info(op).mnemonic.str();
  }
}

}  // namespace
}  // namespace hybridize::ir
