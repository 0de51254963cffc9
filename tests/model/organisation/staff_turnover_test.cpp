// Newcomers bring what the sector or the labour market has, and what recruitment and induction make of it.

#include "organisation/staff_turnover.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

const StaffStart market = [] {
  StaffStart start = defaults<StaffStart>();
  start.skill = 0.30F;
  start.attitude = 0.45F;
  start.practising_attitude = 0.60F;
  return start;
}();
constexpr StaffTraits drawn = {.attitude = 0.4F,
    .skill = 0.2F,
    .power_threat = 0.5F,
    .perceived_risk = 0.5F,
    .burnout = 0.3F,
    .propensity = 0.5F,
    .espoused = {}};

TEST(ANewcomer, IsAsTheLabourMarketHasThemWithoutAnyOfIt) {
  const StaffTraits traits = newcomer(drawn, market, {});
  EXPECT_EQ(traits.skill, 0.2F);
  EXPECT_EQ(traits.attitude, 0.4F);
}

TEST(ANewcomer, FromTheSectorBringsItsSkillAndAttitude) {
  const StaffTraits traits =
      newcomer(drawn, market, {.from_sector = true, .sector = {.skill = 0.4F, .attitude = 0.55F}});
  EXPECT_FLOAT_EQ(traits.skill, 0.3F);
  EXPECT_FLOAT_EQ(traits.attitude, 0.5F);
  EXPECT_EQ(newcomer(drawn, market, {.from_sector = true, .sector = {.skill = 0, .attitude = 0}}).skill, 0.0F);
}

TEST(ANewcomer, ClosesAShareOfTheGapToTheTeamByInduction) {
  const StaffTraits traits =
      newcomer(drawn, market, {.team = {.skill = 0.6F, .attitude = 0.2F}, .induction = 0.5F});
  EXPECT_FLOAT_EQ(traits.skill, 0.4F);
  EXPECT_FLOAT_EQ(traits.attitude, 0.3F) << "a team that does not believe in it is followed too";
}

TEST(ANewcomer, IsChosenForAttitudeByRecruitmentAndNeverTheWorseForIt) {
  EXPECT_FLOAT_EQ(newcomer(drawn, market, {.recruitment = 0.5F}).attitude, 0.5F);
  StaffTraits convinced = drawn;
  convinced.attitude = 0.9F;
  EXPECT_EQ(newcomer(convinced, market, {.recruitment = 0.5F}).attitude, 0.9F);
}

TEST(StaffWhoLeave, AreAsManyAsTheirKindOfOrganisationLoses) {
  Parameters p = trial::small();
  p.population.staff = 4800;
  p.population.caseload = 0;
  p.staff_turnover.staff_leaving = 0.2F;
  p.staff_turnover.burnout_slope = 0;
  trial::Trial trial(p);
  Partnership& who = trial.who();
  const Moment moment{{3, 0}, 2};
  trial::in_every_community(
      who, [&](CommunityId in) { staff_turnover(who, in, p.staff_turnover, 0.0F, p.staff_start, moment); });
  PerKind<double> all;
  PerKind<double> left;
  for (const StaffId one : who.staff.role.ids()) {
    const OrganisationKind kind = who.organisations.kind[who.organisation_of(one)];
    ++all[kind];
    left[kind] += who.staff.joined[one] == 2 ? 1 : 0;
  }
  const auto share = [&](OrganisationKind kind) { return left[kind] / all[kind]; };
  EXPECT_NEAR(share(OrganisationKind::council), 0.11, 0.03);
  EXPECT_NEAR(share(OrganisationKind::provider), 0.228, 0.04);
}

TEST(StaffWhoLeave, AreReplacedFromTheSectorInThatShareAndInductedByTheirTeam) {
  Parameters p = trial::small();
  p.staff_turnover.staff_leaving = 1;
  p.staff_turnover.leaving_of_kind = {1, 1, 1, 1};
  p.staff_turnover.burnout_slope = 0;
  p.staff_start = market;
  trial::Trial trial(p);
  Partnership& who = trial.who();
  who.sector = {.skill = 0.6F, .attitude = 0.5F};
  for (const StaffId one : who.staff.role.ids()) who.staff.skill[one] = 0.8F;
  for (const OrganisationId one : who.organisations.kind.ids()) who.organisations.now.induction[one] = 0.25F;
  const Moment moment{{3, 0}, 2};
  trial::in_every_community(
      who, [&](CommunityId in) { staff_turnover(who, in, p.staff_turnover, 0.0F, p.staff_start, moment); });
  double from_sector = 0;
  for (const StaffId one : who.staff.role.ids()) {
    Engine engine(moment.stream, Purpose::newcomer_staff, 2, one.value);
    const StaffTraits fresh = draw_staff_traits(p.staff_start, who.staff.role[one], engine);
    const float as_new = towards(fresh.skill, 0.8F, 0.25F);
    const float as_known = towards(level(fresh.skill + 0.3F), 0.8F, 0.25F);
    const float skill = who.staff.skill[one];
    ASSERT_TRUE(std::abs(skill - as_new) < 1e-5F || std::abs(skill - as_known) < 1e-5F);
    from_sector += std::abs(skill - as_known) < 1e-5F ? 1 : 0;
  }
  EXPECT_NEAR(from_sector / 96, 0.63, 0.15);
}

}  // namespace
}  // namespace coadopt
