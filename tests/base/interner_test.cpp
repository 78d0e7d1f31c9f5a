#include "hybridize/base/interner.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace hybridize {
namespace {

TEST(Interner, GivesEqualStringsEqualIds) {
  Interner names;
  NameId first = names.Intern("call");
  NameId second = names.Intern("build");
  EXPECT_EQ(names.Intern(std::string("ca") + "ll"), first);
  EXPECT_NE(first, second);
  EXPECT_EQ(names.size(), 2U);
}

TEST(Interner, CountsIdsUpInTheOrderOfInterning) {
  Interner names;
  for (uint32_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(names.Intern("name" + std::to_string(i)).index(), i);
  }
  EXPECT_EQ(names.text(NameId(999)), "name999");
}

TEST(Interner, KeepsTextsValidWhileItGrowsAndMoves) {
  Interner names;
  llvm::StringRef text = names.text(names.Intern("first"));
  for (int i = 0; i < 10000; ++i) {
    names.Intern(std::to_string(i));
  }
  Interner moved = std::move(names);
  EXPECT_EQ(text, "first");
  EXPECT_EQ(moved.text(NameId(0)).data(), text.data());
  EXPECT_EQ(moved.Find("first"), NameId(0));
}

TEST(Interner, KnowsTheEmptyStringAndStringsWithZeroBytes) {
  Interner names;
  NameId empty = names.Intern("");
  NameId zero = names.Intern(llvm::StringRef("a\0b", 3));
  EXPECT_EQ(names.text(empty), "");
  EXPECT_EQ(names.text(zero).size(), 3U);
  EXPECT_FALSE(names.Find("a").valid());
}

}  // namespace
}  // namespace hybridize
