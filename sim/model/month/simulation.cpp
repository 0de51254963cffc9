#include "month/simulation.hpp"

#include "adoption/settle.hpp"
#include "community/engaged.hpp"
#include "month/stay_at_start.hpp"
#include "organisation/totals.hpp"
#include "partnership/build.hpp"

namespace coadopt {

Simulation::Simulation(const Parameters& of, const PersonTraits& persons,
    const std::vector<Intervention>& interventions, const Stream& stream, BarrierSet without)
    : parameters(of),
      traits(persons),
      partnership(build_partnership({.population = of.population,
                                        .staff = of.staff_start,
                                        .organisation = of.organisation_start,
                                        .community = of.community_start,
                                        .benefit = of.benefit_start,
                                        .persons = persons,
                                        .census = of.census.get()},
          stream)),
      policies(interventions),
      moment{stream, 0},
      removed(without) {
  set_hours(partnership, parameters.workload, stream);
  count_engaged(partnership);
  account_hours(partnership, parameters.workload);
  for (const StaffId one : partnership.staff.role.ids()) {
    casework_at_start += static_cast<double>(partnership.staff.casework_hours[one]);
  }
  take_stock(partnership);
  see_colleagues(partnership);
  expect_as_before(partnership, parameters.commitment);
  stay_at_start(partnership, {.session = parameters.session,
                                 .partner = parameters.partner,
                                 .commitment = parameters.commitment,
                                 .capacity = parameters.capacity});
}

Simulation::Simulation(const Simulation& other, const std::vector<Intervention>& interventions)
    : Simulation(other) {
  policies = other.policies.with(interventions);
}

std::uint32_t Simulation::staff_left() const {
  std::uint32_t all = 0;
  for (const CommunityId one : partnership.communities.teams.ids())
    all += partnership.communities.staff_left[one];
  return all;
}

}  // namespace coadopt
