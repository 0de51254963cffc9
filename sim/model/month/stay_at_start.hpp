#pragma once

#include "adoption/partner.hpp"
#include "community/capacity.hpp"
#include "organisation/commitment.hpp"
#include "partnership/partnership.hpp"
#include "session/meet.hpp"

namespace coadopt {

struct StayingParameters {
  const SessionParameters& session;
  const PartnerParameters& partner;
  const CommitmentParameters& commitment;
  const CapacityParameters& capacity;
};

// Levels at the start already hold what practice and participation add to them. So what evidence and the
// capacity of user-led organisations fall back to is set lower, such that both stay where they start as long
// as practice and participation do.
void stay_at_start(Partnership& partnership, const StayingParameters& p);

}  // namespace coadopt
