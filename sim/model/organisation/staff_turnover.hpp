#pragma once

#include "chance/uniforms.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "partnership/traits.hpp"

namespace coadopt {

struct StaffTurnoverParameters {
  COADOPT_PARAMETERS(StaffTurnoverParameters, "turnover");

  COADOPT_PARAMETER(float, staff_leaving, 0.028, {0, 1}, "chance per month",
      "Chance that a member of staff with usual burnout leaves.",
      cited("Skills for Care 2021/22: 29% a year in adult social care; 10% to 49% by employer"));
  COADOPT_PARAMETER(PerKind<float>, leaving_by_kind, {0.65, 0.55, 1.4, 1.4}, {0, 100}, "times staff_leaving",
      "How much faster or slower staff leave each kind of organisation; the mean is 1.",
      cited("a year: councils 12% to 17%, NHS 11%, independent providers 30% to 33% (Department for Education, "
            "NHS, Skills for Care): the ratios, damped; third sector as providers, a guess"),
      organisation_kind_names);
  COADOPT_PARAMETER(float, burnout_slope, 1.5, {0, 20}, "log hazard per level", "How fast burnout raises it.",
      assumed("model prototype"));
  COADOPT_PARAMETER(float, usual_burnout, 0.3, {0, 1}, "level 0..1",
      "Burnout at which staff leave at the usual rate.", assumed("the start value of burnout"));
};

// Hazard of leaving: 2.8% a month * exp(1.5 (burnout - 0.3)) * pressure, which is that of the kind of
// organisation but for shocks
[[nodiscard]] inline float chance_to_leave(
    const StaffTurnoverParameters& p, float burnout, float pressure = 1.0F) {
  return level(p.staff_leaving * exponential(p.burnout_slope * (burnout - p.usual_burnout)) * pressure);
}

// What that chance cannot exceed whatever the burnout, but for rounding.
[[nodiscard]] inline float most_chance_to_leave(const StaffTurnoverParameters& p, float pressure) {
  return chance_to_leave(p, 1.0F, pressure) * 1.0001F;
}

// Of two causes for each of which staff may leave, either.
[[nodiscard]] inline float either(float chance, float other) { return chance + other - chance * other; }

// Phase: staff of a community leave and are replaced from the labour market; where their organisation ended
// this month, `leaving_at_end` of them do so for that. Returns how many left.
std::uint32_t staff_turnover(Partnership& partnership, CommunityId community,
    const StaffTurnoverParameters& turnover, float leaving_at_end, const StaffStart& labour_market,
    const Moment& moment);

}  // namespace coadopt
