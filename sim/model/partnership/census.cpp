#include "partnership/census.hpp"

namespace coadopt {

StaffStart staff_start(const Census& census, OrganisationId organisation, Role role, const StaffStart& usual) {
  const StaffLevels& levels = census.organisations[organisation.value].staff[role];
  StaffStart start = usual;
  for (const StaffLevel& one : staff_levels) {
    if (levels.*one.given) start.*one.usual = *(levels.*one.given);
  }
  // Who was asked about their own fear has reported all of it.
  if (levels.power_threat) start.power_threat_of_managers = 0.0F;
  return start;
}

void set_levels(OrganisationLevels& levels, const Census& census) {
  for (const OrganisationId one : levels.commitment.ids()) {
    const CountedOrganisation& own = census.organisations[one.value];
    for (const OrganisationLevel& level : organisation_levels) {
      if (own.*level.given) (levels.*level.level)[one] = *(own.*level.given);
    }
    for (const Co co : all_cos) {
      if (own.friction) levels.friction[co][one] = (*own.friction)[co];
    }
  }
}

}  // namespace coadopt
