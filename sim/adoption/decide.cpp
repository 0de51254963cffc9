#include "adoption/decide.hpp"

#include "adoption/phase.hpp"
#include "adoption/weigh.hpp"
#include "parallel/for_each.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 16, [&](std::uint32_t number) {
    const TeamId team{number};
    const TeamView view = view_of_team(partnership, team);
    const auto consider = [&](StaffId one, const std::array<float, 4>& draw) {
      for (const Co co : all_cos) {
        const Practice now = staff.practice[co][one];
        // No rule gives a chance above try_rate, so a draw above it needs no weighing.
        if (!staff.espoused[one].has(co) || practising(now) || draw[index(co)] >= p.decide.try_rate) continue;
        const PerCo<float> partner =
            partner_availability(p.partner, partnership, partnership.teams.community[team], one);
        Terms terms = terms_without_peers(partnership, p, partner, one, co);
        const float retry = now == Practice::lapsed ? p.decide.retry_share : 1.0F;
        const float capability = capability_part(p.decide, terms.skill);
        const float opportune = opportunity_part(p.decide, opportunity(p.decide, terms));
        if (draw[index(co)] >= retry * most_chance_to_try(p.decide, capability, opportune)) continue;
        terms.peers = peers_of(partnership, p.decide, view, view_of_contacts(partnership, one), one, co);
        const float motivated = motivation_part(p.decide, motivation(p.decide, terms), co);
        const float chance = retry * gate(p.decide, capability, opportune, motivated);
        if (draw[index(co)] < chance) staff.practice[co][one] = Practice::trying;
      }
    };
    for_each_with_draws(moment, Purpose::decide, partnership.teams.staff[team], consider);
  });
}

}  // namespace coadopt
