// Numbers of patterns with their intervals, and how they are judged.

#include "experiment/proof/pattern.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace coadopt {
namespace {

Check of_interval(double low, double high, Band band) {
  Check check;
  check.value = (low + high) / 2;
  check.low = low;
  check.high = high;
  check.band = band;
  return check;
}

TEST(ACheck, HoldsWhereAllOfItsIntervalIsInTheBand) {
  EXPECT_EQ(judge(of_interval(0.1, 0.2, {0.1, 0.3})), Judgement::holds);
  EXPECT_EQ(judge(of_interval(0.0, 0.2, {0.1, 0.3})), Judgement::undecided);
  EXPECT_EQ(judge(of_interval(0.4, 0.5, {0.1, 0.3})), Judgement::fails);
}

TEST(ACheck, IsNotAboveNothingWhereItIsNothing) {
  EXPECT_EQ(judge(of_interval(0, 0, positive)), Judgement::fails);
  EXPECT_EQ(judge(of_interval(0, 1, positive)), Judgement::undecided);
  EXPECT_EQ(judge(of_interval(0.1, 1, positive)), Judgement::holds);
}

// Of a mean the jackknife gives the usual interval.
TEST(AJackknife, OfAMeanIsTheIntervalOfTheMean) {
  const Numbers numbers = {1, 2, 4, 9};
  const Check mean = check_mean("", ShownAs::plain, numbers, {});
  const Check jackknife = check_jackknife("", ShownAs::plain, numbers.size(),
      [&](std::optional<std::size_t> left_out) { return mean_without(numbers, left_out); }, {});
  EXPECT_DOUBLE_EQ(jackknife.value, 4);
  EXPECT_NEAR(jackknife.low, mean.low, 1e-9);
  EXPECT_NEAR(jackknife.high, mean.high, 1e-9);
}

TEST(AJackknife, OfOneReplicateHasNoInterval) {
  const Check one = check_ratio("", ShownAs::plain, {3}, {2}, {});
  EXPECT_DOUBLE_EQ(one.value, 1.5);
  EXPECT_TRUE(std::isinf(one.low) && std::isinf(one.high));
}

TEST(AKnockOut, FellsAPatternThatHeldWithTheMechanism) {
  const Check holds = of_interval(1, 2, positive);
  const Check undecided = of_interval(-1, 1, positive);
  EXPECT_EQ(judge_knock_out({holds, holds}, {holds, undecided}), KnockedOut::falls);
  EXPECT_EQ(judge_knock_out({holds, holds}, {holds, holds}), KnockedOut::holds_without_it);
}

TEST(AKnockOut, OfAPatternThatDidNotHoldIsJudgedByTheNumbersThatDid) {
  const Check holds = of_interval(1, 2, positive);
  const Check fails = of_interval(-2, -1, positive);
  EXPECT_EQ(judge_knock_out({fails, holds}, {fails, fails}), KnockedOut::falls);
  EXPECT_EQ(judge_knock_out({fails, holds}, {fails, holds}), KnockedOut::did_not_hold);
}

constexpr double infinite = std::numeric_limits<double>::infinity();

double far(double value, double low, double high, Band band) {
  Check check;
  check.value = value;
  check.low = low;
  check.high = high;
  check.band = band;
  return distance_of(check);
}

TEST(TheDistanceOfACheck, IsNothingWithinItsBandAndElseInWidthsOfIt) {
  EXPECT_EQ(far(0.3, 0, 1, {0.2, 0.4}), 0);
  EXPECT_NEAR(far(0.5, 0, 1, {0.2, 0.4}), 0.5, 1e-12);
  EXPECT_NEAR(far(0.1, 0, 1, {0.2, 0.4}), 0.5, 1e-12);
  EXPECT_EQ(far(9, 0, 1, {0.2, 0.4}), 10);
  EXPECT_EQ(far(std::numeric_limits<double>::quiet_NaN(), 0, 0, {0.2, 0.4}), 10);
}

TEST(TheDistanceOfACheck, IsOfAnOpenBandWhatTheIntervalReachesBeyondIt) {
  EXPECT_EQ(far(2, 1, 3, {0, infinite}), 0);
  EXPECT_NEAR(far(1, -1, 3, {0, infinite}), 0.5, 1e-12);
  EXPECT_NEAR(far(-1, -3, 1, {-infinite, 0}), 0.5, 1e-12);
  EXPECT_EQ(far(-5, -5, -5, {0, infinite}), 10);
}

}  // namespace
}  // namespace coadopt
