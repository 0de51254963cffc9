#include "structure/personal_budgets.hpp"

#include "partnership/partnership.hpp"

namespace coadopt {

void act(const PersonalBudgets& p, Acting& acting) {
  Partnership& who = acting.partnership;
  Column<CommunityId, float> paperwork(who.communities.teams.size());
  for (const std::uint32_t target : acting.reached) {
    paperwork[community_of(who, PersonId{target})] += acting.dose * p.paperwork_hours * p.restriction;
  }
  for (float& strength : acting.strength) strength *= strength_of_budget(p);

  // Frontline staff of the community share the paperwork.
  for (const CommunityId one : paperwork.ids()) {
    if (paperwork[one] <= 0.0F) continue;
    float frontline = 0.0F;
    for (const StaffId worker : who.staff_of(one)) {
      frontline += who.staff.role[worker] == Role::frontline ? 1.0F : 0.0F;
    }
    for (const StaffId worker : who.staff_of(one)) {
      if (who.staff.role[worker] == Role::frontline) {
        who.staff.intervention_hours[worker] += paperwork[one] / frontline;
      }
    }
  }
}

}  // namespace coadopt
