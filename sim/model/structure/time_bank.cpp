#include "structure/time_bank.hpp"

#include <algorithm>

#include "number/elementary.hpp"
#include "partnership/partnership.hpp"
#include "structure/enabling_staff.hpp"

namespace coadopt {

void act(const TimeBank& p, Acting& acting) {
  Partnership& who = acting.partnership;
  if (acting.dose >= 0.5F) bring_together(who, acting.joining);

  Column<CommunityId, std::uint32_t> members(who.communities.teams.size());
  for (const std::uint32_t target : acting.reached) ++members[community_of(who, PersonId{target})];
  for (const CommunityId one : members.ids()) {
    if (members[one] == 0) continue;
    const float hours = acting.dose * p.hours_per_member * static_cast<float>(members[one]);
    provide_hours(who, one, Answers::everyone, hours * p.answering_share);
    acting.ledger.citizen_hours += static_cast<double>(hours);
    const auto residents = static_cast<float>(std::max(who.communities.residents(one).size(), 1U));
    const float share = acting.dose * static_cast<float>(members[one]) / residents;
    who.communities.peer_support[one] =
        towards(who.communities.peer_support[one], 1.0F, p.peer_support * share);
  }
}

}  // namespace coadopt
