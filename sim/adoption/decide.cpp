#include "adoption/decide.hpp"

#include "adoption/phase.hpp"
#include "adoption/weigh.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

void decide(Partnership& partnership, const WeighParameters& p, const Moment& moment) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 16, [&](std::uint32_t number) {
    const TeamId team{number};
    const TeamView view = view_of_team(partnership, team);
    for (const StaffId one : partnership.teams.staff[team]) {
      if (staff.espoused[one].empty()) continue;
      const auto draw = moment.own(Purpose::decide, one.value);
      const PerCo<float> partner =
          partner_availability(p.partner, partnership, partnership.teams.community[team], one);
      for (const Co co : all_cos) {
        const Practice now = staff.practice[co][one];
        // No rule gives a chance above try_rate, so a draw above it needs no weighing.
        if (!staff.espoused[one].has(co) || practising(now) || draw[index(co)] >= p.decide.try_rate) continue;
        const float once = chance_to_try(p.decide, terms_of(partnership, p, view, partner, one, co), co);
        const float chance = now == Practice::lapsed ? p.decide.retry_share * once : once;
        if (draw[index(co)] < chance) staff.practice[co][one] = Practice::trying;
      }
    }
  });
}

}  // namespace coadopt
