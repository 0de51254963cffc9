#include <algorithm>

#include "observe/observer.hpp"
#include "organisation/totals.hpp"

namespace coadopt {

namespace {

template <class AnyId>
double mean(const Column<AnyId, float>& column) {
  double sum = 0.0;
  for (const AnyId one : column.ids()) sum += static_cast<double>(column[one]);
  return share_of(sum, column.size());
}

}  // namespace

void observe_organisations(const Simulation& simulation, Record& record) {
  const Partnership& who = simulation.partnership;
  const Organisations& organisations = who.organisations;
  const Month month = simulation.moment.month;
  const double each = 1.0 / static_cast<double>(organisations.kind.size());
  for (const OrganisationId one : organisations.kind.ids()) {
    record.at(MeasureId::organisations_by_cos,
        month)[cos_realised(organisations, one, simulation.parameters.realised)] += each;
    record.at(MeasureId::star_step, month)[static_cast<std::size_t>(organisations.star_step[one])] += each;
  }
  record.at(MeasureId::commitment, month)[0] = mean(organisations.now.commitment);
  record.at(MeasureId::capacity, month)[0] = mean(who.communities.capacity);
  record.at(MeasureId::burnout, month)[0] = mean(who.staff.burnout);

  double slack = 0.0;
  std::uint32_t frontline = 0;
  for (const StaffId one : who.staff.role.ids()) {
    if (who.staff.role[one] != Role::frontline) continue;
    slack += static_cast<double>(who.staff.slack[one]);
    ++frontline;
  }
  record.at(MeasureId::slack, month)[0] = share_of(slack, frontline);
  record.at(MeasureId::turnover, month)[0] = share_of(simulation.staff_left(), who.staff.role.size());
}

void observe_money(const Simulation& simulation, Record& record) {
  const Staff& staff = simulation.partnership.staff;
  const WorkloadParameters& workload = simulation.parameters.workload;
  PerRole<double> duties;
  PerRole<double> casework;
  PerRole<double> sessions;
  PerRole<double> interventions;
  PerRole<double> contract;
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    contract[role] += static_cast<double>(workload.contract_hours);
    const OrganisationId own = simulation.partnership.organisation_of(one);
    duties[role] += static_cast<double>(duty_hours(workload, role,
        simulation.partnership.organisations.more_duties[role][own], staff.protected_time[one]));
    casework[role] += static_cast<double>(staff.casework_hours[one]);
    sessions[role] += static_cast<double>(staff.session_hours[one]);
    interventions[role] += static_cast<double>(staff.intervention_hours[one]);
  }

  const Month month = simulation.moment.month;
  const auto hours = record.at(MeasureId::staff_hours, month);
  const auto cost = record.at(MeasureId::cost, month);
  const auto saving = record.at(MeasureId::saving, month);
  const auto at = [](Item item) { return static_cast<std::size_t>(item); };
  double casework_now = 0.0;
  for (const Role role : all_roles) {
    const auto per_hour = static_cast<double>(simulation.parameters.cost.staff_hour[role]);
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
  cost[at(Item::set_up)] = simulation.ledger.set_up;
  cost[at(Item::running)] = simulation.ledger.running;
  hours[at(Item::posts)] = simulation.ledger.post_hours;
  std::copy(simulation.ledger.borne_by.begin(), simulation.ledger.borne_by.end(),
      record.at(MeasureId::cost_by_bearer, month).begin());
  record.at(MeasureId::intervention_citizen_hours, month)[0] = simulation.ledger.citizen_hours;
  // Casework is frontline staff's.
  saving[at(Item::casework)] = (simulation.casework_at_start - casework_now) *
                               static_cast<double>(simulation.parameters.cost.staff_hour[Role::frontline]);
}

}  // namespace coadopt
