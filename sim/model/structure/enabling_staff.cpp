#include "structure/enabling_staff.hpp"

#include <algorithm>

namespace coadopt {

void provide_hours(Partnership& partnership, CommunityId community, Answers answers, float hours) {
  Support& support = partnership.support;
  const auto users = static_cast<float>(partnership.communities.users[community].size());
  const auto reached = static_cast<float>(partnership.communities.reached[community].size());
  float to_users = answers == Answers::users ? 1.0F : 0.0F;
  if (answers == Answers::everyone) to_users = users / std::max(reached, 1.0F);
  support.user_hours[community] += hours * to_users;
  support.neighbour_hours[community] += hours * (1.0F - to_users);
}

void act(const EnablingStaff& p, Acting& acting) {
  Partnership& who = acting.partnership;
  for (const std::uint32_t target : acting.reached) {
    const TeamId team{target};
    const auto posts = static_cast<float>(p.posts_per_target);
    const float hours = acting.dose * posts * p.hours_per_post;
    const auto seen = static_cast<int>(who.support.enablers[team]) + static_cast<int>(p.posts_per_target);
    if (acting.dose >= 0.5F) who.support.enablers[team] = static_cast<std::uint8_t>(std::min(seen, 255));
    provide_hours(who, who.teams.community[team], p.answers, hours);
    acting.ledger.post_hours += static_cast<double>(hours);
    acting.posts += acting.dose * posts;
  }
}

}  // namespace coadopt
