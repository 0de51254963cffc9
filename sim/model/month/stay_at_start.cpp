#include "month/stay_at_start.hpp"

#include <algorithm>

namespace coadopt {

namespace {

// Sessions of assess that staff would hold in a month if they had the time.
double assess_sessions(const Partnership& partnership, TeamId team, const StayingParameters& p) {
  double sessions = 0.0;
  for (const StaffId one : partnership.teams.staff[team]) {
    if (!practising(partnership.staff.practice[Co::assess][one])) continue;
    const PerCo<float> partner =
        partner_availability(p.partner, partnership, partnership.teams.community[team], one);
    sessions += static_cast<double>(sessions_wanted(p.session, Co::assess, partner[Co::assess]));
  }
  return sessions;
}

}  // namespace

void stay_at_start(Partnership& partnership, const StayingParameters& p) {
  Organisations& organisations = partnership.organisations;
  Column<OrganisationId, double> sessions(organisations.kind.size());
  Column<OrganisationId, double> staff(organisations.kind.size());
  for (const TeamId team : partnership.teams.staff.ids()) {
    const OrganisationId own = partnership.teams.organisation[team];
    sessions[own] += assess_sessions(partnership, team, p);
    staff[own] += static_cast<double>(partnership.teams.staff[team].size());
  }
  for (const OrganisationId one : organisations.kind.ids()) {
    const auto each = static_cast<float>(sessions[one] / std::max(staff[one], 1.0));
    organisations.base.evidence[one] = evidence_base(p.commitment, organisations.now.evidence[one], each);
  }

  Communities& communities = partnership.communities;
  for (const CommunityId one : communities.teams.ids()) {
    communities.base_capacity[one] = capacity_base(
        p.capacity, communities.capacity[one], communities.cash[one], communities.active_share[one]);
  }
}

}  // namespace coadopt
