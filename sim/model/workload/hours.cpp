#include "workload/hours.hpp"

#include <boost/random/gamma_distribution.hpp>

#include "contract/contract.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// A factor of mean 1 with the given standard deviation, from a gamma distribution.
float draw_weight(float spread, Engine& engine) {
  if (spread <= 0.0F) return 1.0F;
  const double variance = static_cast<double>(spread) * static_cast<double>(spread);
  boost::random::gamma_distribution<double> weight(1.0 / variance, variance);
  return static_cast<float>(weight(engine));
}

}  // namespace

void set_hours(Partnership& partnership, const WorkloadParameters& p, const Stream& stream) {
  Staff& staff = partnership.staff;
  OfOrganisation<float> usual(partnership.organisations.kind.size());
  for (const OrganisationId one : usual.ids()) {
    Engine engine(stream, Purpose::organisation_hours, 0, one.value);
    usual[one] = draw_weight(p.casework_spread_of_organisations, engine);
  }
  for_each_index(staff.role.size(), 256, [&](std::uint32_t number) {
    const StaffId one{number};
    Engine engine(stream, Purpose::staff_hours, 0, number);
    const OrganisationId own = partnership.organisation_of(one);
    const bool part_time = unit_interval(engine()) < p.part_time[partnership.organisations.kind[own]];
    const float share = part_time ? p.part_time_hours : 1.0F;
    staff.contract_hours[one] = p.contract_hours * share;
    staff.casework_weight[one] = share * usual[own] * draw_weight(p.casework_spread, engine);
  });
}

void account_hours(Partnership& partnership, const WorkloadParameters& p) {
  Staff& staff = partnership.staff;
  for_each_index(partnership.teams.staff.size(), 64, [&](std::uint32_t team) {
    const OrganisationId own = partnership.teams.organisation[TeamId{team}];
    const float shared = partnership.support.casework[TeamId{team}];
    for (const StaffId one : partnership.teams.staff[TeamId{team}]) {
      const Role role = staff.role[one];
      const float contract = staff.contract_hours[one];
      const float casework = casework_time(p, needs_of(partnership, one), staff.casework_weight[one]) * shared;
      const float duties = duty_hours(
          p, role, contract, partnership.organisations.more_duties[role][own], staff.protected_time[one]);
      staff.casework_hours[one] = casework;
      staff.slack[one] = contract - duties - casework - staff.intervention_hours[one];
      ensures(is_amount(static_cast<double>(casework)) && std::isfinite(staff.slack[one]),
          "casework that is not negative, and finite slack");
    }
  });
}

}  // namespace coadopt
