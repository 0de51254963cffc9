#pragma once

#include "chance/moment.hpp"
#include "organisation/commitment.hpp"
#include "organisation/staff_turnover.hpp"
#include "organisation/star.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Phase: levels drift back to their base, commitment and evidence follow last month's results, and an
// organisation may move up a step of the Star.
void follow_results(Partnership& partnership, const CommitmentParameters& commitment,
    const StarParameters& star, const Moment& moment);

// Brings what organisations know of their own practice up to date: their shares in use.
void take_stock(Partnership& partnership);

// Sets results at the start to what the practice there is would have shown with every second session a success.
void expect_as_before(Partnership& partnership, const CommitmentParameters& p);

// Phase: staff of a community leave and are replaced from the labour market.
// Returns how many left.
std::uint32_t staff_turnover(Partnership& partnership, CommunityId community,
    const StaffTurnoverParameters& turnover, const StaffStart& labour_market, const Moment& moment);

}  // namespace coadopt
