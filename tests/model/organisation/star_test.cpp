// The five steps of the Star, what each needs, and who leaves an organisation.

#include "organisation/star.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "organisation/staff_turnover.hpp"
#include "organisation/totals.hpp"

namespace coadopt {
namespace {

const StarParameters star = defaults<StarParameters>();
constexpr StarNeeds needs = {.evidence = 0.2F,
    .connection = 0.6F,
    .commitment = 0.5F,
    .friction = 0.4F,
    .skill = 0.3F,
    .incentive = 0.1F,
    .funding = 0.7F,
    .short_termism = 0.5F};

TEST(TheNextStepOfTheStar, ComesWithTheChanceThatWhatItNeedsGives) {
  EXPECT_NEAR(readiness(StarStep::none, needs), 0.4, 1e-6);
  EXPECT_NEAR(readiness(StarStep::map, needs), 0.5 * 0.6, 1e-6);
  EXPECT_NEAR(readiness(StarStep::focus, needs), 0.3, 1e-6);
  EXPECT_NEAR(readiness(StarStep::people, needs), 0.15, 1e-6);
  EXPECT_NEAR(readiness(StarStep::market, needs), 0.7 * 0.6 * 0.5, 1e-6);
  EXPECT_EQ(readiness(StarStep::grow, needs), 0.0F);
  EXPECT_NEAR(chance_of_next_step(star, StarStep::none, needs, 1), 0.08 * 0.4 * 0.4, 1e-6);
  EXPECT_NEAR(chance_of_next_step(star, StarStep::none, needs, 3), 3 * 0.08 * 0.4 * 0.4, 1e-6);
  EXPECT_EQ(chance_of_next_step(star, StarStep::none, needs, 1000), 1.0F);
  EXPECT_EQ(chance_of_next_step(star, StarStep::grow, needs, 1), 0.0F);
}

// How many of organisations in whose steps all is as good as `ready` hold the last one after so many months.
double grown(float ready, Month months) {
  const StarNeeds all = {.evidence = ready,
      .connection = ready,
      .commitment = ready,
      .friction = 1 - ready,
      .skill = ready,
      .incentive = ready,
      .funding = ready,
      .short_termism = 1 - ready};
  std::array<double, star_step_count> on = {1};
  for (Month month = 0; month < months; ++month) {
    for (std::size_t i = star_step_count - 1; i-- > 0;) {
      const auto chance = static_cast<double>(chance_of_next_step(star, static_cast<StarStep>(i), all, 1));
      on[i + 1] += on[i] * chance;
      on[i] -= on[i] * chance;
    }
  }
  return on.back();
}

TEST(TheStepsOfTheStar, AreReachedInTenYearsWhereWhatTheyNeedIsThereAndNotWhereHalfOfItIs) {
  EXPECT_GT(grown(1.0F, 120), 0.9);
  EXPECT_GT(grown(0.9F, 120), 0.5);
  EXPECT_LT(grown(0.5F, 120), 0.01);
}

TEST(TheNextStepOfTheStar, FollowsTheOneBeforeAndEndsWithGrowIt) {
  EXPECT_EQ(next(StarStep::none), StarStep::map);
  EXPECT_EQ(next(StarStep::map), StarStep::focus);
  EXPECT_EQ(next(StarStep::focus), StarStep::people);
  EXPECT_EQ(next(StarStep::people), StarStep::market);
  EXPECT_EQ(next(StarStep::market), StarStep::grow);
  EXPECT_EQ(next(StarStep::grow), StarStep::grow);
}

TEST(AnOrganisation, HoldsTheStepItStandsOnAndThoseBefore) {
  Organisations one;
  one.star_step = Column<OrganisationId, StarStep>(1, StarStep::focus);
  EXPECT_TRUE(one.holds({0}, StarStep::map));
  EXPECT_TRUE(one.holds({0}, StarStep::focus));
  EXPECT_FALSE(one.holds({0}, StarStep::people));
}

TEST(AnOrganisation, HasACoOnceEnoughOfItsStaffHaveItInUse) {
  Organisations one;
  for (const Co co : all_cos) one.in_use[co] = Column<OrganisationId, float>(1, 0.0F);
  EXPECT_EQ(cos_realised(one, {0}), 0U);
  one.in_use[Co::design][{0}] = 0.10F;
  one.in_use[Co::assess][{0}] = 0.09F;
  one.in_use[Co::deliver][{0}] = 1;
  EXPECT_EQ(cos_realised(one, {0}), 2U);
}

TEST(TheChanceToLeave, IsTheUsualAtUsualBurnoutAndRisesWithIt) {
  const StaffTurnoverParameters turnover = defaults<StaffTurnoverParameters>();
  EXPECT_NEAR(chance_to_leave(turnover, 0.3F), 0.028, 1e-6);
  EXPECT_NEAR(chance_to_leave(turnover, 1), 0.028 * std::exp(1.5 * 0.7), 1e-6);
  EXPECT_NEAR(chance_to_leave(turnover, 0), 0.028 * std::exp(-1.5 * 0.3), 1e-6);
  EXPECT_EQ(chance_to_leave({.staff_leaving = 1,
                                .leaving_of_kind = {},
                                .burnout_slope = 20,
                                .usual_burnout = 0,
                                .from_sector = 0},
                1),
      1.0F);
  for (float burnout = 0; burnout < 1; burnout += 0.01F) {
    EXPECT_LT(chance_to_leave(turnover, burnout), most_chance_to_leave(turnover, 1));
  }
  EXPECT_NEAR(chance_to_leave(turnover, 1), most_chance_to_leave(turnover, 1), 1e-5);
  EXPECT_EQ(chance_to_leave({.staff_leaving = 0,
                                .leaving_of_kind = {},
                                .burnout_slope = 20,
                                .usual_burnout = 0,
                                .from_sector = 0},
                1),
      0.0F);
}

}  // namespace
}  // namespace coadopt
