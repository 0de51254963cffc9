// What a budget buys.

#include "policy/choose_targets.hpp"

#include <gtest/gtest.h>

namespace coadopt {
namespace {

Intervention priced() {
  Intervention one;
  one.start_month = 13;
  one.end_month = 24;
  one.cost.set_up = 1000;
  one.cost.per_target = 10;
  one.cost.per_target_month = 5;
  return one;
}

TEST(Cost, IsSetUpAndEachTargetAndEachOfItsMonths) {
  EXPECT_EQ(cost_of(priced(), 0), 0.0);
  EXPECT_EQ(cost_of(priced(), 1), 1000 + 10 + 12 * 5);
  EXPECT_EQ(cost_of(priced(), 100), 1000 + 1000 + 12 * 500);
}

TEST(Cost, CountsTargetsFromTheMonthTheyJoin) {
  Intervention one = priced();
  one.ramp_months = 4;  // 25, 50, 75, 100, then 8 months of 100
  EXPECT_EQ(cost_of(one, 100), 1000 + 1000 + 5 * (25 + 50 + 75 + 9 * 100));
}

TEST(Cost, CountsPaidPosts) {
  Intervention one = priced();
  one.cost = {};
  one.cost.per_post_month = 3000;
  EXPECT_EQ(cost_of(one, 32), 0.0) << "levers alone need no posts";
  one.structure = defaults<Coaches>();
  EXPECT_EQ(cost_of(one, 32), 12 * 2 * 3000) << "sixteen colleagues a coach";
  one.structure = defaults<EnablingStaff>();
  EXPECT_EQ(cost_of(one, 4), 12 * 4 * 3000);
}

TEST(Budget, NoneIsAllAtAFullDose) {
  const Affordable all = afford(priced(), 500);
  EXPECT_EQ(all.targets, 500U);
  EXPECT_EQ(all.dose, 1.0F);
}

TEST(Budget, OfNothingBuysNothing) {
  Intervention one = priced();
  one.budget = 0;
  EXPECT_EQ(afford(one, 500).targets, 0U);
}

TEST(Budget, IsSpentToTheLastPound) {
  Intervention one = priced();
  for (const double budget : {1.0, 500.0, 1070.0, 1071.0, 5000.0, 20000.0, 35999.0}) {
    one.budget = budget;
    const Affordable bought = afford(one, 500);
    ASSERT_GE(bought.targets, 1U);
    EXPECT_LE(bought.dose, 1.0F);
    EXPECT_NEAR(static_cast<double>(bought.dose) * cost_of(one, bought.targets), budget, budget * 1e-6);
    EXPECT_LT(cost_of(one, bought.targets - 1), budget);
  }
}

TEST(Budget, OfMoreThanAllCostLeavesMoneyOver) {
  Intervention one = priced();
  one.budget = 1e9;
  const Affordable bought = afford(one, 500);
  EXPECT_EQ(bought.targets, 500U);
  EXPECT_EQ(bought.dose, 1.0F);
}

}  // namespace
}  // namespace coadopt
