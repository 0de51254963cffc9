// Coaches, champions and posts that interventions pay for, month by month, against what their files say.

#include <gtest/gtest.h>

#include <algorithm>

#include "partnership/partnership.hpp"
#include "structure/structural.hpp"

namespace coadopt {
namespace {

using Structural = structural::Structural;

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
  EXPECT_EQ(ledger_.post_hours, 2.0 * 96);
  EXPECT_EQ(who().support.enablers[TeamId{2}], 1);
  EXPECT_EQ(who().support.enablers[TeamId{1}], 0);
  const CommunityId community = who().teams.community[TeamId{2}];
  EXPECT_GE(who().support.user_hours[community], 96.0F);
  EXPECT_EQ(who().support.neighbour_hours[community], 0.0F);
  enabling.answers = Answers::neighbours;
  act(enabling, {2});
  EXPECT_EQ(who().support.user_hours[community], 0.0F);
  EXPECT_EQ(who().support.neighbour_hours[community], 96.0F);
  enabling.answers = Answers::everyone;
  act(enabling, {2});
  EXPECT_NEAR(who().support.user_hours[community] + who().support.neighbour_hours[community], 96.0F, 1e-3F);
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

TEST_F(Structural, ExtraStaffAreNotHiredWhereThereIsNoFrontlineWork) {
  const TeamId team{1};
  for (const StaffId one : who().teams.staff[team]) staff().role[one] = Role::manager;
  EXPECT_EQ(act(defaults<ExtraStaff>(), {team.value}).posts, 0.0F) << "so nothing is paid";
  EXPECT_EQ(act(defaults<ExtraStaff>(), {2}).posts, 1.0F);
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

TEST_F(Structural, ExpertsRaiseTheAttitudeOfOneTeamOnly) {
  const PersonId expert{3};
  const CommunityId community = community_of(who(), expert);
  const Range<TeamId> teams = who().communities.teams[community];
  const TeamId beside{teams.first.value + expert.value % teams.size()};
  staff().attitude.fill(0.5F);
  ExpertsByExperience experts = defaults<ExpertsByExperience>();
  experts.attitude = 0.1F;
  act(experts, {expert.value});
  for (const StaffId one : staff().role.ids())
    EXPECT_FLOAT_EQ(staff().attitude[one], staff().team[one] == beside ? 0.55F : 0.5F);
}

TEST_F(Structural, ExpertsWithoutAnEffectOnAttitudeLeaveEveryBitOfIt) {
  const auto before = staff().attitude;
  ExpertsByExperience experts = defaults<ExpertsByExperience>();
  experts.attitude = 0.0F;
  act(experts, {3});
  for (const StaffId one : staff().role.ids()) EXPECT_EQ(staff().attitude[one], before[one]);
}

}  // namespace
}  // namespace coadopt
