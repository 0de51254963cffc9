#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Staff are trained in the steps of the Star and leave with a plan for their service: their organisation moves
// up its steps faster, the more of its staff have one.
struct StarPlan {
  COADOPT_PARAMETERS(StarPlan, "star_plan");
  static constexpr Entity entity = Entity::staff;

  COADOPT_PARAMETER(float, speed, 5, {1, 100}, "times the usual chance",
      "Factor on the chance of the next step where all staff have a plan.", assumed("a guess"));
};

void act(const StarPlan& plan, Acting& acting);

}  // namespace coadopt
