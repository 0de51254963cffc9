#pragma once

#include <algorithm>

#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct BenefitParameters {
  COADOPT_PARAMETERS(BenefitParameters, "benefit");

  COADOPT_PARAMETER(float, efficacy_gain, 0.06, {0, 1}, "share of gap per session",
      "Efficacy gained by a success.",
      cited("Foster 2007, 17 trials of lay-led courses: self-efficacy up by 0.2 to 0.5 SMD in six sessions; "
            "here 0.29"));
  COADOPT_PARAMETER(float, efficacy_loss, 0.035, {0, 1}, "share per session", "Efficacy lost by a failure.",
      cited("set with efficacy_gain (Foster 2007)"));
  COADOPT_PARAMETER(float, capability_gain, 0.03, {0, 1}, "share of gap per session",
      "Capability gained by a success.",
      cited("Cuevas 2021: trials raised patient activation by 0.25 (0.02 to 0.47) deviations; so do six "
            "sessions"));
  COADOPT_PARAMETER(float, trust_gain, 0.04, {0, 1}, "share of gap per session", "Trust gained by a success.",
      assumed("model prototype", "Users: I trust this service (0 to 10), before and after six sessions"));
  COADOPT_PARAMETER(float, trust_loss, 0.05, {0, 1}, "share per session", "Trust lost by a failure.",
      assumed("model prototype", "Users: I trust this service (0 to 10), before and after six sessions"));
  COADOPT_PARAMETER(float, need_fall, 0.005, {0, 1}, "share per session", "Need that a success takes away.",
      cited("Foster 2007, Kennedy 2007: courses did not alter visits or days in hospital; here 0.05 deviations "
            "in six sessions"));
  COADOPT_PARAMETER(float, wellbeing_gain, 0.061, {0, 1}, "share of gap per session",
      "Wellbeing gained by a success where the effect is 0.2.",
      derived("benefit.effect_mean: who takes part is 0.2 standard deviations better off (pattern 11)"));
  COADOPT_PARAMETER(float, wellbeing_loss, 0.02, {0, 1}, "share per session", "Wellbeing lost by a failure.",
      assumed("model prototype",
          "Users: how satisfied are you with life? (0 to 10), before and after sessions that went badly"));
  COADOPT_PARAMETER(float, need_return, 0.02, {0, 1}, "share of gap per month",
      "How fast need returns to the person's own level without sessions.",
      assumed("model prototype",
          "Workers: hours of support a month for the same users, a year after they stopped taking part"));
  COADOPT_PARAMETER(float, need_rise, 0.02, {0, 1}, "share of gap per month",
      "How fast need would rise without any casework.", derived("benefit.need_return: the same speed"));
  COADOPT_PARAMETER(float, wellbeing_return, 0.015, {0, 1}, "share of gap per month",
      "How fast wellbeing returns to the person's own level without sessions.",
      cited("Anusic & Schimmack 2016: changes in life satisfaction keep 0.78, in affect 0.88, a year: 0.021 "
            "and 0.011 a month"));
  COADOPT_PARAMETER(float, level_return, 0.02, {0, 1}, "share of gap per month",
      "How fast capability, efficacy, trust, free time and entitlement return to the person's own level, "
      "whether "
      "sessions or interventions moved them.",
      cited("Anusic & Schimmack 2016: changes in self-esteem keep 0.79 a year: 0.020 a month"));
  COADOPT_PARAMETER(float, fatigue_rise, 0.10, {0, 1}, "level per session",
      "Fatigue a session costs, before free time weighs in.",
      assumed("model prototype",
          "Those who take part, monthly: taking part tires me (0 to 10); sessions; thanks, support (0 to 10)"));
  COADOPT_PARAMETER(float, fatigue_time, 1.3, {0, 5}, "multiple",
      "What free time is taken from before it multiplies fatigue.",
      assumed("model prototype",
          "Those who take part, monthly: taking part tires me (0 to 10); sessions; thanks, support (0 to 10)"));
  COADOPT_PARAMETER(float, fatigue_recovery, 0.06, {0, 1}, "share per month", "Fatigue recovered in a month.",
      assumed("model prototype",
          "Those who take part, monthly: taking part tires me (0 to 10); sessions; thanks, support (0 to 10)"));
  COADOPT_PARAMETER(float, recovery_connected, 1.0, {0, 10}, "share of recovery",
      "How much faster those with ties to peers who support each other recover where peer support is full.",
      assumed("a guess",
          "Those who take part, monthly: taking part tires me (0 to 10); sessions; thanks, support (0 to 10)"));
  COADOPT_PARAMETER(float, recovery_support, 0.5, {0, 10}, "share of recovery",
      "How much faster everyone recovers where recognition is full.",
      assumed("a guess",
          "Those who take part, monthly: taking part tires me (0 to 10); sessions; thanks, support (0 to 10)"));
};

// What a session does to the traits of who takes part.
struct PersonLevels {
  float efficacy;
  float capability;
  float trust;
  float need;
  float wellbeing;
};

// After one success: efficacy +5%, capability +3%, trust +4% of what is left, need -2%, wellbeing +3% of
// what is left times effect / 0.2 (a negative effect takes from what there is).
[[nodiscard]] inline PersonLevels after_success(const BenefitParameters& p, PersonLevels x, float effect) {
  expects(std::isfinite(effect), "a finite effect");
  const float share = p.wellbeing_gain * effect / 0.2F;
  return {.efficacy = towards(x.efficacy, 1.0F, p.efficacy_gain),
      .capability = towards(x.capability, 1.0F, p.capability_gain),
      .trust = towards(x.trust, 1.0F, p.trust_gain),
      .need = x.need * (1.0F - p.need_fall),
      .wellbeing = level(share >= 0.0F ? towards(x.wellbeing, 1.0F, std::min(share, 1.0F))
                                       : x.wellbeing * (1.0F + std::max(share, -1.0F)))};
}

// After one failure: efficacy -5%, trust -5%, wellbeing -2%.
[[nodiscard]] inline PersonLevels after_failure(const BenefitParameters& p, PersonLevels x) {
  x.efficacy *= 1.0F - p.efficacy_loss;
  x.trust *= 1.0F - p.trust_loss;
  x.wellbeing *= 1.0F - p.wellbeing_loss;
  return x;
}

// fatigue + .10 (1.3 - free_time) a session
[[nodiscard]] inline float fatigue_after(
    const BenefitParameters& p, float fatigue, float free_time, int sessions) {
  expects(are_levels(fatigue, free_time) && sessions >= 0, "fatigue and free time as levels");
  const float each = p.fatigue_rise * std::max(0.0F, p.fatigue_time - free_time);
  return std::min(1.0F, fatigue + each * static_cast<float>(sessions));
}

// fatigue recovers 6% a month, faster when connected to peers who support each other and when recognised:
// the share of it that is left
[[nodiscard]] inline float fatigue_left(
    const BenefitParameters& p, bool connected, float peer_support, float recognition) {
  expects(are_levels(peer_support, recognition), "peer support and recognition as levels");
  const float faster =
      1.0F + (connected ? p.recovery_connected * peer_support : 0.0F) + p.recovery_support * recognition;
  return 1.0F - std::min(1.0F, p.fatigue_recovery * faster);
}

// Phase, second half of learning: persons gain or lose from sessions; capability, efficacy and trust, and
// without a session need and wellbeing, return to the person's own level.
void persons_learn(Partnership& partnership, CommunityId community, const BenefitParameters& p);

}  // namespace coadopt
