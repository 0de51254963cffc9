// Effects close a share of the gap between a lever and its ideal, in any order, and never overshoot.

#include "policy/close_gap.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "month/trial.hpp"

namespace coadopt {
namespace {

class Closing : public ::testing::Test {
 protected:
  Closing() : trial_(trial::small()) {}
  void close(Lever lever, float share, std::vector<std::uint32_t> targets) {
    const std::vector<float> strength(targets.size(), 1.0F);
    close_gap(
        trial_.who(), gifts_, {lever, share, Every::once}, {std::move(targets), strength}, 17, {{1, 0}, 1});
  }
  Staff& staff() { return trial_.who().staff; }
  trial::Trial trial_;
  Gifts gifts_;
};

TEST_F(Closing, MovesTheTargetsByTheShareAndNobodyElse) {
  const Staff before = staff();
  close(Lever::skill, 0.25F, {2, 5});
  for (const StaffId one : staff().role.ids()) {
    const bool target = one.value == 2 || one.value == 5;
    const float skill = before.skill[one];
    EXPECT_FLOAT_EQ(staff().skill[one], target ? skill + 0.25F * (1 - skill) : skill);
    EXPECT_EQ(staff().attitude[one], before.attitude[one]);
  }
}

TEST_F(Closing, GoesDownWhereNothingIsTheIdeal) {
  staff().power_threat[StaffId{0}] = 0.8F;
  close(Lever::power_threat, 0.25F, {0});
  EXPECT_FLOAT_EQ(staff().power_threat[StaffId{0}], 0.6F);
}

TEST_F(Closing, ComposesInAnyOrderWithoutOvershooting) {
  staff().skill[StaffId{0}] = staff().skill[StaffId{1}] = 0.2F;
  close(Lever::skill, 0.5F, {0});
  close(Lever::skill, 0.25F, {0});
  close(Lever::skill, 0.25F, {1});
  close(Lever::skill, 0.5F, {1});
  EXPECT_FLOAT_EQ(staff().skill[StaffId{0}], 1 - 0.8F * 0.5F * 0.75F);
  EXPECT_FLOAT_EQ(staff().skill[StaffId{0}], staff().skill[StaffId{1}]);
  for (int i = 0; i < 50; ++i) close(Lever::skill, 0.9F, {0});
  EXPECT_LE(staff().skill[StaffId{0}], 1.0F);
}

TEST_F(Closing, OfTheWholeGapReachesTheIdealOfEveryLever) {
  for (const LeverDescription& lever : levers) {
    if (lever.lever != Lever::espoused && lever.lever != Lever::connected) close(lever.lever, 1, {1});
  }
  const Partnership& who = trial_.who();
  EXPECT_EQ(who.staff.attitude[StaffId{1}], 1.0F);
  EXPECT_EQ(who.staff.burnout[StaffId{1}], 0.0F);
  EXPECT_EQ(who.staff.perceived_risk[StaffId{1}], 0.0F);
  EXPECT_EQ(who.persons.capability[PersonId{1}], 1.0F);
  EXPECT_EQ(who.persons.efficacy[PersonId{1}], 1.0F);
  EXPECT_EQ(who.persons.trust[PersonId{1}], 1.0F);
  EXPECT_EQ(who.persons.free_time[PersonId{1}], 1.0F);
  EXPECT_EQ(who.persons.entitlement[PersonId{1}], 0.0F);
  const OrganisationLevels& now = who.organisations.now;
  const OrganisationId one{1};
  EXPECT_EQ(now.commitment[one] + now.evidence[one] + now.funding[one] + now.incentive[one], 4.0F);
  EXPECT_EQ(now.blame[one] + now.short_termism[one] + now.jargon[one] + now.expectation[one], 0.0F);
  for (const Co co : all_cos) EXPECT_EQ(now.friction[co][one], 0.0F);
  const CommunityId community{1};
  EXPECT_EQ(who.communities.capacity[community] + who.communities.cash[community] +
                who.communities.peer_support[community] + who.communities.recognition[community],
      4.0F);
}

TEST_F(Closing, OfFrictionReachesAllFourCosOrTheOneNamed) {
  OrganisationLevels& now = trial_.who().organisations.now;
  for (const Co co : all_cos) now.friction[co][OrganisationId{0}] = 0.8F;
  close(Lever::friction, 0.5F, {0});
  close(Lever::friction_assess, 0.5F, {0});
  EXPECT_FLOAT_EQ(now.friction[Co::commission][OrganisationId{0}], 0.4F);
  EXPECT_FLOAT_EQ(now.friction[Co::design][OrganisationId{0}], 0.4F);
  EXPECT_FLOAT_EQ(now.friction[Co::deliver][OrganisationId{0}], 0.4F);
  EXPECT_FLOAT_EQ(now.friction[Co::assess][OrganisationId{0}], 0.2F);
}

TEST_F(Closing, OfEspousalPersuadesThatShareOfTargetsForTheirOwnWork) {
  for (const StaffId one : staff().role.ids()) staff().espoused[one] = {};
  std::vector<std::uint32_t> all(96);
  std::iota(all.begin(), all.end(), 0U);
  close(Lever::espoused, 0.5F, all);
  const Moment moment{{1, 0}, 1};
  for (const StaffId one : staff().role.ids()) {
    const auto draw = moment.own(Purpose::persuade, one.value, 17);
    for (const Co co : all_cos) {
      EXPECT_EQ(staff().espoused[one].has(co), relevant(staff().role[one], co) && draw[index(co)] < 0.5F);
    }
  }
}

TEST_F(Closing, ByLessThanNothingOpensTheGapByThatShareOfWhatIsLeftToTheWorst) {
  staff().skill[StaffId{0}] = 0.8F;
  close(Lever::skill, -0.25F, {0});
  EXPECT_FLOAT_EQ(staff().skill[StaffId{0}], 0.6F);
  staff().power_threat[StaffId{0}] = 0.6F;
  close(Lever::power_threat, -0.25F, {0});
  EXPECT_FLOAT_EQ(staff().power_threat[StaffId{0}], 0.7F);
  for (int i = 0; i < 50; ++i) close(Lever::power_threat, -0.9F, {0});
  EXPECT_LE(staff().power_threat[StaffId{0}], 1.0F);
}

TEST_F(Closing, ByLessThanNothingReachesTheWorstOfEveryLever) {
  for (const LeverDescription& lever : levers) {
    if (lever.lever != Lever::espoused && lever.lever != Lever::connected) close(lever.lever, -1, {1});
  }
  const Partnership& who = trial_.who();
  EXPECT_EQ(who.staff.attitude[StaffId{1}], 0.0F);
  EXPECT_EQ(who.staff.burnout[StaffId{1}], 1.0F);
  EXPECT_EQ(who.staff.protected_time[StaffId{1}], 0.0F);
  EXPECT_EQ(who.persons.trust[PersonId{1}], 0.0F);
  EXPECT_EQ(who.persons.entitlement[PersonId{1}], 1.0F);
  EXPECT_EQ(who.organisations.now.commitment[OrganisationId{1}], 0.0F);
  for (const Co co : all_cos) EXPECT_EQ(who.organisations.now.friction[co][OrganisationId{1}], 1.0F);
  EXPECT_EQ(who.communities.capacity[CommunityId{1}], 0.0F);
}

TEST_F(Closing, OfEspousalByLessThanNothingTakesItFromThatShareOfThoseWhoDoNotPractise) {
  for (const StaffId one : staff().role.ids()) {
    for (const Co co : all_cos) {
      staff().espoused[one].add(co);
      staff().practice[co][one] = one.value % 2 == 0 ? Practice::in_use : Practice::not_yet;
    }
  }
  std::vector<std::uint32_t> all(96);
  std::iota(all.begin(), all.end(), 0U);
  close(Lever::espoused, -0.5F, all);
  const Moment moment{{1, 0}, 1};
  for (const StaffId one : staff().role.ids()) {
    const auto draw = moment.own(Purpose::persuade, one.value, 17);
    for (const Co co : all_cos) {
      EXPECT_EQ(staff().espoused[one].has(co), one.value % 2 == 0 || draw[index(co)] >= 0.5F);
    }
  }
}

TEST_F(Closing, OfConnectedBringsThatShareOfPersonsTogetherOrHasThemLoseTouch) {
  Persons& persons = trial_.who().persons;
  persons.tie_count.fill(0);
  for (const PersonId one : persons.nature.ids()) persons.nature[one].bits = Nature::user;
  std::vector<std::uint32_t> all(persons.nature.size());
  std::iota(all.begin(), all.end(), 0U);
  close(Lever::connected, 0.25F, all);
  double connected = 0;
  double ties = 0;
  for (const PersonId one : persons.nature.ids()) {
    const bool is = persons.nature[one].is(Nature::connected);
    connected += is ? 1 : 0;
    ties += persons.tie_count[one];
    ASSERT_TRUE(is || persons.tie_count[one] == 0);
  }
  EXPECT_NEAR(connected / static_cast<double>(all.size()), 0.25, 0.04);
  EXPECT_EQ(ties, 2 * (connected - trial_.who().communities.teams.size())) << "each to the one before";
  close(Lever::connected, -1, all);
  for (const PersonId one : persons.nature.ids()) ASSERT_FALSE(persons.nature[one].is(Nature::connected));
}

TEST_F(Closing, OfNothingChangesNothingAndHarmToPersonsFadesLikeAGift) {
  const float time = trial_.who().persons.free_time[PersonId{1}];
  close(Lever::free_time, -0.0F, {1});
  close(Lever::free_time, 0.0F, {1});
  EXPECT_EQ(trial_.who().persons.free_time[PersonId{1}], time);
  close(Lever::free_time, -0.5F, {1});
  const float taken = trial_.who().persons.free_time[PersonId{1}];
  EXPECT_FLOAT_EQ(taken, 0.5F * time);
  BenefitParameters p = defaults<BenefitParameters>();
  p.level_return = 0.25F;
  gifts_.fade(trial_.who(), p, {{1, 0}, 2});
  EXPECT_FLOAT_EQ(trial_.who().persons.free_time[PersonId{1}], taken + 0.25F * (time - taken));
}

TEST_F(Closing, OfWhatSessionsMoveTooIsNoGiftButReturnsToThePersonsOwn) {
  close(Lever::trust, 0.5F, {1});
  const float given = trial_.who().persons.trust[PersonId{1}];
  gifts_.fade(trial_.who(), defaults<BenefitParameters>(), {{1, 0}, 2});
  EXPECT_EQ(trial_.who().persons.trust[PersonId{1}], given);
}

}  // namespace
}  // namespace coadopt
