#include "workload/hours.hpp"

#include "parallel/for_each.hpp"

namespace coadopt {

void account_hours(Partnership& partnership, const WorkloadParameters& p) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 64, [&](std::uint32_t team) {
    for (const StaffId one : partnership.teams.staff[TeamId{team}]) {
      const float casework =
          casework_time(p, needs_of(partnership, one)) * partnership.support.casework[TeamId{team}];
      staff.casework_hours[one] = casework;
      staff.slack[one] = slack_hours(
          p, staff.role[one], staff.protected_time[one], casework, staff.intervention_hours[one]);
    }
  });
}

}  // namespace coadopt
