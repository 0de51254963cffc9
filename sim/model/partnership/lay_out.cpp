#include <algorithm>
#include <cmath>

#include "contract/contract.hpp"
#include "partnership/build.hpp"

namespace coadopt {

namespace {

// Where the i-th of `count` things of `total` begins when they are shared out evenly.
std::uint32_t share_begin(std::uint64_t total, std::uint64_t count, std::uint64_t i) {
  return static_cast<std::uint32_t>(total * i / count);
}

// The role of the i-th member of staff: the shares hold exactly over all staff and nearly in each team.
Role role_of(const PopulationParameters& population, std::uint64_t i) {
  const auto counted = [](double share, std::uint64_t n) {
    return static_cast<std::uint64_t>(std::floor(static_cast<double>(n) * share + 1e-9));
  };
  const double frontline = population.frontline_share;
  if (counted(frontline, i + 1) > counted(frontline, i)) return Role::frontline;
  // Managers among those who are not frontline, of whom so many came before.
  const std::uint64_t before = i - counted(frontline, i);
  const double manager = std::min(1.0, population.manager_share / std::max(1.0 - frontline, 1e-9));
  return counted(manager, before + 1) > counted(manager, before) ? Role::manager : Role::leader;
}

}  // namespace

Sizes sizes_of(const PopulationParameters& population) {
  const auto staff = static_cast<std::uint64_t>(population.staff);
  const auto team_size = static_cast<std::uint64_t>(population.team_size);
  const auto frontline =
      static_cast<std::uint64_t>(std::floor(static_cast<double>(staff) * population.frontline_share + 1e-9));
  const std::uint64_t users = frontline * static_cast<std::uint64_t>(population.caseload);
  return {.organisations = static_cast<std::uint64_t>(population.organisations),
      .communities = static_cast<std::uint64_t>(population.communities),
      .teams = (staff + team_size - 1) / team_size,
      .staff = staff,
      .frontline = frontline,
      .users = users,
      .neighbours = static_cast<std::uint64_t>(
          std::llround(static_cast<double>(users) * population.neighbours_per_user))};
}

namespace {

// How many there are of a kind.
std::uint64_t count_of(const Sizes& sizes, OrganisationId) { return sizes.organisations; }
std::uint64_t count_of(const Sizes& sizes, CommunityId) { return sizes.communities; }
std::uint64_t count_of(const Sizes& sizes, TeamId) { return sizes.teams; }
std::uint64_t count_of(const Sizes& sizes, StaffId) { return sizes.staff; }
std::uint64_t count_of(const Sizes& sizes, PersonId) { return sizes.persons(); }

}  // namespace

Partnership empty_partnership(const Sizes& sizes) {
  Partnership who;
  for_each_column(who, [&]<class AnyId, class T>(Column<AnyId, T>& column, const auto& declared) {
    column = Column<AnyId, T>(static_cast<std::uint32_t>(count_of(sizes, AnyId{})), initial_of<T>(declared));
  });
  return who;
}

Partnership lay_out(const PopulationParameters& population) {
  const Sizes sizes = sizes_of(population);
  Partnership who = empty_partnership(sizes);
  const std::uint32_t organisations = who.organisations.kind.size();
  for (const OrganisationId one : who.organisations.kind.ids()) {
    who.organisations.kind[one] = static_cast<OrganisationKind>(one.value % organisation_kind_count);
  }

  // Persons are numbered community by community: its caseloads first, then its neighbours.
  std::uint32_t person = 0;
  for (const CommunityId community : who.communities.teams.ids()) {
    const Range<TeamId> own = {{share_begin(sizes.teams, sizes.communities, community.value)},
        {share_begin(sizes.teams, sizes.communities, community.value + 1ULL)}};
    who.communities.teams[community] = own;
    who.communities.users[community].first = PersonId{person};
    for (const TeamId team : own) {
      who.teams.community[team] = community;
      who.teams.organisation[team] = OrganisationId{team.value % organisations};
      who.teams.staff[team] = {{share_begin(sizes.staff, sizes.teams, team.value)},
          {share_begin(sizes.staff, sizes.teams, team.value + 1ULL)}};
      for (const StaffId one : who.teams.staff[team]) {
        who.staff.role[one] = role_of(population, one.value);
        who.staff.team[one] = team;
        const std::uint32_t caseload =
            who.staff.role[one] == Role::frontline ? static_cast<std::uint32_t>(population.caseload) : 0U;
        who.staff.caseload[one] = {{person}, {person + caseload}};
        person += caseload;
      }
    }
    who.communities.users[community].last = PersonId{person};
    const std::uint32_t neighbours = share_begin(sizes.neighbours, sizes.communities, community.value + 1ULL) -
                                     share_begin(sizes.neighbours, sizes.communities, community.value);
    who.communities.neighbours[community] = {{person}, {person + neighbours}};
    person += neighbours;
  }
  ensures(person == sizes.persons(), "as many persons as the sizes make");
  ensures([&] { return is_in_order(who); }, "teams, staff and caseloads in the order of communities");
  return who;
}

namespace {

// Bytes of one of a kind: its columns, and what else grows with it.
template <class AnyId>
constexpr auto columns_of_each = static_cast<double>(bytes_of_each<AnyId, Partnership>());

constexpr double per_person = columns_of_each<PersonId>;
constexpr double per_person_while_building = 3 * 4;  // ends of ties
constexpr double per_staff = columns_of_each<StaffId>;
constexpr double per_team = columns_of_each<TeamId> + 128;                  // monthly totals
constexpr double per_organisation = columns_of_each<OrganisationId> + 128;  // monthly totals
constexpr double per_community = columns_of_each<CommunityId> + 20 * 8;     // room for some news

struct Amounts {
  double persons;
  double staff;
  double teams;
  double organisations;
  double communities;
};

std::uint64_t bytes_of(const Amounts& of) {
  const double bytes = of.persons * (per_person + per_person_while_building) + of.staff * per_staff +
                       of.teams * per_team + of.organisations * per_organisation +
                       of.communities * per_community;
  return static_cast<std::uint64_t>(std::min(bytes, 1e19));
}

}  // namespace

std::uint64_t bytes_needed(const PopulationParameters& population) {
  // In floating point: absurd sizes must come out absurd, not overflow.
  const auto staff = static_cast<double>(population.staff);
  const double users =
      std::floor(staff * population.frontline_share) * static_cast<double>(population.caseload);
  const double persons = users * (1.0 + population.neighbours_per_user);
  return bytes_of({.persons = persons,
      .staff = staff,
      .teams = staff / static_cast<double>(population.team_size),
      .organisations = static_cast<double>(population.organisations),
      .communities = static_cast<double>(population.communities)});
}

std::uint64_t bytes_needed(const Census& census) {
  const Sizes sizes = sizes_of(census);
  return bytes_of({.persons = static_cast<double>(sizes.persons()),
      .staff = static_cast<double>(sizes.staff),
      .teams = static_cast<double>(sizes.teams),
      .organisations = static_cast<double>(sizes.organisations),
      .communities = static_cast<double>(sizes.communities)});
}

}  // namespace coadopt
