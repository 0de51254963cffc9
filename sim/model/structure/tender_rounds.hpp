#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Services are put out to tender every few years. A user-led organisation whose cash is thin may not survive a
// round; a bursary for bidding and a fixer who helps take some of that risk away.
struct TenderRounds {
  COADOPT_PARAMETERS(TenderRounds, "tender_rounds");
  static constexpr Entity entity = Entity::community;

  COADOPT_PARAMETER(std::int32_t, every_months, 36, {1, 1200}, "months",
      "Months from one round to the next; the first is at once.", assumed("contracts of three years"));
  COADOPT_PARAMETER(float, closing_chance, 0.3, {0, 1}, "chance per round",
      "Chance that a user-led organisation without any cash closes in a round.", assumed("a guess"));
  COADOPT_PARAMETER(float, loss, 0.8, {0, 1}, "share of capacity",
      "Capacity, peer support and cash that a community loses with it.", assumed("a guess"));
  COADOPT_PARAMETER(float, bursary, 0, {0, 1}, "share of the risk",
      "Share of the risk that a bursary for bidding takes away.", assumed("none unless given"));
  COADOPT_PARAMETER(float, fixer, 0, {0, 1}, "share of the risk",
      "Share of the remaining risk that a fixer takes away.", assumed("none unless given"));
  COADOPT_PARAMETER(float, friction, 0.1, {0, 1}, "share of gap to 1",
      "How far friction with co-commissioning rises in a round.", assumed("a guess"));
};

// Chance to close in a round: 0.3 (1 - cash) (1 - bursary) (1 - fixer)
[[nodiscard]] inline float chance_to_close(const TenderRounds& p, float cash) {
  return p.closing_chance * (1.0F - cash) * (1.0F - p.bursary) * (1.0F - p.fixer);
}

void act(const TenderRounds& rounds, Acting& acting);

}  // namespace coadopt
