#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Members give each other hours, unpaid. They come to know peers who support them, and part of the hours
// answers offers of residents that nobody else answered.
struct TimeBank {
  COADOPT_PARAMETERS(TimeBank, "time_bank");
  static constexpr Entity entity = Entity::person;

  COADOPT_PARAMETER(float, hours_per_member, 3, {0, 744}, "hours per month", "Hours that a member gives.",
      assumed("a guess"));
  COADOPT_PARAMETER(float, answering_share, 0.5, {0, 1}, "share of hours",
      "Share of the hours that answers residents' offers.", assumed("a guess"));
  COADOPT_PARAMETER(float, peer_support, 0.02, {0, 1}, "share of gap per month",
      "How fast peer support would grow where every resident were a member.", assumed("a guess"));
};

void act(const TimeBank& bank, Acting& acting);

}  // namespace coadopt
