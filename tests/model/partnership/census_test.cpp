// A real place is laid out as it was counted, and starts at the levels that were given.

#include "partnership/census.hpp"

#include <gtest/gtest.h>

#include "month/simulation.hpp"
#include "partnership/build.hpp"

namespace coadopt {
namespace {

const std::vector<Intervention> nothing;

CountedTeam team(std::uint32_t organisation, std::uint32_t community, std::array<std::uint32_t, 3> staff,
    std::uint32_t users) {
  CountedTeam one;
  one.organisation = organisation;
  one.community = community;
  one.staff.values = staff;
  one.users = users;
  return one;
}

// Teams are not in the order of their communities, and the last community has users only.
Census uneven() {
  Census census;
  census.organisations.resize(3);
  census.organisations[1].kind = OrganisationKind::third_sector;
  census.communities.resize(3);
  census.communities[0].neighbours = 41;
  census.communities[1].neighbours = 7;
  census.teams = {team(2, 1, {3, 1, 0}, 20), team(0, 0, {1, 0, 2}, 16), team(0, 2, {5, 1, 0}, 3),
      team(1, 0, {0, 2, 1}, 0), team(1, 1, {2, 0, 0}, 31)};
  return census;
}

// What the sizes of a population come to, spelt out.
Census spelt_out(const PopulationParameters& population) {
  const Partnership who = lay_out(population);
  Census census;
  census.organisations.resize(who.organisations.kind.size());
  for (const OrganisationId one : who.organisations.kind.ids()) {
    census.organisations[one.value].kind = who.organisations.kind[one];
  }
  for (const CommunityId one : who.communities.teams.ids()) {
    census.communities.push_back({"", who.communities.neighbours[one].size()});
  }
  for (const TeamId one : who.teams.staff.ids()) {
    CountedTeam counted = team(who.teams.organisation[one].value, who.teams.community[one].value, {}, 0);
    for (const StaffId member : who.teams.staff[one]) {
      ++counted.staff[who.staff.role[member]];
      counted.users += who.staff.caseload[member].size();
    }
    census.teams.push_back(counted);
  }
  return census;
}

TEST(ACensus, IsLaidOutExactlyAndWithoutGapOrOverlap) {
  for (const Census& census : {uneven(), spelt_out(defaults<PopulationParameters>())}) {
    const Partnership who = lay_out(census);
    std::uint32_t teams = 0;
    std::uint32_t staff = 0;
    std::uint32_t person = 0;
    for (const CommunityId community : who.communities.teams.ids()) {
      ASSERT_EQ(who.communities.users[community].first.value, person);
      for (const CountedTeam& counted : census.teams) {
        if (counted.community != community.value) continue;
        const TeamId own{teams++};
        ASSERT_EQ(who.teams.community[own], community);
        ASSERT_EQ(who.teams.organisation[own].value, counted.organisation);
        PerRole<std::uint32_t> roles;
        std::uint32_t users = 0;
        for (const StaffId one : who.teams.staff[own]) {
          ASSERT_EQ(one.value, staff++);
          ASSERT_EQ(who.staff.team[one], own);
          ++roles[who.staff.role[one]];
          const Range<PersonId> caseload = who.staff.caseload[one];
          ASSERT_EQ(caseload.first.value, person);
          person = caseload.last.value;
          users += caseload.size();
          if (who.staff.role[one] == Role::frontline) {
            EXPECT_LE(caseload.size(), counted.users / counted.staff[Role::frontline] + 1);
            EXPECT_GE(caseload.size(), counted.users / counted.staff[Role::frontline]);
          } else {
            EXPECT_TRUE(caseload.empty());
          }
        }
        EXPECT_EQ(roles.values, counted.staff.values);
        EXPECT_EQ(users, counted.users);
      }
      EXPECT_EQ(who.communities.teams[community].last.value, teams);
      EXPECT_EQ(who.communities.users[community].last.value, person);
      EXPECT_EQ(who.communities.neighbours[community].first.value, person);
      EXPECT_EQ(who.communities.neighbours[community].size(), census.communities[community.value].neighbours);
      person = who.communities.neighbours[community].last.value;
    }
    const Sizes sizes = sizes_of(census);
    EXPECT_EQ(teams, sizes.teams);
    EXPECT_EQ(staff, sizes.staff);
    EXPECT_EQ(person, sizes.persons());
  }
}

TEST(ACensus, ThatSpellsOutTheDefaultsComesToTheirSizesAndMemory) {
  const PopulationParameters usual = defaults<PopulationParameters>();
  const Census census = spelt_out(usual);
  PopulationParameters settled{};
  set_sizes(settled, census);
  EXPECT_EQ(settled.organisations, usual.organisations);
  EXPECT_EQ(settled.communities, usual.communities);
  EXPECT_EQ(settled.staff, usual.staff);
  EXPECT_EQ(settled.team_size, usual.team_size);
  EXPECT_EQ(settled.caseload, usual.caseload);
  EXPECT_DOUBLE_EQ(settled.neighbours_per_user, usual.neighbours_per_user);
  EXPECT_DOUBLE_EQ(settled.frontline_share, usual.frontline_share);
  EXPECT_DOUBLE_EQ(settled.manager_share, usual.manager_share);
  EXPECT_EQ(bytes_needed(census), bytes_needed(usual));
}

TEST(ACensus, GivesLevelsThatAreNotDrawnAndMovesNoOtherDraw) {
  Parameters parameters;
  parameters.workload.duties = {{0.3F, 0.9F, 0.9F}};
  const PersonTraits traits(parameters.person_start);
  Census census = uneven();
  parameters.census = std::make_shared<const Census>(census);
  const Simulation plain(parameters, traits, nothing, Stream{1, 0});
  CountedOrganisation& own = census.organisations[0];
  own.commitment = 0.875F;
  own.friction = PerCo<float>{{0.1F, 0.2F, 0.3F, 0.4F}};
  own.staff[Role::frontline].skill = 1.0F;
  own.staff[Role::leader].power_threat = 0.0F;
  own.staff[Role::frontline].more_duties = -0.1F;
  own.staff[Role::leader].more_duties = 0.5F;
  parameters.census = std::make_shared<const Census>(census);
  const Simulation given(parameters, traits, nothing, Stream{1, 0});

  const OrganisationLevels& now = given.partnership.organisations.now;
  const OrganisationLevels& before = plain.partnership.organisations.now;
  for (const OrganisationId one : given.partnership.organisations.kind.ids()) {
    const bool first = one.value == 0;
    EXPECT_EQ(now.commitment[one], first ? 0.875F : before.commitment[one]);
    EXPECT_EQ(now.friction[Co::deliver][one], first ? 0.3F : before.friction[Co::deliver][one]);
    EXPECT_EQ(now.evidence[one], before.evidence[one]);
    EXPECT_EQ(given.partnership.organisations.lead_co[one], plain.partnership.organisations.lead_co[one]);
  }
  const Staff& staff = given.partnership.staff;
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    if (given.partnership.organisation_of(one).value != 0) {
      EXPECT_EQ(staff.skill[one], plain.partnership.staff.skill[one]);
      EXPECT_EQ(staff.slack[one], plain.partnership.staff.slack[one]);
      continue;
    }
    if (role == Role::frontline) {
      EXPECT_EQ(staff.skill[one], 1.0F);
      EXPECT_NEAR(staff.slack[one], staff.contract_hours[one] * 0.8F - staff.casework_hours[one], 1e-3);
    }
    if (role == Role::leader) {
      EXPECT_EQ(staff.power_threat[one], 0.0F) << "asked themselves, they fear no more than they say";
      EXPECT_NEAR(staff.slack[one], 0.0F, 1e-4) << "duties take no more than all hours";
    }
  }
}

TEST(ContactsOfStaff, AreOfTheirOrganisationWhereThatIsSaidInACensusToo) {
  Parameters parameters;
  parameters.population.contacts_same_organisation = 1;
  parameters.census = std::make_shared<const Census>(uneven());
  const PersonTraits traits(parameters.person_start);
  const Simulation world(parameters, traits, nothing, Stream{3, 0});
  for (const StaffId one : world.partnership.staff.role.ids()) {
    for (const StaffId contact : world.partnership.staff.contacts[one]) {
      EXPECT_EQ(world.partnership.organisation_of(contact), world.partnership.organisation_of(one));
    }
  }
}

TEST(ACensus, StartsWithTheSharesInUseThatItCounts) {
  Parameters p;
  Census census = uneven();
  for (CountedOrganisation& one : census.organisations) {
    one.staff[Role::frontline].in_use = PerCo<std::optional<float>>{{0.0F, 1.0F, 0.0F, std::nullopt}};
  }
  p.census = std::make_shared<const Census>(census);
  p.organisation_start.in_use[Co::assess] = 1;  // of which the census says nothing
  const PersonTraits traits(p.person_start);
  const Simulation simulation(p, traits, nothing, {7, 0});
  const Staff& staff = simulation.partnership.staff;
  for (const StaffId one : staff.role.ids()) {
    if (staff.role[one] != Role::frontline) continue;
    EXPECT_EQ(staff.practice[Co::design][one], Practice::in_use);
    EXPECT_NE(staff.practice[Co::deliver][one], Practice::in_use);
    EXPECT_EQ(staff.practice[Co::assess][one], Practice::in_use);
  }
}

}  // namespace
}  // namespace coadopt
