#pragma once

#include "chance/uniforms.hpp"
#include "parameter/parameter.hpp"
#include "partnership/traits.hpp"

namespace coadopt {

struct ResidentTurnoverParameters {
  COADOPT_PARAMETERS(ResidentTurnoverParameters, "turnover");

  COADOPT_PARAMETER(float, caseload_change, 0.025, {0, 1}, "share per month",
      "Users who leave a caseload in a month, by moving or because the service ends; a newcomer takes each "
      "one's "
      "place.",
      cited("England 2014-15: 26% of adults with long-term support leave it within a year"));
  COADOPT_PARAMETER(float, resident_moves, 0.009, {0, 1}, "share per month",
      "Neighbours who move away in a month; a newcomer takes each one's place.",
      cited("12% of people moved in a year (2001 census), 8% of households (EHS 2021/22): 0.007 to 0.011"));
};

// How many of neighbouring places keep their holder before the next who leaves, from one draw: geometric, so
// that a caseload of which nobody leaves costs one draw. At most `most`.
class StayingBeforeNext {
 public:
  explicit StayingBeforeNext(float leaving);
  [[nodiscard]] std::uint32_t operator()(float u, std::uint32_t most) const;

 private:
  float log_staying_;
};

// A first draw below this leaves a caseload as it is; one above may. Safely less than (1 - change)^caseload, so
// that it costs no logarithm to see that nobody leaves.
[[nodiscard]] float nobody_leaves_below(float leaving, std::uint32_t caseload);

// Phase: some users leave their caseload and some neighbours move away; newcomers with fresh traits take their
// places. Afterwards everyone knows how many are engaged.
void resident_turnover(Partnership& partnership, CommunityId community, const ResidentTurnoverParameters& p,
    const PersonTraits& traits, const Moment& moment);

}  // namespace coadopt
