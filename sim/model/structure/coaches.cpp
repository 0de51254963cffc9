#include "structure/coaches.hpp"

#include <algorithm>
#include <cmath>

#include "structure/naming.hpp"

namespace coadopt {

namespace {

constexpr float hours_in_a_day = 7.5F;

// Where several would do, those whom colleagues name as contacts would coach best; skill stands for it.
float worth_as_coach(const Staff& staff, StaffId one) { return staff.skill[one] + staff.attitude[one]; }

}  // namespace

void act(const Coaches& p, Acting& acting) {
  Staff& staff = acting.partnership.staff;
  const float training_hours =
      p.training_months > 0.0F ? p.training_days * hours_in_a_day / p.training_months : 0.0F;
  acting.hours_only_where_felt = true;  // nobody is coached by one who is still in training
  std::vector<Candidates> groups = group_by_organisation(acting);
  for (Candidates& group : groups) {
    const auto colleagues = static_cast<float>(group.places.size());
    const auto wanted = static_cast<std::size_t>(std::ceil(colleagues / p.staff_per_coach));
    name_staff(group, wanted, acting, [&](StaffId one) { return worth_as_coach(staff, one); });

    float trained = 0.0F;
    for (const NamedStaff& coach : group.named) {
      const bool ready = static_cast<float>(acting.moment.month - coach.since) >= p.training_months;
      trained += ready ? 1.0F : 0.0F;
    }
    const float each = trained > 0.0F ? colleagues / trained : 0.0F;
    for (const NamedStaff& coach : group.named) {
      const bool ready = static_cast<float>(acting.moment.month - coach.since) >= p.training_months;
      const float hours = ready ? p.hours_per_colleague * std::min(each, p.staff_per_coach) : training_hours;
      staff.intervention_hours[coach.who] += acting.dose * hours;
    }
    const float strength = acting.dose * thinned(p.thinning, colleagues, trained);
    for (const std::uint32_t place : group.places) acting.strength[place] = strength;
    acting.posts += acting.dose * colleagues / p.staff_per_coach;
  }
  keep_named(groups, acting);
}

}  // namespace coadopt
