#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "experiment/comparison/comparison_result.hpp"

namespace coadopt {
namespace {

constexpr std::size_t replicates = 30;
constexpr std::size_t experiments = 4000;

// Experiments with one outcome, of which more is better: what scenarios have in common in a replicate, and
// chance of their own of standard deviation 1 around the mean of each.
class Experiments {
 public:
  Comparison next(const std::vector<double>& means) {
    std::vector<double> common(replicates);
    for (double& one : common) one = 2.0 * normal_(engine_);
    std::vector<std::vector<Summary>> summaries(means.size());
    for (std::size_t scenario = 0; scenario < means.size(); ++scenario) {
      for (const double one : common) summaries[scenario].push_back({means[scenario] + one + normal_(engine_)});
    }
    return Comparison(std::move(summaries), {outcomes()[outcome_index("practice_in_use")]});
  }

 private:
  std::mt19937_64 engine_{20260115};
  std::normal_distribution<double> normal_;
};

// Whether anything that is said of a scenario is wrong, where all are equal.
bool says_something(const Comparison& comparison) {
  const Ranking ranking = rank(comparison, 0);
  for (std::size_t scenario = 1; scenario < comparison.scenarios(); ++scenario) {
    if (comparison.difference(scenario, 0).differs()) return true;
  }
  for (const Neighbours& pair : ranking.neighbours) {
    if (pair.distinguished()) return true;
  }
  return ranking.abreast.size() + 1 < comparison.scenarios();
}

template <class Of>
double share_of_experiments(const std::vector<double>& means, const Of& of) {
  Experiments all;
  std::size_t count = 0;
  for (std::size_t i = 0; i < experiments; ++i) count += of(all.next(means)) ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(experiments);
}

TEST(SeveralScenarios, ThatAreEqualAreToldApartInFivePercentOfExperimentsAtMost) {
  for (const std::size_t scenarios : {2U, 3U, 8U}) {
    const double wrong = share_of_experiments(std::vector<double>(scenarios), says_something);
    EXPECT_LE(wrong, scenarios == 2 ? 0.06 : 0.05) << scenarios << " scenarios";
    EXPECT_GT(wrong, 0.02) << "intervals are no wider than they need be, of " << scenarios << " scenarios";
  }
}

TEST(SeveralScenarios, LieInAllOfTheirIntervalsTogetherWhateverTheyDo) {
  const std::vector<double> means = {0.0, 0.0, 0.3, -0.5, 2.0, 2.0, 1.9, 0.1};
  const double missed = share_of_experiments(means, [&](const Comparison& comparison) {
    for (std::size_t than = 0; than < means.size(); ++than) {
      for (std::size_t one = than + 1; one < means.size(); ++one) {
        const PairedDifference d = comparison.difference(than, one, 0);
        if (d.low > means[one] - means[than] || d.high < means[one] - means[than]) return true;
      }
    }
    return false;
  });
  EXPECT_LE(missed, 0.05);
}

TEST(SeveralScenarios, OfWhichOneIsClearlyBetterHaveAFirst) {
  const double found = share_of_experiments({0, 0, 0, 0, 0, 1.6, 0, 0}, [](const Comparison& comparison) {
    const Ranking ranking = rank(comparison, 0);
    return ranking.order.front() == 5 && ranking.abreast.empty() && comparison.difference(5, 0).low > 0.0;
  });
  EXPECT_GT(found, 0.9);
}

TEST(SeveralScenarios, GiveTheReferenceHalfOfTheError) {
  EXPECT_DOUBLE_EQ(error_of_pair(1, true), 0.05);
  EXPECT_DOUBLE_EQ(error_of_pair(2, true), 0.05);
  for (const std::size_t scenarios : {3U, 8U, 40U}) {
    const auto others = static_cast<double>(scenarios - 1);
    EXPECT_NEAR(others * error_of_pair(scenarios, true), 0.025, 1e-15);
    EXPECT_NEAR(others * (others - 1.0) / 2.0 * error_of_pair(scenarios, false), 0.025, 1e-15);
  }
}

// Two thirds of the sets raise the outcome, the last of them lowers it by more than any raises it.
TEST(AnEnsemble, SaysInWhatShareOfItsSetsADifferenceHasItsSign) {
  std::vector<std::vector<Summary>> summaries(2);
  for (const double more : {1.0, 4.0, -2.0, 1.5, 3.0, -2.5, 1.0}) {
    summaries[0].push_back({10.0});
    summaries[1].push_back({10.0 + more});
  }
  const Outcomes one = {outcomes()[outcome_index("practice_in_use")]};
  const Comparison comparison(summaries, one, {3, 3});
  EXPECT_DOUBLE_EQ(comparison.share_of_sets(1, 0), 2.0 / 3.0);
  EXPECT_TRUE(std::isnan(comparison.share_of_sets(0, 0))) << "no difference, no sign";
  EXPECT_TRUE(std::isnan(Comparison(summaries, one).share_of_sets(1, 0))) << "no ensemble";
  EXPECT_DOUBLE_EQ(Comparison(summaries, one, {0, 3}).share_of_sets(1, 0), 2.0 / 3.0);
  summaries[1][0][0] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_DOUBLE_EQ(Comparison(summaries, one, {3, 3}).share_of_sets(1, 0), 2.0 / 3.0)
      << "known replicates alone";
}

TEST(AnEnsemble, PredictsTheMiddleOfFortyReplicatesAndAllOfFewer) {
  std::vector<double> values;
  for (int i = 0; i < 39; ++i) values.push_back(i);
  EXPECT_EQ(range_of_replicates(values, predicted_share).share, 1.0);
  EXPECT_EQ(range_of_replicates(values, predicted_share).high, 38.0);
  values.push_back(39.0);
  const ReplicateRange range = range_of_replicates(values, predicted_share);
  EXPECT_EQ(range.share, 0.95);
  EXPECT_NEAR(range.low, 0.025 * 39.0, 1e-12);
  EXPECT_NEAR(range.high, 0.975 * 39.0, 1e-12);
}

}  // namespace
}  // namespace coadopt
