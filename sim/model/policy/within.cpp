#include "policy/within.hpp"
#include <algorithm>

#include "contract/contract.hpp"
#include "partnership/partnership.hpp"

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
  expects(targets.size() == strength.size() && acts_within(targeted, acts_on) && targeted != acts_on,
      "a strength for each target, and a lever of those within it");
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

namespace {

void share_hours(Staff& staff, Range<StaffId> among, float hours) {
  if (among.empty()) return;
  const float each = hours / static_cast<float>(among.size());
  for (const StaffId one : among) staff.intervention_hours[one] += each;
}

float size_of(std::span<const float> sizes, std::size_t i) { return sizes.empty() ? 1.0F : sizes[i]; }

void share_in_organisations(
    Partnership& who, std::span<const std::uint32_t> targets, float hours, std::span<const float> sizes) {
  Column<OrganisationId, float> each(who.organisations.kind.size());
  Column<OrganisationId, std::uint32_t> size(each.size());
  for (const TeamId team : who.teams.staff.ids()) {
    size[who.teams.organisation[team]] += who.teams.staff[team].size();
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const OrganisationId one{targets[i]};
    each[one] = hours * size_of(sizes, i) / static_cast<float>(std::max(size[one], 1U));
  }
  for (const TeamId team : who.teams.staff.ids()) {
    const float own = each[who.teams.organisation[team]];
    for (const StaffId one : who.teams.staff[team]) who.staff.intervention_hours[one] += own;
  }
}

}  // namespace

void book_hours(Partnership& who, Entity entity, std::span<const std::uint32_t> targets, float hours,
    std::span<const float> sizes) {
  expects(sizes.empty() || sizes.size() == targets.size(), "a size for each target, or none");
  if (hours <= 0.0F) return;
  Staff& staff = who.staff;
  switch (entity) {
    case Entity::staff:
      for (const std::uint32_t target : targets) staff.intervention_hours[StaffId{target}] += hours;
      break;
    case Entity::team:
      for (std::size_t i = 0; i < targets.size(); ++i) {
        share_hours(staff, who.teams.staff[TeamId{targets[i]}], hours * size_of(sizes, i));
      }
      break;
    case Entity::organisation: share_in_organisations(who, targets, hours, sizes); break;
    case Entity::community:
      for (std::size_t i = 0; i < targets.size(); ++i) {
        share_hours(staff, who.staff_of(CommunityId{targets[i]}), hours * size_of(sizes, i));
      }
      break;
    case Entity::person: {
      Column<CommunityId, std::uint32_t> reached(who.communities.teams.size());
      for (const std::uint32_t target : targets) ++reached[community_of(who, PersonId{target})];
      for (const CommunityId one : reached.ids()) {
        share_hours(staff, who.staff_of(one), hours * static_cast<float>(reached[one]));
      }
      break;
    }
  }
}

}  // namespace coadopt
