#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Organisations merge: their levels and steps become alike, a year's disruption takes staff hours, and a window
// of opportunity opens. While it is open, what other interventions move in these organisations moves also what
// the levels drift back to.
struct Merger {
  COADOPT_PARAMETERS(Merger, "merger");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(std::int32_t, disruption_months, 12, {0, 1200}, "months",
      "How long the merger disrupts work.", assumed("a guess"));
  COADOPT_PARAMETER(float, disruption_hours, 4, {0, 200}, "hours per month",
      "Hours that the disruption takes of every member of staff.", assumed("a guess"));
  COADOPT_PARAMETER(std::int32_t, window_months, 18, {0, 1200}, "months",
      "How long the window of opportunity stays open.", assumed("a guess: until new routines set"));
};

void act(const Merger& merger, Acting& acting);

}  // namespace coadopt
