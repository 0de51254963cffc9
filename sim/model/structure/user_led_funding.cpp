#include "structure/user_led_funding.hpp"

#include "number/elementary.hpp"
#include "structure/enabling_staff.hpp"

namespace coadopt {

void act(const UserLedFunding& p, Acting& acting) {
  Communities& communities = acting.partnership.communities;
  for (std::size_t i = 0; i < acting.reached.size(); ++i) {
    const CommunityId one{acting.reached[i]};
    const float hours = acting.dose * p.worker_hours * (acting.size.empty() ? 1.0F : acting.size[i]);
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
