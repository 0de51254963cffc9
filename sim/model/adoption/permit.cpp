#include "adoption/permit.hpp"

#include "chance/distribution.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// Sums over the staff of a team or an organisation.
struct RiskTotals {
  std::uint32_t staff = 0;
  std::uint32_t failed = 0;  // sessions of last month
  PerRole<std::uint32_t> of_role;
  PerRole<double> perceived_risk;
  PerRole<double> attitude;

  RiskTotals& operator+=(const RiskTotals& other) {
    staff += other.staff;
    failed += other.failed;
    for (const Role role : all_roles) {
      of_role[role] += other.of_role[role];
      perceived_risk[role] += other.perceived_risk[role];
      attitude[role] += other.attitude[role];
    }
    return *this;
  }
};

RiskTotals risk_of(const Staff& staff, Range<StaffId> some) {
  RiskTotals total;
  for (const StaffId one : some) {
    const Role role = staff.role[one];
    ++total.staff;
    ++total.of_role[role];
    total.perceived_risk[role] += static_cast<double>(staff.perceived_risk[one]);
    total.attitude[role] += static_cast<double>(staff.attitude[one]);
    for (const Co co : all_cos) total.failed += staff.failed[co][one];
  }
  return total;
}

Column<OrganisationId, RiskTotals> risk_by_organisation(const Partnership& partnership) {
  Column<TeamId, RiskTotals> by_team(partnership.teams.staff.size());
  for_each_index(by_team.size(), 64, [&](std::uint32_t team) {
    by_team[TeamId{team}] = risk_of(partnership.staff, partnership.teams.staff[TeamId{team}]);
  });
  Column<OrganisationId, RiskTotals> by_organisation(partnership.organisations.kind.size());
  for (const TeamId team : by_team.ids())
    by_organisation[partnership.teams.organisation[team]] += by_team[team];
  return by_organisation;
}

// The role that permits what a role tries: leaders where there are no managers; nobody stands above leaders.
Role above(Role role, const RiskTotals& total) {
  return role == Role::frontline && total.of_role[Role::manager] > 0 ? Role::manager : Role::leader;
}

std::uint32_t incidents_of(const RiskParameters& p, std::uint32_t failed, float u) {
  const float mean = p.incident_chance * static_cast<float>(failed);
  return poisson(u, std::min(mean, largest_poisson_mean));
}

}  // namespace

void permit(
    Partnership& partnership, const RiskParameters& p, const DecideParameters& decide, const Moment& moment) {
  Organisations& organisations = partnership.organisations;
  const Column<OrganisationId, RiskTotals> totals = risk_by_organisation(partnership);
  for (const OrganisationId one : organisations.kind.ids()) {
    const RiskTotals& total = totals[one];
    const std::uint32_t incidents = incidents_of(p, total.failed, moment.own(Purpose::incident, one.value)[0]);
    organisations.incidents[one] = incidents;
    organisations.alarm[one] = alarm_next(p, organisations.alarm[one], incidents, total.staff);
    const float blame = organisations.now.blame[one];
    for (const Role role : all_roles) {
      const Role asked = above(role, total);
      const std::uint32_t count = asked == role ? 0 : total.of_role[asked];
      if (count == 0) {
        organisations.permission[role][one] = 1.0F;
        continue;
      }
      const auto risk = static_cast<float>(total.perceived_risk[asked] / count);
      const Judges judges = {.risk = risk_felt(risk, organisations.alarm[one], blame),
          .attitude = static_cast<float>(total.attitude[asked] / count)};
      organisations.permission[role][one] = permission(p, decide, judges, blame);
    }
  }
}

}  // namespace coadopt
