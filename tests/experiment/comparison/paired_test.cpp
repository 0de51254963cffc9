#include "experiment/comparison/paired.hpp"

#include <gtest/gtest.h>

#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "chance/stream.hpp"
#include "contract/contract.hpp"

namespace coadopt {
namespace {

using Values = std::vector<double>;

TEST(PairedDifference, IsTheHandComputedExample) {
  // Differences 1, 2, 3, 4: mean 2.5, standard deviation sqrt(5/3), standard error sqrt(5/12) = 0.645497;
  // Student's t with 3 degrees of freedom at 97.5%: 3.182446; half width 2.054260.
  const PairedDifference d = paired_difference(Values{10, 12, 11, 13}, Values{11, 14, 14, 17});
  EXPECT_DOUBLE_EQ(d.mean, 2.5);
  EXPECT_NEAR(d.low, 2.5 - 2.054260, 1e-6);
  EXPECT_NEAR(d.high, 2.5 + 2.054260, 1e-6);
  EXPECT_DOUBLE_EQ(d.chance_more, 1.0);
  // Deviations -1.5, .5, -.5, 1.5 and -3, 0, 0, 3: products 9, squares 5 and 18.
  EXPECT_NEAR(d.correlation, 9.0 / std::sqrt(90.0), 1e-15);
  EXPECT_NEAR(d.deviation, std::sqrt(5.0 / 3.0), 1e-15);
  EXPECT_NEAR(d.variance_saved, 1.0 - 5.0 / 23.0, 1e-15);
  EXPECT_TRUE(d.differs());
}

TEST(PairedDifference, IsNothingWhereBothAreEqualInEveryReplicate) {
  EXPECT_TRUE(paired_difference(Values{3, 5}, Values{3, 5}).is_nothing());
  EXPECT_TRUE(paired_difference(Values{3}, Values{3}).is_nothing());
  EXPECT_FALSE(paired_difference(Values{3, 5}, Values{5, 3}).is_nothing());
  EXPECT_FALSE(paired_difference(Values{3, 5}, Values{4, 6}).is_nothing());
  EXPECT_FALSE(paired_difference(Values{std::nan("")}, Values{3}).is_nothing());
}

// Pairs of normal values of deviation 1 and correlation 0.8, the second one `apart` higher on average.
struct Correlated {
  Values first;
  Values second;
};

Correlated correlated(std::size_t pairs, std::uint32_t agent, double apart) {
  Engine engine({20261, 0}, Purpose::person_traits, 0, agent);
  boost::random::normal_distribution<double> normal;
  Correlated values;
  for (std::size_t i = 0; i < pairs; ++i) {
    const double common = normal(engine);
    values.first.push_back(common);
    values.second.push_back(apart + 0.8 * common + 0.6 * normal(engine));
  }
  return values;
}

TEST(PairedDifference, OfCorrelatedNormalsIsWhatIsKnownOfThem) {
  // Of the difference: mean 0.5, variance 1 + 1 - 2 * 0.8 = 0.4 where 2 would be without pairing; the chance
  // that it is above 0 is that of a normal value below 0.5 / sqrt(0.4), 0.7854. With 10,000 pairs, bands of
  // four standard errors.
  const Correlated values = correlated(10'000, 1, 0.5);
  const PairedDifference d = paired_difference(values.first, values.second);
  EXPECT_NEAR(d.mean, 0.5, 0.026);
  EXPECT_NEAR(d.deviation, std::sqrt(0.4), 0.018);
  EXPECT_NEAR(d.correlation, 0.8, 0.015);
  EXPECT_NEAR(d.variance_saved, 0.8, 0.015);
  EXPECT_NEAR(d.chance_more, 0.7854, 0.017);
}

TEST(PairedDifference, HasAnIntervalThatHoldsTheTruthInNineteenOfTwentyComparisons) {
  int held = 0;
  for (std::uint32_t comparison = 0; comparison < 2'000; ++comparison) {
    const Correlated values = correlated(6, 100 + comparison, 0.5);
    const PairedDifference d = paired_difference(values.first, values.second);
    held += d.low <= 0.5 && 0.5 <= d.high ? 1 : 0;
  }
  EXPECT_NEAR(held, 1'900, 40);  // four standard errors
}

TEST(PairedDifference, SaysWherePairingCosts) {
  EXPECT_DOUBLE_EQ(paired_difference(Values{1, 2, 3}, Values{3, 2, 1}).variance_saved, -1.0);
}

TEST(PairedDifference, TurnsItsSignWithTheOrder) {
  const Values a = {0.1, 0.4, 0.2};
  const Values b = {0.3, 0.3, 0.5};
  const PairedDifference forth = paired_difference(a, b);
  const PairedDifference back = paired_difference(b, a);
  EXPECT_NEAR(forth.mean, -back.mean, 1e-15);
  EXPECT_NEAR(forth.low, -back.high, 1e-15);
  EXPECT_NEAR(forth.chance_more, 1.0 - back.chance_more, 1e-15);
}

TEST(PairedDifference, CountsTiesHalf) {
  EXPECT_DOUBLE_EQ(paired_difference(Values{1, 1, 1, 1}, Values{1, 2, 1, 0}).chance_more, 0.5);
  EXPECT_DOUBLE_EQ(paired_difference(Values{1, 1, 1, 1}, Values{1, 2, 2, 0}).chance_more, 0.625);
  EXPECT_DOUBLE_EQ(paired_difference(Values{3, 5}, Values{3, 5}).chance_more, 0.5);
}

TEST(PairedDifference, OfTheSameIsNothingAndDoesNotDiffer) {
  const Values same = {0.25, 0.5, 0.125};
  const PairedDifference d = paired_difference(same, same);
  EXPECT_EQ(d.mean, 0.0);
  EXPECT_EQ(d.low, 0.0);
  EXPECT_EQ(d.high, 0.0);
  EXPECT_FALSE(d.differs());
}

TEST(PairedDifference, OfOneReplicateHasNoInterval) {
  const PairedDifference d = paired_difference(Values{1}, Values{4});
  EXPECT_DOUBLE_EQ(d.mean, 3.0);
  EXPECT_TRUE(std::isinf(d.low) && d.low < 0);
  EXPECT_TRUE(std::isinf(d.high) && d.high > 0);
  EXPECT_DOUBLE_EQ(d.chance_more, 1.0);
  EXPECT_FALSE(d.differs());
}

TEST(PairedDifference, OfAConstantHasNoCorrelationAndSavesNothing) {
  EXPECT_EQ(paired_difference(Values{1, 1, 1}, Values{1, 2, 3}).correlation, 0.0);
  EXPECT_EQ(paired_difference(Values{1, 1, 1}, Values{1, 2, 3}).variance_saved, 0.0);
  EXPECT_EQ(paired_difference(Values{1, 1}, Values{1, 1}).variance_saved, 0.0);
}

// The same examples are read by analysis/tests/test_paired.py, so that both say the same.
TEST(PairedDifference, IsWhatTheExamplesSharedWithTheAnalysisSay) {
  const char* const root = std::getenv("COADOPT_SOURCE_DIR");
  std::ifstream file(
      std::string(root == nullptr ? "." : root) + "/tests/experiment/comparison/paired_examples.json");
  ASSERT_TRUE(file) << "run from the root of the sources";
  const nlohmann::json examples = nlohmann::json::parse(file);
  ASSERT_GE(examples.size(), 4U);
  for (const auto& one : examples) {
    const PairedDifference d = paired_difference(one["reference"].get<Values>(), one["values"].get<Values>());
    EXPECT_NEAR(d.mean, one["mean"].get<double>(), 1e-9) << one["name"];
    EXPECT_NEAR(d.low, one["low"].get<double>(), 1e-9) << one["name"];
    EXPECT_NEAR(d.high, one["high"].get<double>(), 1e-9) << one["name"];
    EXPECT_EQ(d.differs(), one["clear"].get<bool>()) << one["name"];
  }
}

TEST(PairedDifference, PairsWhatVariesTogether) {
  // The replicates lie far apart, but the second is always 1 more or a little over: the interval is narrow.
  const PairedDifference d = paired_difference(Values{0, 100, 200}, Values{1, 101, 201.3});
  EXPECT_LT(d.high - d.low, 1.0);
  EXPECT_TRUE(d.differs());
}

TEST(PairedDifference, TakesTheReplicatesInWhichBothAreKnown) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const PairedDifference d =
      paired_difference(Values{unknown, 10, 12, 5, 11, 13}, Values{7, 11, 14, unknown, 14, 17});
  const PairedDifference whole = paired_difference(Values{10, 12, 11, 13}, Values{11, 14, 14, 17});
  EXPECT_EQ(d.pairs, 4U);
  EXPECT_EQ(d.mean, whole.mean);
  EXPECT_EQ(d.low, whole.low);
  EXPECT_EQ(d.chance_more, whole.chance_more);
}

TEST(PairedDifference, OfNoPairIsNotKnown) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const PairedDifference d = paired_difference(Values{unknown, 1}, Values{2, unknown});
  EXPECT_EQ(d.pairs, 0U);
  EXPECT_TRUE(std::isnan(d.mean) && std::isnan(d.low) && std::isnan(d.chance_more));
  EXPECT_FALSE(d.differs());
}

TEST(PairedDifferenceDeathTest, IsOfTheSameReplicates) {
  if constexpr (contracts_checked) {
    EXPECT_DEATH(static_cast<void>(paired_difference(Values{1, 2}, Values{1})), "expects");
    EXPECT_DEATH(static_cast<void>(paired_difference(Values{}, Values{})), "expects");
  }
}

TEST(Mean, IsTheMean) {
  EXPECT_DOUBLE_EQ(mean_of(Values{1, 2, 6}), 3.0);
  EXPECT_DOUBLE_EQ(mean_of(Values{}), 0.0);
}

TEST(Quantile, LiesBetweenNeighboursInProportion) {
  const Values unsorted = {40, 10, 30, 20, 50};
  EXPECT_DOUBLE_EQ(quantile_of(unsorted, 0.0), 10);
  EXPECT_DOUBLE_EQ(quantile_of(unsorted, 0.5), 30);
  EXPECT_DOUBLE_EQ(quantile_of(unsorted, 1.0), 50);
  EXPECT_DOUBLE_EQ(quantile_of(unsorted, 0.1), 14);  // place 0.4 between 10 and 20
  EXPECT_DOUBLE_EQ(quantile_of(unsorted, 0.9), 46);
  EXPECT_EQ(unsorted.front(), 40);
}

TEST(Quantile, OfOneValueIsIt) {
  EXPECT_DOUBLE_EQ(quantile_of(Values{7}, 0.1), 7);
  EXPECT_DOUBLE_EQ(quantile_of(Values{7}, 1.0), 7);
}

TEST(Quantile, OfNothingIsNoNumber) { EXPECT_TRUE(std::isnan(quantile_of(Values{}, 0.5))); }

}  // namespace
}  // namespace coadopt
