#pragma once

#include <algorithm>

#include "adoption/decide.hpp"
#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct RiskParameters {
  COADOPT_PARAMETERS(RiskParameters, "risk");

  COADOPT_PARAMETER(float, refusal, 1, {0, 1}, "chance",
      "Chance that those whose permission a try needs refuse it where perceived risk and blame are full.",
      cited("56% (NHS Staff Survey 2015) to 75% (Civil Service People Survey) of managers do not object to new "
            "ways; here 63% at the start values"));
  COADOPT_PARAMETER(float, doubt_counts, 0.5, {0, 1}, "weight",
      "How far refusals depend on the doubt of those who permit that citizens have something to give.",
      assumed("a guess: half of a refusal is for risk alone",
          "Managers: when you said no, was it risk or doubt in what users can do? (0 risk to 10 doubt)"));
  COADOPT_PARAMETER(float, usual_attitude, 0.45, {0, 0.99}, "level 0..1",
      "Mean attitude of those who permit with which they refuse as often as their perceived risk alone says.",
      derived("start.staff.attitude"));
  COADOPT_PARAMETER(float, incident_chance, 0.0005, {0, 1}, "chance per failed session",
      "Chance that a failed session becomes a visible incident.",
      cited("Department for Education 2023: 0.00009 serious incidents a client and month, over some 0.14 "
            "failed sessions"));
  COADOPT_PARAMETER(float, incident_alarm, 0.5, {0, 1}, "share of gap per incident",
      "How much one incident adds to the alarm in an organisation of the usual size.",
      cited("Choudhry 2006: a visible harm lowered the log-odds of the practice by 0.24, 0.48 at most; here by "
            "0.35"));
  COADOPT_PARAMETER(float, incident_staff, 100, {1, 100000}, "staff",
      "Staff of an organisation of the usual size; in a larger one an incident alarms a smaller part.",
      derived("population.staff / population.organisations: the size for which incident_alarm is defined"));
  COADOPT_PARAMETER(float, alarm_return, 0.2, {0, 1}, "share per month", "How fast alarm passes.",
      cited("Choudhry 2006, Riddell: three to six months, 0.1 to 0.3 a month"));
};

// Alarm after a month: it passes, and incidents raise it, in a large organisation each of them less.
//   alarm (1 - 0.2), then + 0.5 incidents min(1, 100 / staff) of the gap to 1
[[nodiscard]] inline float alarm_next(
    const RiskParameters& p, float alarm, std::uint32_t incidents, std::uint32_t staff) {
  expects(is_level(alarm), "alarm as a level");
  const float heard = std::min(1.0F, p.incident_staff / static_cast<float>(std::max(staff, 1U)));
  return towards(
      alarm * (1.0F - p.alarm_return), 1.0F, level(p.incident_alarm * heard * static_cast<float>(incidents)));
}

// Perceived risk while there is alarm; where nobody is blamed, an incident frightens nobody.
//   perceived_risk + alarm blame (1 - perceived_risk)
[[nodiscard]] inline float risk_felt(float perceived_risk, float alarm, float blame) {
  expects(are_levels(perceived_risk, alarm, blame), "risk, alarm and blame as levels");
  return towards(perceived_risk, 1.0F, alarm * blame);
}

// Those above who are asked for permission, on average.
struct Judges {
  float risk = 0.0F;  // that they feel
  float attitude = 0.0F;
};

// The chance that a try is permitted; those who doubt that citizens have something to give refuse more.
//   1 - refusal risk (b + (1 - b) blame) (1 + doubt_counts ((1 - attitude) / (1 - usual_attitude) - 1))
[[nodiscard]] inline float permission(
    const RiskParameters& p, const DecideParameters& decide, const Judges& judges, float blame) {
  expects(are_levels(judges.risk, judges.attitude, blame), "risk, attitude and blame as levels");
  const float doubt = (1.0F - judges.attitude) / (1.0F - p.usual_attitude);
  return 1.0F - level(p.refusal * judges.risk * risk_counted(decide, blame) *
                      (1.0F + p.doubt_counts * (doubt - 1.0F)));
}

// Phase: incidents among last month's failed sessions alarm organisations, and managers and leaders make up
// their minds on what they permit.
void permit(
    Partnership& partnership, const RiskParameters& p, const DecideParameters& decide, const Moment& moment);

}  // namespace coadopt
