// Staff differ lastingly in how readily they try a Co and keep it.

#include "partnership/propensity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

TEST(Propensity, ScalesAChanceUpAtItsHighestAndAsFarDownAtItsLowest) {
  EXPECT_EQ(for_propensity(0.4F, usual_propensity), 1.0F);
  EXPECT_FLOAT_EQ(for_propensity(0.4F, 1.0F), 1.4F);
  EXPECT_FLOAT_EQ(for_propensity(0.4F, 0.0F), 0.6F);
  EXPECT_FLOAT_EQ(for_propensity(-0.4F, 0.75F), 0.8F);
  EXPECT_EQ(for_propensity(0.0F, 1.0F), 1.0F);
}

TEST(Propensity, HasTheUsualMeanAndTheDeviationOfOtherTraitsInStaffAndNewcomers) {
  Parameters p = trial::small();
  p.population.staff = 4800;
  p.population.caseload = 0;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  const auto expect_as_drawn = [&] {
    double sum = 0;
    double squares = 0;
    for (const StaffId one : staff.role.ids()) {
      const auto propensity = static_cast<double>(staff.propensity[one]);
      sum += propensity;
      squares += propensity * propensity;
    }
    const auto all = static_cast<double>(staff.role.size());
    EXPECT_NEAR(sum / all, 0.5, 0.01);
    EXPECT_NEAR(std::sqrt(squares / all - sum * sum / (all * all)), std::sqrt(0.25 / 11), 0.01);
  };
  expect_as_drawn();
  for (int month = 0; month < 36; ++month) trial.month();
  expect_as_drawn();
}

TEST(Propensity, LastsAsLongAsThePostIsHeldAndGoesWithTheHolder) {
  trial::Trial trial(trial::small());
  const Staff& staff = trial.who().staff;
  const OfStaff<float> before = staff.propensity;
  for (int month = 0; month < 24; ++month) trial.month();
  int stayed = 0;
  int came = 0;
  for (const StaffId one : staff.role.ids()) {
    const bool stays = staff.joined[one] == 0;
    EXPECT_EQ(staff.propensity[one] == before[one], stays);
    EXPECT_NE(staff.propensity[one], usual_propensity) << "each has their own";
    ++(stays ? stayed : came);
  }
  EXPECT_GT(stayed, 10);
  EXPECT_GT(came, 10);
}

// Whether any staff practise another Co after two years where everyone's propensity is 1 from the start.
bool moves(const Parameters& p) {
  trial::Trial as_drawn(p);
  trial::Trial all_high(p);
  all_high.who().staff.propensity.fill(1.0F);
  for (int month = 0; month < 24; ++month) {
    as_drawn.month();
    all_high.month();
  }
  for (const StaffId one : as_drawn.who().staff.role.ids()) {
    for (const Co co : all_cos) {
      if (as_drawn.who().staff.practice[co][one] != all_high.who().staff.practice[co][one]) return true;
    }
  }
  return false;
}

TEST(Propensity, ChangesNothingWithoutWeightAndOtherwiseBothTryingAndKeeping) {
  Parameters p = trial::small();
  p.decide.weight_propensity = p.settle.lapse_propensity = 0;
  EXPECT_FALSE(moves(p));
  p.decide.weight_propensity = 1;
  EXPECT_TRUE(moves(p));
  p.decide.weight_propensity = 0;
  p.settle.lapse_propensity = 1;
  EXPECT_TRUE(moves(p));
}

// Mean propensity of staff with a Co in use less that of the others, after four years.
double more_with_a_co_in_use(const Parameters& p) {
  trial::Trial trial(p);
  for (int month = 0; month < 48; ++month) trial.month();
  const Staff& staff = trial.who().staff;
  double sum[2] = {0, 0};
  double count[2] = {0, 0};
  for (const StaffId one : staff.role.ids()) {
    bool in_use = false;
    for (const Co co : all_cos) in_use = in_use || staff.practice[co][one] == Practice::in_use;
    sum[in_use ? 1 : 0] += static_cast<double>(staff.propensity[one]);
    ++count[in_use ? 1 : 0];
  }
  return sum[1] / count[1] - sum[0] / count[0];
}

TEST(Propensity, IsHigherInThoseWhoHaveCometoUseACo) {
  Parameters p = trial::small();
  p.population.staff = 4800;
  p.staff_start.practising_propensity = 0;
  p.staff_turnover.staff_leaving = 0;
  p.settle.routine_lapse = 1;  // without routines and leavers it is lapsing that ends practice
  p.decide.weight_propensity = p.settle.lapse_propensity = 0;
  EXPECT_NEAR(more_with_a_co_in_use(p), 0, 0.02);  // three standard errors
  p.decide.weight_propensity = 1;
  EXPECT_GT(more_with_a_co_in_use(p), 0.02);
  p.decide.weight_propensity = 0;
  p.settle.lapse_propensity = 1;
  EXPECT_GT(more_with_a_co_in_use(p), 0.02);
}

TEST(Propensity, MakesItLikelierToPractiseACoAtTheStart) {
  Parameters p = trial::small();
  p.population.staff = 4800;
  p.population.caseload = 0;
  p.organisation_start.in_use = {0.3F, 0.3F, 0.3F, 0.3F};
  p.organisation_start.lead_in_use = 0;
  p.staff_start.practising_together = 1;
  p.staff_start.practising_propensity = 1;
  trial::Trial trial(p);
  const Staff& staff = trial.who().staff;
  double in_use = 0;
  double sum = 0;
  for (const StaffId one : staff.role.ids()) {
    if (staff.practice[Co::assess][one] != Practice::in_use) continue;
    ++in_use;
    sum += static_cast<double>(staff.propensity[one]);
  }
  EXPECT_NEAR(in_use / static_cast<double>(staff.role.size()), 0.3, 0.02) << "the share is that declared";
  EXPECT_NEAR(sum / in_use, 0.5 + 2 * 0.25 / 11, 0.01) << "mean 1/2 and 2 x variance beyond";
}

}  // namespace
}  // namespace coadopt
