// The search finds what brings a distance down, weighs it as it should, and is the same each time.

#include "experiment/approximate_bayes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace coadopt {
namespace {

constexpr Stream stream{3, 0};
constexpr std::array<Bounds, 2> unit = {{{0, 1}, {0, 1}}};

std::vector<std::vector<double>> grid(int side) {
  std::vector<std::vector<double>> points;
  for (int i = 0; i < side; ++i) {
    for (int j = 0; j < side; ++j) points.push_back({(i + 0.5) / side, (j + 0.5) / side});
  }
  return points;
}

// Only the sum of the two is known.
double from_sum(std::uint32_t, std::uint32_t, const std::vector<double>& values) {
  return std::abs(values[0] + values[1] - 1.0);
}

TEST(TheFirstGeneration, IsTheNearestPointsAllAsLikely) {
  const auto kept = first_generation(grid(10), 12, from_sum);
  ASSERT_EQ(kept.size(), 12U);
  for (const Particle& one : kept) {
    EXPECT_LE(one.distance, 0.1 + 1e-12);
    EXPECT_DOUBLE_EQ(one.weight, 1.0 / 12);
  }
}

TEST(LaterGenerations, ComeNearerAndStayWithinTheRanges) {
  auto particles = first_generation(grid(12), 60, from_sum);
  double tolerance = particles.back().distance;
  for (std::uint32_t generation = 1; generation <= 5; ++generation) {
    const Generation next = next_generation(particles, unit, generation, stream, 20000, from_sum);
    ASSERT_TRUE(next.complete);
    EXPECT_LE(next.tolerance, tolerance);
    tolerance = next.tolerance;
    double weights = 0;
    for (const Particle& one : next.particles) {
      EXPECT_LE(one.distance, tolerance);
      EXPECT_TRUE(one.values[0] >= 0 && one.values[0] <= 1 && one.values[1] >= 0 && one.values[1] <= 1);
      weights += one.weight;
    }
    EXPECT_NEAR(weights, 1, 1e-9);
    particles = next.particles;
  }
  EXPECT_LT(tolerance, 0.02);
}

// Given their sum, the first value is even over its range: nothing else is known.
TEST(LaterGenerations, KeepWhatIsNotKnownAsWideAsItWas) {
  auto particles = first_generation(grid(20), 200, from_sum);
  for (std::uint32_t generation = 1; generation <= 3; ++generation) {
    particles = next_generation(particles, unit, generation, stream, 100000, from_sum).particles;
  }
  double mean = 0;
  double square = 0;
  for (const Particle& one : particles) {
    mean += one.weight * one.values[0];
    square += one.weight * one.values[0] * one.values[0];
  }
  EXPECT_NEAR(mean, 0.5, 0.08);
  EXPECT_NEAR(square - mean * mean, 1.0 / 12, 0.02);
}

TEST(LaterGenerations, AreTheSameEachTimeAndEndWhereNothingIsNearer) {
  const auto first = first_generation(grid(8), 20, from_sum);
  const Generation one = next_generation(first, unit, 1, stream, 5000, from_sum);
  const Generation other = next_generation(first, unit, 1, stream, 5000, from_sum);
  ASSERT_EQ(one.particles.size(), other.particles.size());
  for (std::size_t i = 0; i < one.particles.size(); ++i) {
    EXPECT_EQ(one.particles[i].values, other.particles[i].values);
  }
  const auto never = [](std::uint32_t, std::uint32_t, const std::vector<double>&) { return 1.0; };
  const Generation none = next_generation(first, unit, 1, stream, 50, never);
  EXPECT_FALSE(none.complete);
  EXPECT_EQ(none.tried, 50U);
}

TEST(EquallyLikelySets, AreThereAsOftenAsTheyWeigh) {
  const std::vector<Particle> particles = {
      {{1.0}, 0, 0.5}, {{2.0}, 0, 0.25}, {{3.0}, 0, 0.25}, {{4.0}, 0, 0.0}};
  const std::vector<std::vector<double>> expected = {{1.0}, {1.0}, {2.0}, {3.0}};
  EXPECT_EQ(equally_likely(particles), expected);
}

}  // namespace
}  // namespace coadopt
