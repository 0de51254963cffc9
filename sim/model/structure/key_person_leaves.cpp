#include "structure/key_person_leaves.hpp"

#include <optional>

namespace coadopt {

namespace {

// Who practises most Co's, by lot among equals.
std::optional<StaffId> key_person(const Acting& acting, OrganisationId organisation, Role role) {
  const Partnership& who = acting.partnership;
  std::optional<StaffId> found;
  float most = -1.0F;
  for (const StaffId one : who.staff.role.ids()) {
    if (who.staff.role[one] != role || who.organisation_of(one) != organisation) continue;
    float worth = acting.moment.own(Purpose::key_person, one.value, acting.key)[3];
    for (const Co co : all_cos) worth += practising(who.staff.practice[co][one]) ? 1.0F : 0.0F;
    if (worth <= most) continue;
    most = worth;
    found = one;
  }
  return found;
}

void lose_practice(Acting& acting, StaffId leaver, float chance) {
  Partnership& who = acting.partnership;
  for (const StaffId mate : who.teams.staff[who.staff.team[leaver]]) {
    if (mate == leaver) continue;
    const auto draw = acting.moment.own(Purpose::key_person, mate.value, acting.key + 1U);
    for (const Co co : all_cos) {
      Practice& practice = who.staff.practice[co][mate];
      if (!practising(practice) || !(draw[index(co)] < chance)) continue;
      practice = Practice::lapsed;
      who.staff.months_in_use[co][mate] = 0;
    }
  }
}

}  // namespace

void act(const KeyPersonLeaves& p, Acting& acting) {
  OrganisationLevels& now = acting.partnership.organisations.now;
  for (const std::uint32_t target : acting.joining) {
    const OrganisationId one{target};
    const std::optional<StaffId> leaver = key_person(acting, one, static_cast<Role>(p.role));
    if (!leaver) continue;
    now.commitment[one] *= 1.0F - acting.dose * p.commitment_lost;
    now.funding[one] *= 1.0F - acting.dose * p.funding_lost;
    lose_practice(acting, *leaver, acting.dose * p.practice_lost);
    if (acting.dose >= 0.5F) acting.partnership.support.key_person[one] = leaver->value + 1;
  }
}

}  // namespace coadopt
