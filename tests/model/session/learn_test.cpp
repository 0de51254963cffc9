// What staff learn from a month's sessions, and what they lose without.

#include "session/learn.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"
#include "session/benefit.hpp"

namespace coadopt {
namespace {

// The tests' own numbers, where the defaults are calibrated.
const StaffLearnParameters learning = [] {
  StaffLearnParameters own = defaults<StaffLearnParameters>();
  own.skill_gain = 0.05F;
  own.skill_decay = 0.05F;
  own.skill_decay_practised = 0.015F;
  return own;
}();

StaffMonth month(int sessions, int failed) {
  StaffMonth m;
  m.sessions = sessions;
  m.failed = failed;
  m.practised = sessions > 0;
  m.blame = 0.5F;
  m.team_attitude = 0.5F;
  m.usual_attitude = 0.5F;
  return m;
}

TEST(Skill, GrowsByFivePerCentOfTheGapASessionUpToFour) {
  const auto after = [](int sessions) {
    const double learnt = 0.5 + 0.05 * sessions * 0.5;
    return learnt + 0.015 * (0.25 - learnt);
  };
  EXPECT_NEAR(skill_next(learning, 0.5F, month(1, 0)), after(1), 1e-6);
  EXPECT_NEAR(skill_next(learning, 0.5F, month(4, 4)), after(4), 1e-6);
  EXPECT_NEAR(skill_next(learning, 0.5F, month(20, 0)), after(4), 1e-6);
}

TEST(Skill, DecaysTowardsItsFloorWithoutPracticeAndNeverBelow) {
  EXPECT_NEAR(skill_next(learning, 0.65F, month(0, 0)), 0.65 - 0.05 * 0.4, 1e-6);
  EXPECT_FLOAT_EQ(skill_next(learning, 0.25F, month(0, 0)), 0.25F);
  EXPECT_FLOAT_EQ(skill_next(learning, 0.10F, month(0, 0)), 0.10F);
}

TEST(Skill, SpreadsFromColleaguesWhoHaveMoreOfIt) {
  StaffMonth m = month(0, 0);
  m.skill_in_use = 0.75F;
  EXPECT_NEAR(skill_next(learning, 0.25F, m), 0.26 - 0.05 * 0.01, 1e-6);
  m.skill_in_use = 0.1F;
  EXPECT_FLOAT_EQ(skill_next(learning, 0.25F, m), 0.25F);
}

TEST(Attitude, RisesAfterMostlySuccessAndFallsAfterMostlyFailureUnderBlame) {
  StaffLearnParameters alone = learning;
  alone.attitude_team = 0;
  alone.attitude_return = 0;
  EXPECT_NEAR(attitude_next(alone, 0.5F, month(4, 2)), 0.53, 1e-6);
  EXPECT_NEAR(attitude_next(alone, 0.5F, month(4, 3)), 0.5 - 0.06 * 0.3, 1e-6);
  EXPECT_NEAR(attitude_next(alone, 0.1F, month(4, 4)), 0.1, 1e-6);  // already below what failure leads to
  EXPECT_EQ(attitude_next(alone, 0.5F, month(0, 0)), 0.5F);
  StaffMonth blameless = month(4, 4);
  blameless.blame = 0;
  EXPECT_EQ(attitude_next(alone, 0.5F, blameless), 0.5F);
}

TEST(Attitude, DriftsToTheTeamAndBackToTheLabourMarket) {
  StaffMonth m = month(0, 0);
  m.team_attitude = 1;
  EXPECT_NEAR(attitude_next(learning, 0.5F, m), 0.52 - 0.02 * 0.02, 1e-6);
  m.team_attitude = 0.9F;
  m.usual_attitude = 0.4F;
  EXPECT_NEAR(attitude_next(learning, 0.9F, m), 0.89, 1e-6);
}

TEST(PerceivedRisk, RisesWithFailureUnderBlameAndFallsWithSuccess) {
  StaffLearnParameters alone = learning;
  alone.risk_return = 0;
  EXPECT_NEAR(perceived_risk_next(alone, 0.5F, 0.5F, month(3, 3)), 0.5 + 3 * 0.08 * 0.5, 1e-6);
  EXPECT_NEAR(perceived_risk_next(alone, 0.5F, 0.5F, month(3, 1)), 0.5 + 0.04 - 0.08, 1e-6);
  EXPECT_EQ(perceived_risk_next(alone, 0.1F, 0.5F, month(8, 0)), 0.0F);
  EXPECT_EQ(perceived_risk_next(alone, 0.9F, 0.5F, month(8, 8)), 1.0F);
  EXPECT_NEAR(perceived_risk_next(learning, 1, 0.5F, month(0, 0)), 0.99, 1e-6);
}

TEST(PowerThreat, FallsOnlyInAMonthWithASuccess) {
  EXPECT_NEAR(power_threat_next(learning, 0.5F, 0.485F, month(3, 2)), 0.485, 1e-6);
  EXPECT_NEAR(power_threat_next(learning, 0.5F, 0.5F, month(3, 3)), 0.5, 1e-6);
  EXPECT_NEAR(power_threat_next(learning, 0.5F, 1, month(0, 0)), 0.505, 1e-6);
}

TEST(Burnout, RisesWithOvertimeBeyondTheUsualAndFallsWithSuccess) {
  StaffLearnParameters alone = learning;
  alone.burnout_return = 0;
  alone.usual_overtime = 0.05F;
  const auto after = [&](float overtime, int sessions, int failed) {
    StaffMonth m = month(sessions, failed);
    m.overtime = overtime;
    return burnout_next(alone, 0.3F, 0.3F, m);
  };
  EXPECT_NEAR(after(0.05F, 0, 0), 0.3, 1e-6);
  EXPECT_NEAR(after(0.15F, 0, 0), 0.3 + 0.08 * 0.1, 1e-6);
  EXPECT_NEAR(after(0, 0, 0), 0.3 - 0.08 * 0.05, 1e-6);
  EXPECT_NEAR(after(0.05F, 2, 1), 0.29, 1e-6);
  EXPECT_NEAR(after(0.05F, 2, 2), 0.3, 1e-6);
  StaffMonth usual = month(0, 0);
  usual.overtime = learning.usual_overtime;
  EXPECT_NEAR(burnout_next(learning, 0.4F, 0.3F, usual), 0.397, 1e-6);
  EXPECT_EQ(burnout_next(alone, 0, 0.3F, month(2, 0)), 0.0F);
}

TEST(StaffWhoLearn, DoSoFromAllTheirSessionsAmongTheirTeamAndInTheirOrganisation) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  Staff& staff = who.staff;
  who.organisations.star_step[OrganisationId{1}] = StarStep::people;
  for (const OrganisationId one : who.organisations.kind.ids()) who.organisations.skill_in_use[one] = 0.9F;
  for (const StaffId one : staff.role.ids()) {
    staff.overtime[one] = static_cast<float>(one.value % 4) * 5;
    for (const Co co : all_cos) {
      staff.sessions[co][one] = static_cast<std::uint8_t>((one.value + index(co)) % 3);
      staff.failed[co][one] = static_cast<std::uint8_t>(one.value % 2 == 0 ? 0 : staff.sessions[co][one]);
    }
  }
  const Staff before = staff;
  const StaffStart market = defaults<StaffStart>();
  trial::in_every_community(who, [&](CommunityId in) { staff_learn(who, in, learning, market); });
  for (const StaffId one : staff.role.ids()) {
    const OrganisationId own = who.organisation_of(one);
    StaffMonth m;
    for (const Co co : all_cos) {
      m.sessions += before.sessions[co][one];
      m.failed += before.failed[co][one];
      ASSERT_EQ(staff.experience[co][one], before.experience[co][one] + before.sessions[co][one]);
    }
    m.practised = m.sessions > 0;
    m.blame = who.organisations.now.blame[own];
    float attitudes = 0;
    for (const StaffId mate : who.teams.staff[staff.team[one]]) attitudes += before.attitude[mate];
    m.team_attitude = attitudes / static_cast<float>(who.teams.staff[staff.team[one]].size());
    m.usual_attitude = market.attitude;
    m.skill_in_use = own == OrganisationId{1} ? 0.9F : 0.0F;
    m.overtime = before.overtime[one] / before.contract_hours[one];
    const bool frontline = staff.role[one] == Role::frontline;
    const float threat = market.power_threat + (frontline ? 0.0F : market.power_threat_of_managers);
    ASSERT_FLOAT_EQ(staff.skill[one], skill_next(learning, before.skill[one], m));
    ASSERT_FLOAT_EQ(staff.attitude[one], attitude_next(learning, before.attitude[one], m));
    ASSERT_FLOAT_EQ(staff.perceived_risk[one],
        perceived_risk_next(learning, before.perceived_risk[one], market.perceived_risk, m));
    ASSERT_FLOAT_EQ(staff.power_threat[one], power_threat_next(learning, before.power_threat[one], threat, m));
    ASSERT_FLOAT_EQ(staff.burnout[one], burnout_next(learning, before.burnout[one], market.burnout, m));
  }
}

TEST(UnmetCasework, LetsNeedRise) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  StaffId neglecting{0};
  while (who.staff.caseload[neglecting].empty()) ++neglecting.value;
  for (const StaffId one : who.staff.role.ids()) who.staff.casework_hours[one] = 80;
  who.staff.unmet_casework[neglecting] = 20;
  for (const PersonId one : who.persons.need.ids()) {
    who.persons.need[one] = who.persons.own_need[one] = 0.5F;
    who.persons.sessions[one] = 0;
  }
  BenefitParameters p = defaults<BenefitParameters>();
  p.need_rise = 0.2F;
  trial::in_every_community(who, [&](CommunityId in) { persons_learn(who, in, p); });
  for (const PersonId one : who.persons.need.ids()) {
    const bool neglected = who.staff.caseload[neglecting].contains(one);
    ASSERT_FLOAT_EQ(who.persons.need[one], neglected ? 0.5F + 0.2F * 0.25F * 0.5F : 0.5F);
  }
}

}  // namespace
}  // namespace coadopt
