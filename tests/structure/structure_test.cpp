// Each structural intervention, month by month, against what its file says.

#include "structure/structure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "month/trial.hpp"
#include "organisation/leave.hpp"
#include "structure/place.hpp"

namespace coadopt {
namespace {

// One intervention at work for a month, on a small partnership.
class Structural : public ::testing::Test {
 protected:
  Structural() : trial_(trial::small()) {}

  Partnership& who() { return trial_.who(); }
  Staff& staff() { return trial_.who().staff; }

  template <class Kind>
  Acting act(const Kind& kind, std::vector<std::uint32_t> targets, Month month = 0, float dose = 1.0F,
      bool last = false) {
    reached_ = std::move(targets);
    strength_.assign(reached_.size(), dose);
    moment_.month = 13 + month;
    ledger_ = {};
    who().support =
        Support(who().teams.staff.size(), who().communities.teams.size(), who().organisations.kind.size());
    for (const StaffId one : staff().role.ids()) staff().intervention_hours[one] = 0;
    Acting acting = {.partnership = who(),
        .ledger = ledger_,
        .moment = moment_,
        .reached = reached_,
        .joining = month == 0 ? std::span<const std::uint32_t>(reached_) : std::span<const std::uint32_t>(),
        .strength = strength_,
        .dose = dose,
        .month = month,
        .last = last,
        .key = 5,
        .named = named_};
    coadopt::act(kind, acting);
    return acting;
  }

  std::vector<std::uint32_t> all(std::uint32_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
  }
  double hours_taken() {
    double sum = 0;
    for (const StaffId one : staff().role.ids()) sum += static_cast<double>(staff().intervention_hours[one]);
    return sum;
  }

  trial::Trial trial_;
  Moment moment_{{7, 0}, 13};
  Ledger ledger_;
  std::vector<std::uint32_t> reached_;
  std::vector<float> strength_;
  std::vector<NamedStaff> named_;
};

TEST(Thinning, HalvesTheEffectAtSixteenColleagues) {
  EXPECT_EQ(thinned(16, 0, 1), 1.0F);
  EXPECT_EQ(thinned(16, 16, 1), 0.5F);
  EXPECT_EQ(thinned(16, 32, 2), 0.5F);
  EXPECT_EQ(thinned(16, 48, 1), 0.25F);
  EXPECT_EQ(thinned(16, 16, 0), 0.0F) << "no coach, no effect";
}

TEST_F(Structural, CoachesAreTrainedBeforeTheyCount) {
  const Coaches coaches = defaults<Coaches>();
  act(coaches, all(96));
  const std::size_t named = named_.size();
  EXPECT_GE(named, 6U) << "one for sixteen, in each organisation";
  EXPECT_TRUE(std::all_of(strength_.begin(), strength_.end(), [](float one) { return one == 0.0F; }));
  EXPECT_NEAR(hours_taken(), static_cast<double>(named) * 8 * 7.5 / 7, 1e-3) << "eight days over seven months";
  act(coaches, all(96), 6);
  EXPECT_EQ(strength_.front(), 0.0F);
  act(coaches, all(96), 7);
  EXPECT_EQ(named_.size(), named) << "the same coaches";
  for (const float one : strength_) {
    EXPECT_GT(one, 0.0F);
    EXPECT_LE(one, 1.0F);
  }
}

TEST_F(Structural, ACoachWhoLeavesIsReplacedByOneWhoIsTrainedFirst) {
  Coaches coaches = defaults<Coaches>();
  coaches.staff_per_coach = 1000;  // one for each organisation
  act(coaches, all(96));
  act(coaches, all(96), 7);
  const StaffId left = named_.front().who;
  const OrganisationId own = who().organisation_of(left);
  staff().joined[left] = static_cast<std::uint16_t>(13 + 7);
  act(coaches, all(96), 8);
  for (const NamedStaff& one : named_) {
    if (who().organisation_of(one.who) != own) continue;
    EXPECT_EQ(one.since, 13U + 8);
  }
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    EXPECT_EQ(strength_[i] == 0.0F, who().organisation_of(StaffId{reached_[i]}) == own);
  }
}

TEST_F(Structural, FewerCoachesForMoreColleaguesDoLessForEach) {
  Coaches coaches = defaults<Coaches>();
  coaches.training_months = 0;
  float before = 2;
  for (const float staff_per_coach : {5.0F, 10.0F, 20.0F, 40.0F}) {
    named_.clear();
    coaches.staff_per_coach = staff_per_coach;
    act(coaches, all(96));
    const float mean = std::accumulate(strength_.begin(), strength_.end(), 0.0F) / 96;
    EXPECT_LT(mean, before);
    before = mean;
  }
}

TEST_F(Structural, ChampionsArePractisingAlready) {
  act(defaults<Champions>(), all(96));
  ASSERT_FALSE(named_.empty());
  for (const NamedStaff& one : named_) {
    EXPECT_TRUE(std::any_of(all_cos.begin(), all_cos.end(),
        [&](Co co) { return staff().practice[co][one.who] == Practice::in_use; }));
  }
  for (const Co co : all_cos) {
    for (const StaffId one : staff().role.ids()) staff().practice[co][one] = Practice::not_yet;
  }
  act(defaults<Champions>(), all(96), 1);
  EXPECT_TRUE(named_.empty());
  EXPECT_EQ(strength_.front(), 0.0F) << "nobody practises, so nobody shows how";
}

TEST_F(Structural, EnablingStaffAreSeenByTheirTeamAndAnswerOffers) {
  EnablingStaff enabling = defaults<EnablingStaff>();
  const Acting acting = act(enabling, {2, 3});
  EXPECT_EQ(acting.posts, 2.0F);
  EXPECT_EQ(ledger_.post_hours, 2.0 * 98);
  EXPECT_EQ(who().support.enablers[TeamId{2}], 1);
  EXPECT_EQ(who().support.enablers[TeamId{1}], 0);
  const CommunityId community = who().teams.community[TeamId{2}];
  EXPECT_GE(who().support.user_hours[community], 98.0F);
  EXPECT_EQ(who().support.neighbour_hours[community], 0.0F);
  enabling.answers = Answers::neighbours;
  act(enabling, {2});
  EXPECT_EQ(who().support.user_hours[community], 0.0F);
  EXPECT_EQ(who().support.neighbour_hours[community], 98.0F);
  enabling.answers = Answers::everyone;
  act(enabling, {2});
  EXPECT_NEAR(who().support.user_hours[community] + who().support.neighbour_hours[community], 98.0F, 1e-3F);
}

TEST_F(Structural, ExtraStaffTakeTheirShareOfCasework) {
  const TeamId team{1};
  float frontline = 0;
  for (const StaffId one : who().teams.staff[team])
    frontline += staff().role[one] == Role::frontline ? 1.0F : 0.0F;
  act(defaults<ExtraStaff>(), {team.value});
  EXPECT_FLOAT_EQ(who().support.casework[team], frontline / (frontline + 1));
  EXPECT_EQ(who().support.casework[TeamId{2}], 1.0F);
  EXPECT_EQ(who().support.enablers[team], 0);
}

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

TEST_F(Structural, ExpertsWhoWithdrewAreNotSeen) {
  const PersonId expert{3};
  const CommunityId community = community_of(who(), expert);
  act(defaults<ExpertsByExperience>(), {expert.value});
  EXPECT_GT(who().support.user_hours[community], 0.0F);
  EXPECT_FLOAT_EQ(who().communities.outreach[community], 0.02F);
  who().persons.participation[expert] = Participation::withdrawn;
  act(defaults<ExpertsByExperience>(), {expert.value}, 1);
  EXPECT_EQ(who().support.user_hours[community], 0.0F);
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
  act(rounds, all(5), 1);
  EXPECT_EQ(who().communities.capacity[CommunityId{0}], capacity);
  act(rounds, all(5), 36);
  EXPECT_FLOAT_EQ(who().communities.capacity[CommunityId{0}], capacity * 0.2F);
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
  act(defaults<Merger>(), {0, 1}, 12);
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

TEST_F(Structural, ATurnoverShockMultipliesTheHazardOfLeaving) {
  act(defaults<TurnoverShock>(), {2});
  EXPECT_FLOAT_EQ(who().support.leaving[OrganisationId{2}], 3.0F);
  EXPECT_EQ(who().support.leaving[OrganisationId{1}], 1.0F);
  const TurnoverParameters turnover = defaults<TurnoverParameters>();
  EXPECT_FLOAT_EQ(chance_to_leave(turnover, 0.3F, 3.0F), 3 * 0.028F);
  EXPECT_EQ(chance_to_leave(turnover, 0.3F, 0.0F), 0.0F);
}

}  // namespace
}  // namespace coadopt
