#include "structure/pooled_budgets.hpp"

#include <vector>

#include "number/elementary.hpp"

namespace coadopt {

namespace {

std::vector<OrganisationId> members_of(const PooledBudgets& p, const Acting& acting) {
  std::vector<OrganisationId> members;
  for (const std::uint32_t target : acting.reached) {
    const OrganisationId one{target};
    if (acting.partnership.organisations.now.commitment[one] >= p.minimum_commitment) members.push_back(one);
  }
  return members;
}

void set_up(const PooledBudgets& p, const std::vector<OrganisationId>& members, Acting& acting) {
  Partnership& who = acting.partnership;
  Column<OrganisationId, std::uint8_t> member(who.organisations.kind.size());
  for (const OrganisationId one : members) member[one] = 1;
  for (const StaffId one : who.staff.role.ids()) {
    if (who.staff.role[one] == Role::frontline || member[who.organisation_of(one)] == 0) continue;
    who.staff.intervention_hours[one] += acting.dose * p.set_up_hours;
  }
}

void share(const PooledBudgets& p, const std::vector<OrganisationId>& members, Acting& acting) {
  OrganisationLevels& now = acting.partnership.organisations.now;
  float funding = 0.0F;
  for (const OrganisationId one : members) funding += now.funding[one];
  funding /= static_cast<float>(members.size());
  for (const OrganisationId one : members) {
    now.funding[one] = towards(now.funding[one], funding, acting.dose * p.funding_shared);
    for (const Co co : {Co::commission, Co::deliver}) {
      now.friction[co][one] = towards(now.friction[co][one], 0.0F, acting.dose * p.friction_closes);
    }
  }
}

}  // namespace

void act(const PooledBudgets& p, Acting& acting) {
  const std::vector<OrganisationId> members = members_of(p, acting);
  if (members.size() < 2) return;  // a pool of one is none
  if (static_cast<float>(acting.month) < p.set_up_months) {
    set_up(p, members, acting);
  } else {
    share(p, members, acting);
  }
}

}  // namespace coadopt
