#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Organisations merge: their levels and steps become alike, two years' disruption takes staff hours and
// leaders' attention, and a window of opportunity opens. While it is open, what other interventions move in
// these organisations moves also what the levels drift back to.
struct Merger {
  COADOPT_PARAMETERS(Merger, "merger");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(std::int32_t, disruption_months, 24, {0, 1200}, "months",
      "How long the merger disrupts work.",
      cited("Fulop 2002, nine trusts: development 18 months late, problems into the third year"));
  COADOPT_PARAMETER(float, distraction, 0.4, {0, 1}, "share of commitment",
      "Commitment is at most its base less this share while the merger disrupts work: leaders have other "
      "things to "
      "do.",
      assumed("Fulop 2002: services were not developed meanwhile; size a guess"));
  COADOPT_PARAMETER(float, disruption_hours, 4, {0, 200}, "hours per month",
      "Hours that the disruption takes of every member of staff.", assumed("a guess"));
  COADOPT_PARAMETER(std::int32_t, window_months, 18, {0, 1200}, "months",
      "How long the window of opportunity stays open.", assumed("a guess: until new routines set"));
};

void act(const Merger& merger, Acting& acting);

}  // namespace coadopt
