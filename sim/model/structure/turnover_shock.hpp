#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// While it lasts, staff leave so many times as fast; less than once as fast is a success in keeping them.
struct TurnoverShock {
  COADOPT_PARAMETERS(TurnoverShock, "turnover_shock");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(float, leaving_factor, 3, {0, 100}, "times the usual hazard",
      "Factor on the hazard of leaving.", assumed("from 29% a year to about 63%"));
};

inline void act(const TurnoverShock& shock, Acting& acting) {
  Support& support = acting.partnership.support;
  for (const std::uint32_t target : acting.reached) {
    support.leaving[OrganisationId{target}] *= 1.0F + acting.dose * (shock.leaving_factor - 1.0F);
  }
}

}  // namespace coadopt
