#include "policy/book_hours.hpp"

#include <algorithm>

#include "structure/place.hpp"

namespace coadopt {

namespace {

void share_hours(Staff& staff, Range<StaffId> among, float hours) {
  if (among.empty()) return;
  const float each = hours / static_cast<float>(among.size());
  for (const StaffId one : among) staff.intervention_hours[one] += each;
}

void share_in_organisations(Partnership& who, std::span<const std::uint32_t> targets, float hours) {
  Column<OrganisationId, float> each(who.organisations.kind.size());
  Column<OrganisationId, std::uint32_t> size(each.size());
  for (const TeamId team : who.teams.staff.ids()) {
    size[who.teams.organisation[team]] += who.teams.staff[team].size();
  }
  for (const std::uint32_t target : targets) {
    const OrganisationId one{target};
    each[one] = hours / static_cast<float>(std::max(size[one], 1U));
  }
  for (const TeamId team : who.teams.staff.ids()) {
    const float own = each[who.teams.organisation[team]];
    for (const StaffId one : who.teams.staff[team]) who.staff.intervention_hours[one] += own;
  }
}

}  // namespace

void book_hours(Partnership& who, Entity entity, std::span<const std::uint32_t> targets, float hours) {
  if (hours <= 0.0F) return;
  Staff& staff = who.staff;
  switch (entity) {
    case Entity::staff:
      for (const std::uint32_t target : targets) staff.intervention_hours[StaffId{target}] += hours;
      break;
    case Entity::team:
      for (const std::uint32_t target : targets) share_hours(staff, who.teams.staff[TeamId{target}], hours);
      break;
    case Entity::organisation: share_in_organisations(who, targets, hours); break;
    case Entity::community:
      for (const std::uint32_t target : targets) share_hours(staff, who.staff_of(CommunityId{target}), hours);
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
