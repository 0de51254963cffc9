#include "partnership/memory.hpp"

#include <algorithm>
#include <cmath>

#include "partnership/build.hpp"

namespace coadopt {

namespace {

// Bytes of all columns of one of each kind, as declared in person.hpp, staff.hpp, organisation.hpp and
// community.hpp; a test holds them against what a partnership really takes.
constexpr double per_person = 46 + 4 + 6 * 4;  // columns, first tie, six ties
constexpr double per_person_while_building = 3 * 4 + 4;
constexpr double per_staff = 128;
constexpr double per_team = 16 + 128;  // with the monthly totals
constexpr double per_organisation = 256;
constexpr double per_community = 100 + 24 + 20 * 8;  // columns, news and room for some

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
