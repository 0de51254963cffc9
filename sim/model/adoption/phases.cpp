#include <algorithm>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "adoption/peers.hpp"
#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "parallel/for_each.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

float marketing_share(const Organisations& organisations) {
  int holding = 0;
  for (const OrganisationId one : organisations.kind.ids()) {
    holding += organisations.holds(one, StarStep::market) ? 1 : 0;
  }
  return static_cast<float>(holding) / static_cast<float>(organisations.kind.size());
}

void espouse(Partnership& partnership, const EspouseParameters& p, float team_weight, const Moment& moment) {
  Staff& staff = partnership.staff;
  const float marketing = marketing_share(partnership.organisations);

  for_each_index(partnership.teams.staff.size(), 64, [&](std::uint32_t number) {
    const TeamId team{number};
    const TeamView view = view_of_team(partnership, team);
    const EspousalTerms of_all =
        terms_in(partnership.organisations, partnership.teams.organisation[team], marketing);
    const auto consider = [&](StaffId one, const OwnUniforms& draw) {
      CoSet espoused = staff.espoused[one];
      EspousalTerms terms = of_all;
      terms.attitude = staff.attitude[one];
      const float fade = chance_to_let_go(p, terms.attitude);
      const float most = most_chance_to_espouse(p, terms);
      for (const Co co : all_cos) {
        if (!relevant(staff.role[one], co)) continue;
        if (espoused.has(co)) {
          if (!practising(staff.practice[co][one]) && draw[index(co)] < fade) espoused.remove(co);
        } else if (draw[index(co)] < most) {
          const PeerShares peers =
              peer_shares(staff, view, view_of_contacts(partnership, one), one, co, team_weight);
          terms.espousing_peers = peers.espoused;
          terms.practising_peers = peers.practising;
          if (draw[index(co)] < chance_to_espouse(p, terms)) espoused.add(co);
        }
      }
      staff.espoused[one] = espoused;
    };
    for_each_with_draws(moment, Purpose::espouse, partnership.teams.staff[team], consider);
  });
}

void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 16, [&](std::uint32_t number) {
    const TeamId team{number};
    const TeamView view = view_of_team(partnership, team);
    std::uint32_t tries = 0;
    std::uint32_t refused = 0;
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
        if (u >= chance) continue;
        if (u < terms.permission * chance) {
          staff.practice[co][one] = Practice::trying;
          ++tries;
        } else {
          ++refused;
        }
      }
    };
    for_each_with_draws(moment, Purpose::decide, partnership.teams.staff[team], consider);
    partnership.teams.tries[team] = tries;
    partnership.teams.refused[team] = refused;
  });
}

void settle_practice(
    Partnership& partnership, CommunityId community, const SettleParameters& p, const Moment& moment) {
  Staff& staff = partnership.staff;
  for (const TeamId team : partnership.communities.teams[community]) {
    const float commitment = partnership.organisations.now.commitment[partnership.teams.organisation[team]];
    const auto settle = [&](StaffId one, const OwnUniforms& draw) {
      for (const Co co : all_cos) {
        const MonthOfPractice month = {.sessions = staff.sessions[co][one],
            .failed = staff.failed[co][one],
            .unmet_share = staff.unmet_share[one],
            .commitment = commitment,
            .experience = staff.experience[co][one],
            .propensity = staff.propensity[one]};
        Practice& practice = staff.practice[co][one];
        practice = settled(p, practice, month, draw[index(co)]);
        std::uint8_t& months = staff.months_in_use[co][one];
        if (practice == Practice::in_use) {
          staff.used[one].add(co);
          months = static_cast<std::uint8_t>(std::min(255, months + 1));
        } else {
          months = 0;
        }
      }
    };
    for_some_with_draws<StaffId>(moment, Purpose::settle_practice, settle, [&](const auto& add) {
      for (const StaffId one : partnership.teams.staff[team]) {
        if (staff.practising_any(one)) add(one);
      }
    });
  }
}

void see_colleagues(Partnership& partnership) {
  Staff& staff = partnership.staff;
  for_each_index(staff.role.size(), 1024, [&](std::uint32_t number) {
    const StaffId one{number};
    CoSet practises;
    for (const Co co : all_cos) {
      if (practising(staff.practice[co][one])) practises.add(co);
    }
    staff.seen_espoused[one] = staff.espoused[one];
    staff.seen_practising[one] = practises;
  });
}

}  // namespace coadopt
