#pragma once

#include <algorithm>

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct TakePartParameters {
  COADOPT_PARAMETERS(TakePartParameters, "community");

  COADOPT_PARAMETER(float, withdraw, 0.012, {0, 1}, "chance per month",
      "Chance that an active person withdraws without being tired.",
      cited("NCVO 2018: at most 24% a year expect to stop; half of it here, fatigue the rest"));
  COADOPT_PARAMETER(float, withdraw_fatigue, 0.20, {0, 5}, "chance per level",
      "What fatigue adds for each unit above what is borne.",
      assumed("model prototype",
          "Those who took part: have you stopped since, and how tiring was it? (yes, no; 0 to 10)"));
  COADOPT_PARAMETER(float, fatigue_borne, 0.6, {0, 1}, "level 0..1", "Fatigue above which people withdraw.",
      assumed("model prototype",
          "Those who took part: have you stopped since, and how tiring was it? (yes, no; 0 to 10)"));
  COADOPT_PARAMETER(float, active_idle, 0.10, {0, 1}, "chance per month",
      "Chance that an active person without a session falls back to willing.",
      assumed("model prototype",
          "Those who took part: months since the last session, and would you come again? (number; yes, no)"));
  COADOPT_PARAMETER(float, willing_idle, 0.06, {0, 1}, "chance per month",
      "Chance that a willing person whose offer is not answered turns passive.",
      cited("Do-it 2015: 20% of offers never answered; size assumed"));
  COADOPT_PARAMETER(float, unanswered_trust, 0.01, {0, 1}, "share per month",
      "Trust that an unanswered offer costs.",
      assumed("model prototype",
          "Those who offered: was it answered, and do you trust the service? (yes, no; 0 to 10)"));
  COADOPT_PARAMETER(float, rest, 0.03, {0, 1}, "chance per month",
      "Chance that a withdrawn person has rested and is passive again.",
      assumed(
          "model prototype", "Those who stopped: have you begun again, and after how long? (yes, no; months)"));
};

// Participation after a month with `sessions`, from one draw u; without branches, so that it vectorises:
//   willing -> active with a session, -> passive .06 without
//   active -> withdrawn .012 + .20 max(0, fatigue - .6), -> willing .10 without a session
//   withdrawn -> passive .03, rested
[[nodiscard]] inline Participation participation_next(
    const TakePartParameters& p, Participation now, int sessions, float fatigue, float u) {
  expects(sessions >= 0 && are_levels(fatigue, u), "fatigue as a level, and a draw within 0..1");
  const float withdrawing = p.withdraw + p.withdraw_fatigue * std::max(0.0F, fatigue - p.fatigue_borne);
  const float idling = withdrawing + (sessions == 0 ? p.active_idle : 0.0F);
  const Participation of_willing = sessions > 0         ? Participation::active
                                   : u < p.willing_idle ? Participation::passive
                                                        : Participation::willing;
  const Participation of_active = u < withdrawing ? Participation::withdrawn
                                  : u < idling    ? Participation::willing
                                                  : Participation::active;
  const Participation of_withdrawn = u < p.rest ? Participation::passive : Participation::withdrawn;
  return now == Participation::willing     ? of_willing
         : now == Participation::active    ? of_active
         : now == Participation::withdrawn ? of_withdrawn
                                           : now;
}

// Trust after it: an unanswered offer costs 1%.
[[nodiscard]] inline float trust_after_waiting(
    const TakePartParameters& p, float trust, Participation now, int sessions) {
  return trust * (now == Participation::willing && sessions == 0 ? 1.0F - p.unanswered_trust : 1.0F);
}

// Phase, persons' half of settling: who takes part, who withdraws.
void settle_participation(
    Partnership& partnership, CommunityId community, const TakePartParameters& p, const Moment& moment);

}  // namespace coadopt
