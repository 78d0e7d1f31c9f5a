#include "hybridize/base/embedded.h"

#include <string>

#include "gtest/gtest.h"
#include "llvm/Support/MemoryBuffer.h"

namespace hybridize {

// Made by tests/CMakeLists.txt from testdata.
extern const EmbeddedFiles kTestFiles;
extern const EmbeddedFiles kNoFiles;

namespace {

std::string OnDisk(llvm::StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(HYBRIDIZE_SOURCE_DIR "/tests/base/testdata/" + path);
  return buffer ? (*buffer)->getBuffer().str() : "cannot be read";
}

TEST(Embedded, KeepsFilesInOrderByTheirPathBelowTheBase) {
  ASSERT_EQ(kTestFiles.size(), 3U);
  EXPECT_EQ(kTestFiles[0].path, "bytes.bin");
  EXPECT_EQ(kTestFiles[1].path, "empty.txt");
  EXPECT_EQ(kTestFiles[2].path, "folder/quotes.txt");
}

TEST(Embedded, HoldsTheBytesOfEachFile) {
  for (const EmbeddedFile& file : kTestFiles) {
    EXPECT_EQ(file.bytes.str(), OnDisk(file.path)) << file.path.str();
  }
  EXPECT_EQ(kTestFiles[0].bytes.size(), 514U);
  EXPECT_TRUE(kTestFiles[1].bytes.empty());
}

TEST(Embedded, EndsEachFileWithAZeroByteThatIsNotCounted) {
  for (const EmbeddedFile& file : kTestFiles) {
    EXPECT_EQ(*file.bytes.end(), '\0') << file.path.str();
  }
}

TEST(Embedded, MayBeEmpty) { EXPECT_TRUE(kNoFiles.empty()); }

}  // namespace
}  // namespace hybridize
