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
        const Terms terms =
            terms_of(partnership, p, view, view_of_contacts(partnership, one), partner, one, co);
        const float once = chance_to_try(p.decide, terms, co);
        const float chance = now == Practice::lapsed ? p.decide.retry_share * once : once;
        if (draw[index(co)] < chance) staff.practice[co][one] = Practice::trying;
      }
    };
    for_each_with_draws(moment, Purpose::decide, partnership.teams.staff[team], consider);
  });
}

}  // namespace coadopt
