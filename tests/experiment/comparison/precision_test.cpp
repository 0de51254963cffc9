#include "experiment/comparison/paired.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace coadopt {
namespace {

PairedDifference difference(double mean, double deviation) {
  PairedDifference d;
  d.mean = mean;
  d.deviation = deviation;
  return d;
}

TEST(ReplicatesNeeded, AreTheFewestWhoseIntervalIsNarrowEnough) {
  // t(n - 1) / sqrt(n) is 0.20049 for 98 and 0.19945 for 99; 0.71536 for 10 and 0.67181 for 11.
  EXPECT_EQ(replicates_needed(difference(1, 1), 0.2), 99U);
  EXPECT_EQ(replicates_needed(difference(1, 1), 0.7), 11U);
}

TEST(ReplicatesNeeded, HangOnTheDifferenceAgainstItsSpreadAlone) {
  EXPECT_EQ(replicates_needed(difference(-0.04, 0.04), 0.2), 99U);
  EXPECT_EQ(replicates_needed(difference(3e6, 1.5e6), 0.1), 99U);
}

TEST(ReplicatesNeeded, AreTwoWhereNothingVaries) {
  EXPECT_EQ(replicates_needed(difference(5, 0), 0.2), 2U);
  EXPECT_EQ(replicates_needed(difference(0, 0), 0.2), 2U);
}

TEST(ReplicatesNeeded, AreMoreThanAnybodyRunsWhereThereIsNoDifference) {
  EXPECT_EQ(replicates_needed(difference(0, 1), 0.2), most_for_precision + 1);
  EXPECT_EQ(replicates_needed(difference(1e-6, 1), 0.2), most_for_precision + 1);
}

TEST(ReplicatesNeeded, GiveThatPrecisionWhereTheSpreadStays) {
  // Differences of 0 and 2 by turns: mean 1, deviation sqrt(n / (n - 1)).
  const auto by_turns = [](std::size_t n) {
    std::vector<double> second(n);
    for (std::size_t i = 1; i < n; i += 2) second[i] = 2.0;
    return paired_difference(std::vector<double>(n, 0.0), second);
  };
  const std::size_t needed = replicates_needed(by_turns(20), 0.25);
  const PairedDifference then = by_turns(needed + needed % 2);
  EXPECT_LE(then.high - then.mean, 0.25 * then.mean);
  const PairedDifference with_fewer = by_turns(needed - needed % 2 - 4);
  EXPECT_GT(with_fewer.high - with_fewer.mean, 0.25 * with_fewer.mean);
}

}  // namespace
}  // namespace coadopt
