// Who there is and who belongs where.

#include <gtest/gtest.h>

#include <array>

#include "partnership/build.hpp"

namespace coadopt {
namespace {

PopulationParameters with(std::int64_t staff, std::int64_t team_size, std::int64_t communities) {
  PopulationParameters p = defaults<PopulationParameters>();
  p.staff = staff;
  p.team_size = team_size;
  p.communities = communities;
  return p;
}

const std::vector<PopulationParameters>& populations() {
  static const std::vector<PopulationParameters> all = {with(1200, 8, 24), with(1, 8, 1), with(7, 8, 3),
      with(101, 8, 5), with(96, 5, 40), with(1000, 100'000, 1), with(333, 1, 17)};
  return all;
}

TEST(ThePartnership, HasTheSizesItSays) {
  const Sizes sizes = sizes_of(defaults<PopulationParameters>());
  EXPECT_EQ(sizes.organisations, 12U);
  EXPECT_EQ(sizes.communities, 24U);
  EXPECT_EQ(sizes.teams, 150U);
  EXPECT_EQ(sizes.staff, 1200U);
  EXPECT_EQ(sizes.frontline, 972U);
  EXPECT_EQ(sizes.users, 15552U);
  EXPECT_EQ(sizes.neighbours, 15552U);
  EXPECT_EQ(sizes.persons(), 31104U);
}

TEST(ThePartnership, IsLaidOutInTheseSizesExactly) {
  for (const PopulationParameters& p : populations()) {
    const Sizes sizes = sizes_of(p);
    const Partnership who = lay_out(p);
    EXPECT_EQ(who.organisations.kind.size(), sizes.organisations);
    EXPECT_EQ(who.communities.teams.size(), sizes.communities);
    EXPECT_EQ(who.teams.staff.size(), sizes.teams);
    EXPECT_EQ(who.staff.role.size(), sizes.staff);
    std::uint64_t frontline = 0;
    std::uint64_t users = 0;
    std::uint64_t neighbours = 0;
    for (const StaffId one : who.staff.role.ids()) {
      frontline += who.staff.role[one] == Role::frontline ? 1U : 0U;
      users += who.staff.caseload[one].size();
    }
    for (const CommunityId one : who.communities.teams.ids())
      neighbours += who.communities.neighbours[one].size();
    EXPECT_EQ(frontline, sizes.frontline);
    EXPECT_EQ(users, sizes.users);
    EXPECT_EQ(neighbours, sizes.neighbours);
  }
}

TEST(ThePartnership, NumbersTeamsStaffAndPersonsWithoutGapOrOverlap) {
  for (const PopulationParameters& p : populations()) {
    const Partnership who = lay_out(p);
    std::uint32_t team = 0;
    std::uint32_t staff = 0;
    std::uint32_t person = 0;
    for (const CommunityId community : who.communities.teams.ids()) {
      EXPECT_EQ(who.communities.teams[community].first.value, team);
      EXPECT_EQ(who.communities.users[community].first.value, person);
      for (const TeamId own : who.communities.teams[community]) {
        ASSERT_EQ(own.value, team++);
        ASSERT_EQ(who.teams.community[own], community);
        ASSERT_EQ(who.teams.organisation[own].value, own.value % p.organisations);
        ASSERT_EQ(who.teams.staff[own].first.value, staff);
        ASSERT_GT(who.teams.staff[own].size(), 0U);
        ASSERT_LE(who.teams.staff[own].size(), p.team_size);
        for (const StaffId one : who.teams.staff[own]) {
          ASSERT_EQ(one.value, staff++);
          ASSERT_EQ(who.staff.team[one], own);
          ASSERT_EQ(who.staff.caseload[one].first.value, person);
          ASSERT_EQ(who.staff.caseload[one].size(), who.staff.role[one] == Role::frontline ? p.caseload : 0);
          person = who.staff.caseload[one].last.value;
        }
      }
      EXPECT_EQ(who.communities.users[community].last.value, person);
      EXPECT_EQ(who.communities.neighbours[community].first.value, person);
      person = who.communities.neighbours[community].last.value;
    }
    EXPECT_EQ(team, who.teams.staff.size());
    EXPECT_EQ(staff, who.staff.role.size());
    EXPECT_EQ(person, sizes_of(p).persons());
  }
}

TEST(ThePartnership, HasTheSharesOfRolesItSays) {
  const Partnership who = lay_out(defaults<PopulationParameters>());
  std::array<int, role_count> count{};
  for (const StaffId one : who.staff.role.ids()) ++count[index(who.staff.role[one])];
  EXPECT_EQ(count, (std::array<int, role_count>{972, 192, 36}));
  PopulationParameters p = defaults<PopulationParameters>();
  p.frontline_share = 0;
  p.manager_share = 1;
  const Partnership managers = lay_out(p);
  for (const StaffId one : managers.staff.role.ids()) EXPECT_EQ(managers.staff.role[one], Role::manager);
}

TEST(ThePartnership, FindsTheStaffOfACommunity) {
  const Partnership who = lay_out(with(96, 5, 40));  // some communities have no team
  std::uint32_t staff = 0;
  for (const CommunityId community : who.communities.teams.ids()) {
    for (const StaffId one : who.staff_of(community)) {
      EXPECT_EQ(who.teams.community[who.staff.team[one]], community);
      ++staff;
    }
  }
  EXPECT_EQ(staff, 96U);
}

TEST(ACo, IsTheWorkOfTheRolesItConcerns) {
  EXPECT_FALSE(relevant(Role::frontline, Co::commission));
  EXPECT_TRUE(relevant(Role::manager, Co::commission) && relevant(Role::leader, Co::commission));
  EXPECT_TRUE(relevant(Role::frontline, Co::design) && relevant(Role::manager, Co::design));
  EXPECT_FALSE(relevant(Role::leader, Co::design));
  EXPECT_TRUE(relevant(Role::frontline, Co::deliver));
  EXPECT_FALSE(relevant(Role::manager, Co::deliver) || relevant(Role::leader, Co::deliver));
  for (const Role role : all_roles) EXPECT_TRUE(relevant(role, Co::assess));
}

TEST(ASetOfCos, HoldsWhatIsAddedUntilItIsRemoved) {
  CoSet set;
  EXPECT_TRUE(set.empty());
  set.add(Co::design);
  set.add(Co::assess);
  set.add(Co::assess);
  EXPECT_TRUE(set.has(Co::design) && set.has(Co::assess));
  EXPECT_FALSE(set.has(Co::commission) || set.has(Co::deliver));
  set.remove(Co::assess);
  set.remove(Co::assess);
  EXPECT_FALSE(set.has(Co::assess));
  set.remove(Co::design);
  EXPECT_TRUE(set.empty());
}

}  // namespace
}  // namespace coadopt
