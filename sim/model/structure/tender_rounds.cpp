#include "structure/tender_rounds.hpp"

#include "number/elementary.hpp"

namespace coadopt {

namespace {

void close(Communities& communities, CommunityId one, float loss) {
  communities.capacity[one] *= 1.0F - loss;
  communities.peer_support[one] *= 1.0F - loss;
  communities.cash[one] *= 1.0F - loss;
}

}  // namespace

void act(const TenderRounds& p, Acting& acting) {
  if (static_cast<std::int32_t>(acting.month) % p.every_months != 0) return;
  Partnership& who = acting.partnership;
  Column<OrganisationId, std::uint8_t> commissions(who.organisations.kind.size());
  for (const std::uint32_t target : acting.reached) {
    const CommunityId one{target};
    const float u = acting.moment.own(Purpose::tender, target, acting.key)[0];
    if (u < acting.dose * chance_to_close(p, who.communities.cash[one])) close(who.communities, one, p.loss);
    for (const TeamId team : who.communities.teams[one]) commissions[who.teams.organisation[team]] = 1;
  }
  Column<OrganisationId, float>& friction = who.organisations.now.friction[Co::commission];
  for (const OrganisationId one : friction.ids()) {
    if (commissions[one] != 0) friction[one] = towards(friction[one], 1.0F, acting.dose * p.friction);
  }
}

}  // namespace coadopt
