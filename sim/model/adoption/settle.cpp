#include "adoption/settle.hpp"

#include "parallel/for_each.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

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
            .commitment = commitment};
        staff.practice[co][one] = settled(p, staff.practice[co][one], month, draw[index(co)]);
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
