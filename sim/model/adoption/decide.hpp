#pragma once

#include <array>
#include <string_view>

#include "barrier/barrier.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/co.hpp"
#include "partnership/propensity.hpp"

namespace coadopt {

// Rival codings of one theory give different results (Muelder & Filatova 2018), so there are four.
enum class DecisionRule : std::uint32_t { com_b, additive, weakest_link, persuasion };
inline constexpr std::array<std::string_view, 4> decision_rule_names = {
    "com_b", "additive", "weakest_link", "persuasion"};

struct DecideParameters {
  COADOPT_PARAMETERS(DecideParameters, "adoption");

  COADOPT_PARAMETER(DecisionRule, decision_rule, 0, {0, 3}, "rule",
      "How capability, opportunity and motivation combine: com_b (all needed), additive (a logit of the same "
      "terms), weakest_link (the least of them), persuasion (colleagues' attitude in place of their "
      "practice).",
      cited("COM-B: West & Michie; rivals: Muelder & Filatova 2018, Poncela-Casasnovas 2014"),
      decision_rule_names);
  COADOPT_PARAMETER(float, try_rate, 0.98, {0, 1}, "chance per month",
      "Chance to try where nothing stands in the way.", calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, skill_exponent, 0.97, {0, 5}, "exponent",
      "How sharply lack of skill closes the gate (a).", calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, opportunity_exponent, 0.8, {0, 5}, "exponent",
      "How sharply lack of opportunity closes the gate (b).",
      assumed("model prototype",
          "Staff: in months with free hours and money, did you try? (yes, no), against hours and budget "
          "reported"));
  COADOPT_PARAMETER(float, motivation_slope, 7, {0, 50}, "per unit of motivation",
      "How sharply motivation turns a no into a yes (k).",
      cited("McEachan 2011, 237 tests: motivation explains 14% to 24% of the variance of behaviour; here 17% "
            "to 19%"));
  COADOPT_PARAMETER(PerCo<float>, motivation_threshold, {0.27, 0.15, 0.19, 0.19}, {-1, 1}, "motivation",
      "Motivation at which half would try each Co.",
      assumed("model prototype: start shares of the Co's",
          "Staff: in the last month I did this with users or residents, for each Co (yes, no)"),
      co_names);
  COADOPT_PARAMETER(float, retry_share, 0.2, {0, 1}, "share of chance",
      "Chance to try of someone who lapsed, as a share of others'.",
      cited("Bond 2014: 30% of the sites that had stopped began again within six years: 0.005 a month if all "
            "stopped at once, 0.01 if evenly over that time; a fifth makes it 0.007 to 0.008 in the baseline"));
  COADOPT_PARAMETER(float, sessions_fitting, 3, {0.1, 100}, "sessions per month",
      "Sessions for which free hours must suffice before time is no barrier.",
      assumed(
          "model prototype", "Staff: how many free hours a month would you need before you began? (hours)"));
  COADOPT_PARAMETER(float, funding_floor, 0.5, {0, 1}, "share of opportunity",
      "Opportunity left without any funding.",
      assumed("model prototype", "Staff: could you do this with no money at all? (0 no to 10 as well)"));
  COADOPT_PARAMETER(float, partner_floor, 0.27, {0, 1}, "share of opportunity",
      "Opportunity left without any partner.", calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, weight_attitude, 0.45, {0, 2}, "motivation per level", "Weight of attitude.",
      cited("McEachan 2016: attitude and behaviour correlate to a medium degree; here 0.24"));
  COADOPT_PARAMETER(float, weight_norm, 0.4, {0, 2}, "motivation per level", "Weight of the norm.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, weight_evidence, 0.20, {0, 2}, "motivation per level", "Weight of evidence.",
      assumed("model prototype",
          "Staff: the motivation items (attitude, proof, reward, leaders, power, risk, horizon, 0 to 10) and "
          "tried since (yes, no)"));
  COADOPT_PARAMETER(float, weight_incentive, 0.25, {0, 2}, "motivation per level", "Weight of incentives.",
      assumed("model prototype", "Staff: the motivation items (0 to 10) and tried since (yes, no)"));
  COADOPT_PARAMETER(float, weight_commitment, 0.25, {0, 2}, "motivation per level",
      "Weight of leaders' commitment.",
      cited("Human Factors 2019, meta-analysis: support of organisation and supervisors and transfer of "
            "training correlate moderately; here 0.21"));
  COADOPT_PARAMETER(float, weight_power_threat, 0.35, {0, 2}, "motivation per level",
      "Weight of the fear of losing power.",
      assumed("model prototype", "Staff: the motivation items (0 to 10) and tried since (yes, no)"));
  COADOPT_PARAMETER(float, weight_perceived_risk, 0.25, {0, 2}, "motivation per level",
      "Weight of perceived risk under full blame.",
      assumed("0.35 in the prototype, where fear of blame did not also decide on what is permitted",
          "Staff: the motivation items (0 to 10) and tried since (yes, no)"));
  COADOPT_PARAMETER(float, risk_floor, 0.4, {0, 1}, "share of perceived risk",
      "What perceived risk counts for without any blame.",
      assumed("model prototype",
          "Staff: would you hold back for risk even if nobody blamed you? (0 no to 10 as much)"));
  COADOPT_PARAMETER(float, weight_short_termism, 0.15, {0, 2}, "motivation per level",
      "Weight of short-termism.",
      assumed("model prototype", "Staff: the motivation items (0 to 10) and tried since (yes, no)"));
  COADOPT_PARAMETER(float, weight_propensity, 0.48, {0, 2}, "motivation per level",
      "Weight of lasting propensity above or below the usual one (0.5).",
      cited("on the logit scale professionals differ by 0.46 (Ben Charif 2019: median of 97 ICCs of shared "
            "decision making, 0.06), 0.47 (Roberts 2014), 0.7 (Katz 2018) and 0.9 (McKay 2019): 0.25 to 0.85 "
            "once what is known of them is taken out; the slope of 7 times 0.48 times the deviation of 0.15 is "
            "0.5"));
  COADOPT_PARAMETER(float, peer_weight, 0.65, {0, 1}, "share of the norm",
      "Share of the norm that colleagues set; leaders' commitment sets the rest (lambda).",
      cited("Human Factors 2019, meta-analysis: most of what peers, supervisors and organisation add to "
            "transfer of training is peers'"));
  COADOPT_PARAMETER(float, team_weight, 0.6, {0, 1}, "share of peers",
      "Weight of the team among colleagues; professional contacts have the rest.",
      assumed("model prototype",
          "Staff: whose example counts more, your team or colleagues elsewhere? (0 elsewhere to 10 team)"));
  COADOPT_PARAMETER(float, norm_threshold, 0.25, {0, 1}, "share of peers",
      "Share of colleagues practising at which half of their weight in the norm is reached (phi).",
      cited("Centola 2018: critical mass of about 25%"));
  COADOPT_PARAMETER(float, norm_steepness, 3, {0.5, 20}, "exponent",
      "1 is simple contagion, more is complex contagion (h).",
      assumed("range 1 to 8 in the evidence",
          "Staff: share of the team who do it and whether you began (panel, monthly)"));
  COADOPT_PARAMETER(float, persuasion_threshold, 0.42, {0, 0.95}, "level 0..1",
      "Mean attitude of colleagues above which it adds to the norm under persuasion.",
      derived("as much practice as under com_b in the sixth year of the baseline: docs/steady_start"));
  COADOPT_PARAMETER(float, additive_skill, 2, {0, 20}, "logit per level",
      "Weight of skill under the additive rule.",
      assumed("as strong as under com_b around the start values",
          "Staff, monthly: did you try? (yes, no), with observed skill (OPTION, 0 to 100)"));
  COADOPT_PARAMETER(float, additive_opportunity, 3, {0, 20}, "logit per level",
      "Weight of opportunity under the additive rule.",
      assumed("as strong as under com_b around the start values",
          "Staff, monthly: did you try? (yes, no), with free hours and budget (hours; GBP)"));
  COADOPT_PARAMETER(float, additive_shift, 2.45, {-20, 20}, "logit",
      "What is taken from the logit under the additive rule.",
      derived("as much practice as under com_b in the sixth year of the baseline: docs/steady_start"));
  COADOPT_PARAMETER(float, weakest_link_scale, 0.276, {0, 1}, "share of the least",
      "What the least of the three counts for under weakest_link.",
      derived("as much practice as under com_b in the sixth year of the baseline: docs/steady_start"));
};

// Norm: colleagues' practice past a threshold, and leaders' commitment.
//   lambda s^h / (s^h + phi^h) + (1 - lambda) commitment;    s the share of colleagues seen practising
// `peers` below is the first factor, s^h / (s^h + phi^h); under persuasion it is colleagues' mean attitude
// above a threshold.
[[nodiscard]] inline float norm_from_practice(const DecideParameters& p, float s) {
  expects(is_amount(static_cast<double>(s)), "a share of colleagues");
  if (s <= 0.0F) return 0.0F;
  return 1.0F / (1.0F + raised(p.norm_threshold / s, p.norm_steepness));  // the same, with one power
}

[[nodiscard]] inline float norm_from_attitude(const DecideParameters& p, float mean_attitude) {
  expects(is_nearly_level(mean_attitude), "a mean of levels");
  return std::max(0.0F, mean_attitude - p.persuasion_threshold) / (1.0F - p.persuasion_threshold);
}

// The four factors of opportunity, each 1 where its barrier is gone: time, systems, resources, citizens.
[[nodiscard]] inline std::array<float, 4> opportunity_factors(const DecideParameters& p, const Terms& t) {
  const std::array<float, 4> factors = {t.time, 1.0F - t.friction,
      p.funding_floor + (1.0F - p.funding_floor) * t.funding,
      t.user_led * (p.partner_floor + (1.0F - p.partner_floor) * t.partner)};
  ensures(are_levels(factors[0], factors[1], factors[2], factors[3]), "factors within 0..1");
  return factors;
}

// O = time (1 - friction) (f + (1 - f) funding) (g + (1 - g) partner), with floors f and g; for commission
// times how far there is a user-led organisation
[[nodiscard]] inline float opportunity(const DecideParameters& p, const Terms& t) {
  const std::array<float, 4> factors = opportunity_factors(p, t);
  const float open = factors[0] * factors[1] * factors[2] * factors[3];
  ensures(is_level(open), "opportunity within 0..1");
  return open;
}

// How much of perceived risk counts in a culture of blame.
[[nodiscard]] inline float risk_counted(const DecideParameters& p, float blame) {
  return p.risk_floor + (1.0F - p.risk_floor) * blame;
}

// What fear, risk and short-termism take from motivation.
struct Deterrents {
  float power_threat;
  float risk;
  float short_termism;
};
[[nodiscard]] inline Deterrents deterrents_of(const DecideParameters& p, const Terms& t) {
  return {.power_threat = p.weight_power_threat * t.power_threat,
      .risk = p.weight_perceived_risk * t.perceived_risk * risk_counted(p, t.blame),
      .short_termism = p.weight_short_termism * t.short_termism};
}

// M = a attitude + n N + e evidence + i incentive + c commitment
//     - t power_threat - r perceived_risk (b + (1 - b) blame) - s short_termism + w (propensity - 1/2), with
//     the declared weights
[[nodiscard]] inline float motivation(const DecideParameters& p, const Terms& t) {
  expects(are_levels(t.attitude, t.commitment, t.evidence, t.incentive, t.power_threat, t.perceived_risk,
              t.blame, t.short_termism, t.propensity) &&
              is_nearly_level(t.peers),
      "all that is weighed as levels");
  const Deterrents against = deterrents_of(p, t);
  const float norm = p.peer_weight * t.peers + (1.0F - p.peer_weight) * t.commitment;
  return p.weight_attitude * t.attitude + p.weight_norm * norm + p.weight_evidence * t.evidence +
         p.weight_incentive * t.incentive + p.weight_commitment * t.commitment - against.power_threat -
         against.risk - against.short_termism + p.weight_propensity * (t.propensity - usual_propensity);
}

// The three parts of the gate, capability, opportunity and motivation, as the rule counts them: logits under
// `additive`, shares of the way open under the others.
[[nodiscard]] inline float capability_part(const DecideParameters& p, float skill) {
  return p.decision_rule == DecisionRule::additive ? p.additive_skill * (skill - 0.5F)
                                                   : raised(skill, p.skill_exponent);
}
[[nodiscard]] inline float opportunity_part(const DecideParameters& p, float o) {
  return p.decision_rule == DecisionRule::additive ? p.additive_opportunity * (o - 0.5F)
                                                   : raised(o, p.opportunity_exponent);
}
// What they do not exceed, without their powers.
[[nodiscard]] inline float capability_at_most(const DecideParameters& p, float skill) {
  return raised_at_most(skill, p.skill_exponent);
}
[[nodiscard]] inline float opportunity_at_most(const DecideParameters& p, float o) {
  return raised_at_most(o, p.opportunity_exponent);
}
[[nodiscard]] inline float motivation_part(const DecideParameters& p, float m, Co co) {
  const float drive = p.motivation_slope * (m - p.motivation_threshold[co]);
  return p.decision_rule == DecisionRule::additive ? drive : logistic(drive);
}

// The chance to try in a month; capability, opportunity and motivation are all needed (COM-B):
//   com_b         r skill^a O^b sigma(k (M - theta))
//   additive      r sigma(k (M - theta) + 2 (skill - 1/2) + 3 (O - 1/2) - shift)
//   weakest_link  r scale min(skill^a, O^b, sigma(k (M - theta)))
//   persuasion    as com_b, with the norm from attitude
[[nodiscard]] inline float gate(
    const DecideParameters& p, float capability, float opportunity, float motivation) {
  float chance = 0.0F;
  switch (p.decision_rule) {
    case DecisionRule::additive:
      chance = p.try_rate * logistic(motivation + capability + opportunity - p.additive_shift);
      break;
    case DecisionRule::weakest_link:
      chance = p.try_rate * p.weakest_link_scale * std::min({capability, opportunity, motivation});
      break;
    case DecisionRule::com_b:
    case DecisionRule::persuasion: chance = p.try_rate * capability * opportunity * motivation;
  }
  ensures(chance >= 0.0F && chance < 1.0001F, "a chance");  // bounds of the parts allow for rounding
  return chance;
}

// What the gate cannot exceed whatever the motivation, from the two parts or from what they do not exceed.
[[nodiscard]] inline float most_chance_to_try(const DecideParameters& p, float capability, float opportunity) {
  return p.decision_rule == DecisionRule::additive ? p.try_rate : gate(p, capability, opportunity, 1.0F);
}

[[nodiscard]] inline float chance_to_try(const DecideParameters& p, const Terms& t, Co co) {
  expects(is_level(t.permission), "a chance of permission within 0..1");
  return t.permission * gate(p, capability_part(p, t.skill), opportunity_part(p, opportunity(p, t)),
                            motivation_part(p, motivation(p, t), co));
}

}  // namespace coadopt
