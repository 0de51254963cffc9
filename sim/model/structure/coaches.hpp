#pragma once

#include "parameter/parameter.hpp"
#include "partnership/entity.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Named staff whose hours go to colleagues. They are trained before they count; their effect thins as each has
// more colleagues to coach, and one who leaves is replaced by another, who is trained first.
struct Coaches {
  static constexpr std::string_view table = "coaches";
  static constexpr Entity entity = Entity::staff;

  float staff_per_coach;
  float training_months;
  float training_days;
  float hours_per_colleague;
  float thinning;

  friend bool operator==(const Coaches&, const Coaches&) = default;
};

template <>
inline constexpr auto declarations<Coaches> = std::to_array<Parameter<Coaches>>({
    {"staff_per_coach", at<&Coaches::staff_per_coach>(), 16, {1, 1000}, "colleagues per coach",
        "Colleagues for whom one coach is named.",
        cited("Esther network: about 16 staff to each of its coaches")},
    {"training_months", at<&Coaches::training_months>(), 7, {0, 60}, "months",
        "How long coaches are trained before they count.",
        cited("Esther network: eight days over seven months")},
    {"training_days", at<&Coaches::training_days>(), 8, {0, 200}, "days",
        "Working days that a coach's training takes.", cited("Esther network: eight days over seven months")},
    {"hours_per_colleague", at<&Coaches::hours_per_colleague>(), 1, {0, 100}, "hours per month",
        "Hours a coach gives to each colleague.", assumed("a guess: a shared shift or conversation a month")},
    {"thinning", at<&Coaches::thinning>(), 16, {0.1, 1000}, "colleagues per coach",
        "Colleagues per coach at which the effect on each has halved.",
        assumed("the size of the Esther network's groups")},
});

// Effect of coaching on each colleague: 1 / (1 + colleagues per coach / 16); none without a coach.
[[nodiscard]] inline float thinned(float thinning, float colleagues, float coaches) {
  return coaches > 0.0F ? 1.0F / (1.0F + colleagues / coaches / thinning) : 0.0F;
}

void act(const Coaches& coaches, Acting& acting);

}  // namespace coadopt
