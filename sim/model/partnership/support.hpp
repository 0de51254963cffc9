#pragma once

#include <cstdint>
#include <tuple>

#include "partnership/column.hpp"
#include "partnership/columns.hpp"

namespace coadopt {

// What interventions provide or bring about this month beyond levels: as if there were none, until the month's
// policies say otherwise.
struct Support {
  Column<TeamId, std::uint8_t> enablers;       // enabling posts whom the team sees practising
  Column<TeamId, float> casework;              // factor on each one's casework
  Column<CommunityId, float> user_hours;       // hours that answer offers of users
  Column<CommunityId, float> neighbour_hours;  // hours that answer offers of neighbours
  Column<OrganisationId, float> leaving;       // factor on the hazard of leaving
};

template <>
inline constexpr auto columns<Support> = std::tuple{
    DeclaredColumn{"enablers", &Support::enablers},
    DeclaredColumn{"casework", &Support::casework, Lasts::place, 1.0F},
    DeclaredColumn{"user_hours", &Support::user_hours},
    DeclaredColumn{"neighbour_hours", &Support::neighbour_hours},
    DeclaredColumn{"leaving", &Support::leaving, Lasts::place, 1.0F},
};
static_assert(all_declared<Support>(), "a column is not declared, or twice");

}  // namespace coadopt
