// What colleagues are seen to do: the team and the professional contacts, among those whose work a Co is.

#include "adoption/peers.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "adoption/weigh.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

// One team of frontline staff but for one manager, number 3; contacts are members 4 to 7.
class Colleagues : public ::testing::Test {
 protected:
  Colleagues() : trial_(parameters()) {
    Staff& staff = trial_.who().staff;
    for (const StaffId one : staff.role.ids()) {
      staff.role[one] = one.value == 3 ? Role::manager : Role::frontline;
      staff.seen_espoused[one] = {};
      staff.seen_practising[one] = {};
      staff.contacts[one] = {StaffId{4}, StaffId{5}, StaffId{6}, StaffId{7}};
    }
    staff.contacts[StaffId{7}] = {StaffId{3}, StaffId{3}, StaffId{3}, StaffId{3}};
  }
  static Parameters parameters() {
    Parameters p = trial::one_team(8);
    return p;
  }
  Staff& staff() { return trial_.who().staff; }
  PeerShares shares(std::uint32_t one, Co co, float team_weight) {
    return peer_shares(staff(), view_of_team(trial_.who(), TeamId{0}),
        view_of_contacts(trial_.who(), StaffId{one}), StaffId{one}, co, team_weight);
  }
  trial::Trial trial_;
};

TEST_F(Colleagues, CountInTheTeamOnlyWhereTheCoIsTheirWork) {
  const TeamView view = view_of_team(trial_.who(), TeamId{0});
  EXPECT_EQ(view.relevant_staff, (PerCo<int>{{1, 8, 7, 8}}));
}

TEST(ALargeTeam, IsCountedInFull) {
  trial::Trial trial(trial::one_team(700));
  Staff& staff = trial.who().staff;
  for (const StaffId one : staff.role.ids()) {
    staff.seen_espoused[one] = {};
    staff.seen_practising[one] = {};
    if (one.value % 2 == 0) staff.seen_espoused[one].add(Co::assess);
    if (one.value % 7 == 0) staff.seen_practising[one].add(Co::design);
  }
  const TeamView view = view_of_team(trial.who(), TeamId{0});
  EXPECT_EQ(view.relevant_staff, (PerCo<int>{{700, 700, 0, 700}}));
  EXPECT_EQ(view.espousing, (PerCo<int>{{0, 0, 0, 350}}));
  EXPECT_EQ(view.practising, (PerCo<int>{{0, 100, 0, 0}}));
}

TEST_F(Colleagues, WeighAsTeamAndAsContacts) {
  staff().seen_espoused[StaffId{1}].add(Co::deliver);
  staff().seen_espoused[StaffId{4}].add(Co::deliver);
  staff().seen_practising[StaffId{5}].add(Co::deliver);
  const PeerShares seen = shares(0, Co::deliver, 0.6F);
  EXPECT_FLOAT_EQ(seen.espoused, 0.6F * 2 / 6 + 0.4F * 1 / 4);
  EXPECT_FLOAT_EQ(seen.practising, 0.6F * 1 / 6 + 0.4F * 1 / 4);
}

TEST_F(Colleagues, DoNotIncludeOneself) {
  staff().seen_espoused[StaffId{0}].add(Co::deliver);
  staff().seen_practising[StaffId{0}].add(Co::deliver);
  EXPECT_EQ(shares(0, Co::deliver, 1).espoused, 0.0F);
  EXPECT_EQ(shares(0, Co::deliver, 1).practising, 0.0F);
  EXPECT_FLOAT_EQ(shares(1, Co::deliver, 1).espoused, 1.0F / 6);
  staff().contacts[StaffId{0}] = {StaffId{0}, StaffId{0}, StaffId{0}, StaffId{4}};
  EXPECT_EQ(shares(0, Co::deliver, 0).espoused, 0.0F);
  staff().seen_espoused[StaffId{4}].add(Co::deliver);
  EXPECT_EQ(shares(0, Co::deliver, 0).espoused, 1.0F);
}

TEST_F(Colleagues, SpeakForTheTeamAloneWhereNoContactsWorkItIs) {
  for (const StaffId one : staff().role.ids()) staff().seen_espoused[one].add(Co::deliver);
  staff().seen_espoused[StaffId{0}] = {};
  EXPECT_FLOAT_EQ(shares(7, Co::deliver, 0.6F).espoused, 5.0F / 6);  // the contacts of 7 are managers
}

TEST_F(Colleagues, AreSeenInTheWholeOrganisationWhereItGrowsItAndTheTeamHasNobody) {
  trial_.who().organisations.in_use[Co::deliver][OrganisationId{0}] = 0.5F;
  const auto seen = [&] {
    return seen_practising(trial_.who(), view_of_team(trial_.who(), TeamId{0}),
        view_of_contacts(trial_.who(), StaffId{0}), StaffId{0}, Co::deliver, 0.6F);
  };
  EXPECT_EQ(seen(), 0.0F);
  trial_.who().organisations.star_step[OrganisationId{0}] = StarStep::grow;
  EXPECT_FLOAT_EQ(seen(), 0.3F);
  staff().seen_practising[StaffId{1}].add(Co::deliver);
  EXPECT_FLOAT_EQ(seen(), 0.6F / 6);
}

TEST_F(Colleagues, HaveAMeanAttitudeOfTeamAndContacts) {
  for (const StaffId one : staff().role.ids()) staff().attitude[one] = static_cast<float>(one.value) / 10;
  EXPECT_FLOAT_EQ(mean_attitude_of_colleagues(trial_.who(), StaffId{0}, 1), 0.4F);
  EXPECT_FLOAT_EQ(mean_attitude_of_colleagues(trial_.who(), StaffId{0}, 0), 0.55F);
}

TEST(TheNorm, ReachesAHalfAtItsThresholdAndIsSharperTheMoreComplexTheContagion) {
  DecideParameters p = defaults<DecideParameters>();
  for (const float steepness : {1.0F, 3.0F, 8.0F}) {
    p.norm_steepness = steepness;
    EXPECT_NEAR(norm_from_practice(p, p.norm_threshold), 0.5, 1e-6);
    const double s = 0.1;
    const double power = std::pow(s, static_cast<double>(steepness));
    const double threshold = std::pow(0.25, static_cast<double>(steepness));
    EXPECT_NEAR(norm_from_practice(p, 0.1F), power / (power + threshold), 1e-6);
  }
  EXPECT_EQ(norm_from_practice(p, 0), 0.0F);
}

TEST(TheNorm, IsUnderPersuasionTheAttitudeAboveAThreshold) {
  DecideParameters p = defaults<DecideParameters>();
  p.persuasion_threshold = 0.35F;
  EXPECT_EQ(norm_from_attitude(p, 0.3F), 0.0F);
  EXPECT_FLOAT_EQ(norm_from_attitude(p, 1), 1.0F);
  EXPECT_NEAR(norm_from_attitude(p, 0.675F), 0.5, 1e-6);
}

}  // namespace
}  // namespace coadopt
