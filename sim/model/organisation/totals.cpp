#include "organisation/totals.hpp"

#include <algorithm>

#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

float share(std::uint32_t part, std::uint32_t whole) {
  return static_cast<float>(part) / static_cast<float>(std::max(whole, 1U));
}

std::uint32_t sum(const PerCo<std::uint32_t>& each) {
  return each.values[0] + each.values[1] + each.values[2] + each.values[3];
}

OrganisationTotals total_of(const Partnership& partnership, TeamId team) {
  const Staff& staff = partnership.staff;
  OrganisationTotals total;
  total.teams = 1;
  total.engaged_share = partnership.communities.engaged_share[partnership.teams.community[team]];
  for (const StaffId one : partnership.teams.staff[team]) {
    ++total.staff;
    bool any_in_use = false;
    for (const Co co : all_cos) {
      if (!relevant(staff.role[one], co)) continue;
      const bool in_use = staff.practice[co][one] == Practice::in_use;
      any_in_use = any_in_use || in_use;
      ++total.relevant_staff[co];
      total.in_use[co] += in_use ? 1U : 0U;
      total.sessions[co] += staff.sessions[co][one];
      total.failed[co] += staff.failed[co][one];
    }
    total.skill += static_cast<double>(staff.skill[one]);
    if (any_in_use) {
      ++total.staff_in_use;
      total.skill_in_use += static_cast<double>(staff.skill[one]);
    }
  }
  return total;
}

}  // namespace

OrganisationTotals& OrganisationTotals::operator+=(const OrganisationTotals& other) {
  staff += other.staff;
  teams += other.teams;
  for (const Co co : all_cos) {
    relevant_staff[co] += other.relevant_staff[co];
    in_use[co] += other.in_use[co];
    sessions[co] += other.sessions[co];
    failed[co] += other.failed[co];
  }
  staff_in_use += other.staff_in_use;
  skill += other.skill;
  skill_in_use += other.skill_in_use;
  engaged_share += other.engaged_share;
  return *this;
}

float OrganisationTotals::in_use_share(Co co) const { return share(in_use[co], relevant_staff[co]); }
float OrganisationTotals::in_use_share() const { return share(sum(in_use), sum(relevant_staff)); }
float OrganisationTotals::success_share() const {
  return sum(sessions) == 0 ? 0.0F : 1.0F - share(sum(failed), sum(sessions));
}

Column<OrganisationId, OrganisationTotals> total_by_organisation(const Partnership& partnership) {
  Column<TeamId, OrganisationTotals> by_team(partnership.teams.staff.size());
  for_each_index(by_team.size(), 64,
      [&](std::uint32_t team) { by_team[TeamId{team}] = total_of(partnership, TeamId{team}); });
  Column<OrganisationId, OrganisationTotals> by_organisation(partnership.organisations.kind.size());
  for (const TeamId team : by_team.ids()) {
    by_organisation[partnership.teams.organisation[team]] += by_team[team];
  }
  return by_organisation;
}

}  // namespace coadopt
