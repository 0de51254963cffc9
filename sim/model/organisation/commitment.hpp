#pragma once

#include <algorithm>

#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"

namespace coadopt {

struct CommitmentParameters {
  COADOPT_PARAMETERS(CommitmentParameters, "organisation");

  COADOPT_PARAMETER(float, drift, 0.02, {0, 1}, "share of gap per month",
      "How fast an organisation's levels drift back to their base.",
      cited("ADCS 2013 to 2024: 22% to 32% of councils change their director in a year; here 22%, a half-life "
            "of about three years"));
  COADOPT_PARAMETER(float, commitment_months, 12, {1, 240}, "months",
      "Time in which commitment follows results.",
      assumed("Repenning 2002 for the loop; size from the prototype",
          "Leaders: how long until a result changes what you back? (months)"));
  COADOPT_PARAMETER(float, results_weight, 0.3, {0, 5}, "commitment per unit of results",
      "How much results above expectation add to commitment.",
      assumed("Repenning 2002 for the loop; size from the prototype",
          "Leaders, same a year apart: I back co-production (0 to 10), with results reported"));
  COADOPT_PARAMETER(float, expectation_weight, 0.5, {0, 5}, "share of expectation",
      "Share of leaders' expectation that results are held against.",
      derived("a convention: only its product with start.organisation.expectation counts"));
  COADOPT_PARAMETER(float, conviction_weight, 0.4, {0, 5}, "commitment per unit of conviction",
      "How much the conviction of leaders and managers beyond what it was at the start adds to commitment.",
      assumed("an organisation's commitment is what those who lead it believe and do; Peterson 2014: where a "
              "supervisor leaves, programmes end; size a guess",
          "Staff and leaders: leaders' own belief (CS-PAM) against what staff say leaders do (0 to 10)"));
  COADOPT_PARAMETER(float, voice_of_managers, 0.5, {0, 1}, "share of a leader's",
      "How much a manager's conviction counts beside a leader's.",
      assumed("a guess: half", "Staff: whose backing decides here, your manager's or the leaders'? (0 to 10)"));
  COADOPT_PARAMETER(float, conviction_by_practice, 0.25, {0, 1}, "share of conviction",
      "Part of leaders' and managers' conviction that depends on having a Co in use; the rest is attitude.",
      assumed("a guess: practice shows conviction, but most of it is attitude",
          "Leaders and managers: I back it (0 to 10) and I do it myself (yes, no)"));
  COADOPT_PARAMETER(float, funding_follows, 0.3, {0, 5}, "funding per unit of commitment",
      "How far the level that funding drifts to follows commitment above or below its base.",
      assumed("who is committed finds money, slowly; size a guess",
          "Finance leads: money for taking part, this year and last, with leaders' commitment (GBP; 0 to 10)"));
  COADOPT_PARAMETER(float, shortest_horizon, 6, {1, 240}, "months",
      "Months over which results are averaged under full short-termism.",
      assumed("model prototype",
          "Leaders: after how many months without results would you end a programme? (months)"));
  COADOPT_PARAMETER(float, horizon_range, 30, {0, 240}, "months",
      "Months added to shortest_horizon without any short-termism; the horizon is 19.5 months at the default "
      "short_termism.",
      cited("with shortest_horizon 36 months: NHS chief executives' median time in post (2017), a home-care "
            "contract (2008)"));
  COADOPT_PARAMETER(float, in_use_for_full_results, 0.40, {0.001, 1}, "share of relevant staff",
      "Practice in use at which successful sessions count fully as results.",
      assumed("at the usual practice results are then what leaders expect",
          "Leaders: at what share of staff doing it does it count as working in full? (0 to 100%)"));
  COADOPT_PARAMETER(float, evidence_yield, 0.04, {0, 1}, "share of gap per session",
      "How much one co-assessment session a member of staff a month closes of the gap to full evidence.",
      assumed("a guess",
          "Staff: I have seen proof (0 to 10), against assessments held with users in the year (number)"));
};

// What leaders see of co-production in a month: success, once enough staff practise to be noticed.
[[nodiscard]] inline float results_of_month(
    const CommitmentParameters& p, float in_use_share, float success_share) {
  expects(are_levels(in_use_share, success_share), "shares within 0..1");
  return success_share * std::min(1.0F, in_use_share / p.in_use_for_full_results);
}

// Results averaged over the horizon of 6 + 30 (1 - short_termism) months.
[[nodiscard]] inline float results_seen(
    const CommitmentParameters& p, float seen, float of_month, float short_termism) {
  expects(are_levels(seen, of_month, short_termism), "results and short-termism as levels");
  const float horizon = p.shortest_horizon + p.horizon_range * (1.0F - short_termism);
  return towards(seen, of_month, 1.0F / horizon);
}

// What is known of those who lead an organisation in one role.
struct Leading {
  float people = 0.0F;
  float attitude = 0.0F;    // sum of it
  float practising = 0.0F;  // people with a Co in use
};

// How convinced those who lead are, 0..1, a manager counting half as much as a leader; `otherwise` where there
// are none.
//   mean of 0.75 attitude + 0.25 (1 with a Co in use, else 0)
[[nodiscard]] inline float conviction(
    const CommitmentParameters& p, const Leading& leaders, const Leading& managers, float otherwise) {
  const auto shown = [&](const Leading& some) {
    expects(some.attitude >= 0.0F && some.practising <= some.people &&
                is_nearly_level(some.attitude / std::max(some.people, 1.0F)),
        "no more practising than people, and a sum of their attitudes");
    return towards(some.attitude, some.practising, p.conviction_by_practice);
  };
  const float voices = leaders.people + p.voice_of_managers * managers.people;
  if (voices <= 0.0F) return otherwise;
  return (shown(leaders) + p.voice_of_managers * shown(managers)) / voices;
}

// Repenning's loop, and what leaders and managers believe: C' = (C* - C) / 12,
//   C* = base + 0.3 (results - 0.5 expectation) + 0.4 (conviction - that of the start)
[[nodiscard]] inline float commitment_next(const CommitmentParameters& p, float commitment, float base,
    float results, float expectation, float more_convinced) {
  expects(are_levels(commitment, base, results, expectation) && is_nearly_level(std::fabs(more_convinced)),
      "levels, and a difference of levels");
  const float target = level(base + p.results_weight * (results - p.expectation_weight * expectation) +
                             p.conviction_weight * more_convinced);
  return towards(commitment, target, 1.0F / p.commitment_months);
}

// What funding drifts to: its base, more where leaders are more committed than usual there.
//   base + 0.3 (commitment - its base)
[[nodiscard]] inline float funding_home(
    const CommitmentParameters& p, float base, float commitment, float usual_commitment) {
  expects(are_levels(base, commitment, usual_commitment), "levels");
  return level(base + p.funding_follows * (commitment - usual_commitment));
}

// The share of the gap to full evidence that a month's sessions of assess close.
[[nodiscard]] inline float evidence_rise(const CommitmentParameters& p, float assess_sessions_per_staff) {
  return level(p.evidence_yield * assess_sessions_per_staff);
}

// Evidence rises only where co-assessment is done, and drifts back.
[[nodiscard]] inline float evidence_next(
    const CommitmentParameters& p, float evidence, float base, float assess_sessions_per_staff) {
  expects(are_levels(evidence, base) && is_amount(static_cast<double>(assess_sessions_per_staff)),
      "levels of evidence, and a number of sessions");
  const float drifted = towards(evidence, base, p.drift);
  return towards(drifted, 1.0F, evidence_rise(p, assess_sessions_per_staff));
}

// The base that keeps evidence where it is as long as so many sessions of assess are held; at least 0.
//   evidence_next(p, evidence, evidence_base(p, evidence, sessions), sessions) = evidence
[[nodiscard]] inline float evidence_base(
    const CommitmentParameters& p, float evidence, float assess_sessions_per_staff) {
  expects(is_level(evidence) && is_amount(static_cast<double>(assess_sessions_per_staff)),
      "evidence as a level, and a number of sessions");
  const float rise = evidence_rise(p, assess_sessions_per_staff);
  if (p.drift <= 0.0F || rise >= 1.0F) return evidence;
  return level(evidence - rise * (1.0F - evidence) / ((1.0F - rise) * p.drift));
}

}  // namespace coadopt
