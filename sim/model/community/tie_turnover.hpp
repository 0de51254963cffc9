#pragma once

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct TieParameters {
  COADOPT_PARAMETERS(TieParameters, "community");

  COADOPT_PARAMETER(float, tie_lost, 0.0087, {0, 1}, "share per month",
      "Personal ties that are lost in a month.",
      cited("Mollenhorst 2009: 48% of personal networks were kept after seven years; range 0.002 to 0.009"));
  COADOPT_PARAMETER(std::int32_t, usual_ties, 6, {0, 8}, "ties",
      "Number of ties below which a person who has lost one forms another.",
      cited("YouGov 2021: two or three close friends at the median, ten or fewer friends for 58%; networks "
            "keep their size (Mollenhorst 2009)"));
  COADOPT_PARAMETER(float, tie_formed, 0.04, {0, 1}, "chance per session",
      "Chance that a resident who attends a session with others comes to know one of them.",
      cited("Hall 2018: a casual friend takes 40 to 60 hours together, 20 to 30 sessions of two hours"));
};

// The chance that somebody who attended so many sessions has come to know one of those who attended too.
[[nodiscard]] inline float chance_of_a_tie(const TieParameters& p, int attended) {
  expects(attended >= 0, "a number of sessions");
  return std::min(1.0F, p.tie_formed * static_cast<float>(attended));
}

// Phase: those who attended sessions together may become tied, and any tie may be lost; who then has fewer ties
// than usual meets somebody else of the community. Ties to another community wait until all are done.
void tie_turnover(
    Partnership& partnership, CommunityId community, const TieParameters& p, const Moment& moment);

// Loses those ties.
void lose_ties_across(Partnership& partnership, const TieParameters& p, const Moment& moment);

}  // namespace coadopt
