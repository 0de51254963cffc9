// What is left of the contract after duties, casework and what interventions take.

#include "workload/hours.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const WorkloadParameters p = defaults<WorkloadParameters>();

TEST(Slack, IsTheContractLessDutiesCaseworkAndInterventions) {
  EXPECT_FLOAT_EQ(slack_hours(p, Role::frontline, 60, 0), 150 * 0.65F - 60);
  EXPECT_FLOAT_EQ(slack_hours(p, Role::frontline, 60, 7.5F), 30);
  EXPECT_FLOAT_EQ(slack_hours(p, Role::manager, 0, 0), 34.5F);
  EXPECT_FLOAT_EQ(slack_hours(p, Role::leader, 0, 4.5F), 30);
}

TEST(Slack, IsWhatMoreOrFewerDutiesOfAnOrganisationLeave) {
  EXPECT_FLOAT_EQ(slack_hours(p, Role::frontline, 60, 0, 0.1F), 150 * 0.55F - 60);
  EXPECT_FLOAT_EQ(slack_hours(p, Role::manager, 0, 0, -0.9F), 150) << "duties take no hours back";
  EXPECT_EQ(slack_hours(p, Role::manager, 0, 0, 0.9F), 0.0F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 0.1F), 150 * 0.45F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::manager, 0.9F), 150);
}

TEST(Slack, IsNeverBelowNothing) { EXPECT_EQ(slack_hours(p, Role::frontline, 500, 0), 0.0F); }

TEST(Casework, IsAShareOfTheNeedsOfTheCaseload) {
  EXPECT_FLOAT_EQ(casework_time(p, 0), 0);
  EXPECT_FLOAT_EQ(casework_time(p, 8.8F), 66.88F);
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
