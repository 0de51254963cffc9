#pragma once

#include "chance/uniforms.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "partnership/start.hpp"

namespace coadopt {

struct EndingParameters {
  COADOPT_PARAMETERS(EndingParameters, "organisation");

  COADOPT_PARAMETER(PerKind<float>, ending, {0, 0, 0.007, 0.0025}, {0, 1}, "chance per month",
      "Chance that an organisation closes or loses its contracts, and another of its kind takes over its staff "
      "and "
      "caseloads.",
      cited("provider: between care homes, 0.004 (Netten 2005), and home care, 0.0085 to 0.015 (Allan); third "
            "sector: charities, 0.002 to 0.003 removed a month; public bodies do not end"),
      organisation_kind_names);
  COADOPT_PARAMETER(float, leaving_at_end, 0.2, {0, 1}, "share of staff",
      "Staff who do not move to the new organisation.",
      cited("Kim 2019: 33% of acquired workers left within a year, 12% of others; start-ups, not care"));
};

// Phase: organisations end, each with the chance of its kind. The one that takes over has the same kind, staff
// and caseloads; its levels are drawn anew, it stands on no step of the Star, and its leaders have seen no
// results.
void end_organisations(
    Partnership& partnership, const EndingParameters& p, const OrganisationStart& start, const Moment& moment);

}  // namespace coadopt
