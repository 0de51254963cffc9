// Perceived risk and blame act on what those above permit, and on everyone after a visible failure.

#include "adoption/permit.hpp"

#include <gtest/gtest.h>

#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

TEST(Permission, IsGivenWhereThereIsNoRiskAndRefusedWhereRiskAndBlameAreFull) {
  const RiskParameters p = defaults<RiskParameters>();
  const DecideParameters decide = defaults<DecideParameters>();
  const float usual = p.usual_attitude;
  EXPECT_EQ(permission(p, decide, {0.0F, usual}, 1.0F), 1.0F);
  EXPECT_EQ(permission(p, decide, {1.0F, usual}, 1.0F), 0.0F);
  EXPECT_FLOAT_EQ(permission(p, decide, {0.5F, usual}, 0.5F), 1.0F - 0.5F * risk_counted(decide, 0.5F));
  EXPECT_GT(permission(p, decide, {0.5F, usual}, 0.1F), permission(p, decide, {0.5F, usual}, 0.5F));
}

TEST(Permission, IsRefusedHalfAsOftenByThoseWithoutDoubtAndDependsOnRiskAloneWhereDoubtDoesNotCount) {
  RiskParameters p = defaults<RiskParameters>();
  p.doubt_counts = 0.5F;
  p.usual_attitude = 0.4F;
  const DecideParameters decide = defaults<DecideParameters>();
  const float usual = 1.0F - permission(p, decide, {0.5F, 0.4F}, 0.5F);
  EXPECT_FLOAT_EQ(1.0F - permission(p, decide, {0.5F, 1.0F}, 0.5F), 0.5F * usual);
  EXPECT_GT(1.0F - permission(p, decide, {0.5F, 0.1F}, 0.5F), usual);
  p.doubt_counts = 0;
  EXPECT_FLOAT_EQ(1.0F - permission(p, decide, {0.5F, 1.0F}, 0.5F), usual);
}

TEST(Permission, IsNeverRefusedWhereRefusalIsNothing) {
  RiskParameters p = defaults<RiskParameters>();
  p.refusal = 0;
  EXPECT_EQ(permission(p, defaults<DecideParameters>(), {1.0F, 0.0F}, 1.0F), 1.0F);
}

TEST(Alarm, RisesWithIncidentsAndPasses) {
  RiskParameters p = defaults<RiskParameters>();
  p.incident_alarm = 0.5F;
  p.alarm_return = 0.2F;
  EXPECT_FLOAT_EQ(alarm_next(p, 0.5F, 0, 100), 0.4F);
  EXPECT_FLOAT_EQ(alarm_next(p, 0.0F, 1, 100), 0.5F);
  EXPECT_FLOAT_EQ(alarm_next(p, 0.0F, 1, 20), 0.5F) << "a small organisation is not alarmed more";
  EXPECT_EQ(alarm_next(p, 0.0F, 9, 100), 1.0F);
}

TEST(Alarm, OfAsManyIncidentsAStaffIsTheSameInALargerOrganisation) {
  const RiskParameters p = defaults<RiskParameters>();
  EXPECT_FLOAT_EQ(alarm_next(p, 0.1F, 10, 1000), alarm_next(p, 0.1F, 1, 100));
}

TEST(Alarm, FrightensNobodyWhereNobodyIsBlamed) {
  EXPECT_EQ(risk_felt(0.3F, 1.0F, 0.0F), 0.3F);
  EXPECT_EQ(risk_felt(0.3F, 0.0F, 1.0F), 0.3F);
  EXPECT_EQ(risk_felt(0.3F, 1.0F, 1.0F), 1.0F);
  EXPECT_FLOAT_EQ(risk_felt(0.3F, 0.5F, 0.4F), 0.3F + 0.2F * 0.7F);
}

class Permitting : public ::testing::Test {
 protected:
  Permitting() : trial_(trial::small()) {
    for (int month = 0; month < 3; ++month) trial_.month();
  }
  Partnership& who() { return trial_.who(); }
  void permit_now() { permit(who(), p_, decide_, {{7, 0}, 13}); }
  bool has(OrganisationId organisation, Role role) {
    for (const StaffId one : who().staff.role.ids()) {
      if (who().organisation_of(one) == organisation && who().staff.role[one] == role) return true;
    }
    return false;
  }
  // A trait of a role in an organisation, the mean of those who are asked.
  float mean_of(const Column<StaffId, float>& trait, OrganisationId organisation, Role role) {
    double sum = 0;
    int count = 0;
    for (const StaffId one : who().staff.role.ids()) {
      if (who().organisation_of(one) != organisation || who().staff.role[one] != role) continue;
      sum += static_cast<double>(trait[one]);
      ++count;
    }
    return static_cast<float>(sum / count);
  }
  trial::Trial trial_;
  RiskParameters p_ = defaults<RiskParameters>();
  DecideParameters decide_ = defaults<DecideParameters>();
};

TEST_F(Permitting, AsksManagersForFrontlineStaffLeadersForManagersAndNobodyForLeaders) {
  p_.incident_chance = 0;
  who().organisations.alarm.fill(0.25F);
  const Organisations before = who().organisations;
  permit_now();
  for (const OrganisationId one : before.kind.ids()) {
    const float blame = before.now.blame[one];
    const auto expected = [&](Role asked) {
      if (!has(one, asked)) return 1.0F;
      const Staff& staff = who().staff;
      const Judges judges = {.risk = risk_felt(mean_of(staff.perceived_risk, one, asked), 0.2F, blame),
          .attitude = mean_of(staff.attitude, one, asked)};
      return permission(p_, decide_, judges, blame);
    };
    EXPECT_FLOAT_EQ(who().organisations.alarm[one], 0.2F);
    ASSERT_TRUE(has(one, Role::manager));
    EXPECT_FLOAT_EQ(who().organisations.permission[Role::frontline][one], expected(Role::manager));
    EXPECT_FLOAT_EQ(who().organisations.permission[Role::manager][one], expected(Role::leader));
    EXPECT_EQ(who().organisations.permission[Role::leader][one], 1.0F);
  }
}

TEST_F(Permitting, AsksLeadersWhereThereAreNoManagersAndNobodyWhereThereAreNoLeaders) {
  Staff& staff = who().staff;
  for (const StaffId one : staff.role.ids()) {
    if (staff.role[one] == Role::manager) staff.role[one] = Role::frontline;
  }
  permit_now();
  const OrganisationId first{0};
  EXPECT_LT(who().organisations.permission[Role::frontline][first], 1.0F);
  for (const StaffId one : staff.role.ids()) staff.role[one] = Role::frontline;
  permit_now();
  EXPECT_EQ(who().organisations.permission[Role::frontline][first], 1.0F);
}

TEST_F(Permitting, CountsIncidentsAmongTheFailedSessionsOfTheOrganisation) {
  p_.incident_chance = 1;
  p_.incident_alarm = 1;
  who().organisations.alarm.fill(0.0F);
  for (const Co co : all_cos) who().staff.failed[co].fill(0);
  const StaffId one{0};
  who().staff.failed[Co::assess][one] = 40;
  permit_now();
  for (const OrganisationId each : who().organisations.kind.ids()) {
    const bool own = each == who().organisation_of(one);
    EXPECT_EQ(who().organisations.incidents[each] > 0, own);
    EXPECT_EQ(who().organisations.alarm[each] > 0, own);
  }
}

TEST_F(Permitting, StaffTryNothingThatIsNotPermittedAndItIsCounted) {
  decide_.try_rate = 1;
  decide_.retry_share = 1;
  decide_.motivation_threshold = {{-1, -1, -1, -1}};
  const PartnerParameters partner = defaults<PartnerParameters>();
  const WorkloadParameters workload = defaults<WorkloadParameters>();
  const auto sum = [](const OfTeam<std::uint32_t>& of) {
    std::uint32_t all = 0;
    for (const TeamId team : of.ids()) all += of[team];
    return all;
  };
  const Partnership before = who();
  for (const Role role : all_roles) who().organisations.permission[role].fill(1.0F);
  decide(who(), {decide_, partner, workload}, {{7, 0}, 13});
  const std::uint32_t wanted = sum(who().teams.tries);
  EXPECT_GT(wanted, 0);
  EXPECT_EQ(sum(who().teams.refused), 0);
  who() = before;
  for (const Role role : all_roles) who().organisations.permission[role].fill(0.0F);
  decide(who(), {decide_, partner, workload}, {{7, 0}, 13});
  EXPECT_EQ(sum(who().teams.tries), 0);
  EXPECT_EQ(sum(who().teams.refused), wanted);
  EXPECT_EQ(who().staff.practice, before.staff.practice);
}

}  // namespace
}  // namespace coadopt
