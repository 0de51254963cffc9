// What an intervention reaches and takes in a place.

#include "scenario/price.hpp"

#include <gtest/gtest.h>

#include "scenario/simulate.hpp"

namespace coadopt {
namespace {

// Two communities, 40 staff, ten users each and as many neighbours.
Scenario small_place() {
  Scenario scenario;
  scenario.parameters.population.organisations = 2;
  scenario.parameters.population.communities = 2;
  scenario.parameters.population.staff = 40;
  scenario.parameters.population.caseload = 10;
  scenario.run.months = 24;
  return scenario;
}

Intervention half_of_staff() {
  Intervention one;
  one.name = "half";
  one.coverage = 0.5F;
  one.effects = {{Lever::skill, 0.1F, Every::month}};
  one.cost.set_up = 1000;
  one.cost.per_target = 10;
  one.cost.per_target_month = 2;
  one.cost.staff_hours_per_target = 3;
  one.cost.staff_hours_per_target_month = 0.5;
  one.cost.citizen_hours_per_target_month = 4;
  return one;
}

TEST(Price, IsWhatItsCostsComeToInEachYear) {
  const Pricing place(small_place());
  const InPlace priced = place.of(half_of_staff());
  EXPECT_EQ(priced.targets, 20U);
  EXPECT_EQ(priced.staff, 20U);
  EXPECT_DOUBLE_EQ(priced.years[0].money, 1000 + 20 * 10 + 20 * 2 * 12);
  EXPECT_DOUBLE_EQ(priced.years[1].money, 20 * 2 * 12);
  EXPECT_NEAR(priced.years[0].staff_hours, 20 * 3 + 20 * 0.5 * 12, 1e-3);
  EXPECT_NEAR(priced.years[1].staff_hours, 20 * 0.5 * 12, 1e-3);
  EXPECT_DOUBLE_EQ(priced.years[0].citizen_hours, 20 * 4 * 12);
}

TEST(Price, EndsWithTheInterventionAndStartsWithItWheneverThatIs) {
  Intervention one = half_of_staff();
  one.start_month = 13;
  one.end_month = 18;
  const InPlace priced = Pricing(small_place()).of(one);
  EXPECT_DOUBLE_EQ(priced.years[0].money, 1000 + 20 * 10 + 20 * 2 * 6);
  EXPECT_EQ(priced.years[1].money, 0.0);
}

TEST(Price, OfMoreHoursThanContractsHaveIsSeen) {
  const Pricing place(small_place());
  Intervention one = half_of_staff();
  EXPECT_FALSE(place.overbooked({one}, 24));
  one.start_month = 3;
  one.cost.staff_hours_per_target_month = 150;
  const auto found = place.overbooked({one}, 24);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->month, 3U);
  EXPECT_EQ(found->staff, 20U);
  EXPECT_EQ(found->of, 40U);
  ASSERT_EQ(found->by.size(), 1U);
  EXPECT_EQ(found->by[0].first, "half");
  EXPECT_NEAR(found->by[0].second, 153, 1e-3);
  EXPECT_FALSE(place.overbooked({one}, 2));
}

TEST(Price, OfABudgetIsTheBudget) {
  Intervention one = half_of_staff();
  one.end_month = 12;
  one.coverage = 1.0F;
  one.budget = 1340;
  const InPlace priced = Pricing(small_place()).of(one);
  EXPECT_EQ(priced.targets, 10U);
  EXPECT_NEAR(priced.years[0].money, 1340, 1e-3);
}

TEST(Price, OfNeighbourhoodsReachesTheStaffAndResidentsWithin) {
  Intervention one;
  one.name = "everywhere";
  one.targets.entity = Entity::community;
  const Scenario scenario = small_place();
  const InPlace priced = Pricing(scenario).of(one);
  EXPECT_EQ(priced.targets, 2U);
  EXPECT_EQ(priced.staff, 40U);
  EXPECT_GT(priced.residents, 40U);
  one.targets.entity = Entity::organisation;
  EXPECT_EQ(Pricing(scenario).of(one).residents, 0U) << "organisations meet residents only through their staff";
}

TEST(Price, IsTheMoneyThatARunBooks) {
  Scenario scenario = small_place();
  Intervention one = half_of_staff();
  one.ramp_months = 6;
  scenario.interventions = {one};
  double booked = 0.0;
  const Stop stop = false;
  static_cast<void>(simulate(scenario, 0, {}, stop, [&](const Simulation& world) {
    if (world.moment.month <= 12) booked += world.ledger.set_up + world.ledger.running;
  }));
  EXPECT_DOUBLE_EQ(Pricing(scenario).of(one).years[0].money, booked);
}

}  // namespace
}  // namespace coadopt
