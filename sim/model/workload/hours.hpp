#pragma once

#include <algorithm>

#include "chance/stream.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct WorkloadParameters {
  COADOPT_PARAMETERS(WorkloadParameters, "workload");

  COADOPT_PARAMETER(float, contract_hours, 132, {1, 744}, "hours per month",
      "Hours that a full-time member of staff is at work in a month, leave and sickness taken off.",
      cited("37 hours a week less the leave of local government and the absence that the Department for "
            "Education "
            "reports: 123 to 136"));
  COADOPT_PARAMETER(PerKind<float>, part_time, {0.12, 0.12, 0.65, 0.5}, {0, 1}, "share of staff",
      "Staff who work part-time, for each kind of organisation.",
      cited("full-time equivalents per post: 0.95 in councils and the NHS, 0.70 to 0.76 in care providers "
            "(Skills "
            "for Care, SSSC); third sector a guess"),
      organisation_kind_names);
  COADOPT_PARAMETER(float, part_time_hours, 0.5, {0.01, 1}, "share of contract hours",
      "Hours of part-time staff; their duties and their casework are smaller by the same share.",
      cited("ONS: part-time employees work 20 hours a week, full-time 39 to 40"));
  COADOPT_PARAMETER(PerRole<float>, duties, {0.27, 0.77, 0.77}, {0, 1}, "share of contract hours",
      "Time taken by duties that are neither casework nor co-production.",
      cited(
          "frontline: 0.73 of a social worker's time is for clients (PSSRU, GBP 40 of 55), range 0.20 to 0.35; "
          "managers and leaders a guess"),
      role_names);
  COADOPT_PARAMETER(float, casework_hours, 10.9, {0, 100}, "hours per unit of need",
      "Casework a month for a user in full need, in a caseload of the usual weight.",
      cited(
          "6.0 hours a month for each of the 16 clients of a children's social worker in usual need (hours for "
          "clients over cases, Department for Education 2023), range 9.5 to 13"));
  COADOPT_PARAMETER(float, casework_spread, 0.30, {0, 2}, "standard deviation over mean",
      "How far casework differs between workers of one organisation.",
      cited("Community Care 2024 and Coventry, caseloads of workers: 0.25 to 0.35"));
  COADOPT_PARAMETER(float, casework_spread_of_organisations, 0.12, {0, 2}, "standard deviation over mean",
      "How far casework per worker differs between organisations.",
      cited("Department for Education 2017 to 2025, cases per worker of 150 councils: 0.14 to 0.17 in a year, "
            "of which "
            "0.12 lasts; 5th to 95th percentile 13 to 23"));
  COADOPT_PARAMETER(float, overtime_share, 0.55, {0, 1}, "share of missing hours",
      "Hours worked beyond the contract where time does not suffice.",
      assumed("hours of social workers and NHS staff beyond contract against what they call too much work; "
              "weak, 0.4 "
              "to 0.7",
          "Staff, one-week diary: work there was, contract, worked beyond it, left undone (hours)"));
  COADOPT_PARAMETER(float, most_overtime, 0.2, {0, 1}, "share of contract hours",
      "Hours beyond the contract that staff work at most to make up for missing time.",
      cited("children's social workers work 40 to 42 hours of a contract of 35 (Department for Education, "
            "longitudinal study); range 0.06 to 0.27"));
  COADOPT_PARAMETER(float, sessions_yield, 5, {0, 1000}, "multiple",
      "How many times as much an hour of sessions is cut as an hour of casework where time is missing.",
      assumed("casework is a duty, sessions are not; size a guess",
          "Staff: last week, share of talks with users and of required tasks left undone (two percentages)"));
  COADOPT_PARAMETER(float, haste, 0.3, {0, 0.95}, "share of missing session time",
      "Missing session time that shorter sessions make up for; fewer sessions make up for the rest.",
      assumed("a guess",
          "Staff: when time is short, do you see fewer people or each for less time? (0 fewer to 10 shorter)"));
  COADOPT_PARAMETER(float, session_hours, 1.5, {0.01, 100}, "hours",
      "Staff time of a session to those who have held many.",
      assumed("model prototype",
          "Staff, one-week diary: hours for each session with users, travel and notes included (hours)"));
  COADOPT_PARAMETER(float, first_session_hours, 3, {0, 100}, "hours",
      "What the first session takes beyond that: co-producing takes more time at first.",
      assumed("2012 workshops and Hints and Tips for the sign; size from the prototype",
          "Staff, one-week diary: hours for a first session against later ones (hours)"));
  COADOPT_PARAMETER(float, session_practice, 12, {0.01, 1000}, "sessions",
      "Sessions after which the extra time has fallen to 37%.",
      assumed("model prototype",
          "Staff, one-week diary: hours for each session, and how many held before (hours; number)"));
  COADOPT_PARAMETER(float, focus_session_time, 0.15, {0, 0.95}, "share of session time",
      "Session time saved in organisations that hold the step \"focus it\" of the Star.",
      assumed("a guess",
          "Staff, one-week diary: hours for each session, where priorities are agreed and where not"));
};

// tau_c = (1.5 + 3 exp(-experience_c / 12)) hours, less where the organisation has focused.
[[nodiscard]] inline float session_time(const WorkloadParameters& p, float experience, bool focused) {
  expects(is_amount(static_cast<double>(experience)), "a number of sessions held");
  const float hours = p.session_hours + p.first_session_hours * exponential(-experience / p.session_practice);
  return focused ? hours * (1.0F - p.focus_session_time) : hours;
}

// Casework of a caseload in hours a month, from the sum of its needs and its weight.
[[nodiscard]] inline float casework_time(const WorkloadParameters& p, float needs, float weight) {
  expects(is_amount(static_cast<double>(needs)) && is_amount(static_cast<double>(weight)),
      "needs and a weight that are not negative");
  return p.casework_hours * needs * weight;
}

// Hours a month that duties take. `more` is what the organisation adds to the usual share; protected time
// lowers it.
[[nodiscard]] inline float duty_hours(
    const WorkloadParameters& p, Role role, float contract_hours, float more, float protected_time) {
  expects(contract_hours > 0.0F && more >= -1.0F && more <= 1.0F && is_level(protected_time),
      "hours of a contract, more duties within -1..1 and protected time as a level");
  return contract_hours * level(p.duties[role] + more) * (1.0F - protected_time);
}

// The hours of one member of staff before any session.
struct HoursOf {
  float contract;
  float slack;  // contract - duties - casework - interventions
  float casework;
};

// The time that is found in a month.
struct TimeFound {
  float sessions = 0.0F;  // hours of sessions for which there is time
  float overtime = 0.0F;
};

// Time for `wanted` hours of sessions. Where slack does not suffice, overtime makes up for a share of the
// missing hours, up to a limit. Sessions and casework are both cut by the rest: an hour of sessions is cut
// `sessions_yield` times as much as an hour of casework.
//   missing  = wanted - slack
//   overtime = min(.35 missing, .1 contract)
//   sessions = wanted - min(wanted, (missing - overtime) y wanted / (y wanted + casework))
[[nodiscard]] inline TimeFound time_for_sessions(const WorkloadParameters& p, const HoursOf& of, float wanted) {
  expects(is_amount(static_cast<double>(wanted)) && is_amount(static_cast<double>(of.casework)) &&
              is_amount(static_cast<double>(of.contract)) && std::isfinite(of.slack),
      "hours of sessions, casework and contract that are not negative, and finite slack");
  const float missing = wanted - of.slack;
  if (missing <= 0.0F) return {.sessions = wanted};
  const float overtime = std::min(p.overtime_share * missing, p.most_overtime * of.contract);
  if (wanted <= 0.0F) return {.overtime = overtime};
  const float weight = p.sessions_yield * wanted;
  const float given_up = weight > 0.0F ? (missing - overtime) * weight / (weight + of.casework)
                                       : (of.casework > 0.0F ? 0.0F : missing - overtime);
  ensures(given_up >= 0.0F && overtime >= 0.0F, "hours given up and overtime that are not negative");
  return {.sessions = std::max(0.0F, wanted - given_up), .overtime = overtime};
}

// The share of `wanted` hours of sessions for which there is no time.
[[nodiscard]] inline float unmet_share(float wanted, const TimeFound& time) {
  return wanted > 0.0F ? 1.0F - time.sessions / wanted : 0.0F;
}

// A month's overtime, and the hours of casework left undone, after `sessions` hours of sessions. Overtime is at
// most `overtime_found`; casework is left undone for the rest.
struct HoursWorked {
  float overtime = 0.0F;
  float unmet_casework = 0.0F;
};
[[nodiscard]] inline HoursWorked hours_worked(const HoursOf& of, float sessions, float overtime_found) {
  expects(sessions >= 0.0F && overtime_found >= 0.0F, "hours that are not negative");
  const float beyond = std::max(0.0F, sessions - of.slack);
  const float unmet = std::min(of.casework, std::max(0.0F, beyond - overtime_found));
  ensures(unmet >= 0.0F && unmet <= of.casework && unmet <= beyond,
      "no more casework undone than there is, nor than time is missing");
  return {.overtime = beyond - unmet, .unmet_casework = unmet};
}

[[nodiscard]] inline HoursOf hours_of(const Staff& staff, StaffId one) {
  return {
      .contract = staff.contract_hours[one], .slack = staff.slack[one], .casework = staff.casework_hours[one]};
}

// Sum of need over a caseload, in its order.
[[nodiscard]] inline float needs_of(const Partnership& partnership, StaffId one) {
  float needs = 0.0F;
  for (const PersonId user : partnership.staff.caseload[one]) needs += partnership.persons.need[user];
  return needs;
}

// Sets the contract hours and the weight of casework of every post.
void set_hours(Partnership& partnership, const WorkloadParameters& p, const Stream& stream);

// Brings casework and slack up to date with this month's needs and interventions.
void account_hours(Partnership& partnership, const WorkloadParameters& p);

}  // namespace coadopt
