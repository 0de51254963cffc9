#pragma once

#include "chance/uniforms.hpp"
#include "parameter/parameter.hpp"
#include "partnership/traits.hpp"

namespace coadopt {

struct UserTurnoverParameters {
  COADOPT_PARAMETERS(UserTurnoverParameters, "turnover");

  COADOPT_PARAMETER(float, caseload_change, 0.02, {0, 1}, "share per month",
      "Users who leave a caseload in a month; a newcomer takes each one's place.", assumed("model prototype"));
};

// How many users stay before the next who leaves, from one draw: geometric, so that a caseload of which
// nobody leaves costs one draw. At most `most`.
[[nodiscard]] std::uint32_t staying_before_next(float u, float caseload_change, std::uint32_t most);

// A first draw below this leaves a caseload as it is; one above may. Safely less than (1 - change)^caseload, so
// that nothing depends on it but the time taken.
[[nodiscard]] float nobody_leaves_below(float caseload_change, std::uint32_t caseload);

// Phase: users leave and join caseloads; afterwards everyone knows how many are engaged.
void user_turnover(Partnership& partnership, CommunityId community, const UserTurnoverParameters& p,
    const PersonTraits& traits, const Moment& moment);

}  // namespace coadopt
