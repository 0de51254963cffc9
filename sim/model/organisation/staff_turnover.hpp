#pragma once

#include <algorithm>

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "partnership/traits.hpp"

namespace coadopt {

struct StaffTurnoverParameters {
  COADOPT_PARAMETERS(StaffTurnoverParameters, "turnover");

  COADOPT_PARAMETER(float, staff_leaving, 0.028, {0, 1}, "chance per month",
      "Chance that a member of staff with usual burnout leaves, before the factor for the organisation's kind.",
      cited("Skills for Care 2021/22: 29% a year in adult social care; 10% to 49% by employer"));
  COADOPT_PARAMETER(PerKind<float>, leaving_of_kind, {0.55, 0.55, 1.14, 1.14}, {0, 10}, "multiple",
      "Factor on that chance in each kind of organisation.",
      cited("councils 11.8% to 17.2% a year (Department for Education 2017 to 2025), so up to 0.0155 a month; "
            "independent providers 30% to 33% (Skills for Care), so 0.032"),
      organisation_kind_names);
  COADOPT_PARAMETER(float, burnout_slope, 1.5, {0, 20}, "log hazard per level", "How fast burnout raises it.",
      cited("Skills for Care 2022/23: turnover 49% with none, 21% with all of five job factors: 1.4 over 0.6 "
            "of a level"));
  COADOPT_PARAMETER(float, usual_burnout, 0.3, {0, 1}, "level 0..1",
      "Burnout at which staff leave at the usual rate.",
      derived("mean burnout of staff in the first month of the baseline"));
  COADOPT_PARAMETER(float, from_sector, 0.63, {0, 1}, "share of newcomers",
      "Newcomers who come from within the sector and bring its skill and attitude; the rest are new to it.",
      cited("Skills for Care 2021/22: 63% of leavers stay in the sector"));
};

// Hazard of leaving: 2.8% a month * exp(1.5 (burnout - 0.3)) * pressure, which is the kind's multiple and
// shocks
[[nodiscard]] inline float chance_to_leave(
    const StaffTurnoverParameters& p, float burnout, float pressure = 1.0F) {
  expects(is_level(burnout) && is_amount(static_cast<double>(pressure)),
      "burnout as a level, and a factor that is not negative");
  return level(p.staff_leaving * exponential(p.burnout_slope * (burnout - p.usual_burnout)) * pressure);
}

// What that chance cannot exceed whatever the burnout, but for rounding.
[[nodiscard]] inline float most_chance_to_leave(const StaffTurnoverParameters& p, float pressure) {
  return chance_to_leave(p, 1.0F, pressure) * 1.0001F;
}

// What a newcomer meets: the sector or the labour market they come from, and those who take them on.
struct Arrival {
  bool from_sector = false;
  SectorMeans sector = {};
  SectorMeans team = {};  // of the team before anybody left this month
  float induction = 0.0F;
  float recruitment = 0.0F;
};

// Traits of the labour market, as they are after all that:
//   from the sector   skill and attitude differ from the sector's mean as they did from the labour market's
//   recruitment r     attitude + r of the gap to that of those who practise, if below it
//   induction i       skill and attitude + i of the gap to the team's mean
[[nodiscard]] inline StaffTraits newcomer(
    StaffTraits traits, const StaffStart& labour_market, const Arrival& at) {
  if (at.from_sector) {
    traits.skill = level(traits.skill + (at.sector.skill - labour_market.skill));
    traits.attitude = level(traits.attitude + (at.sector.attitude - labour_market.attitude));
  }
  traits.attitude =
      towards(traits.attitude, std::max(traits.attitude, labour_market.practising_attitude), at.recruitment);
  traits.skill = towards(traits.skill, at.team.skill, at.induction);
  traits.attitude = towards(traits.attitude, at.team.attitude, at.induction);
  ensures(are_levels(traits.skill, traits.attitude), "skill and attitude as levels");
  return traits;
}

// Of two causes for each of which staff may leave, either.
[[nodiscard]] inline float either(float chance, float other) {
  expects(is_amount(static_cast<double>(chance)) && is_level(other), "chances");
  return chance + other - chance * other;
}

// Phase: staff of a community leave; newcomers from the sector and the labour market take their posts. Where
// their organisation ended this month, `leaving_at_end` of them leave for that. Returns how many left.
std::uint32_t staff_turnover(Partnership& partnership, CommunityId community,
    const StaffTurnoverParameters& turnover, float leaving_at_end, const StaffStart& labour_market,
    const Moment& moment);

}  // namespace coadopt
