#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Organisations in the pool share their funding, and their friction with co-commissioning and co-delivery
// falls. An organisation is in while its leaders are committed enough; setting the pool up takes time first.
struct PooledBudgets {
  COADOPT_PARAMETERS(PooledBudgets, "pooled_budgets");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(float, minimum_commitment, 0.40, {0, 1}, "level 0..1",
      "Commitment below which an organisation keeps out of the pool.", assumed("a little below the usual"));
  COADOPT_PARAMETER(float, funding_shared, 0.25, {0, 1}, "share of gap per month",
      "How fast members' funding moves to the pool's mean.", assumed("a guess"));
  COADOPT_PARAMETER(float, friction_closes, 0.04, {0, 1}, "share of gap per month",
      "How fast members' friction with commissioning and delivery falls.", assumed("a guess: strong"));
  COADOPT_PARAMETER(float, set_up_months, 6, {0, 120}, "months",
      "Months of setting up, before anything is shared.", assumed("a guess"));
  COADOPT_PARAMETER(float, set_up_hours, 6, {0, 200}, "hours per month",
      "Hours that setting up takes of each manager and leader of a member.", assumed("a guess"));
};

void act(const PooledBudgets& pool, Acting& acting);

}  // namespace coadopt
