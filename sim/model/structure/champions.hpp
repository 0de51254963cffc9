#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Staff who co-produce already and show colleagues how, beside their own work: untrained, unpaid for it, and
// only where somebody practises at all.
struct Champions {
  COADOPT_PARAMETERS(Champions, "champions");
  static constexpr Entity entity = Entity::staff;

  COADOPT_PARAMETER(float, staff_per_champion, 16, {1, 1000}, "colleagues per champion",
      "Colleagues for whom one champion is sought.", assumed("as coaches"));
  COADOPT_PARAMETER(float, hours_per_colleague, 0.5, {0, 100}, "hours per month",
      "Hours a champion gives to each colleague.", assumed("half of a coach's, beside their own work"));
  COADOPT_PARAMETER(float, thinning, 16, {0.1, 1000}, "colleagues per champion",
      "Colleagues per champion at which the effect on each has halved.", assumed("as coaches"));
};

void act(const Champions& champions, Acting& acting);

}  // namespace coadopt
