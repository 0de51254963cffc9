#include "experiment/comparison/verdict.hpp"

#include <gmock/gmock.h>

#include "experiment/given.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

// Two replicates: money 1,000 and 1,200, hours worth 500 on top, casework freed worth 400 and 200, ten people
// more.
Comparison comparison() {
  std::vector<std::vector<Summary>> summaries(2, std::vector<Summary>(2, Summary(outcomes().size())));
  const auto put = [&](std::string_view outcome, std::size_t replicate, double reference, double scenario) {
    summaries[0][replicate][outcome_index(outcome)] = reference;
    summaries[1][replicate][outcome_index(outcome)] = scenario;
  };
  for (const std::size_t i : {0U, 1U}) {
    put("money", i, 0, i == 0 ? 1000 : 1200);
    put("cost", i, 0, i == 0 ? 1500 : 1700);
    put("casework_needed", i, 18, i == 0 ? 10 : 14);  // hours, of GBP 50
    put("persons_active", i, 40, 50);
    put("wellbeing_users", i, 0.45, 0.47);
  }
  return Comparison(summaries);
}

TEST(MoneyMore, LeavesHoursFreedOutUnlessSomeoneCashesThem) {
  EXPECT_THAT(money_more(comparison(), 1, Counted::money, {0.0, 50, false}), ElementsAre(1000, 1200));
  EXPECT_THAT(money_more(comparison(), 1, Counted::money, {0.5, 50, false}), ElementsAre(800, 1100));
  EXPECT_THAT(money_more(comparison(), 1, Counted::money_and_hours, {0.0, 50, false}), ElementsAre(1500, 1700));
  EXPECT_THAT(money_more(comparison(), 1, Counted::money_and_hours, {1.0, 50, false}), ElementsAre(1100, 1500));
}

TEST(CostPer, IsExtraCostOverExtraOutcomeInItsUnit) {
  EXPECT_NEAR(cost_per(comparison(), 1, wanted_outcomes[0], Counted::money, {0.0, 50, false}).value, 110, 1e-9);
  EXPECT_NEAR(cost_per(comparison(), 1, wanted_outcomes[0], Counted::money_and_hours, {0.0, 50, false}).value,
      160, 1e-9);
  EXPECT_NEAR(cost_per(comparison(), 1, wanted_outcomes[1], Counted::money, {0.0, 50, false}).value, 550,
      1e-6);  // of 0.02
  EXPECT_NEAR(cost_per(comparison(), 1, wanted_outcomes[0], Counted::money, {0.5, 50, false}).value, 95, 1e-9);
}

}  // namespace
}  // namespace coadopt
