#pragma once

#include "parameter/parameter.hpp"
#include "partnership/entity.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Organisations in the pool share their funding, and their friction with co-commissioning and co-delivery
// falls. An organisation is in while its leaders are committed enough; setting the pool up takes time first.
struct PooledBudgets {
  static constexpr std::string_view table = "pooled_budgets";
  static constexpr Entity entity = Entity::organisation;

  float minimum_commitment;
  float funding_shared;
  float friction_closes;
  float set_up_months;
  float set_up_hours;

  friend bool operator==(const PooledBudgets&, const PooledBudgets&) = default;
};

template <>
inline constexpr auto declarations<PooledBudgets> = std::to_array<Parameter<PooledBudgets>>({
    {"minimum_commitment", at<&PooledBudgets::minimum_commitment>(), 0.40, {0, 1}, "level 0..1",
        "Commitment below which an organisation keeps out of the pool.", assumed("a little below the usual")},
    {"funding_shared", at<&PooledBudgets::funding_shared>(), 0.25, {0, 1}, "share of gap per month",
        "How fast members' funding moves to the pool's mean.", assumed("a guess")},
    {"friction_closes", at<&PooledBudgets::friction_closes>(), 0.04, {0, 1}, "share of gap per month",
        "How fast members' friction with commissioning and delivery falls.", assumed("a guess: strong")},
    {"set_up_months", at<&PooledBudgets::set_up_months>(), 6, {0, 120}, "months",
        "Months of setting up, before anything is shared.", assumed("a guess")},
    {"set_up_hours", at<&PooledBudgets::set_up_hours>(), 6, {0, 200}, "hours per month",
        "Hours that setting up takes of each manager and leader of a member.", assumed("a guess")},
});

void act(const PooledBudgets& pool, Acting& acting);

}  // namespace coadopt
