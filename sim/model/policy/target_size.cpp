#include "policy/target_size.hpp"
#include "contract/contract.hpp"

#include <algorithm>

namespace coadopt {

std::vector<std::uint32_t> staff_in(
    const Partnership& who, Entity entity, std::span<const std::uint32_t> targets) {
  std::vector<std::uint32_t> of_organisation(
      entity == Entity::organisation ? who.organisations.kind.size() : 0);
  if (entity == Entity::organisation) {
    for (const TeamId team : who.teams.staff.ids()) {
      of_organisation[who.teams.organisation[team].value] += who.teams.staff[team].size();
    }
  }
  std::vector<std::uint32_t> staff(targets.size(), 1);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    switch (entity) {
      case Entity::organisation: staff[i] = of_organisation[targets[i]]; break;
      case Entity::team: staff[i] = who.teams.staff[TeamId{targets[i]}].size(); break;
      case Entity::community: staff[i] = who.staff_of(CommunityId{targets[i]}).size(); break;
      case Entity::staff:
      case Entity::person: break;
    }
  }
  return staff;
}

namespace {

std::vector<std::uint32_t> residents_in(const Partnership& who, std::span<const std::uint32_t> communities) {
  std::vector<std::uint32_t> residents(communities.size());
  std::transform(communities.begin(), communities.end(), residents.begin(),
      [&](std::uint32_t one) { return who.communities.residents(CommunityId{one}).size(); });
  return residents;
}

}  // namespace

std::vector<std::uint32_t> weights_of(
    const Partnership& who, Entity entity, std::span<const std::uint32_t> targets) {
  return entity == Entity::community ? residents_in(who, targets) : staff_in(who, entity, targets);
}

TargetSizes::TargetSizes(
    const Partnership& who, const Intervention& intervention, std::span<const std::uint32_t> targets) {
  const Cost& cost = intervention.cost;
  if (cost.for_staff <= 0.0 && cost.for_residents <= 0.0) return;
  const bool by_staff = cost.for_staff > 0.0;
  const double meant_for = by_staff ? cost.for_staff : cost.for_residents;
  double sum = 0.0;
  for (const std::uint32_t people :
      by_staff ? staff_in(who, intervention.targets.entity, targets) : residents_in(who, targets)) {
    const double size = static_cast<double>(people) / meant_for;
    each_.push_back(static_cast<float>(size));
    of_first_.push_back(sum += size);
  }
  ensures(each_.size() == targets.size(), "a size for each target");
}

}  // namespace coadopt
