#include "structure/star_plan.hpp"

#include <algorithm>

namespace coadopt {

void act(const StarPlan& p, Acting& acting) {
  const Partnership& who = acting.partnership;
  Column<OrganisationId, float> staff(who.organisations.kind.size());
  Column<OrganisationId, float> with_plan(who.organisations.kind.size());
  for (const TeamId team : who.teams.staff.ids()) {
    staff[who.teams.organisation[team]] += static_cast<float>(who.teams.staff[team].size());
  }
  for (const std::uint32_t target : acting.reached) with_plan[who.organisation_of(StaffId{target})] += 1.0F;
  for (const OrganisationId one : staff.ids()) {
    const float share = with_plan[one] / std::max(staff[one], 1.0F);
    acting.partnership.support.star[one] *= 1.0F + acting.dose * share * (p.speed - 1.0F);
  }
}

}  // namespace coadopt
