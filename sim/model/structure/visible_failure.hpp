#pragma once

#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Co-production fails for all to see: the organisation is alarmed at once, and the alarm passes as it does
// after a visible incident. It comes from no session and counts as no incident: the measure `incidents` leaves
// it out.
struct VisibleFailure {
  COADOPT_PARAMETERS(VisibleFailure, "visible_failure");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(float, severity, 0.8, {0, 1}, "share of gap", "How far the failure raises alarm towards 1.",
      assumed("well above an ordinary incident: after one scandal care applications rose by 38% in four months "
              "(Cafcass)"));
};

inline void act(const VisibleFailure& failure, Acting& acting) {
  OfOrganisation<float>& alarm = acting.partnership.organisations.alarm;
  for (const std::uint32_t target : acting.joining) {
    const OrganisationId one{target};
    alarm[one] = towards(alarm[one], 1.0F, acting.dose * failure.severity);
  }
}

}  // namespace coadopt
