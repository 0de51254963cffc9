#include <algorithm>

#include "observe/observer.hpp"

namespace coadopt {

void observe_money(const Simulation& world, Record& record) {
  const Staff& staff = world.partnership.staff;
  const WorkloadParameters& workload = world.parameters.workload;
  PerRole<double> duties;
  PerRole<double> casework;
  PerRole<double> sessions;
  PerRole<double> interventions;
  PerRole<double> contract;
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    contract[role] += static_cast<double>(workload.contract_hours);
    const OrganisationId own = world.partnership.organisation_of(one);
    duties[role] += static_cast<double>(duty_hours(
        workload, role, world.partnership.organisations.more_duties[role][own], staff.protected_time[one]));
    casework[role] += static_cast<double>(staff.casework_hours[one]);
    sessions[role] += static_cast<double>(staff.session_hours[one]);
    interventions[role] += static_cast<double>(staff.intervention_hours[one]);
  }

  const Month month = world.moment.month;
  const auto hours = record.at(MeasureId::staff_hours, month);
  const auto cost = record.at(MeasureId::cost, month);
  const auto saving = record.at(MeasureId::saving, month);
  const auto at = [](Item item) { return static_cast<std::size_t>(item); };
  double casework_now = 0.0;
  for (const Role role : all_roles) {
    const auto per_hour = static_cast<double>(world.parameters.cost.staff_hour[role]);
    hours[at(Item::duties)] += duties[role];
    hours[at(Item::casework)] += casework[role];
    hours[at(Item::sessions)] += sessions[role];
    hours[at(Item::interventions)] += interventions[role];
    // What is left; overtime, where duties, casework and interventions exceed the contract, is negative.
    hours[at(Item::free)] +=
        contract[role] - duties[role] - casework[role] - sessions[role] - interventions[role];
    cost[at(Item::sessions)] += sessions[role] * per_hour;
    cost[at(Item::interventions)] += interventions[role] * per_hour;
    casework_now += casework[role];
  }
  cost[at(Item::set_up)] = world.ledger.set_up;
  cost[at(Item::running)] = world.ledger.running;
  hours[at(Item::posts)] = world.ledger.post_hours;
  std::copy(world.ledger.borne_by.begin(), world.ledger.borne_by.end(),
      record.at(MeasureId::cost_by_bearer, month).begin());
  record.at(MeasureId::intervention_citizen_hours, month)[0] = world.ledger.citizen_hours;
  // Casework is frontline staff's.
  saving[at(Item::casework)] = (world.casework_at_start - casework_now) *
                               static_cast<double>(world.parameters.cost.staff_hour[Role::frontline]);
}

}  // namespace coadopt
