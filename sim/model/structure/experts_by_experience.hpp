#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Users hired part-time as staff: while engaged, their paid hours answer offers, a team sees them practise, and
// they reach people whom invitations seldom reach.
struct ExpertsByExperience {
  COADOPT_PARAMETERS(ExpertsByExperience, "experts_by_experience");
  static constexpr Entity entity = Entity::person;

  COADOPT_PARAMETER(float, hours_per_post, 40, {0, 744}, "hours per month",
      "Hours of a post that go to people.", assumed("a part-time post"));
  COADOPT_PARAMETER(float, outreach, 0.02, {0, 1}, "share of gap per month",
      "What one expert adds to outreach in the community.", assumed("a guess"));
};

void act(const ExpertsByExperience& experts, Acting& acting);

}  // namespace coadopt
