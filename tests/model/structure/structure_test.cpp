// The other structural interventions, month by month, against what their files say.

#include <gtest/gtest.h>

#include "organisation/staff_turnover.hpp"
#include "partnership/partnership.hpp"
#include "structure/structural.hpp"

namespace coadopt {
namespace {

using Structural = structural::Structural;

TEST_F(Structural, APoolTakesHoursFirstAndThenSharesFundingAndLowersFriction) {
  OrganisationLevels& now = who().organisations.now;
  for (std::uint32_t i = 0; i < 4; ++i) now.commitment[OrganisationId{i}] = i == 3 ? 0.1F : 0.5F;
  for (std::uint32_t i = 0; i < 4; ++i) now.funding[OrganisationId{i}] = 0.2F * static_cast<float>(i + 1);
  const OrganisationLevels before = now;
  act(defaults<PooledBudgets>(), all(4));
  EXPECT_GT(hours_taken(), 0.0) << "setting up";
  EXPECT_EQ(now.funding[OrganisationId{0}], before.funding[OrganisationId{0}]);
  act(defaults<PooledBudgets>(), all(4), 6);
  EXPECT_EQ(hours_taken(), 0.0);
  EXPECT_FLOAT_EQ(now.funding[OrganisationId{0}], 0.2F + 0.25F * (0.4F - 0.2F));
  const float sum =
      now.funding[OrganisationId{0}] + now.funding[OrganisationId{1}] + now.funding[OrganisationId{2}];
  EXPECT_FLOAT_EQ(sum, 1.2F) << "money is shared, not made";
  EXPECT_FLOAT_EQ(
      now.friction[Co::deliver][OrganisationId{1}], before.friction[Co::deliver][OrganisationId{1}] * 0.96F);
  EXPECT_EQ(now.friction[Co::design][OrganisationId{1}], before.friction[Co::design][OrganisationId{1}]);
  EXPECT_EQ(now.funding[OrganisationId{3}], before.funding[OrganisationId{3}]) << "too little commitment: out";
}

TEST_F(Structural, APoolOfOneIsNone) {
  OrganisationLevels& now = who().organisations.now;
  for (std::uint32_t i = 0; i < 4; ++i) now.commitment[OrganisationId{i}] = i == 0 ? 0.9F : 0.0F;
  const float friction = now.friction[Co::deliver][OrganisationId{0}];
  act(defaults<PooledBudgets>(), all(4));
  EXPECT_EQ(hours_taken(), 0.0);
  act(defaults<PooledBudgets>(), all(4), 12);
  EXPECT_EQ(now.friction[Co::deliver][OrganisationId{0}], friction);
}

TEST_F(Structural, AGrantHoldsUpCashAndLeavesACliff) {
  Communities& communities = who().communities;
  const CommunityId one{2};
  communities.cash[one] = communities.base_cash[one] = 0.2F;
  act(defaults<UserLedFunding>(), {one.value});
  EXPECT_FLOAT_EQ(communities.cash[one], 0.6F);
  act(defaults<UserLedFunding>(), {one.value}, 5, 1.0F, true);
  EXPECT_FLOAT_EQ(communities.cash[one], 0.4F) << "half of what it had above its base";
}

TEST(Tender, ClosesThoseWhoseCashIsThin) {
  TenderRounds rounds = defaults<TenderRounds>();
  EXPECT_EQ(chance_to_close(rounds, 1.0F), 0.0F);
  EXPECT_FLOAT_EQ(chance_to_close(rounds, 0.0F), 0.3F);
  rounds.bursary = 0.5F;
  EXPECT_FLOAT_EQ(chance_to_close(rounds, 0.0F), 0.15F);
  rounds.fixer = 1.0F;
  EXPECT_EQ(chance_to_close(rounds, 0.0F), 0.0F);
}

TEST_F(Structural, ATenderRoundComesEveryThreeYears) {
  TenderRounds rounds = defaults<TenderRounds>();
  rounds.closing_chance = 1;
  for (std::uint32_t i = 0; i < 5; ++i) who().communities.cash[CommunityId{i}] = 0;
  const float capacity = who().communities.capacity[CommunityId{0}];
  const float friction = who().organisations.now.friction[Co::commission][OrganisationId{0}];
  act(rounds, all(5), 1);
  EXPECT_EQ(who().communities.capacity[CommunityId{0}], capacity);
  EXPECT_EQ(who().organisations.now.friction[Co::commission][OrganisationId{0}], friction);
  act(rounds, all(5), 36);
  EXPECT_FLOAT_EQ(who().communities.capacity[CommunityId{0}], capacity * 0.2F);
  EXPECT_FLOAT_EQ(who().organisations.now.friction[Co::commission][OrganisationId{0}],
      friction + rounds.friction * (1 - friction));
}

TEST_F(Structural, AMergerMakesOrganisationsAlikeAndOpensAWindow) {
  OrganisationLevels& now = who().organisations.now;
  now.jargon[OrganisationId{0}] = 0.2F;
  now.jargon[OrganisationId{1}] = 0.6F;
  who().organisations.star_step[OrganisationId{0}] = StarStep::people;
  act(defaults<Merger>(), {0, 1});
  EXPECT_FLOAT_EQ(now.jargon[OrganisationId{0}], 0.4F);
  EXPECT_FLOAT_EQ(now.jargon[OrganisationId{1}], 0.4F);
  EXPECT_EQ(who().organisations.star_step[OrganisationId{0}], who().organisations.star_step[OrganisationId{1}]);
  EXPECT_EQ(who().organisations.window_until[OrganisationId{0}], 13 + 18);
  EXPECT_EQ(who().organisations.window_until[OrganisationId{2}], 0);
  EXPECT_GT(hours_taken(), 0.0);
  act(defaults<Merger>(), {0, 1}, 24);
  EXPECT_EQ(hours_taken(), 0.0) << "the disruption is over";
}

TEST_F(Structural, TimeBankMembersAreConnectedAndGiveHours) {
  const PersonId member{4};
  who().persons.nature[member].bits = Nature::user;
  act(defaults<TimeBank>(), {member.value});
  EXPECT_TRUE(who().persons.nature[member].is(Nature::connected));
  EXPECT_EQ(ledger_.citizen_hours, 3.0);
  const CommunityId community = community_of(who(), member);
  EXPECT_FLOAT_EQ(who().support.user_hours[community] + who().support.neighbour_hours[community], 1.5F);
}

TEST_F(Structural, TimeBankMembersOfACommunityComeToKnowEachOther) {
  Persons& persons = who().persons;
  persons.tie_count.fill(0);
  const std::uint32_t elsewhere = who().communities.users[CommunityId{1}].first.value;
  act(defaults<TimeBank>(), {4, elsewhere, 40});
  EXPECT_EQ(persons.tie_count[PersonId{4}], 1);
  EXPECT_EQ(ties_of(persons, PersonId{40}).front(), PersonId{4});
  EXPECT_EQ(persons.tie_count[PersonId{elsewhere}], 0);
}

TEST_F(Structural, PersonalBudgetsTurnAgainstPeopleWhenHedgedIn) {
  PersonalBudgets budgets = defaults<PersonalBudgets>();
  budgets.restriction = 0.5F;
  EXPECT_EQ(strength_of_budget(budgets), 0.0F);
  budgets.restriction = 0.9F;
  act(budgets, {1, 2, 3});
  EXPECT_FLOAT_EQ(strength_[0], -0.8F);
  EXPECT_NEAR(hours_taken(), 3 * 0.5 * 0.9, 1e-4) << "paperwork";
}

TEST(NewLeaders, BringWhatTheirMandateSays) {
  LeadershipChange change = defaults<LeadershipChange>();
  EXPECT_FLOAT_EQ(commitment_brought(change, 0.5F, 0.5F), 0.5F);
  EXPECT_FLOAT_EQ(commitment_brought(change, 0.5F, 0.0F), 0.3F);
  change.mandate = 1;
  EXPECT_FLOAT_EQ(commitment_brought(change, 0.5F, 0.0F), 1.0F);
  change.mandate = -1;
  EXPECT_FLOAT_EQ(commitment_brought(change, 0.5F, 1.0F), 0.0F);
}

TEST_F(Structural, NewLeadersComeOnceAndForgetResults) {
  Organisations& organisations = who().organisations;
  const OrganisationId one{1};
  organisations.results[one] = 0.5F;
  LeadershipChange change = defaults<LeadershipChange>();
  change.mandate = 1;
  change.kept = 0;
  act(change, {1});
  EXPECT_FLOAT_EQ(organisations.now.commitment[one], 1.0F);
  EXPECT_FLOAT_EQ(organisations.results[one], 0.0F);
  organisations.now.commitment[one] = 0.2F;
  act(change, {1}, 1);
  EXPECT_EQ(organisations.now.commitment[one], 0.2F);
}

TEST_F(Structural, AusterityHoldsFundingDownAndLoadsThoseWhoRemain) {
  Organisations& organisations = who().organisations;
  const OrganisationId one{0};
  act(defaults<Austerity>(), {0});
  EXPECT_LE(organisations.now.funding[one], organisations.base.funding[one] * 0.7F);
  for (const TeamId team : who().teams.organisation.ids()) {
    const bool cut = who().teams.organisation[team] == one;
    EXPECT_FLOAT_EQ(who().support.casework[team], cut ? 1 / 0.9F : 1.0F);
  }
}

TEST_F(Structural, AMergerHoldsCommitmentDownWhileItDisrupts) {
  Organisations& organisations = who().organisations;
  const OrganisationId one{0};
  organisations.now.commitment[one] = organisations.base.commitment[one] = 0.5F;
  organisations.now.commitment[{1}] = organisations.base.commitment[{1}] = 0.5F;
  act(defaults<Merger>(), {0, 1});
  EXPECT_FLOAT_EQ(organisations.now.commitment[one], 0.3F);
  organisations.now.commitment[one] = 0.45F;
  act(defaults<Merger>(), {0, 1}, 23);
  EXPECT_FLOAT_EQ(organisations.now.commitment[one], 0.3F);
  organisations.now.commitment[one] = 0.45F;
  act(defaults<Merger>(), {0, 1}, 24);
  EXPECT_EQ(organisations.now.commitment[one], 0.45F) << "the disruption is over";
}

TEST_F(Structural, APlanForTheStarHelpsAsTheShareOfStaffWhoHaveIt) {
  std::vector<std::uint32_t> half;
  std::uint32_t own = 0;
  for (const StaffId one : staff().role.ids()) {
    if (who().organisation_of(one) == OrganisationId{1} && own++ % 2 == 0) half.push_back(one.value);
  }
  act(defaults<StarPlan>(), half);
  const float share = static_cast<float>(half.size()) / static_cast<float>(own);
  EXPECT_FLOAT_EQ(who().support.star[{1}], 1 + 4 * share);
  EXPECT_EQ(who().support.star[{0}], 1.0F);
  act(defaults<StarPlan>(), half, 1, 0.5F);
  EXPECT_FLOAT_EQ(who().support.star[{1}], 1 + 2 * share);
}

TEST_F(Structural, AKeyPersonTakesAlongWhatHungOnThem) {
  OrganisationLevels& now = who().organisations.now;
  const OrganisationId one{1};
  StaffId key{};
  for (const StaffId each : staff().role.ids()) {
    for (const Co co : all_cos) staff().practice[co][each] = Practice::not_yet;
    if (who().organisation_of(each) == one && staff().role[each] == Role::manager) key = each;
  }
  for (const StaffId mate : who().teams.staff[staff().team[key]]) {
    staff().practice[Co::design][mate] = Practice::in_use;
    staff().months_in_use[Co::design][mate] = 13;
  }
  for (const Co co : all_cos) staff().practice[co][key] = Practice::in_use;
  now.commitment[one] = 0.5F;
  now.funding[one] = 0.5F;
  KeyPersonLeaves shock = defaults<KeyPersonLeaves>();
  shock.role = RoleOfOne{1};
  shock.practice_lost = 1;
  act(shock, {one.value});
  EXPECT_EQ(who().support.key_person[one], key.value + 1) << "the one who practises most";
  EXPECT_FLOAT_EQ(now.commitment[one], 0.35F);
  EXPECT_FLOAT_EQ(now.funding[one], 0.45F);
  for (const StaffId mate : who().teams.staff[staff().team[key]]) {
    EXPECT_EQ(staff().practice[Co::design][mate], mate == key ? Practice::in_use : Practice::lapsed);
    EXPECT_EQ(staff().months_in_use[Co::design][mate], mate == key ? 13 : 0);
  }
  StaffTurnoverParameters turnover = defaults<StaffTurnoverParameters>();
  turnover.staff_leaving = 0;
  std::uint32_t left = 0;
  for (const CommunityId each : who().communities.teams.ids()) {
    left += staff_turnover(who(), each, turnover, 0, defaults<StaffStart>(), moment_);
  }
  EXPECT_EQ(left, 1U);
  EXPECT_EQ(staff().joined[key], 13);
  act(shock, {one.value}, 1);
  EXPECT_EQ(who().support.key_person[one], 0U) << "once";
  EXPECT_FLOAT_EQ(now.commitment[one], 0.35F);
}

TEST_F(Structural, ATurnoverShockMultipliesTheHazardOfLeaving) {
  act(defaults<TurnoverShock>(), {2});
  EXPECT_FLOAT_EQ(who().support.leaving[OrganisationId{2}], 3.0F);
  EXPECT_EQ(who().support.leaving[OrganisationId{1}], 1.0F);
  const StaffTurnoverParameters turnover = defaults<StaffTurnoverParameters>();
  EXPECT_FLOAT_EQ(chance_to_leave(turnover, 0.3F, 3.0F), 3 * 0.028F);
  EXPECT_EQ(chance_to_leave(turnover, 0.3F, 0.0F), 0.0F);
}

TEST_F(Structural, AVisibleFailureAlarmsItsOrganisationOnce) {
  OfOrganisation<float>& alarm = who().organisations.alarm;
  const OrganisationId one{1};
  alarm.fill(0.5F);
  act(defaults<VisibleFailure>(), {1});
  EXPECT_FLOAT_EQ(alarm[one], 0.9F);
  EXPECT_EQ(alarm[OrganisationId{0}], 0.5F);
  act(defaults<VisibleFailure>(), {1}, 1);
  EXPECT_FLOAT_EQ(alarm[one], 0.9F);
}

}  // namespace
}  // namespace coadopt
