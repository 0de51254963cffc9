#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Ordinary posts beside a team, which take their share of its casework and nothing else.
struct ExtraStaff {
  COADOPT_PARAMETERS(ExtraStaff, "extra_staff");
  static constexpr Entity entity = Entity::team;

  COADOPT_PARAMETER(std::int32_t, posts_per_target, 1, {0, 100}, "posts per team",
      "Frontline posts added to each team.", assumed("a post for a team of eight"));
};

void act(const ExtraStaff& extra, Acting& acting);

}  // namespace coadopt
