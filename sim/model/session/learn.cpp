#include "session/learn.hpp"

#include "contract/contract.hpp"

namespace coadopt {

namespace {

float mean_attitude(const Partnership& partnership, TeamId team) {
  float sum = 0.0F;
  for (const StaffId one : partnership.teams.staff[team]) sum += partnership.staff.attitude[one];
  return sum / static_cast<float>(std::max(partnership.teams.staff[team].size(), 1U));
}

// Share of free hours used; staff who have none left are fully loaded.
float load_of(const Staff& staff, StaffId one) {
  const float slack = staff.slack[one];
  return slack > 0.0F ? std::max(staff.session_hours[one] / slack, staff.unmet_share[one] > 0.0F ? 1.0F : 0.0F)
                      : 1.0F;
}

}  // namespace

void staff_learn(Partnership& partnership, CommunityId community, const StaffLearnParameters& p,
    const StaffStart& labour_market) {
  Staff& staff = partnership.staff;
  for (const TeamId team : partnership.communities.teams[community]) {
    const OrganisationId own = partnership.teams.organisation[team];
    const bool spreads = partnership.organisations.holds(own, StarStep::people);
    StaffMonth month;
    month.blame = partnership.organisations.now.blame[own];
    month.team_attitude = mean_attitude(partnership, team);
    month.usual_attitude = labour_market.attitude;
    month.skill_in_use = spreads ? partnership.organisations.skill_in_use[own] : 0.0F;

    for (const StaffId one : partnership.teams.staff[team]) {
      month.sessions = 0;
      month.failed = 0;
      for (const Co co : all_cos) {
        month.sessions += staff.sessions[co][one];
        month.failed += staff.failed[co][one];
        staff.experience[co][one] += static_cast<float>(staff.sessions[co][one]);
      }
      month.practised = month.sessions > 0;
      month.load = load_of(staff, one);
      const float usual_threat =
          labour_market.power_threat +
          (staff.role[one] == Role::frontline ? 0.0F : labour_market.power_threat_of_managers);
      staff.skill[one] = skill_next(p, staff.skill[one], month);
      staff.attitude[one] = attitude_next(p, staff.attitude[one], month);
      staff.perceived_risk[one] =
          perceived_risk_next(p, staff.perceived_risk[one], labour_market.perceived_risk, month);
      staff.power_threat[one] = power_threat_next(p, staff.power_threat[one], level(usual_threat), month);
      staff.protected_time[one] *= 1.0F - p.protected_return;
      staff.burnout[one] = burnout_next(p, staff.burnout[one], labour_market.burnout, month);
      ensures(is_level(staff.skill[one]) && is_level(staff.attitude[one]) &&
              is_level(staff.perceived_risk[one]) && is_level(staff.power_threat[one]) &&
              is_level(staff.burnout[one]));
    }
  }
}

}  // namespace coadopt
