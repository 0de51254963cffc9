#pragma once

#include <algorithm>

#include "chance/moment.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct TakePartParameters {
  static constexpr std::string_view table = "community";

  float withdraw;
  float withdraw_fatigue;
  float fatigue_borne;
  float active_idle;
  float willing_idle;
  float unanswered_trust;
  float rest;
};

template <>
inline constexpr auto declarations<TakePartParameters> = std::to_array<Parameter<TakePartParameters>>({
    {"withdraw", at<&TakePartParameters::withdraw>(), 0.012, {0, 1}, "chance per month",
        "Chance that an active person withdraws without being tired.",
        cited("NCVO 2018: at most 24% a year expect to stop; half of it here, fatigue the rest")},
    {"withdraw_fatigue", at<&TakePartParameters::withdraw_fatigue>(), 0.20, {0, 5}, "chance per level",
        "What fatigue adds for each unit above what is borne.", assumed("model prototype")},
    {"fatigue_borne", at<&TakePartParameters::fatigue_borne>(), 0.6, {0, 1}, "level 0..1",
        "Fatigue above which people withdraw.", assumed("model prototype")},
    {"active_idle", at<&TakePartParameters::active_idle>(), 0.10, {0, 1}, "chance per month",
        "Chance that an active person without a session falls back to willing.", assumed("model prototype")},
    {"willing_idle", at<&TakePartParameters::willing_idle>(), 0.06, {0, 1}, "chance per month",
        "Chance that a willing person whose offer is not answered turns passive.",
        cited("Do-it 2015: 20% of offers never answered; size assumed")},
    {"unanswered_trust", at<&TakePartParameters::unanswered_trust>(), 0.01, {0, 1}, "share per month",
        "Trust that an unanswered offer costs.", assumed("model prototype")},
    {"rest", at<&TakePartParameters::rest>(), 0.03, {0, 1}, "chance per month",
        "Chance that a withdrawn person has rested and is passive again.", assumed("model prototype")},
});

// Participation after a month with `sessions`, from one draw u; without branches, so that it vectorises:
//   willing -> active with a session, -> passive .06 without
//   active -> withdrawn .012 + .20 max(0, fatigue - .6), -> willing .10 without a session
//   withdrawn -> passive .03, rested
[[nodiscard]] inline Participation participation_next(
    const TakePartParameters& p, Participation now, int sessions, float fatigue, float u) {
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
