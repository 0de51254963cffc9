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

// What staff had time for.
void observe_time(const Simulation& simulation, Record& record) {
  const Staff& staff = simulation.partnership.staff;
  const Month month = simulation.moment.month;
  double slack = 0.0;
  PerRole<std::uint32_t> all;
  PerRole<std::uint32_t> are_short;
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    ++all[role];
    are_short[role] += is_short_of_time(simulation, one) ? 1U : 0U;
    if (role == Role::frontline) slack += static_cast<double>(std::max(0.0F, staff.slack[one]));
  }
  record.at(MeasureId::slack, month)[0] = share_of(slack, all[Role::frontline]);
  for (const Role role : all_roles) {
    record.at(MeasureId::short_of_time, month)[index(role)] = share_of(are_short[role], all[role]);
  }
}

// Incidents, and what follows from them.
void observe_risk(const Organisations& organisations, Month month, Record& record) {
  std::uint32_t incidents = 0;
  for (const OrganisationId one : organisations.incidents.ids()) incidents += organisations.incidents[one];
  record.at(MeasureId::incidents, month)[0] = incidents;
  record.at(MeasureId::alarm, month)[0] = mean(organisations.alarm);
  for (const Role role : all_roles) {
    record.at(MeasureId::permission, month)[index(role)] = mean(organisations.permission[role]);
  }
}

}  // namespace

bool is_short_of_time(const Simulation& simulation, StaffId one) {
  const Staff& staff = simulation.partnership.staff;
  if (staff.practising_any(one)) return staff.unmet_share[one] > 0.0F;
  const Parameters& p = simulation.parameters;
  return staff.slack[one] < p.decide.sessions_fitting * session_time(p.workload, 0.0F, false);
}

void observe_organisations(const Simulation& simulation, Record& record) {
  const Partnership& who = simulation.partnership;
  const Organisations& organisations = who.organisations;
  const Month month = simulation.moment.month;
  const double each = 1.0 / static_cast<double>(organisations.kind.size());
  for (const OrganisationId one : organisations.kind.ids()) {
    record.at(MeasureId::organisations_by_cos, month)[cos_realised(organisations, one)] += each;
    record.at(MeasureId::star_step, month)[static_cast<std::size_t>(organisations.star_step[one])] += each;
    record.at(MeasureId::organisations_ended, month)[0] += organisations.ended[one] == month ? each : 0.0;
  }
  record.at(MeasureId::commitment, month)[0] = mean(organisations.now.commitment);
  record.at(MeasureId::capacity, month)[0] = mean(who.communities.capacity);
  record.at(MeasureId::burnout, month)[0] = mean(who.staff.burnout);
  observe_risk(organisations, month, record);

  observe_time(simulation, record);
  record.at(MeasureId::turnover, month)[0] = share_of(simulation.staff_left(), who.staff.role.size());
}

void observe_money(const Simulation& simulation, Record& record) {
  const Staff& staff = simulation.partnership.staff;
  const WorkloadParameters& workload = simulation.parameters.workload;
  PerRole<double> duties;
  PerRole<double> needed;
  PerRole<double> casework;
  PerRole<double> sessions;
  PerRole<double> interventions;
  PerRole<double> contract;
  const Month month = simulation.moment.month;
  const auto overtime = record.at(MeasureId::overtime, month);
  const auto unmet = record.at(MeasureId::unmet_hours, month);
  const auto at = [](Item item) { return static_cast<std::size_t>(item); };
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    contract[role] += static_cast<double>(staff.contract_hours[one] + staff.overtime[one]);
    const OrganisationId own = simulation.partnership.organisation_of(one);
    duties[role] += static_cast<double>(duty_hours(workload, role, staff.contract_hours[one],
        simulation.partnership.organisations.more_duties[role][own], staff.protected_time[one]));
    // What posts take over, or posts that were cut leave to the others, is not what people need.
    const float shared = simulation.partnership.support.casework[staff.team[one]];
    needed[role] += static_cast<double>(staff.casework_hours[one]) / static_cast<double>(shared);
    casework[role] += static_cast<double>(staff.casework_hours[one] - staff.unmet_casework[one]);
    sessions[role] += static_cast<double>(staff.session_hours[one]);
    interventions[role] += static_cast<double>(staff.intervention_hours[one]);
    overtime[index(role)] += static_cast<double>(staff.overtime[one]);
    unmet[at(Item::casework)] += static_cast<double>(staff.unmet_casework[one]);
    unmet[at(Item::sessions)] += static_cast<double>(staff.unmet_sessions[one]);
  }

  const auto hours = record.at(MeasureId::staff_hours, month);
  const auto cost = record.at(MeasureId::cost, month);
  const auto saving = record.at(MeasureId::saving, month);
  double casework_needed = 0.0;
  for (const Role role : all_roles) {
    const auto per_hour = static_cast<double>(simulation.parameters.cost.staff_hour[role]);
    hours[at(Item::duties)] += duties[role];
    hours[at(Item::casework)] += casework[role];
    hours[at(Item::sessions)] += sessions[role];
    hours[at(Item::interventions)] += interventions[role];
    // What is left of contracts and overtime.
    hours[at(Item::free)] +=
        contract[role] - duties[role] - casework[role] - sessions[role] - interventions[role];
    cost[at(Item::sessions)] += sessions[role] * per_hour;
    cost[at(Item::interventions)] += interventions[role] * per_hour;
    cost[at(Item::casework)] += needed[role] * per_hour;
    casework_needed += needed[role];
  }
  record.at(MeasureId::casework_needed, month)[0] = casework_needed;
  cost[at(Item::set_up)] = simulation.ledger.set_up;
  cost[at(Item::running)] = simulation.ledger.running;
  hours[at(Item::posts)] = simulation.ledger.post_hours;
  std::copy(simulation.ledger.borne_by.begin(), simulation.ledger.borne_by.end(),
      record.at(MeasureId::cost_by_bearer, month).begin());
  record.at(MeasureId::intervention_citizen_hours, month)[0] = simulation.ledger.citizen_hours;
  // Casework is frontline staff's.
  saving[at(Item::casework)] = (simulation.casework_at_start - casework_needed) *
                               static_cast<double>(simulation.parameters.cost.staff_hour[Role::frontline]);
}

}  // namespace coadopt
