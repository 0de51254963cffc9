#pragma once

#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "chance/moment.hpp"

namespace coadopt {

// Phase: staff who espouse a Co and do not practise it may try it.
void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment);

// Phase: what is tried comes into use or lapses, what is in use may lapse.
void settle_practice(
    Partnership& partnership, CommunityId community, const SettleParameters& p, const Moment& moment);

// What colleagues will have seen next month: who espouses and who practises what, as it stands now.
void see_colleagues(Partnership& partnership);

}  // namespace coadopt
