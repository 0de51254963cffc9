#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Named staff whose hours go to colleagues. They are trained before they count; their effect thins as each has
// more colleagues to coach, and one who leaves is replaced by another, who is trained first.
struct Coaches {
  COADOPT_PARAMETERS(Coaches, "coaches");
  static constexpr Entity entity = Entity::staff;

  COADOPT_PARAMETER(float, staff_per_coach, 16, {1, 1000}, "colleagues per coach",
      "Colleagues for whom one coach is named.",
      cited("Esther network: about 16 staff to each of its coaches"));
  COADOPT_PARAMETER(float, training_months, 7, {0, 60}, "months",
      "How long coaches are trained before they count.", cited("Esther network: eight days over seven months"));
  COADOPT_PARAMETER(float, training_days, 8, {0, 200}, "days", "Working days that a coach's training takes.",
      cited("Esther network: eight days over seven months"));
  COADOPT_PARAMETER(float, hours_per_colleague, 1, {0, 100}, "hours per month",
      "Hours a coach gives to each colleague.", assumed("a guess: a shared shift or conversation a month"));
  COADOPT_PARAMETER(float, thinning, 16, {0.1, 1000}, "colleagues per coach",
      "Colleagues per coach at which the effect on each has halved.",
      assumed("the size of the Esther network's groups"));
};

// Effect of coaching on each colleague: 1 / (1 + colleagues per coach / 16); none without a coach.
[[nodiscard]] inline float thinned(float thinning, float colleagues, float coaches) {
  return coaches > 0.0F ? 1.0F / (1.0F + colleagues / coaches / thinning) : 0.0F;
}

void act(const Coaches& coaches, Acting& acting);

}  // namespace coadopt
