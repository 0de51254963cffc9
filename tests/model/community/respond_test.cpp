// Who is asked, and who becomes willing.

#include "community/respond.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "community/engaged.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

// The tests' own numbers, where the defaults are calibrated.
const RespondParameters p = [] {
  RespondParameters own = defaults<RespondParameters>();
  own.asked_by_community = 0.3F;
  return own;
}();

double sigma(double x) { return 1 / (1 + std::exp(-x)); }

// A person at whom every term but the base is nothing.
constexpr Willingness usual = {.active_near = 0,
    .seldom_heard = false,
    .connected = false,
    .trust = 0.5F,
    .efficacy = 0.5F,
    .free_time = 0.5F,
    .entitlement = 0.4F};
constexpr Invitation none = {.asked = 0, .reach = 0.3F, .jargon = 0.4F, .capacity = 0.5F};

TEST(TheChanceToBecomeWilling, IsTheBaseForAUsualPersonWhomNobodyAsks) {
  EXPECT_NEAR(chance_to_become_willing(p, none, usual), sigma(-4.2), 1e-7);
}

TEST(TheChanceToBecomeWilling, RisesWhenAskedAndLessForTheSeldomHeard) {
  Invitation asked = none;
  asked.asked = 1;
  EXPECT_NEAR(chance_to_become_willing(p, asked, usual), sigma(-2.0), 1e-6);
  Willingness seldom = usual;
  seldom.seldom_heard = true;
  EXPECT_NEAR(chance_to_become_willing(p, asked, seldom), sigma(-4.2 + 0.66), 1e-6);
  EXPECT_EQ(chance_to_become_willing(p, none, seldom), chance_to_become_willing(p, none, usual));
}

TEST(TheChanceToBecomeWilling, RisesForThoseWhoWantASayInTheirOwnCareOnlyByBeingAskedToThat) {
  Invitation asked = none;
  asked.asked = 0.8F;
  asked.asked_own = 0.5F;
  Willingness own = usual;
  own.wants_services = false;
  EXPECT_NEAR(chance_to_become_willing(p, asked, usual), sigma(-4.2 + 2.2 * 0.8), 1e-6);
  EXPECT_NEAR(chance_to_become_willing(p, asked, own), sigma(-4.2 + 2.2 * 0.5), 1e-6);
  own.seldom_heard = true;
  EXPECT_NEAR(chance_to_become_willing(p, asked, own), sigma(-4.2 + 2.2 * 0.5 * 0.3), 1e-6);
}

TEST(TheChanceToBecomeWilling, MovesWithEachTermOnItsOwn) {
  const auto with = [](const auto& change) {
    Willingness of = usual;
    change(of);
    return static_cast<double>(chance_to_become_willing(p, none, of));
  };
  EXPECT_NEAR(with([](Willingness& w) { w.active_near = 1; }), sigma(-4.2 + 2.5), 1e-6);
  EXPECT_NEAR(with([](Willingness& w) { w.connected = true; }), sigma(-4.2 + 0.8), 1e-6);
  EXPECT_NEAR(with([](Willingness& w) { w.trust = 1; }), sigma(-4.2 + 0.7), 1e-6);
  EXPECT_NEAR(with([](Willingness& w) { w.efficacy = 1; }), sigma(-4.2 + 1), 1e-6);
  EXPECT_NEAR(with([](Willingness& w) { w.free_time = 0; }), sigma(-4.2 - 0.75), 1e-6);
  EXPECT_NEAR(with([](Willingness& w) { w.entitlement = 0.9F; }), sigma(-4.2 - 0.6), 1e-6);
  Invitation jargon = none;
  jargon.jargon = 0.9F;
  EXPECT_NEAR(chance_to_become_willing(p, jargon, usual), sigma(-4.2 - 0.4), 1e-6);
}

class Inviting : public ::testing::Test {
 protected:
  Inviting() : trial_(trial::small()) {
    for (const StaffId one : staff().role.ids()) {
      for (const Co co : all_cos) staff().practice[co][one] = Practice::not_yet;
    }
    while (staff().role[worker_] != Role::frontline) ++worker_.value;
  }
  Staff& staff() { return trial_.who().staff; }
  Invitation invitation(float collective) { return invitation_of(trial_.who(), p, worker_, collective); }
  trial::Trial trial_;
  StaffId worker_{0};
};

TEST_F(Inviting, IsDoneByWorkersWhoPractise) {
  EXPECT_FLOAT_EQ(invitation(0).asked, 0);
  staff().practice[Co::deliver][worker_] = Practice::trying;
  EXPECT_FLOAT_EQ(invitation(0).asked, 0.59F);
  staff().practice[Co::assess][worker_] = Practice::in_use;
  EXPECT_FLOAT_EQ(invitation(0).asked, 1 - 0.41F * 0.63F);
  EXPECT_FLOAT_EQ(invitation(0).asked_own, 0.59F);
  EXPECT_FLOAT_EQ(invitation(1).asked, 1 - 0.41F * 0.63F * 0.7F);
  staff().practice[Co::deliver][worker_] = Practice::lapsed;
  EXPECT_FLOAT_EQ(invitation(0).asked, 0.37F);
}

TEST_F(Inviting, HardlyTurnsNeighboursWillingWhomServicesDoNotReach) {
  Parameters many = trial::small();
  many.population.neighbours_per_user = 5;
  trial::Trial trial(many);
  Partnership& who = trial.who();
  who.persons.participation.fill(Participation::passive);
  who.persons.active_near.fill(0);
  RespondParameters eager = p;
  eager.willing_base = -1;
  const Moment moment{{5, 0}, 3};
  trial::in_every_community(who, [&](CommunityId in) { invite_and_respond(who, in, eager, moment); });
  double near = 0;
  double others = 0;
  for (const CommunityId community : who.communities.teams.ids()) {
    const Range<PersonId> reached = who.communities.reached[community];
    EXPECT_NEAR(reached.size(), 2 * who.communities.users[community].size(), 1);
    for (const PersonId one : who.communities.neighbours[community]) {
      const double willing = who.persons.participation[one] == Participation::willing ? 1 : 0;
      (reached.contains(one) ? near : others) += willing;
    }
  }
  EXPECT_LT(others / 4, 0.1 * near);
}

TEST_F(Inviting, ReachesMoreOfTheSeldomHeardWhereTheOrganisationHasMappedIt) {
  EXPECT_FLOAT_EQ(invitation(0).reach, 0.3F);
  trial_.who().organisations.star_step[trial_.who().organisation_of(worker_)] = StarStep::map;
  EXPECT_FLOAT_EQ(invitation(0).reach, 0.51F);
}

TEST_F(Inviting, IsCollectiveWhereStaffOfTheCommunityPractiseMoreThanDelivery) {
  const CommunityId community = trial_.who().teams.community[staff().team[worker_]];
  const auto all = static_cast<float>(trial_.who().staff_of(community).size());
  EXPECT_EQ(collective_practice(trial_.who(), community), 0.0F);
  staff().practice[Co::deliver][worker_] = Practice::in_use;
  EXPECT_EQ(collective_practice(trial_.who(), community), 0.0F);
  staff().practice[Co::assess][worker_] = Practice::in_use;
  staff().practice[Co::design][worker_] = Practice::trying;
  EXPECT_FLOAT_EQ(collective_practice(trial_.who(), community), 1 / all);
  const StaffId colleague{trial_.who().staff_of(community).first.value + (worker_.value == 0 ? 1U : 0U)};
  staff().practice[Co::commission][colleague] = Practice::in_use;
  EXPECT_FLOAT_EQ(collective_practice(trial_.who(), community), 2 / all);
}

// The phase, person by person, against the law and the draw of each.
TEST_F(Inviting, MakesThoseWillingWhoseDrawIsBelowTheirChance) {
  Partnership& who = trial_.who();
  for (const StaffId one : staff().role.ids()) {
    staff().practice[Co::deliver][one] = one.value % 3 == 0 ? Practice::in_use : Practice::not_yet;
    staff().practice[Co::assess][one] = one.value % 5 == 0 ? Practice::in_use : Practice::not_yet;
  }
  RespondParameters eager = p;
  eager.willing_base = -2;
  const Persons before = who.persons;
  const Moment moment{{5, 0}, 3};
  trial::in_every_community(who, [&](CommunityId in) { invite_and_respond(who, in, eager, moment); });
  std::uint32_t became = 0;
  const auto expect_answer = [&](PersonId one, Invitation by, CommunityId community) {
    by.capacity = who.communities.capacity[community];
    const Willingness of = {
        .active_near = static_cast<float>(before.active_near[one]) / std::max<float>(before.tie_count[one], 1),
        .seldom_heard = before.nature[one].is(Nature::seldom_heard),
        .connected = before.nature[one].is(Nature::connected),
        .wants_services = before.nature[one].is(Nature::wants_services),
        .trust = before.trust[one],
        .efficacy = before.efficacy[one],
        .free_time = before.free_time[one],
        .entitlement = before.entitlement[one]};
    const float chance = chance_to_become_willing(eager, by, of);
    const float u = uniform(moment.stream, Purpose::respond, moment.month, one.value);
    Participation expected = before.participation[one];
    if (expected == Participation::passive && u < chance) expected = Participation::willing;
    if (std::abs(u - chance) > 1e-6F) {
      ASSERT_EQ(who.persons.participation[one], expected) << one.value;
    }
    became += who.persons.participation[one] != before.participation[one] ? 1U : 0U;
  };
  for (const CommunityId community : who.communities.teams.ids()) {
    const float collective = collective_practice(who, community);
    float jargon = 0;
    for (const TeamId team : who.communities.teams[community]) {
      jargon += who.organisations.now.jargon[who.teams.organisation[team]];
    }
    jargon /= static_cast<float>(who.communities.teams[community].size());
    for (const StaffId one : who.staff_of(community)) {
      const Invitation by = invitation_of(who, eager, one, collective);
      for (const PersonId user : staff().caseload[one]) expect_answer(user, by, community);
    }
    const Invitation everyone = {.asked = eager.asked_by_community * collective,
        .reach = eager.reach_seldom_heard,
        .jargon = jargon,
        .capacity = 0};
    for (const PersonId one : who.communities.neighbours[community]) {
      if (who.communities.reached[community].contains(one)) expect_answer(one, everyone, community);
    }
  }
  EXPECT_GT(became, 100U);
}

}  // namespace
}  // namespace coadopt
