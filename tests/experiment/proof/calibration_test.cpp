// How far the model is from what is known.

#include "experiment/proof/calibration.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace coadopt {
namespace {

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
