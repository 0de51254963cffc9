#include "adoption/espouse.hpp"

#include "adoption/peers.hpp"
#include "parallel/for_each.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

namespace {

// Share of organisations that hold the step "market it".
float marketing_of(const Organisations& organisations) {
  int holding = 0;
  for (const OrganisationId one : organisations.kind.ids()) {
    holding += organisations.holds(one, StarStep::market) ? 1 : 0;
  }
  return static_cast<float>(holding) / static_cast<float>(organisations.kind.size());
}

}  // namespace

void espouse(Partnership& partnership, const EspouseParameters& p, float team_weight, const Moment& moment) {
  Staff& staff = partnership.staff;
  const OrganisationLevels& organisation = partnership.organisations.now;
  const float marketing = marketing_of(partnership.organisations);

  for_each_index(partnership.teams.staff.size(), 64, [&](std::uint32_t number) {
    const TeamId team{number};
    const OrganisationId own = partnership.teams.organisation[team];
    const TeamView view = view_of_team(partnership, team);
    const float most = most_chance_to_espouse(p, organisation.commitment[own], marketing);
    const auto consider = [&](StaffId one, const OwnUniforms& draw) {
      CoSet espoused = staff.espoused[one];
      for (const Co co : all_cos) {
        if (!relevant(staff.role[one], co)) continue;
        if (espoused.has(co)) {
          if (!practising(staff.practice[co][one]) && draw[index(co)] < p.espousal_fade) espoused.remove(co);
        } else if (draw[index(co)] < most) {
          const PeerShares peers =
              peer_shares(staff, view, view_of_contacts(partnership, one), one, co, team_weight);
          const float chance = chance_to_espouse(p, {.commitment = organisation.commitment[own],
                                                        .marketing = marketing,
                                                        .espousing_peers = peers.espoused,
                                                        .practising_peers = peers.practising,
                                                        .jargon = organisation.jargon[own]});
          if (draw[index(co)] < chance) espoused.add(co);
        }
      }
      staff.espoused[one] = espoused;
    };
    for_each_with_draws(moment, Purpose::espouse, partnership.teams.staff[team], consider);
  });
}

}  // namespace coadopt
