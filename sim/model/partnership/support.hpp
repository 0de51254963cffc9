#pragma once

#include <cstdint>

#include "partnership/column.hpp"

namespace coadopt {

// What interventions provide or bring about this month beyond levels: as if there were none, until the month's
// policies say otherwise.
struct Support {
  Column<TeamId, std::uint8_t> enablers;       // enabling posts whom the team sees practising
  Column<TeamId, float> casework;              // factor on each one's casework
  Column<CommunityId, float> user_hours;       // hours that answer offers of users
  Column<CommunityId, float> neighbour_hours;  // hours that answer offers of neighbours
  Column<OrganisationId, float> leaving;       // factor on the hazard of leaving

  Support() = default;
  Support(std::uint32_t teams, std::uint32_t communities, std::uint32_t organisations)
      : enablers(teams),
        casework(teams, 1.0F),
        user_hours(communities),
        neighbour_hours(communities),
        leaving(organisations, 1.0F) {}
};

}  // namespace coadopt
