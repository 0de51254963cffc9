#include "structure/leadership_change.hpp"

#include "number/elementary.hpp"

namespace coadopt {

void act(const LeadershipChange& p, Acting& acting) {
  Organisations& organisations = acting.partnership.organisations;
  for (const std::uint32_t target : acting.joining) {
    const OrganisationId one{target};
    const float u = acting.moment.own(Purpose::leadership, target, acting.key)[0];
    const float brought = commitment_brought(p, organisations.base.commitment[one], u);
    const float changed = acting.dose * (1.0F - p.kept);
    organisations.now.commitment[one] = towards(organisations.now.commitment[one], brought, changed);
    organisations.results[one] *= 1.0F - changed;
  }
}

}  // namespace coadopt
