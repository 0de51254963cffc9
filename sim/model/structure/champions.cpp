#include "structure/champions.hpp"

#include <algorithm>
#include <cmath>

#include "structure/coaches.hpp"
#include "structure/naming.hpp"

namespace coadopt {

namespace {

// Those with most Co's in use first; nobody without any.
float worth_as_champion(const Staff& staff, StaffId one) {
  float in_use = 0.0F;
  for (const Co co : all_cos) in_use += staff.practice[co][one] == Practice::in_use ? 1.0F : 0.0F;
  return in_use > 0.0F ? in_use : -1.0F;
}

}  // namespace

void act(const Champions& p, Acting& acting) {
  Staff& staff = acting.partnership.staff;
  acting.hours_only_where_felt = true;  // where nobody practises, nobody is shown how
  std::vector<Candidates> groups = group_by_organisation(acting);
  for (Candidates& group : groups) {
    std::erase_if(group.named, [&](const NamedStaff& one) { return worth_as_champion(staff, one.who) < 0.0F; });
    const auto colleagues = static_cast<float>(group.places.size());
    const auto wanted = static_cast<std::size_t>(std::ceil(colleagues / p.staff_per_champion));
    name_staff(group, wanted, acting, [&](StaffId one) { return worth_as_champion(staff, one); });

    const auto champions = static_cast<float>(group.named.size());
    const float strength = acting.dose * thinned(p.thinning, colleagues, champions);
    for (const std::uint32_t place : group.places) acting.strength[place] = strength;
    const float each = champions > 0.0F ? std::min(colleagues / champions, p.staff_per_champion) : 0.0F;
    for (const NamedStaff& one : group.named) {
      staff.intervention_hours[one.who] += acting.dose * p.hours_per_colleague * each;
    }
  }
  keep_named(groups, acting);
}

}  // namespace coadopt
