#include "partnership/memory.hpp"

#include <algorithm>
#include <cmath>

namespace coadopt {

namespace {

// Bytes of all columns of one of each kind, as declared in person.hpp, staff.hpp, organisation.hpp and
// community.hpp; a test holds them against what a partnership really takes.
constexpr double per_person = 46 + 4 + 6 * 4;  // columns, first tie, six ties
constexpr double per_person_while_building = 3 * 4 + 4;
constexpr double per_staff = 128;
constexpr double per_team = 16 + 128;  // with the monthly totals
constexpr double per_organisation = 256;
constexpr double per_community = 96;

}  // namespace

std::uint64_t bytes_needed(const PopulationParameters& population) {
  // In floating point: absurd sizes must come out absurd, not overflow.
  const auto staff = static_cast<double>(population.staff);
  const double users =
      std::floor(staff * population.frontline_share) * static_cast<double>(population.caseload);
  const double persons = users * (1.0 + population.neighbours_per_user);
  const double bytes = persons * (per_person + per_person_while_building) + staff * per_staff +
                       staff / static_cast<double>(population.team_size) * per_team +
                       static_cast<double>(population.organisations) * per_organisation +
                       static_cast<double>(population.communities) * per_community;
  return static_cast<std::uint64_t>(std::min(bytes, 1e19));
}

}  // namespace coadopt
