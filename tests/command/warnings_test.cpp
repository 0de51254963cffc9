// What a scenario's interventions cannot do is warned of before it is run.

#include "command/warnings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Three organisations of 24 staff.
Scenario three_organisations() {
  Scenario scenario;
  scenario.name = "S";
  scenario.parameters.population.organisations = 3;
  scenario.parameters.population.communities = 3;
  scenario.parameters.population.staff = 72;
  scenario.parameters.population.caseload = 5;
  scenario.run.months = 24;
  return scenario;
}

Intervention pool() {
  Intervention one;
  one.name = "pool";
  one.targets.entity = Entity::organisation;
  one.structure = defaults<PooledBudgets>();
  one.cost.set_up = 40'000;
  one.cost.per_target_month = 1000;
  return one;
}

std::vector<std::string> warned(const std::vector<Intervention>& interventions) {
  Scenario scenario = three_organisations();
  scenario.interventions = interventions;
  return warnings_of(scenario);
}

TEST(Warnings, OfAPoolOfOneSayThatItIsPaidAllTheSame) {
  Intervention one = pool();
  EXPECT_THAT(warned({one}), IsEmpty());
  one.coverage = 0.4F;
  EXPECT_THAT(warned({one}),
      ElementsAre(
          "S: intervention \"pool\" reaches fewer than two organisations there, and a pool of budgets takes "
          "two at "
          "least, so that it does not come about, but GBP 52,000 are paid in its first year. Change its "
          "targets or its coverage."));
  one.coverage = 0.0F;
  EXPECT_THAT(warned({one}), ElementsAre(HasSubstr("reaches nobody there")));
}

TEST(Warnings, OfAMergerOfOneDoNotSayThatItCostsNothing) {
  Intervention one = pool();
  one.structure = defaults<Merger>();
  one.coverage = 0.4F;
  EXPECT_THAT(warned({one}),
      ElementsAre(AllOf(HasSubstr("a merger takes two at least"), Not(HasSubstr("neither costs")))));
}

TEST(Warnings, OfABudgetBelowTheSetUpSaySo) {
  Intervention one;
  one.name = "course";
  one.end_month = 12;
  one.cost.set_up = 10'000;
  one.cost.per_target = 1000;
  one.budget = 5'500;
  EXPECT_THAT(warned({one}),
      ElementsAre(
          "S: intervention \"course\" has a budget of GBP 5,500, which does not pay for its set-up of GBP "
          "10,000: it "
          "reaches one member of staff only, at 50% of its strength. Raise the budget, or leave it out."));
  one.budget = 10'500;
  EXPECT_THAT(warned({one}), ElementsAre(HasSubstr("which does not pay for one member of staff:")));
  one.budget = 11'000;
  EXPECT_THAT(warned({one}), IsEmpty());
}

TEST(Warnings, OfMoreHoursThanContractsHaveNameWhatTakesThem) {
  Intervention one;
  one.name = "course";
  one.start_month = 3;
  one.cost.staff_hours_per_target_month = 70;
  Intervention other = one;
  other.name = "club";
  other.start_month = 5;
  EXPECT_THAT(warned({pool()}), IsEmpty());
  one.targets.role = other.targets.role = Role::leader;
  other.cost.staff_hours_per_target_month = 100;
  EXPECT_THAT(warned({one, other}),
      ElementsAre(
          AllOf(HasSubstr("S: in month 5 interventions take more hours of "), HasSubstr(" of 72 staff than"),
              HasSubstr("of one 170 hours of a contract of "), HasSubstr("(\"course\" 70, \"club\" 100)"))));
  other.end_month = 5;
  one.start_month = 6;
  one.cost.staff_hours_per_target_month = 20;
  other.cost.staff_hours_per_target_month = 60;
  EXPECT_THAT(warned({one, other}), IsEmpty()) << "one after the other";
}

TEST(Warnings, OfScenariosThatAreTheSameNameBoth) {
  std::vector<Scenario> scenarios(3, three_organisations());
  for (std::size_t i = 0; i < scenarios.size(); ++i) scenarios[i].file = std::to_string(i);
  scenarios[1].name = "T";
  scenarios[1].run.seed = 7;
  scenarios[2].name = "U";
  EXPECT_THAT(warnings_of(scenarios),
      ElementsAre("U is the same as S: in 24 months they differ in no parameter and no intervention. Change "
                  "one of them, or leave one out."));
  scenarios[2].interventions = {pool()};
  EXPECT_THAT(warnings_of(scenarios), IsEmpty());
  scenarios[2].interventions[0].start_month = 25;
  EXPECT_THAT(warnings_of(scenarios), ElementsAre(HasSubstr("U is the same as S: in 24 months")));
}

TEST(Warnings, OfASweepLeaveOutWhatItVaries) {
  Scenario scenario = three_organisations();
  scenario.interventions = {pool()};
  scenario.interventions[0].coverage = 0.0F;
  EXPECT_THAT(
      warnings_of(std::vector{scenario}), ElementsAre(HasSubstr("S: intervention \"pool\" reaches nobody")));
  Factor factor;
  factor.column.name = "adoption.try_rate";
  EXPECT_THAT(warnings_of({scenario}, {factor}), ElementsAre(HasSubstr("reaches nobody")));
  factor.column.name = "pool.coverage";
  EXPECT_THAT(warnings_of({scenario}, {factor}), IsEmpty());
}

}  // namespace
}  // namespace coadopt
