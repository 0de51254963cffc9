#include "adoption/decide.hpp"

#include <algorithm>

#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "parallel/for_each.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 16, [&](std::uint32_t number) {
    const TeamId team{number};
    const TeamView view = view_of_team(partnership, team);
    const auto consider = [&](StaffId one, const OwnUniforms& draw) {
      // Most draws are too high whatever colleagues do, and most of these show it before anything is weighed.
      const float most_capable = capability_at_most(p.decide, staff.skill[one]);
      const float most = most_chance_to_try(p.decide, most_capable, 1.0F);
      const auto may_try = [&](Co co) {
        return staff.espoused[one].has(co) && !practising(staff.practice[co][one]) && draw[index(co)] < most;
      };
      if (std::none_of(all_cos.begin(), all_cos.end(), may_try)) return;
      const PerCo<float> partner =
          partner_availability(p.partner, partnership, partnership.teams.community[team], one);
      for (const Co co : all_cos) {
        if (!may_try(co)) continue;
        const float u = draw[index(co)];
        const float retry = staff.practice[co][one] == Practice::lapsed ? p.decide.retry_share : 1.0F;
        Terms terms = terms_without_peers(partnership, p, partner, one, co);
        const float o = opportunity(p.decide, terms);
        if (u >= retry * most_chance_to_try(p.decide, most_capable, opportunity_at_most(p.decide, o))) continue;
        const float capability = capability_part(p.decide, terms.skill);
        const float opportune = opportunity_part(p.decide, o);
        if (u >= retry * most_chance_to_try(p.decide, capability, opportune)) continue;
        terms.peers = peers_of(partnership, p.decide, view, view_of_contacts(partnership, one), one, co);
        const float motivated = motivation_part(p.decide, motivation(p.decide, terms), co);
        const float chance = retry * gate(p.decide, capability, opportune, motivated);
        if (u < chance) staff.practice[co][one] = Practice::trying;
      }
    };
    for_each_with_draws(moment, Purpose::decide, partnership.teams.staff[team], consider);
  });
}

}  // namespace coadopt
