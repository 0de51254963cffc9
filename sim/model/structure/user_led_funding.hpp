#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// A grant to a community's user-led organisation: it pays a worker whose hours answer residents' offers, and
// holds up the organisation's cash, which falls off a cliff when the grant ends.
struct UserLedFunding {
  COADOPT_PARAMETERS(UserLedFunding, "user_led_funding");
  static constexpr Entity entity = Entity::community;

  COADOPT_PARAMETER(float, worker_hours, 60, {0, 10'000}, "hours per month",
      "Paid hours with people that the grant buys a community.", assumed("a little over half a post"));
  COADOPT_PARAMETER(float, cash_floor, 0.6, {0, 1}, "level 0..1", "Level of cash that the grant holds up.",
      assumed("a guess"));
  COADOPT_PARAMETER(float, cliff, 0.5, {0, 1}, "share of the gap",
      "Share of the cash above its base that is lost as the grant ends.", assumed("a guess"));
};

void act(const UserLedFunding& funding, Acting& acting);

}  // namespace coadopt
