#include <algorithm>
#include <cmath>
#include <numeric>

#include "contract/contract.hpp"
#include "partnership/build.hpp"
#include "partnership/census.hpp"

namespace coadopt {

namespace {

// Places of the census's teams, by community, and there as they were given.
std::vector<std::uint32_t> by_community(const Census& census) {
  std::vector<std::uint32_t> order(census.teams.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
    return census.teams[one].community < census.teams[other].community;
  });
  return order;
}

// The members of a team: frontline staff first, its users shared out evenly over them.
void lay_out_staff(Partnership& who, const CountedTeam& counted, TeamId team, std::uint32_t& person) {
  const std::uint32_t frontline = counted.staff[Role::frontline];
  std::uint32_t member = 0;
  for (const StaffId one : who.teams.staff[team]) {
    const std::uint32_t managers_end = frontline + counted.staff[Role::manager];
    who.staff.role[one] = member < frontline      ? Role::frontline
                          : member < managers_end ? Role::manager
                                                  : Role::leader;
    who.staff.team[one] = team;
    const std::uint32_t first = person;
    if (member < frontline) {
      const auto begin = [&](std::uint64_t i) { return counted.users * i / frontline; };
      person += static_cast<std::uint32_t>(begin(member + 1ULL) - begin(member));
    }
    who.staff.caseload[one] = {{first}, {person}};
    ++member;
  }
}

}  // namespace

Sizes sizes_of(const Census& census) {
  Sizes sizes{};
  sizes.organisations = census.organisations.size();
  sizes.communities = census.communities.size();
  sizes.teams = census.teams.size();
  for (const CountedTeam& team : census.teams) {
    sizes.staff += team.all_staff();
    sizes.frontline += team.staff[Role::frontline];
    sizes.users += team.users;
  }
  for (const CountedCommunity& community : census.communities) sizes.neighbours += community.neighbours;
  return sizes;
}

void set_sizes(PopulationParameters& population, const Census& census) {
  const Sizes sizes = sizes_of(census);
  std::uint64_t managers = 0;
  for (const CountedTeam& team : census.teams) managers += team.staff[Role::manager];
  const auto ratio = [](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(whole, 1));
  };
  population.organisations = static_cast<std::int64_t>(sizes.organisations);
  population.communities = static_cast<std::int64_t>(sizes.communities);
  population.staff = static_cast<std::int64_t>(sizes.staff);
  population.team_size = std::max<std::int64_t>(1, std::llround(ratio(sizes.staff, sizes.teams)));
  population.caseload = std::llround(ratio(sizes.users, sizes.frontline));
  population.neighbours_per_user = ratio(sizes.neighbours, sizes.users);
  population.frontline_share = ratio(sizes.frontline, sizes.staff);
  population.manager_share = ratio(managers, sizes.staff);
}

Partnership lay_out(const Census& census) {
  const Sizes sizes = sizes_of(census);
  Partnership who = empty_partnership(sizes);
  for (const OrganisationId one : who.organisations.kind.ids()) {
    who.organisations.kind[one] = census.organisations[one.value].kind;
  }

  const std::vector<std::uint32_t> order = by_community(census);
  std::uint32_t team = 0;
  std::uint32_t staff = 0;
  std::uint32_t person = 0;
  for (const CommunityId community : who.communities.teams.ids()) {
    who.communities.teams[community].first = TeamId{team};
    who.communities.users[community].first = PersonId{person};
    for (; team < order.size() && census.teams[order[team]].community == community.value; ++team) {
      const CountedTeam& counted = census.teams[order[team]];
      const TeamId own{team};
      who.teams.community[own] = community;
      who.teams.organisation[own] = OrganisationId{counted.organisation};
      who.teams.staff[own] = {{staff}, {staff + static_cast<std::uint32_t>(counted.all_staff())}};
      staff = who.teams.staff[own].last.value;
      lay_out_staff(who, counted, own, person);
    }
    who.communities.teams[community].last = TeamId{team};
    who.communities.users[community].last = PersonId{person};
    const std::uint32_t neighbours = census.communities[community.value].neighbours;
    who.communities.neighbours[community] = {{person}, {person + neighbours}};
    person += neighbours;
  }
  ensures(person == sizes.persons() && staff == sizes.staff, "as many persons and staff as the census counts");
  ensures([&] { return is_in_order(who); }, "teams, staff and caseloads in the order of communities");
  return who;
}

StaffStart staff_start(const Census& census, OrganisationId organisation, Role role, const StaffStart& usual) {
  const StaffLevels& levels = census.organisations[organisation.value].staff[role];
  StaffStart start = usual;
  for (const StaffLevel& one : staff_levels) {
    if (levels.*one.given) one.put(start, *(levels.*one.given));
  }
  // Who was asked about their own fear has reported all of it.
  if (levels.power_threat) start.power_threat_of_managers = 0.0F;
  return start;
}

void set_levels(OrganisationLevels& levels, const Census& census) {
  for (const OrganisationId one : levels.commitment.ids()) {
    const CountedOrganisation& own = census.organisations[one.value];
    for (const OrganisationLevel& level : organisation_levels) {
      if (own.*level.given) (levels.*level.level)[one] = *(own.*level.given);
    }
    for (const Co co : all_cos) {
      if (own.friction) levels.friction[co][one] = (*own.friction)[co];
    }
  }
}

}  // namespace coadopt
