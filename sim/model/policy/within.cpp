#include "policy/within.hpp"

namespace coadopt {

namespace {

void add(ActedOn& all, auto range, float strength) {
  for (const auto one : range) {
    all.numbers.push_back(one.value);
    all.strength.push_back(strength);
  }
}

void add_staff_of(ActedOn& all, const Partnership& who, OrganisationId organisation, float strength) {
  for (const TeamId team : who.teams.organisation.ids()) {
    if (who.teams.organisation[team] == organisation) add(all, who.teams.staff[team], strength);
  }
}

}  // namespace

ActedOn within(const Partnership& who, Entity targeted, std::span<const std::uint32_t> targets,
    std::span<const float> strength, Entity acts_on) {
  ActedOn all;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::uint32_t target = targets[i];
    switch (targeted) {
      case Entity::organisation: add_staff_of(all, who, OrganisationId{target}, strength[i]); break;
      case Entity::team: add(all, who.teams.staff[TeamId{target}], strength[i]); break;
      case Entity::staff: add(all, who.staff.caseload[StaffId{target}], strength[i]); break;
      case Entity::community:
        if (acts_on == Entity::staff) {
          add(all, who.staff_of(CommunityId{target}), strength[i]);
        } else {
          add(all, who.communities.residents(CommunityId{target}), strength[i]);
        }
        break;
      case Entity::person: break;
    }
  }
  return all;
}

}  // namespace coadopt
