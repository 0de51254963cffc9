// Counts by inversion have the exact probabilities, and grow with the mean.

#include "chance/distribution.hpp"

#include <gtest/gtest.h>

#include <boost/random/beta_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <cmath>

#include "chance/stream.hpp"

namespace coadopt {
namespace {

constexpr int grid = 200'000;

float quantile_at(int i) { return (static_cast<float>(i) + 0.5F) / static_cast<float>(grid); }

TEST(PoissonCounts, HaveTheExactProbabilities) {
  for (const double mean : {0.05, 0.7, 2.0, 5.5, 18.0, 50.0}) {
    std::vector<double> shares(121, 0.0);
    for (int i = 0; i < grid; ++i) shares[poisson(quantile_at(i), static_cast<float>(mean))] += 1.0 / grid;
    double exact = std::exp(-mean);
    for (std::size_t count = 0; count <= 120; ++count) {
      ASSERT_NEAR(shares[count], exact, 2e-5) << mean << ' ' << count;
      exact *= mean / static_cast<double>(count + 1);
    }
  }
}

TEST(PoissonCounts, AreNoneForAMeanOfNone) { EXPECT_EQ(poisson(0.999999F, 0.0F), 0U); }

TEST(PoissonCounts, AreWithinReasonForTheLargestDrawThereIs) {
  const float largest_draw = unit_interval(0xffffffffU);
  EXPECT_LE(poisson(largest_draw, 0.5F), 10U);  // one in sixteen million has 8 or more
  EXPECT_LE(poisson(largest_draw, 5.0F), 25U);
  EXPECT_LE(poisson(largest_draw, largest_poisson_mean), 120U);
}

TEST(PoissonCounts, NeverFallWhereTheMeanRises) {
  for (int i = 0; i < 200; ++i) {
    const float u = (static_cast<float>(i) + 0.5F) / 200.0F;
    for (int j = 0; j < 500; ++j) {
      const float mean = static_cast<float>(j) * 0.1F;
      ASSERT_LE(poisson(u, mean), poisson(u, mean + 0.1F)) << u << ' ' << mean;
    }
  }
}

TEST(PoissonCounts, AreTheSameForManyDrawsOfOneMean) {
  for (const float mean : {0.0F, 0.004F, 0.7F, 3.0F, 18.0F}) {
    const PoissonCounts counts(mean);
    EXPECT_EQ(counts.none(), exponential(-mean));
    for (int i = 0; i < grid; ++i) ASSERT_EQ(counts(quantile_at(i)), poisson(quantile_at(i), mean)) << mean;
    const float largest_draw = unit_interval(0xffffffffU);
    EXPECT_EQ(counts(largest_draw), poisson(largest_draw, mean));
  }
}

TEST(BinomialCounts, HaveTheExactProbabilities) {
  for (const double chance : {0.02, 0.3, 0.5, 0.93}) {
    for (const std::uint32_t trials : {1U, 3U, 10U}) {
      std::vector<double> shares(trials + 1, 0.0);
      for (int i = 0; i < grid; ++i)
        shares[binomial(quantile_at(i), trials, static_cast<float>(chance))] += 1.0 / grid;
      double exact = std::pow(1 - chance, trials);
      for (std::uint32_t count = 0; count <= trials; ++count) {
        ASSERT_NEAR(shares[count], exact, 2e-5) << chance << ' ' << trials << ' ' << count;
        exact *= chance / (1 - chance) * (trials - count) / (count + 1);
      }
    }
  }
}

TEST(BinomialCounts, AreCertainWhereTheChanceIs) {
  EXPECT_EQ(binomial(0.99F, 5, 0.0F), 0U);
  EXPECT_EQ(binomial(0.01F, 5, 1.0F), 5U);
  EXPECT_EQ(binomial(0.5F, 0, 0.5F), 0U);
}

TEST(BinomialCounts, NeverFallWhereTheChanceRises) {
  for (int i = 0; i < 200; ++i) {
    const float u = (static_cast<float>(i) + 0.5F) / 200.0F;
    for (int j = 0; j < 200; ++j) {
      const float chance = static_cast<float>(j) * 0.005F;
      ASSERT_LE(binomial(u, 6, chance), binomial(u, 6, chance + 0.005F)) << u << ' ' << chance;
    }
  }
}

// Distributions of Boost.Random may change with its version; results would change with them.
TEST(AnEngine, GivesBoostsDistributionsTheValuesOnRecord) {
  const Stream stream{20261, 0};
  Engine normal_engine(stream, Purpose::benefit, 0, 0);
  Engine beta_engine(stream, Purpose::staff_traits, 0, 0);
  boost::random::normal_distribution<double> normal(0.2, 0.15);
  boost::random::beta_distribution<double> beta(3.0, 7.0);
  const double first_normal = normal(normal_engine);
  const double second_normal = normal(normal_engine);
  const double first_beta = beta(beta_engine);
  const double second_beta = beta(beta_engine);
  EXPECT_DOUBLE_EQ(first_normal, 0.44030798460432996);
  EXPECT_DOUBLE_EQ(second_normal, 0.084690595449780012);
  EXPECT_DOUBLE_EQ(first_beta, 0.32337348890972056);
  EXPECT_DOUBLE_EQ(second_beta, 0.36021998859427939);
}

}  // namespace
}  // namespace coadopt
