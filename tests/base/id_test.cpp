#include "hybridize/base/id.h"

#include <type_traits>

#include "gtest/gtest.h"
#include "llvm/ADT/DenseMap.h"

namespace hybridize {
namespace {

using AppleId = Id<struct AppleTag>;
using PearId = Id<struct PearTag>;

static_assert(!std::is_convertible_v<AppleId, PearId>);
static_assert(!std::is_convertible_v<uint32_t, AppleId>);

TEST(Id, IsInvalidUntilGivenAnIndex) {
  EXPECT_FALSE(AppleId().valid());
  EXPECT_TRUE(AppleId(0).valid());
  EXPECT_EQ(AppleId(7).index(), 7U);
  EXPECT_NE(AppleId(), AppleId(0));
}

TEST(Id, OrdersByIndex) { EXPECT_LT(AppleId(1), AppleId(2)); }

TEST(Id, TellsAllIdsApartAsKeysOfADenseMap) {
  llvm::DenseMap<AppleId, int> map;
  map[AppleId()] = -1;
  for (int i = 0; i < 1000; ++i) {
    map[AppleId(static_cast<uint32_t>(i))] = i;
  }
  EXPECT_EQ(map.size(), 1001U);
  EXPECT_EQ(map.lookup(AppleId()), -1);
  EXPECT_EQ(map.lookup(AppleId(999)), 999);
}

TEST(IdVector, GivesTheIdUnderWhichAnElementIsFound) {
  IdVector<PearId, int> pears;
  EXPECT_EQ(pears.next_id(), PearId(0));
  PearId first = pears.Add(10);
  PearId second = pears.Add(20);
  EXPECT_EQ(pears[first], 10);
  EXPECT_EQ(pears[second], 20);
  EXPECT_EQ(pears.next_id(), PearId(2));
}

}  // namespace
}  // namespace hybridize
