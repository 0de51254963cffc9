#pragma once

#include "parameter/parameter.hpp"
#include "partnership/organisation.hpp"

namespace coadopt {

struct RealisedParameters {
  COADOPT_PARAMETERS(RealisedParameters, "organisation");

  COADOPT_PARAMETER(float, realised_share, 0.10, {0, 1}, "share of relevant staff",
      "Staff of an organisation who must have a Co in use before the organisation counts as having it.",
      assumed("enough to name an example at a workshop, too little to call it mainstream"));
};

// How many of the Four Co's an organisation has in use.
[[nodiscard]] inline std::size_t cos_realised(
    const Organisations& organisations, OrganisationId one, const RealisedParameters& p) {
  std::size_t realised = 0;
  for (const Co co : all_cos) realised += organisations.in_use[co][one] >= p.realised_share ? 1 : 0;
  return realised;
}

}  // namespace coadopt
