// Whom an intervention reaches, in which order, and when they join.

#include "policy/choose_targets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "month/trial.hpp"

namespace coadopt {
namespace {

constexpr Stream draws{7, 0};

class Choosing : public ::testing::Test {
 protected:
  Choosing() : trial_(trial::small()) { one_.name = "one"; }
  const Partnership& who() { return trial_.who(); }
  std::vector<std::uint32_t> chosen(float coverage = 1) {
    one_.coverage = coverage;
    return choose_targets(who(), one_, draws);
  }
  trial::Trial trial_;
  Intervention one_;
};

TEST_F(Choosing, TakesEveryoneEligibleOnceUnderFullCoverage) {
  for (const auto& [entity, count] : std::map<Entity, std::size_t>{{Entity::staff, 96},
           {Entity::organisation, 4}, {Entity::community, 5}, {Entity::person, who().persons.need.size()}}) {
    one_.targets.entity = entity;
    const auto all = chosen();
    EXPECT_EQ(all.size(), count);
    EXPECT_EQ(std::set<std::uint32_t>(all.begin(), all.end()).size(), count);
  }
}

TEST_F(Choosing, KeepsAllOfASmallerCoverageInALargerOne) {
  for (std::size_t choose = 0; choose < choose_names.size(); ++choose) {
    for (const Entity entity : {Entity::staff, Entity::person, Entity::organisation, Entity::community}) {
      one_.targets.entity = entity;
      one_.targets.choose = static_cast<Choose>(choose);
      const auto all = chosen();
      for (const float coverage : {0.0F, 0.1F, 0.3F, 0.55F}) {
        const auto some = chosen(coverage);
        ASSERT_LE(some.size(), all.size());
        if (entity == Entity::staff || entity == Entity::person) {
          ASSERT_EQ(some.size(), static_cast<std::size_t>(std::llround(
                                     static_cast<double>(coverage) * static_cast<double>(all.size()))));
        }
        EXPECT_TRUE(std::equal(some.begin(), some.end(), all.begin()));
      }
    }
  }
}

TEST_F(Choosing, NarrowsStaffByRoleOrganisationAndCommunity) {
  one_.targets.role = Role::manager;
  for (const std::uint32_t one : chosen()) EXPECT_EQ(who().staff.role[StaffId{one}], Role::manager);
  EXPECT_FALSE(chosen().empty());
  one_.targets = {};
  one_.targets.organisation_kind = OrganisationKind::provider;
  for (const std::uint32_t one : chosen()) EXPECT_EQ(who().organisation_of(StaffId{one}).value, 2U);
  EXPECT_FALSE(chosen().empty());
  one_.targets.community = 3;
  for (const std::uint32_t one : chosen()) {
    EXPECT_EQ(who().teams.community[who().staff.team[StaffId{one}]].value, 3U);
  }
  one_.targets = {};
  one_.targets.organisation = 1;
  EXPECT_EQ(chosen().size(), 24U);
}

TEST_F(Choosing, NarrowsPersonsByKindAndCommunity) {
  one_.targets.entity = Entity::person;
  one_.targets.user = false;
  one_.targets.seldom_heard = true;
  one_.targets.community = 2;
  const auto some = chosen();
  EXPECT_FALSE(some.empty());
  for (const std::uint32_t one : some) {
    EXPECT_FALSE(who().persons.nature[PersonId{one}].is(Nature::user));
    EXPECT_TRUE(who().persons.nature[PersonId{one}].is(Nature::seldom_heard));
    const Range<PersonId> there = who().communities.neighbours[CommunityId{2}];
    EXPECT_TRUE(there.first <= PersonId{one} && PersonId{one} < there.last);
  }
}

TEST_F(Choosing, DrawsLotsThatDependOnTheNameAlone) {
  const auto first = chosen(0.5F);
  one_.description = "told otherwise";
  EXPECT_EQ(chosen(0.5F), first);
  one_.name = "another";
  EXPECT_NE(chosen(0.5F), first);
  EXPECT_NE(choose_targets(who(), one_, {7, 1}), choose_targets(who(), one_, {7, 0}));
}

TEST_F(Choosing, PutsTheLeastPractisedFirst) {
  one_.targets.choose = Choose::least_practised;
  int before = 0;
  for (const std::uint32_t one : chosen()) {
    int practised = 0;
    for (const Co co : all_cos) practised += practising(who().staff.practice[co][StaffId{one}]) ? 1 : 0;
    EXPECT_GE(practised, before);
    before = practised;
  }
  EXPECT_GT(before, 0);
}

TEST_F(Choosing, PutsTheBestConnectedFirst) {
  one_.targets.choose = Choose::best_connected;
  std::vector<int> named(96, 0);
  for (const StaffId one : who().staff.role.ids()) {
    for (const StaffId contact : who().staff.contacts[one]) ++named[contact.value];
  }
  int before = 1000;
  for (const std::uint32_t one : chosen()) {
    EXPECT_LE(named[one], before);
    before = named[one];
  }
  one_.targets.entity = Entity::team;
  double mean_before = 1000;
  for (const std::uint32_t one : chosen()) {
    const Range<StaffId> team = who().teams.staff[TeamId{one}];
    double mean = 0;
    for (const StaffId member : team) mean += named[member.value] / static_cast<double>(team.size());
    EXPECT_LE(mean, mean_before + 1e-6);
    mean_before = mean;
  }
  EXPECT_LT(mean_before, 1000);
  one_.targets.entity = Entity::person;
  before = 1000;
  for (const std::uint32_t one : chosen()) {
    EXPECT_LE(who().persons.tie_count[PersonId{one}], before);
    before = who().persons.tie_count[PersonId{one}];
  }
}

TEST_F(Choosing, PutsTheSeldomHeardFirst) {
  one_.targets.entity = Entity::person;
  one_.targets.choose = Choose::seldom_heard_first;
  bool heard = false;
  for (const std::uint32_t one : chosen()) {
    const bool seldom = who().persons.nature[PersonId{one}].is(Nature::seldom_heard);
    EXPECT_FALSE(heard && seldom);
    heard = heard || !seldom;
  }
  EXPECT_TRUE(heard);
}

TEST(TheRamp, LetsTargetsJoinEvenlyOverItsMonths) {
  Intervention one;
  EXPECT_EQ(share_joined(one, 0), 1.0);
  one.ramp_months = 4;
  EXPECT_EQ(share_joined(one, 0), 0.25);
  EXPECT_EQ(share_joined(one, 2), 0.75);
  EXPECT_EQ(share_joined(one, 3), 1.0);
  EXPECT_EQ(share_joined(one, 30), 1.0);
}

}  // namespace
}  // namespace coadopt
