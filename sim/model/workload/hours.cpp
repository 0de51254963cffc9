#include "workload/hours.hpp"

#include "parallel/for_each.hpp"

namespace coadopt {

void account_hours(Partnership& partnership, const WorkloadParameters& p) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 64, [&](std::uint32_t team) {
    const OrganisationId own = partnership.teams.organisation[TeamId{team}];
    for (const StaffId one : partnership.teams.staff[TeamId{team}]) {
      const Role role = staff.role[one];
      const float casework =
          casework_time(p, needs_of(partnership, one)) * partnership.support.casework[TeamId{team}];
      const float duties =
          duty_hours(p, role, partnership.organisations.more_duties[role][own], staff.protected_time[one]);
      staff.casework_hours[one] = casework;
      staff.slack[one] = slack_hours(p, duties, casework, staff.intervention_hours[one]);
    }
  });
}

}  // namespace coadopt
