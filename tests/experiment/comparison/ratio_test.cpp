#include "experiment/comparison/ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "contract/contract.hpp"
#include "experiment/comparison/paired.hpp"

namespace coadopt {
namespace {

using Values = std::vector<double>;

TEST(RatioOfMeans, IsFiellersIntervalAsWorkedByHand) {
  // Means 11 and 6; sums of squares 20 and 14, of products 16; t(3) = 3.182446, so t^2 / 3 / 4 = 0.843997.
  // p = 36 - 11.815959 = 24.184041; q = 66 - 13.503953 = 52.496047; r = 121 - 16.879941 = 104.120059.
  // The root of q^2 - p r is 15.420469: (52.496047 -+ 15.420469) / 24.184041 = 1.533059 and 2.808320.
  const Ratio ratio = ratio_of_means(Values{8, 10, 12, 14}, Values{4, 5, 6, 9});
  EXPECT_DOUBLE_EQ(ratio.value, 11.0 / 6.0);
  EXPECT_NEAR(ratio.low, 1.533059261, 1e-9);
  EXPECT_NEAR(ratio.high, 2.808319949, 1e-9);
  EXPECT_TRUE(ratio.bounded);
}

TEST(RatioOfMeans, UpsideDownHasTheEndsUpsideDown) {
  const Ratio ratio = ratio_of_means(Values{8, 10, 12, 14}, Values{4, 5, 6, 9});
  const Ratio upside_down = ratio_of_means(Values{4, 5, 6, 9}, Values{8, 10, 12, 14});
  EXPECT_NEAR(upside_down.low, 1.0 / ratio.high, 1e-12);
  EXPECT_NEAR(upside_down.high, 1.0 / ratio.low, 1e-12);
}

TEST(RatioOfMeans, OverAConstantIsTheIntervalOfTheMeanDivided) {
  const Values zero = {0, 0, 0, 0};
  const Values above = {8, 10, 12, 14};
  const PairedDifference d = paired_difference(zero, above);
  const Ratio ratio = ratio_of_means(above, Values{4, 4, 4, 4});
  EXPECT_NEAR(ratio.low, d.low / 4, 1e-12);
  EXPECT_NEAR(ratio.high, d.high / 4, 1e-12);
}

TEST(RatioOfMeans, OfAConstantIsDividedByTheEndsOfTheOther) {
  const PairedDifference d = paired_difference(Values{0, 0, 0, 0}, Values{40, 50, 60, 62});
  const Ratio ratio = ratio_of_means(Values{1e7, 1e7, 1e7, 1e7}, Values{40, 50, 60, 62});
  EXPECT_NEAR(ratio.low, 1e7 / d.high, 1e-4);
  EXPECT_NEAR(ratio.high, 1e7 / d.low, 1e-4);
}

TEST(RatioOfMeans, IsNarrowWhereBothVaryTogether) {
  const Values below = {40, 50, 60, 70};
  const Ratio ratio = ratio_of_means(Values{80, 100, 120, 140}, below);
  EXPECT_NEAR(ratio.low, 2.0, 1e-9);
  EXPECT_NEAR(ratio.high, 2.0, 1e-9);
  EXPECT_LT(ratio_of_means(Values{80, 101, 119, 140}, below).high, 2.2);
}

TEST(RatioOfMeans, HasNoEndsWhereTheLowerMeanMayBeNil) {
  const Ratio ratio = ratio_of_means(Values{8, 10, 12, 14}, Values{-4, 5, 6, -1});
  EXPECT_FALSE(ratio.bounded);
  EXPECT_TRUE(std::isinf(ratio.low) && std::isinf(ratio.high));
  EXPECT_FALSE(ratio_of_means(Values{1, 2}, Values{0, 0}).bounded);
}

TEST(RatioOfMeans, OfOneReplicateHasNoEnds) {
  const Ratio ratio = ratio_of_means(Values{6}, Values{3});
  EXPECT_DOUBLE_EQ(ratio.value, 2.0);
  EXPECT_FALSE(ratio.bounded);
}

TEST(RatioOfMeansDeathTest, IsOfTheSameReplicates) {
  if constexpr (contracts_checked) {
    EXPECT_DEATH(static_cast<void>(ratio_of_means(Values{1, 2}, Values{1})), "expects");
    EXPECT_DEATH(static_cast<void>(ratio_of_means(Values{}, Values{})), "expects");
  }
}

}  // namespace
}  // namespace coadopt
