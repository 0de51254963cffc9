#pragma once

#include <tuple>

#include "partnership/community.hpp"
#include "partnership/organisation.hpp"
#include "partnership/person.hpp"
#include "partnership/staff.hpp"
#include "partnership/support.hpp"

namespace coadopt {

// The whole simulated area: everyone in it, and their state in the current month.
struct Partnership {
  COADOPT_COLUMNS(Partnership);

  COADOPT_COLUMN(Organisations, organisations);
  COADOPT_COLUMN(Teams, teams);
  COADOPT_COLUMN(Staff, staff);
  COADOPT_COLUMN(Communities, communities);
  COADOPT_COLUMN(Persons, persons);
  Ties ties;
  COADOPT_COLUMN(Support, support);
  float benefit = 0.0F;  // effect of taking part on wellbeing in this replicate, standardised mean difference

  [[nodiscard]] OrganisationId organisation_of(StaffId one) const {
    return teams.organisation[staff.team[one]];
  }
  [[nodiscard]] Range<StaffId> staff_of(CommunityId community) const {
    const Range<TeamId> own = communities.teams[community];
    if (own.empty()) return {};
    return {teams.staff[own.first].first, teams.staff[TeamId{own.last.value - 1}].last};
  }
};

// All but the ties, which are no columns.

}  // namespace coadopt
