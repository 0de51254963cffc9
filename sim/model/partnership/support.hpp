#pragma once

#include <cstdint>
#include <tuple>

#include "partnership/column.hpp"
#include "partnership/columns.hpp"

namespace coadopt {

// What interventions provide or bring about this month beyond levels: as if there were none, until the month's
// policies say otherwise.
struct Support {
  COADOPT_COLUMNS(Support);

  COADOPT_COLUMN(OfTeam<std::uint8_t>, enablers);               // enabling posts whom the team sees practising
  COADOPT_COLUMN(OfTeam<float>, casework, Lasts::place, 1.0F);  // factor on each one's casework
  COADOPT_COLUMN(OfCommunity<float>, user_hours);               // hours that answer offers of users
  COADOPT_COLUMN(OfCommunity<float>, neighbour_hours);          // hours that answer offers of neighbours
  COADOPT_COLUMN(OfOrganisation<float>, leaving, Lasts::place, 1.0F);  // factor on the hazard of leaving
};
static_assert(all_declared<Support>(), "a column is not declared, or twice");

}  // namespace coadopt
