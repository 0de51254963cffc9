#pragma once

#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct WorkloadParameters {
  COADOPT_PARAMETERS(WorkloadParameters, "workload");

  COADOPT_PARAMETER(float, contract_hours, 150, {1, 744}, "hours per month",
      "Hours a member of staff works in a month.", assumed("about 37 hours a week less leave"));
  COADOPT_PARAMETER(PerRole<float>, duties, {0.35, 0.77, 0.77}, {0, 1}, "share of contract hours",
      "Time taken by duties that are neither casework nor co-production.", assumed("model prototype"),
      role_names);
  COADOPT_PARAMETER(float, casework_hours, 7.6, {0, 100}, "hours per unit of need",
      "Casework a month for a user in full need.", assumed("leaves frontline staff about 30 hours"));
  COADOPT_PARAMETER(float, session_hours, 1.5, {0.01, 100}, "hours",
      "Staff time of a session to those who have held many.", assumed("model prototype"));
  COADOPT_PARAMETER(float, first_session_hours, 3, {0, 100}, "hours",
      "What the first session takes beyond that: co-producing takes more time at first.",
      assumed("2012 workshops and Hints and Tips for the sign; size from the prototype"));
  COADOPT_PARAMETER(float, session_practice, 12, {0.01, 1000}, "sessions",
      "Sessions after which the extra time has fallen to 37%.", assumed("model prototype"));
  COADOPT_PARAMETER(float, focus_session_time, 0.15, {0, 0.95}, "share of session time",
      "Session time saved in organisations that hold the step \"focus it\" of the Star.", assumed("a guess"));
};

// tau_c = (1.5 + 3 exp(-experience_c / 12)) hours, less where the organisation has focused.
[[nodiscard]] inline float session_time(const WorkloadParameters& p, float experience, bool focused) {
  const float hours = p.session_hours + p.first_session_hours * exponential(-experience / p.session_practice);
  return focused ? hours * (1.0F - p.focus_session_time) : hours;
}

// Casework of a caseload in hours a month, from the sum of its needs.
[[nodiscard]] inline float casework_time(const WorkloadParameters& p, float needs) {
  return p.casework_hours * needs;
}

// Hours a month that duties take: `more` is the organisation's own share on top of the usual; less where time
// is protected.
[[nodiscard]] inline float duty_hours(
    const WorkloadParameters& p, Role role, float more, float protected_time) {
  return p.contract_hours * level(p.duties[role] + more) * (1.0F - protected_time);
}

// slack = contract - duties - casework - hours interventions take; never below zero.
[[nodiscard]] inline float slack_hours(
    const WorkloadParameters& p, float duties, float casework, float intervention_hours) {
  return std::max(0.0F, p.contract_hours - duties - casework - intervention_hours);
}

// Sum of need over a caseload, in its order.
[[nodiscard]] inline float needs_of(const Partnership& partnership, StaffId one) {
  float needs = 0.0F;
  for (const PersonId user : partnership.staff.caseload[one]) needs += partnership.persons.need[user];
  return needs;
}

// Brings casework and slack up to date with this month's needs and interventions.
void account_hours(Partnership& partnership, const WorkloadParameters& p);

}  // namespace coadopt
