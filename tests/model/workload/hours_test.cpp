// What is left of the contract after duties, casework and what interventions take, and what gives way where it
// does not suffice.

#include "workload/hours.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const WorkloadParameters p = defaults<WorkloadParameters>();

TEST(Duties, TakeTheirShareAndWhatAnOrganisationAddsLessProtectedTime) {
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 132, 0, 0), 132 * 0.27F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 66, 0, 0), 66 * 0.27F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::manager, 132, 0, 0), 132 * 0.77F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::frontline, 132, 0.1F, 0), 132 * 0.37F);
  EXPECT_FLOAT_EQ(duty_hours(p, Role::manager, 132, 0.9F, 0), 132);
  EXPECT_EQ(duty_hours(p, Role::manager, 132, -0.9F, 0), 0.0F) << "duties take no hours back";
  EXPECT_FLOAT_EQ(duty_hours(p, Role::leader, 132, 0, 0.5F), 132 * 0.77F / 2);
  EXPECT_EQ(duty_hours(p, Role::leader, 132, 0, 1), 0.0F);
}

TEST(Casework, IsAShareOfTheNeedsOfTheCaseload) {
  EXPECT_FLOAT_EQ(casework_time(p, 0, 1), 0);
  EXPECT_FLOAT_EQ(casework_time(p, 8.8F, 1), 95.92F);
  EXPECT_FLOAT_EQ(casework_time(p, 8.8F, 0.5F), 47.96F);
}

TEST(TheTimeOfASession, FallsWithExperienceAndWithFocus) {
  EXPECT_NEAR(session_time(p, 0, false), 4.5, 1e-6);
  EXPECT_NEAR(session_time(p, 12, false), 1.5 + 3 * std::exp(-1.0), 1e-5);
  EXPECT_NEAR(session_time(p, 1e6F, false), 1.5, 1e-6);
  EXPECT_NEAR(session_time(p, 0, true), 4.5 * 0.85, 1e-6);
}

// The tests' own numbers: half of what is missing is worked beyond the contract, up to 12 hours; of the rest an
// hour of sessions gives way as four hours of casework do.
const WorkloadParameters own = [] {
  WorkloadParameters w = p;
  w.overtime_share = 0.5F;
  w.most_overtime = 0.1F;
  w.sessions_yield = 4;
  return w;
}();

TEST(TimeForSessions, IsAllThatIsWantedWhereHoursSuffice) {
  const TimeFound found = time_for_sessions(own, {.contract = 120, .slack = 10, .casework = 60}, 10);
  EXPECT_EQ(found.sessions, 10);
  EXPECT_EQ(found.overtime, 0);
}

TEST(TimeForSessions, GivesWayWithCaseworkToWhatOvertimeDoesNotMakeUpFor) {
  const TimeFound found = time_for_sessions(own, {.contract = 120, .slack = -2, .casework = 60}, 10);
  EXPECT_FLOAT_EQ(found.overtime, 6);
  EXPECT_FLOAT_EQ(found.sessions, 10 - 6 * 40.0F / 100);
  const TimeFound later = time_for_sessions(own, {.contract = 120, .slack = -26, .casework = 60}, 10);
  EXPECT_FLOAT_EQ(later.overtime, 12) << "no more than a tenth of the contract";
  EXPECT_FLOAT_EQ(later.sessions, 10 - 24 * 40.0F / 100);
  EXPECT_EQ(time_for_sessions(own, {.contract = 120, .slack = -60, .casework = 60}, 10).sessions, 0);
}

TEST(TimeForSessions, FallsGraduallyAsHoursRunOut) {
  float before = 10;
  for (float slack = 12; slack > -60; slack -= 0.5F) {
    const TimeFound found = time_for_sessions(p, {.contract = 132, .slack = slack, .casework = 90}, 10);
    EXPECT_LE(found.sessions, before);
    EXPECT_GE(found.sessions, before - 0.2F)
        << "of half an hour less, what overtime leaves is shared with casework";
    before = found.sessions;
  }
  EXPECT_EQ(before, 0);
}

TEST(TimeForSessions, LosesAllThatIsMissingWithoutCaseworkAndOvertime) {
  WorkloadParameters none = own;
  none.overtime_share = 0;
  EXPECT_FLOAT_EQ(time_for_sessions(none, {.contract = 120, .slack = 4, .casework = 0}, 10).sessions, 4);
  EXPECT_EQ(time_for_sessions(none, {.contract = 120, .slack = -4, .casework = 0}, 10).sessions, 0);
}

TEST(TimeForSessions, IsKeptAtTheCostOfCaseworkWhereSessionsDoNotGiveWay) {
  WorkloadParameters kept = own;
  kept.sessions_yield = 0;
  EXPECT_EQ(time_for_sessions(kept, {.contract = 120, .slack = -20, .casework = 60}, 10).sessions, 10);
}

TEST(TheUnmetShare, IsOfTheTimeWanted) {
  EXPECT_FLOAT_EQ(unmet_share(10, {.sessions = 4}), 0.6F);
  EXPECT_EQ(unmet_share(0, {.sessions = 0}), 0);
}

TEST(HoursWorked, LeaveCaseworkUndoneBeforeOvertimeExceedsWhatWasFound) {
  const HoursOf of = {.contract = 120, .slack = -10, .casework = 60};
  EXPECT_FLOAT_EQ(hours_worked(of, 4, 6).overtime, 6);
  EXPECT_FLOAT_EQ(hours_worked(of, 4, 6).unmet_casework, 8);
  EXPECT_FLOAT_EQ(hours_worked(of, 0, 12).overtime, 10) << "no more than is needed";
  EXPECT_FLOAT_EQ(hours_worked(of, 0, 12).unmet_casework, 0);
  EXPECT_EQ(hours_worked({.contract = 120, .slack = 30, .casework = 60}, 20, 0).overtime, 0);
  const HoursWorked all = hours_worked({.contract = 120, .slack = -100, .casework = 60}, 0, 12);
  EXPECT_FLOAT_EQ(all.unmet_casework, 60) << "there is no more to leave undone";
  EXPECT_FLOAT_EQ(all.overtime, 40);
}

TEST(Posts, HaveTheContractsAndCaseworkThatWasDeclared) {
  Parameters parameters;
  parameters.workload.part_time = {{0, 0, 1, 0.5F}};
  trial::Trial trial(parameters);
  const Staff& staff = trial.who().staff;
  PerKind<double> contract;
  PerKind<double> posts;
  double weight = 0;
  double squares = 0;
  for (const StaffId one : staff.role.ids()) {
    const OrganisationKind kind = trial.who().organisations.kind[trial.who().organisation_of(one)];
    contract[kind] += static_cast<double>(staff.contract_hours[one]);
    ++posts[kind];
    if (kind != OrganisationKind::council) continue;
    weight += static_cast<double>(staff.casework_weight[one]);
    squares +=
        static_cast<double>(staff.casework_weight[one]) * static_cast<double>(staff.casework_weight[one]);
  }
  using enum OrganisationKind;
  EXPECT_NEAR(contract[council] / posts[council], 132, 1e-4);
  EXPECT_NEAR(contract[provider] / posts[provider], 132 * 0.5, 1e-4);
  EXPECT_NEAR(contract[third_sector] / posts[third_sector], 132 * 0.75, 5);
  const double mean = weight / posts[council];
  EXPECT_NEAR(mean, 1, 0.2);
  EXPECT_NEAR(std::sqrt(squares / posts[council] - mean * mean), 0.31, 0.06);
}

TEST(Posts, AreAllAlikeWithoutSpread) {
  Parameters parameters = trial::small();
  parameters.workload.part_time = {};
  parameters.workload.casework_spread = 0;
  parameters.workload.casework_spread_of_organisations = 0;
  trial::Trial trial(parameters);
  for (const StaffId one : trial.who().staff.role.ids()) {
    EXPECT_EQ(trial.who().staff.contract_hours[one], 132);
    EXPECT_EQ(trial.who().staff.casework_weight[one], 1);
  }
}

TEST(TheMonthsHours, AreBroughtUpToDateWithNeedsAndInterventions) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  for (const PersonId one : who.persons.need.ids()) who.persons.need[one] = 0.5F;
  for (const StaffId one : who.staff.role.ids()) {
    who.staff.intervention_hours[one] = 2;
    who.staff.contract_hours[one] = 100;
    who.staff.casework_weight[one] = 2;
  }
  account_hours(who, p);
  for (const StaffId one : who.staff.role.ids()) {
    const bool frontline = who.staff.role[one] == Role::frontline;
    EXPECT_FLOAT_EQ(who.staff.casework_hours[one], frontline ? 109 : 0);
    EXPECT_FLOAT_EQ(who.staff.slack[one], frontline ? 100 - 27 - 109 - 2.0F : 23 - 2.0F);
  }
}

}  // namespace
}  // namespace coadopt
