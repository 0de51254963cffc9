// How far the model is from what is known, and what a search keeps of its tries.

#include "proof/calibration.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <limits>

#include "results/failure.hpp"

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

TEST(WhatWasTriedBefore, IsFoundAgainButForATornLineAndNotInAnotherSearch) {
  const auto file = std::filesystem::temp_directory_path() / ("coadopt-tries-" + std::to_string(getpid()));
  std::filesystem::remove(file);
  {
    TriedBefore tried(file, "one search");
    tried.add(0, 3, 0.1);
    tried.add(2, 7, 1.0 / 3.0);
  }
  std::ofstream(file, std::ios::app) << "2 8 0.4";  // torn
  {
    TriedBefore tried(file, "one search");
    EXPECT_EQ(tried.count(), 2U);
    EXPECT_FALSE(tried.find(2, 8));
    tried.add(2, 8, 0.45);
  }
  const TriedBefore tried(file, "one search");
  EXPECT_EQ(tried.find(0, 3), 0.1);
  EXPECT_EQ(tried.find(2, 7), 1.0 / 3.0);
  EXPECT_EQ(tried.find(2, 8), 0.45);
  EXPECT_THROW(TriedBefore(file, "another search"), OutputRefused);
  EXPECT_THROW(TriedBefore("/nowhere/tries", "one search"), OutputRefused);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace coadopt
