// What is left of the contract after duties, casework and what interventions take.

#include "workload/hours.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const WorkloadParameters p = defaults<WorkloadParameters>();

TEST(Duties, TakeTheirShareAndWhatAnOrganisationAddsLessProtectedTime) {
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 0, 0), 150 * 0.35F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::manager, 0, 0), 150 * 0.77F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 0.1F, 0), 150 * 0.45F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::manager, 0.9F, 0), 150);
  EXPECT_EQ(duty_hours(p, Role::manager, -0.9F, 0), 0.0F) << "duties take no hours back";
  EXPECT_FLOAT_EQ(duty_hours(p, Role::leader, 0, 0.5F), 150 * 0.77F / 2);
  EXPECT_EQ(duty_hours(p, Role::leader, 0, 1), 0.0F);
}

TEST(Slack, IsTheContractLessDutiesCaseworkAndInterventions) {
  EXPECT_FLOAT_EQ(slack_hours(p, 52.5F, 60, 0), 37.5F);
  EXPECT_FLOAT_EQ(slack_hours(p, 52.5F, 60, 7.5F), 30);
  EXPECT_FLOAT_EQ(slack_hours(p, 115.5F, 0, 4.5F), 30);
}

TEST(Slack, IsNeverBelowNothing) { EXPECT_EQ(slack_hours(p, 52.5F, 500, 0), 0.0F); }

TEST(Casework, IsAShareOfTheNeedsOfTheCaseload) {
  EXPECT_FLOAT_EQ(casework_time(p, 0), 0);
  EXPECT_FLOAT_EQ(casework_time(p, 8.8F), 66.88F);
}

TEST(TheTimeOfASession, FallsWithExperienceAndWithFocus) {
  EXPECT_NEAR(session_time(p, 0, false), 4.5, 1e-6);
  EXPECT_NEAR(session_time(p, 12, false), 1.5 + 3 * std::exp(-1.0), 1e-5);
  EXPECT_NEAR(session_time(p, 1e6F, false), 1.5, 1e-6);
  EXPECT_NEAR(session_time(p, 0, true), 4.5 * 0.85, 1e-6);
}

TEST(TheMonthsHours, AreBroughtUpToDateWithNeedsAndInterventions) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  for (const PersonId one : who.persons.need.ids()) who.persons.need[one] = 0.5F;
  for (const StaffId one : who.staff.role.ids()) who.staff.intervention_hours[one] = 2;
  account_hours(who, p);
  for (const StaffId one : who.staff.role.ids()) {
    const bool frontline = who.staff.role[one] == Role::frontline;
    EXPECT_FLOAT_EQ(who.staff.casework_hours[one], frontline ? 38 : 0);
    EXPECT_FLOAT_EQ(who.staff.slack[one], frontline ? 97.5F - 40 : 34.5F - 2);
  }
}

}  // namespace
}  // namespace coadopt
