#include "structure/austerity.hpp"

#include <algorithm>

#include "number/elementary.hpp"

namespace coadopt {

void act(const Austerity& p, Acting& acting) {
  Partnership& who = acting.partnership;
  Organisations& organisations = who.organisations;
  Column<OrganisationId, std::uint8_t> cut(organisations.kind.size());
  for (const std::uint32_t target : acting.reached) {
    const OrganisationId one{target};
    cut[one] = 1;
    float& funding = organisations.now.funding[one];
    funding = std::min(funding, organisations.base.funding[one] * (1.0F - acting.dose * p.funding_cut));
    float& horizon = organisations.now.short_termism[one];
    horizon = towards(horizon, 1.0F, acting.dose * p.short_termism);
  }
  for (const TeamId team : who.teams.organisation.ids()) {
    if (cut[who.teams.organisation[team]] == 0) continue;
    who.support.casework[team] /= 1.0F - acting.dose * p.posts_cut;
    const CommunityId community = who.teams.community[team];
    float& cash = who.communities.cash[community];
    cash = std::min(cash, who.communities.base_cash[community] * (1.0F - acting.dose * p.cash_cut));
  }
}

}  // namespace coadopt
