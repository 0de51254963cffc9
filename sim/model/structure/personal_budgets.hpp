#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Users hold the money for their own support. Free to use, it strengthens them; hedged in by rules, it turns
// against them, and the paperwork takes staff hours.
struct PersonalBudgets {
  COADOPT_PARAMETERS(PersonalBudgets, "personal_budgets");
  static constexpr Entity entity = Entity::person;

  COADOPT_PARAMETER(float, restriction, 0.3, {0, 1}, "level 0..1",
      "How far rules hedge the budget in; above 0.5 it does harm.", assumed("a guess; its sign is the point"));
  COADOPT_PARAMETER(float, paperwork_hours, 0.5, {0, 100}, "hours per month",
      "Hours of the worker that a fully restricted budget takes.", assumed("a guess"));
};

// Strength of the effects: 1 - 2 restriction; negative, they turn against people.
[[nodiscard]] inline float strength_of_budget(const PersonalBudgets& p) { return 1.0F - 2.0F * p.restriction; }

void act(const PersonalBudgets& budgets, Acting& acting);

}  // namespace coadopt
