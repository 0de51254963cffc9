#include "experiment/comparison/comparison_result.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <memory>

#include "experiment/given.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

const std::size_t practice_place = outcome_index("practice_in_use");

// One place for all scenarios.
std::vector<const Parameters*> same_place(std::size_t scenarios) {
  static const Parameters parameters;
  return std::vector<const Parameters*>(scenarios, &parameters);
}

std::vector<DifferenceVerdict> verdicts(
    const ComparisonResult& result, DifferenceVerdict ComparedOutcome::*which) {
  std::vector<DifferenceVerdict> all;
  for (const ComparedScenario& one : result) all.push_back(one.outcomes[practice_place].*which);
  return all;
}

TEST(ComparisonResult, SaysMoreOrLessOnlyWhereTheIntervalLeavesOutNothing) {
  const Comparison comparison = given::comparison(
      "practice_in_use", {{.20, .22, .21}, {.30, .32, .31}, {.10, .12, .11}, {.10, .30, .25}, {.20, .22, .21}});
  const ComparisonResult result = result_of(comparison, same_place(5));
  using enum DifferenceVerdict;
  EXPECT_THAT(verdicts(result, &ComparedOutcome::verdict),
      ElementsAre(no_difference, more, less, no_clear_difference, no_difference));
  EXPECT_THAT(verdicts(result, &ComparedOutcome::behind_verdict),
      ElementsAre(more, no_difference, more, no_clear_difference, more));
  std::vector<std::int32_t> ranks;
  for (const ComparedScenario& one : result) ranks.push_back(one.outcomes[practice_place].rank);
  EXPECT_THAT(ranks, ElementsAre(3, 1, 5, 2, 4));
}

TEST(ComparisonResult, OfOneReplicateSaysSo) {
  const ComparisonResult result = result_of(given::comparison("practice_in_use", {{.2}, {.3}}), same_place(2));
  EXPECT_EQ(result[1].outcomes[practice_place].verdict, DifferenceVerdict::one_replicate);
  EXPECT_TRUE(std::isnan(result[1].outcomes[practice_place].range.low));
  EXPECT_EQ(result[1].cost_per[0][0].verdict, CostVerdict::one_replicate);
}

// The second scenario did not finish its first replicate, the third none.
TEST(ComparisonResult, TakesFinishedReplicatesAndTheirPairsAlone) {
  std::vector<std::vector<Summary>> summaries(3, std::vector<Summary>(3, Summary(outcomes().size())));
  for (const std::size_t i : {0U, 1U, 2U}) {
    summaries[0][i][practice_place] = 0.1 * static_cast<double>(i + 1);
    summaries[1][i][practice_place] = 0.1 * static_cast<double>(i + 1) + 0.05;
  }
  const Summary unfinished(outcomes().size(), std::numeric_limits<double>::quiet_NaN());
  summaries[1][0] = unfinished;
  summaries[2].assign(3, unfinished);
  const Comparison comparison(summaries);
  EXPECT_EQ(comparison.replicates(), 0U);
  const ComparisonResult result = result_of(comparison, same_place(3));
  EXPECT_EQ(result[0].replicates, 3U);
  EXPECT_EQ(result[1].replicates, 2U);
  const ComparedOutcome& second = result[1].outcomes[practice_place];
  EXPECT_NEAR(second.mean, 0.3, 1e-12);
  EXPECT_NEAR(second.difference.mean, 0.05, 1e-12);
  EXPECT_EQ(second.difference.pairs, 2U);
  const ComparedOutcome& third = result[2].outcomes[practice_place];
  EXPECT_TRUE(std::isnan(third.mean));
  EXPECT_EQ(third.rank, 0);
  EXPECT_EQ(third.verdict, DifferenceVerdict::not_known);
  EXPECT_EQ(third.behind_verdict, DifferenceVerdict::not_known);
}

TEST(ReplicateRange, IsTheMiddleOfManyAndAllOfFew) {
  std::vector<double> eleven;
  for (int i = 10; i >= 0; --i) eleven.push_back(i);
  const ReplicateRange middle = range_of_replicates(eleven);
  EXPECT_DOUBLE_EQ(middle.low, 1.0);
  EXPECT_DOUBLE_EQ(middle.high, 9.0);
  EXPECT_DOUBLE_EQ(middle.share, 0.8);
  const ReplicateRange all = range_of_replicates({3.0, 1.0, 2.0});
  EXPECT_EQ(all.low, 1.0);
  EXPECT_EQ(all.high, 3.0);
  EXPECT_EQ(all.share, 1.0);
}

// Money and people more, of three replicates of each.
JudgedCost cost_of(const std::vector<double>& people, const CostTerms& terms = {}, double money = 1000.0) {
  std::vector<std::vector<Summary>> summaries(
      2, std::vector<Summary>(people.size(), Summary(outcomes().size())));
  for (std::size_t i = 0; i < people.size(); ++i) {
    summaries[1][i][outcome_index("money")] = money;
    summaries[1][i][outcome_index("persons_active")] = people[i];
  }
  return judged_cost(Comparison(summaries), 1, wanted_outcomes[0], Counted::money, terms);
}

TEST(JudgedCost, IsGivenOnlyWhereSomethingIsSurelyGained) {
  EXPECT_EQ(cost_of({9, 10, 11}).verdict, CostVerdict::given);
  EXPECT_NEAR(cost_of({9, 10, 11}).ratio.value, 100.0, 1e-9);
  EXPECT_EQ(cost_of({9, 10, 11}, {}, -1000.0).verdict, CostVerdict::no_extra_cost);
  EXPECT_EQ(cost_of({-9, 10, 11}).verdict, CostVerdict::may_be_zero);
  EXPECT_EQ(cost_of({-9, -10, -11}).verdict, CostVerdict::loss);
  EXPECT_EQ(cost_of({9}).verdict, CostVerdict::one_replicate);
  EXPECT_EQ(cost_of({9, 10, 11}, {0.0, 50.0, true}).verdict, CostVerdict::other_people);
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(cost_of({unknown, unknown}).verdict, CostVerdict::not_known);
}

TEST(OtherContracts, AreOtherHoursDutiesOrPeople) {
  const Parameters reference;
  EXPECT_FALSE(has_other_contracts(reference, reference));
  Parameters shorter;
  shorter.workload.contract_hours -= 10.0F;
  EXPECT_TRUE(has_other_contracts(reference, shorter));
  shorter.cost.cashed_share = 0.5F;
  EXPECT_EQ(cost_terms(reference, shorter).cashed_share, 0.0) << "nothing is freed by a contract";
  Parameters fewer;
  fewer.workload.duties[Role::manager] -= 0.1F;
  EXPECT_TRUE(has_other_contracts(reference, fewer));
  Parameters counted;
  counted.census = std::make_shared<Census>();
  Parameters scored = counted;
  EXPECT_FALSE(has_other_contracts(counted, scored));
  Census another;
  another.description = "scores of another survey";
  scored.census = std::make_shared<Census>(another);
  EXPECT_TRUE(has_other_contracts(counted, scored)) << "duties may differ";
  Parameters less;
  less.workload.casework_hours -= 1.0F;
  EXPECT_FALSE(has_other_contracts(reference, less)) << "what caseloads need is casework";
  less.cost.cashed_share = 0.5F;
  less.cost.staff_hour[Role::frontline] = 45.0F;
  EXPECT_EQ(cost_terms(reference, less).cashed_share, 0.5);
  EXPECT_EQ(cost_terms(reference, less).casework_hour, 45.0) << "the scenario's own price";
}

}  // namespace
}  // namespace coadopt
