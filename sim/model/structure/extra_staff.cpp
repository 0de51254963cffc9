#include "structure/extra_staff.hpp"

namespace coadopt {

void act(const ExtraStaff& p, Acting& acting) {
  Partnership& who = acting.partnership;
  const float posts = acting.dose * static_cast<float>(p.posts_per_target);
  for (const std::uint32_t target : acting.reached) {
    const TeamId team{target};
    float frontline = 0.0F;
    double casework = 0.0;
    for (const StaffId one : who.teams.staff[team]) {
      if (who.staff.role[one] != Role::frontline) continue;
      frontline += 1.0F;
      casework += static_cast<double>(who.staff.casework_hours[one]);  // last month's, or at the start
    }
    if (frontline <= 0.0F) continue;  // nobody is hired where there is no such work
    acting.posts += posts;
    const float kept = frontline / (frontline + posts);
    who.support.casework[team] *= kept;
    acting.ledger.post_hours += casework / static_cast<double>(frontline) * static_cast<double>(posts);
  }
}

}  // namespace coadopt
