#include "structure/experts_by_experience.hpp"

#include <algorithm>

#include "number/elementary.hpp"
#include "partnership/partnership.hpp"
#include "structure/enabling_staff.hpp"

namespace coadopt {

namespace {

// An expert works beside one team of the community, always the same one, whose attitude rises by a share of the
// gap:  attitude = towards(attitude, 1, rise)
void stand_beside_a_team(Partnership& who, CommunityId community, PersonId expert, float rise) {
  const Range<TeamId> teams = who.communities.teams[community];
  if (teams.empty()) return;
  const TeamId team{teams.first.value + expert.value % teams.size()};
  std::uint8_t& enablers = who.support.enablers[team];
  enablers = static_cast<std::uint8_t>(std::min(enablers + 1, 255));
  for (const StaffId one : who.teams.staff[team]) {
    who.staff.attitude[one] = towards(who.staff.attitude[one], 1.0F, rise);
  }
}

}  // namespace

void act(const ExpertsByExperience& p, Acting& acting) {
  Partnership& who = acting.partnership;
  for (const std::uint32_t target : acting.reached) {
    const PersonId expert{target};
    acting.posts += acting.dose;
    if (who.persons.participation[expert] == Participation::withdrawn) continue;
    const CommunityId community = community_of(who, expert);
    const float hours = acting.dose * p.hours_per_post;
    provide_hours(who, community, Answers::everyone, hours);
    acting.ledger.post_hours += static_cast<double>(hours);
    if (acting.dose >= 0.5F) stand_beside_a_team(who, community, expert, acting.dose * p.attitude);
    float& outreach = who.communities.outreach[community];
    outreach = towards(outreach, 1.0F, acting.dose * p.outreach);
  }
}

}  // namespace coadopt
