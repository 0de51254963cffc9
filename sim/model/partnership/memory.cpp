
#include <algorithm>
#include <cmath>

#include "partnership/build.hpp"

namespace coadopt {

namespace {

// Bytes of one of a kind: its columns, and what else grows with it.
template <class AnyId>
constexpr auto columns_of_each = static_cast<double>(bytes_of_each<AnyId, Partnership>());

constexpr double per_person = columns_of_each<PersonId> + 4 + 6 * 4;  // first tie, six ties
constexpr double per_person_while_building = 3 * 4 + 4;
constexpr double per_staff = columns_of_each<StaffId>;
constexpr double per_team = columns_of_each<TeamId> + 128;                  // monthly totals
constexpr double per_organisation = columns_of_each<OrganisationId> + 128;  // monthly totals
constexpr double per_community = columns_of_each<CommunityId> + 20 * 8;     // room for some news

std::uint64_t bytes_of(double persons, double staff, double teams, double organisations, double communities) {
  const double bytes = persons * (per_person + per_person_while_building) + staff * per_staff +
                       teams * per_team + organisations * per_organisation + communities * per_community;
  return static_cast<std::uint64_t>(std::min(bytes, 1e19));
}

}  // namespace

std::uint64_t bytes_needed(const PopulationParameters& population) {
  // In floating point: absurd sizes must come out absurd, not overflow.
  const auto staff = static_cast<double>(population.staff);
  const double users =
      std::floor(staff * population.frontline_share) * static_cast<double>(population.caseload);
  const double persons = users * (1.0 + population.neighbours_per_user);
  return bytes_of(persons, staff, staff / static_cast<double>(population.team_size),
      static_cast<double>(population.organisations), static_cast<double>(population.communities));
}

std::uint64_t bytes_needed(const Census& census) {
  const Sizes sizes = sizes_of(census);
  return bytes_of(static_cast<double>(sizes.persons()), static_cast<double>(sizes.staff),
      static_cast<double>(sizes.teams), static_cast<double>(sizes.organisations),
      static_cast<double>(sizes.communities));
}

}  // namespace coadopt
