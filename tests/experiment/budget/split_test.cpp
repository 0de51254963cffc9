#include "experiment/budget/split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace coadopt {

namespace {

constexpr SplitSpace space = {1000.0, 3, 0.01};

TEST(SplitAtPlace, LosesNothingToRounding) {
  const Parts thirds = split_at_place(space, {1.0, 1.0, 1.0, 1.0});
  EXPECT_THAT(thirds, ::testing::ElementsAre(340.0, 330.0, 330.0));
  EXPECT_DOUBLE_EQ(sum_of(thirds), 1000.0);
}

TEST(SplitAtPlace, KeepsWhatIsNotToBeSpent) {
  EXPECT_DOUBLE_EQ(sum_of(split_at_place(space, {0.2, 0.9, 0.4, 0.5})), 500.0);
  EXPECT_DOUBLE_EQ(sum_of(split_at_place(space, {0.2, 0.9, 0.4, 0.0})), 0.0);
  EXPECT_DOUBLE_EQ(sum_of(split_at_place(space, {0.0, 0.0, 0.0, 1.0})), 0.0);
}

TEST(SplitAtPlace, IsTheSplitWhosePlaceItIs) {
  for (const Parts& parts : {Parts{500.0, 300.0, 200.0}, Parts{0.0, 10.0, 0.0}, Parts{0.0, 0.0, 0.0}}) {
    EXPECT_EQ(split_at_place(space, place_of(space, parts)), parts);
  }
}

TEST(PlainSplits, AreAllToOneInTurnTheSameToEachAndNothing) {
  const std::vector<Parts> plain = plain_splits(space);
  ASSERT_EQ(plain.size(), 5U);
  EXPECT_THAT(plain[1], ::testing::ElementsAre(0.0, 1000.0, 0.0));
  EXPECT_THAT(plain[3], ::testing::ElementsAre(340.0, 330.0, 330.0));
  EXPECT_DOUBLE_EQ(sum_of(plain[4]), 0.0);
}

}  // namespace

}  // namespace coadopt
