#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Users hired part-time as staff: while engaged, their paid hours answer offers, a team sees them practise and
// comes to see people instead of cases, and they reach people whom invitations seldom reach.
struct ExpertsByExperience {
  COADOPT_PARAMETERS(ExpertsByExperience, "experts_by_experience");
  static constexpr Entity entity = Entity::person;

  COADOPT_PARAMETER(float, hours_per_post, 40, {0, 744}, "hours per month",
      "Hours of a post that go to people.", assumed("a part-time post"));
  COADOPT_PARAMETER(float, outreach, 0.02, {0, 1}, "share of gap per month",
      "What one expert adds to outreach in the community.", assumed("a guess"));
  COADOPT_PARAMETER(float, attitude, 0.02, {0, 1}, "share of gap per month",
      "How fast attitude rises in the team beside which one expert works.",
      assumed(
          "moderate on the catalogue's scale; Belgian federal social services report that staff came to see "
          "people instead of cases, without a figure (Loeffler 2017)"));
};

void act(const ExpertsByExperience& experts, Acting& acting);

}  // namespace coadopt
