#pragma once

#include "parameter/parameter.hpp"
#include "partnership/role.hpp"

namespace coadopt {

struct CostParameters {
  COADOPT_PARAMETERS(CostParameters, "cost");

  COADOPT_PARAMETER(PerRole<float>, staff_hour, {50, 60, 80}, {0, 1000}, "GBP per hour",
      "Full cost of an hour of staff time.",
      assumed("frontline GBP 40 to 60 for a social worker (PSSRU, from memory); managers and leaders a guess"),
      role_names);
  COADOPT_PARAMETER(float, citizen_session_hours, 2, {0, 100}, "hours per session",
      "Hours a session takes of each user or neighbour, with the way there.", assumed("a guess"));
  COADOPT_PARAMETER(float, cashed_share, 0, {0, 1}, "share of casework hours freed",
      "How much of the casework hours freed is turned into money, by doing without the posts; the rest stays "
      "time for other things.",
      assumed("nobody is known to have cashed any"));
};

}  // namespace coadopt
