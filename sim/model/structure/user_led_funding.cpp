#include "structure/user_led_funding.hpp"

#include <algorithm>

#include "number/elementary.hpp"
#include "structure/enabling_staff.hpp"

namespace coadopt {

void act(const UserLedFunding& p, Acting& acting) {
  Communities& communities = acting.partnership.communities;
  for (const std::uint32_t target : acting.reached) {
    const CommunityId one{target};
    const float hours = acting.dose * p.worker_hours;
    provide_hours(acting.partnership, one, Answers::everyone, hours);
    acting.ledger.post_hours += static_cast<double>(hours);
    float& cash = communities.cash[one];
    const float base = communities.base_cash[one];
    if (acting.last) {
      if (cash > base) cash = towards(cash, base, p.cliff);
    } else if (cash < p.cash_floor) {
      cash = towards(cash, p.cash_floor, acting.dose);
    }
  }
}

}  // namespace coadopt
